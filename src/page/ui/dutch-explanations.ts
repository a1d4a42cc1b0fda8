import type { ExplanationCode } from '../generated/documents.ts'

/** Database states, as they end a sentence. New ones are shown by their name. */
const STATES: { readonly [state: string]: string } = {
  UNREACHABLE: 'is niet bereikbaar',
  RESTARTING: 'start op of stopt',
  NO_CONNECTIONS: 'heeft geen vrije verbinding',
  READ_ONLY: 'is alleen-lezen',
  DISK_FULL: 'heeft geen schijfruimte meer',
  OUT_OF_MEMORY: 'heeft geen geheugen meer',
  LIMIT_REACHED: 'heeft een grens van haar configuratie bereikt',
  STORAGE_FAILED: 'kan haar bestanden niet lezen of schrijven',
  LOGIN_REFUSED: 'weigert de aanmelding',
}

/**
 * What runs, sessions, schedules and attempts say of themselves, in Dutch, by code; OTHER is what only the server's own
 * sentence says. A new code does not compile without its Dutch text.
 */
export const DUTCH_EXPLANATIONS: {
  readonly [code in Exclude<ExplanationCode, 'OTHER'>]: (...parameters: string[]) => string
} = {
  FAULT: () => 'Door een storing gestopt; het logboek noemt de oorzaak.',
  DATABASE_FAULT: (state) => `Door een storing van de database gestopt (${state}).`,
  DATABASE_UNAVAILABLE: (where, state = '') =>
    `${where === 'HEADQUARTERS' ? 'De database van het hoofdkantoor' : 'De kanaaldatabase'} ${STATES[state] ?? state}.`,
  HEADQUARTERS_UNREACHABLE: () => 'Het hoofdkantoor was niet bereikbaar.',
  DATA_SYNC_PAUSED: (database) => `De gegevenssynchronisatie staat op pauze voor ${database}.`,
  CHANNEL_DATABASE_RESTORED: (database) =>
    `${database} is uit een oudere kopie teruggezet. Uploads en downloads staan stil, vastleggen gaat door; een ` +
    'beheerder aanvaardt haar.',
  CHANNEL_DATABASE_REWOUND: (database) =>
    `Kanaaldatabase ${database} stuurde bewerkingen die tegenspreken wat het hoofdkantoor eerder ontving: zij is uit ` +
    'een oudere kopie teruggezet.',
  CHANNEL_DATABASE_LOCKED: (database) =>
    `Een andere transactie, zoals een wissing, houdt ${database} vast. De volgende uitvoering probeert het opnieuw.`,
  HEADQUARTERS_REWOUND: () =>
    'Het hoofdkantoor is een oudere kopie van zichzelf. Tot een beheerder het herstelt, geeft het geen klantnummers ' +
    'en synchroniseert het niets. Kassa’s leggen gewoon vast, en er verdwijnt geen klant.',
  HEADQUARTERS_RECOVERING: () =>
    'Het hoofdkantoor wordt hersteld: eerst komt terug wat het kwijt was. Tot dan wordt niets anders ' +
    'gesynchroniseerd. Is het herstel onderbroken, start het dan opnieuw: het gaat verder.',
  TRIES_EXHAUSTED: (tries) => `De sessie is na ${tries} pogingen mislukt.`,
  SESSION_BEHIND: () =>
    'De kanaaldatabase is nog niet zover als het begin van deze sessie. De volgende begint waar zij is.',
  PACKAGE_PROCESS_ENDED: () => 'Het proces dat het pakket maakte, is gestopt. De volgende sessie draagt de inhoud.',
  SESSION_PROCESS_ENDED: () => 'Het proces van deze sessie is gestopt. De volgende sessie draagt de rest.',
  ORDER_NOT_ENFORCED: () =>
    'De volgorde van sessies wordt niet meer afgedwongen. De volgende sessie draagt de inhoud van deze.',
  CANCELED_BY: (who) => `Geannuleerd door ${who}.`,
  SESSION_CANCELED: (number) => `Sessie ${number} is geannuleerd.`,
  BLOCKED_WHILE_ACCEPTED: () => 'Hield de taak tegen terwijl de kanaaldatabase als nieuwe bron werd aanvaard.',
  NOTHING_REMOVED: () => 'Niets was ouder dan zijn bewaartermijn.',
  NO_DIFFERENCE: () => 'Geen verschil.',
  DIFFERENCES: (all, corrected, forPerson) =>
    `${all} verschillen: ${corrected} worden verbeterd, naar ${forPerson} moet iemand kijken.`,
  NOT_COMPARED: (place) => `${place} is niet vergeleken:`,
  ALL_STEPS_DONE: () => 'Alle stappen waren al gedaan.',
  STOPPED_AT_STEP: (step, of) => `Gestopt bij stap ${step} van ${of}:`,
}
