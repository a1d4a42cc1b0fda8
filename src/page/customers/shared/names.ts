import type { CustomerRoute, CustomerSyncState, RouteReason } from '../../generated/documents.ts'

type Names<K extends string> = {
  readonly en: { readonly [key in K]: string }
  readonly nl: { readonly [key in K]: string }
}

/** Where a customer stands between the till and headquarters. */
export const SYNC_STATE_NAMES: Names<CustomerSyncState> = {
  en: {
    SYNCED: 'Synced',
    PENDING_CREATE: 'Pending sync',
    PENDING_UPDATE: 'Edit on its way',
    FAILED: 'Failed',
  },
  nl: {
    SYNCED: 'Gesynchroniseerd',
    PENDING_CREATE: 'Wacht op synchronisatie',
    PENDING_UPDATE: 'Wijziging onderweg',
    FAILED: 'Mislukt',
  },
}

/** The way that a create or an edit took. */
export const ROUTE_NAMES: Names<CustomerRoute> = {
  en: { ASYNC: 'Asynchronous', REALTIME: 'Real-time', HEADQUARTERS: 'At headquarters' },
  nl: { ASYNC: 'Asynchroon', REALTIME: 'Realtime', HEADQUARTERS: 'Op het hoofdkantoor' },
}

/** What that means for whoever looks at it. */
export const ROUTE_HINTS: Names<CustomerRoute> = {
  en: {
    ASYNC: 'Captured in the channel’s own database. P-0001 takes it to headquarters.',
    REALTIME: 'Headquarters did it while the till waited.',
    HEADQUARTERS: 'Done at headquarters. The channels get it with 1010.',
  },
  nl: {
    ASYNC: 'Vastgelegd in de eigen database van het kanaal. De P-taak brengt het naar het hoofdkantoor.',
    REALTIME: 'Het hoofdkantoor deed het terwijl de kassa wachtte.',
    HEADQUARTERS: 'Op het hoofdkantoor gedaan. De kanalen krijgen het met 1010.',
  },
}

/** Why it took that way. */
export const REASON_NAMES: Names<RouteReason> = {
  en: {
    OFFLINE: 'The channel is offline.',
    PROFILE: 'The channel’s functionality profile creates customers in async mode.',
    RTS_UNREACHABLE: 'The Real-time Service could not be reached, so it was captured instead.',
    FEATURE: 'A feature that is effective on this channel makes it asynchronous.',
    SYNCHRONOUS_PROFILE: 'The channel’s functionality profile creates customers synchronously.',
    FEATURE_OFF: 'The feature that would make it asynchronous is off.',
    FEATURE_NOT_EFFECTIVE:
      'The feature is on at headquarters and not yet on this channel: 1110, 1010 or 1070 has not run, or its cache is older.',
    ALWAYS_SYNCHRONOUS: 'This is always done in real time.',
    HEADQUARTERS_UPDATE: 'It was made without a channel.',
  },
  nl: {
    OFFLINE: 'Het kanaal is offline.',
    PROFILE: 'Het functionaliteitsprofiel van het kanaal maakt klanten asynchroon aan.',
    RTS_UNREACHABLE: 'De Real-time Service was niet bereikbaar; daarom is het vastgelegd.',
    FEATURE: 'Een functie die op dit kanaal werkt, maakt het asynchroon.',
    SYNCHRONOUS_PROFILE: 'Het functionaliteitsprofiel van het kanaal maakt klanten synchroon aan.',
    FEATURE_OFF: 'De functie die het asynchroon zou maken, staat uit.',
    FEATURE_NOT_EFFECTIVE:
      'De functie staat aan op het hoofdkantoor en nog niet op dit kanaal: 1110, 1010 of 1070 is niet uitgevoerd, of de cache is ouder.',
    ALWAYS_SYNCHRONOUS: 'Dit gaat altijd realtime.',
    HEADQUARTERS_UPDATE: 'Het is zonder kanaal gedaan.',
  },
}
