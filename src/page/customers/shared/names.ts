import type { CustomerRoute, CustomerSyncState, RouteReason } from '../../generated/documents.ts'

type Names<K extends string> = {
  readonly en: { readonly [key in K]: string }
  readonly nl: { readonly [key in K]: string }
}

/** The sync states of a customer. */
export const SYNC_STATE_NAMES: Names<CustomerSyncState> = {
  en: {
    SYNCED: 'Synced',
    PENDING_CREATE: 'Pending sync',
    PENDING_UPDATE: 'Edit pending sync',
    FAILED: 'Failed',
  },
  nl: {
    SYNCED: 'Gesynchroniseerd',
    PENDING_CREATE: 'Wacht op synchronisatie',
    PENDING_UPDATE: 'Wijziging wacht op synchronisatie',
    FAILED: 'Mislukt',
  },
}

/** The route of a create or an edit. */
export const ROUTE_NAMES: Names<CustomerRoute> = {
  en: { ASYNC: 'Asynchronous', REALTIME: 'Real-time', HEADQUARTERS: 'At headquarters' },
  nl: { ASYNC: 'Asynchroon', REALTIME: 'Realtime', HEADQUARTERS: 'Op het hoofdkantoor' },
}

/** What each route means. */
export const ROUTE_HINTS: Names<CustomerRoute> = {
  en: {
    ASYNC: 'Captured in the channel’s own database. P-0001 uploads it to headquarters.',
    REALTIME: 'Headquarters saved it while the till waited.',
    HEADQUARTERS: 'Saved at headquarters. 1010 brings it to the channels.',
  },
  nl: {
    ASYNC: 'Vastgelegd in de eigen database van het kanaal. De P-taak brengt het naar het hoofdkantoor.',
    REALTIME: 'Het hoofdkantoor heeft het opgeslagen terwijl de kassa wachtte.',
    HEADQUARTERS: 'Op het hoofdkantoor opgeslagen. 1010 brengt het naar de kanalen.',
  },
}

/** Why the server chose the route. */
export const REASON_NAMES: Names<RouteReason> = {
  en: {
    OFFLINE: 'The channel is offline.',
    PROFILE: 'The channel’s functionality profile creates customers in async mode.',
    RTS_UNREACHABLE: 'The Real-time Service could not be reached, so the channel captured it instead.',
    FEATURE: 'A feature that is effective on this channel makes it asynchronous.',
    SYNCHRONOUS_PROFILE: 'The channel’s functionality profile creates customers synchronously.',
    FEATURE_OFF: 'The feature that makes it asynchronous is off.',
    FEATURE_NOT_EFFECTIVE:
      'The feature is on at headquarters but not yet effective on this channel: run 1110, 1010 and 1070, or wait ' +
      'until the channel reloads its cache.',
    ALWAYS_SYNCHRONOUS: 'This action always runs in real time.',
    HEADQUARTERS_UPDATE: 'The change was made at headquarters.',
  },
  nl: {
    OFFLINE: 'Het kanaal is offline.',
    PROFILE: 'Het functionaliteitsprofiel van het kanaal maakt klanten asynchroon aan.',
    RTS_UNREACHABLE: 'De Real-time Service was niet bereikbaar; daarom is het vastgelegd.',
    FEATURE: 'Een functie die op dit kanaal werkt, maakt het asynchroon.',
    SYNCHRONOUS_PROFILE: 'Het functionaliteitsprofiel van het kanaal maakt klanten synchroon aan.',
    FEATURE_OFF: 'De functie die het asynchroon maakt, staat uit.',
    FEATURE_NOT_EFFECTIVE:
      'De functie staat aan op het hoofdkantoor maar werkt nog niet op dit kanaal: voer 1110, 1010 en 1070 uit, of ' +
      'wacht tot het kanaal zijn cache opnieuw laadt.',
    ALWAYS_SYNCHRONOUS: 'Deze actie gaat altijd realtime.',
    HEADQUARTERS_UPDATE: 'De wijziging is op het hoofdkantoor gedaan.',
  },
}
