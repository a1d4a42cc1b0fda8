import { texts } from '../api/texts.ts'

/** The words of the parts that every view uses. */
export const UI = texts({
  en: {
    close: 'Close',
    cancel: 'Cancel',
    again: 'Try again',
    loading: 'Loading …',
    unreachable: 'The server cannot be reached',
    unreachableHint: 'What you see is as it was last read. It is asked again until it answers.',
    forbidden: 'Your token does not allow this',
    forbiddenHint: 'Ask an administrator for a token of another role.',
    failed: 'This could not be read',
    headquartersAway: 'Headquarters cannot be reached',
    headquartersAwayHint: 'Channels go on capturing. What only headquarters knows is shown when it is back.',
    reason: 'Reason',
    reasonHint: 'Kept with the operation and in the audit.',
    reasonMissing: 'Say why, in a few words.',
    empty: 'empty',
  },
  nl: {
    close: 'Sluiten',
    cancel: 'Annuleren',
    again: 'Opnieuw proberen',
    loading: 'Laden …',
    unreachable: 'De server is niet bereikbaar',
    unreachableHint: 'U ziet wat het laatst is gelezen. Er wordt opnieuw gevraagd tot er antwoord komt.',
    forbidden: 'Uw token staat dit niet toe',
    forbiddenHint: 'Vraag een beheerder om een token met een andere rol.',
    failed: 'Dit kon niet worden gelezen',
    headquartersAway: 'Het hoofdkantoor is niet bereikbaar',
    headquartersAwayHint: 'Kanalen leggen gewoon vast. Wat alleen het hoofdkantoor weet, verschijnt als het terug is.',
    reason: 'Reden',
    reasonHint: 'Wordt bij de bewerking en in de audit bewaard.',
    reasonMissing: 'Zeg in een paar woorden waarom.',
    empty: 'leeg',
  },
})
