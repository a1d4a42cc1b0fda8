import { texts } from '../../api/texts.ts'
import type { DifferenceKind, DifferenceStatus } from '../../generated/documents.ts'
import type { IconName } from '../../ui/icon.tsx'

/** What differs, in a few words, by its kind. */
export const KIND_NAMES = texts<{ readonly [kind in DifferenceKind]: string }>({
  en: {
    MISSING_AT_CHANNEL: 'Missing at the channel',
    STALE_AT_CHANNEL: 'Older or altered at the channel',
    SURPLUS_AT_CHANNEL: 'Surplus at the channel',
    ERASED_AT_HEADQUARTERS: 'Erased, and still at the channel',
    LOST_AT_HEADQUARTERS: 'Lost at headquarters',
    CHANGES_TO_REPEAT: 'Changes to be made again',
    DOUBLED_CUSTOMER: 'Twice at headquarters',
    TWO_ACCOUNTS: 'Two account numbers',
    UNEXPLAINED_AT_HEADQUARTERS: 'Unexplained value at headquarters',
    UNKNOWN_TOMBSTONE: 'Tombstone without an erasure',
    STALE_OUTCOME_AT_CHANNEL: 'Outcome of an operation altered at the channel',
    UNKNOWN_OPERATIONS: 'Operations that headquarters does not know',
  },
  nl: {
    MISSING_AT_CHANNEL: 'Ontbreekt op het kanaal',
    STALE_AT_CHANNEL: 'Ouder of veranderd op het kanaal',
    SURPLUS_AT_CHANNEL: 'Te veel op het kanaal',
    ERASED_AT_HEADQUARTERS: 'Gewist, en nog op het kanaal',
    LOST_AT_HEADQUARTERS: 'Verloren op het hoofdkantoor',
    CHANGES_TO_REPEAT: 'Wijzigingen die opnieuw moeten',
    DOUBLED_CUSTOMER: 'Dubbel op het hoofdkantoor',
    TWO_ACCOUNTS: 'Twee rekeningnummers',
    UNEXPLAINED_AT_HEADQUARTERS: 'Onverklaarde waarde op het hoofdkantoor',
    UNKNOWN_TOMBSTONE: 'Grafsteen zonder wissing',
    STALE_OUTCOME_AT_CHANNEL: 'Uitkomst van een bewerking veranderd op het kanaal',
    UNKNOWN_OPERATIONS: 'Bewerkingen die het hoofdkantoor niet kent',
  },
})

/** Where it stands. */
export const STATUS_NAMES = texts<{ readonly [status in DifferenceStatus]: string }>({
  en: {
    OPEN: 'Being corrected',
    REPORTED: 'For a person',
    REPAIRED: 'Corrected',
    GONE: 'Gone',
    ACCEPTED: 'Accepted',
  },
  nl: {
    OPEN: 'Wordt hersteld',
    REPORTED: 'Voor een mens',
    REPAIRED: 'Hersteld',
    GONE: 'Weg',
    ACCEPTED: 'Aanvaard',
  },
})

type Look = { readonly tone: string; readonly icon: IconName }

/** How each status looks; its word says it, too. */
export const STATUS_LOOKS: { readonly [status in DifferenceStatus]: Look } = {
  REPORTED: { tone: 'bad', icon: 'user' },
  OPEN: { tone: 'warn', icon: 'sync' },
  REPAIRED: { tone: 'good', icon: 'check' },
  GONE: { tone: 'mute', icon: 'check' },
  ACCEPTED: { tone: 'mute', icon: 'minus' },
}
