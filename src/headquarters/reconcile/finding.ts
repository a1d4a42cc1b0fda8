/**
 * What differs.
 * At a channel: MISSING_AT_CHANNEL, STALE_AT_CHANNEL (an older or altered row), SURPLUS_AT_CHANNEL,
 * NEWER_AT_CHANNEL (a change that headquarters lost when it was restored from a backup), STALE_OUTCOME_AT_CHANNEL
 * (outdated outcomes of its operations), UNKNOWN_OPERATIONS (it sent operations that headquarters does not have),
 * ERASED_AT_HEADQUARTERS (it still has an erased customer). At headquarters: LOST_AT_HEADQUARTERS (an account without
 * its customer), CHANGES_TO_REPEAT (changes of a lost customer that no operation contains), DOUBLED_CUSTOMER,
 * TWO_ACCOUNTS (of one GUID), UNEXPLAINED_AT_HEADQUARTERS (a value that no entry of its log explains),
 * UNKNOWN_TOMBSTONE (at a channel, of a customer that is not erased).
 */
export type DifferenceKind =
  | 'MISSING_AT_CHANNEL'
  | 'STALE_AT_CHANNEL'
  | 'SURPLUS_AT_CHANNEL'
  | 'NEWER_AT_CHANNEL'
  | 'STALE_OUTCOME_AT_CHANNEL'
  | 'UNKNOWN_OPERATIONS'
  | 'ERASED_AT_HEADQUARTERS'
  | 'LOST_AT_HEADQUARTERS'
  | 'CHANGES_TO_REPEAT'
  | 'DOUBLED_CUSTOMER'
  | 'TWO_ACCOUNTS'
  | 'UNEXPLAINED_AT_HEADQUARTERS'
  | 'UNKNOWN_TOMBSTONE'

/**
 * How a difference is corrected: 1010 carries the customer again with the outcomes of its operations (CARRY) or its
 * tombstone (ERASE), or its operations are synchronized again (SYNCHRONIZE). WAIT: a correction is already under way.
 */
export type Correction = 'CARRY' | 'ERASE' | 'SYNCHRONIZE' | 'WAIT'

/** One difference found by a run. */
export type Finding = {
  kind: DifferenceKind
  /** Null: at headquarters. */
  channelDatabaseId: string | null
  customerKey: string
  dataAreaId: string | null
  headquartersFingerprint: string | null
  channelFingerprint: string | null
  otherCustomerKey: string | null
  message: string
  /** Null: a person must resolve it. */
  correct: Correction | null
}

/** A finding; omitted properties are null. */
export function finding(
  found: Pick<Finding, 'kind' | 'customerKey' | 'dataAreaId' | 'message' | 'correct'> & Partial<Finding>,
): Finding {
  return {
    channelDatabaseId: null,
    headquartersFingerprint: null,
    channelFingerprint: null,
    otherCustomerKey: null,
    ...found,
  }
}
