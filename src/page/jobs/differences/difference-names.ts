import { texts } from '../../api/texts.ts'
import type { DifferenceKind, DifferenceStatus } from '../../generated/documents.ts'
import type { IconName } from '../../ui/icon.tsx'

/** The kinds of difference, in a few words. */
export const KIND_NAMES = texts<{ readonly [kind in DifferenceKind]: string }>({
  en: {
    MISSING_AT_CHANNEL: 'Missing on the channel',
    STALE_AT_CHANNEL: 'Outdated or altered on the channel',
    SURPLUS_AT_CHANNEL: 'Surplus on the channel',
    NEWER_AT_CHANNEL: 'Newer on the channel than at headquarters',
    ERASED_AT_HEADQUARTERS: 'Erased at headquarters but still on the channel',
    LOST_AT_HEADQUARTERS: 'Lost at headquarters',
    CHANGES_TO_REPEAT: 'Changes lost at headquarters',
    DOUBLED_CUSTOMER: 'Duplicate customer at headquarters',
    TWO_ACCOUNTS: 'Two account numbers',
    UNEXPLAINED_AT_HEADQUARTERS: 'Unexplained value at headquarters',
    UNKNOWN_TOMBSTONE: 'Erased on the channel but not at headquarters',
    STALE_OUTCOME_AT_CHANNEL: 'Outcome of an operation altered on the channel',
    UNKNOWN_OPERATIONS: 'Operations unknown to headquarters',
  },
  nl: {
    MISSING_AT_CHANNEL: 'Ontbreekt op het kanaal',
    STALE_AT_CHANNEL: 'Ouder of veranderd op het kanaal',
    SURPLUS_AT_CHANNEL: 'Te veel op het kanaal',
    NEWER_AT_CHANNEL: 'Nieuwer op het kanaal dan op het hoofdkantoor',
    ERASED_AT_HEADQUARTERS: 'Gewist op het hoofdkantoor maar nog op het kanaal',
    LOST_AT_HEADQUARTERS: 'Verloren op het hoofdkantoor',
    CHANGES_TO_REPEAT: 'Wijzigingen verloren op het hoofdkantoor',
    DOUBLED_CUSTOMER: 'Dubbele klant op het hoofdkantoor',
    TWO_ACCOUNTS: 'Twee rekeningnummers',
    UNEXPLAINED_AT_HEADQUARTERS: 'Onverklaarde waarde op het hoofdkantoor',
    UNKNOWN_TOMBSTONE: 'Gewist op het kanaal maar niet op het hoofdkantoor',
    STALE_OUTCOME_AT_CHANNEL: 'Uitkomst van een bewerking veranderd op het kanaal',
    UNKNOWN_OPERATIONS: 'Bewerkingen die het hoofdkantoor niet kent',
  },
})

/** The statuses of a difference. */
export const STATUS_NAMES = texts<{ readonly [status in DifferenceStatus]: string }>({
  en: {
    OPEN: 'Being repaired',
    REPORTED: 'Needs review',
    REPAIRED: 'Repaired',
    GONE: 'Resolved elsewhere',
    ACCEPTED: 'Accepted',
    RESTORED: 'Restored from the channel',
  },
  nl: {
    OPEN: 'Wordt hersteld',
    REPORTED: 'Te beoordelen',
    REPAIRED: 'Hersteld',
    GONE: 'Elders opgelost',
    ACCEPTED: 'Aanvaard',
    RESTORED: 'Hersteld vanuit het kanaal',
  },
})

type Look = { readonly tone: string; readonly icon: IconName }

/** The tone and the icon of each status. */
export const STATUS_LOOKS: { readonly [status in DifferenceStatus]: Look } = {
  REPORTED: { tone: 'bad', icon: 'user' },
  OPEN: { tone: 'warn', icon: 'sync' },
  REPAIRED: { tone: 'good', icon: 'check' },
  GONE: { tone: 'mute', icon: 'check' },
  ACCEPTED: { tone: 'mute', icon: 'minus' },
  RESTORED: { tone: 'good', icon: 'check' },
}
