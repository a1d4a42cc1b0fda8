/**
 * What differs. At a channel: MISSING_AT_CHANNEL, STALE_AT_CHANNEL (an older or altered row), SURPLUS_AT_CHANNEL, STALE_OUTCOME_AT_CHANNEL (it knows otherwise what became of its
 * operations), UNKNOWN_OPERATIONS (it has sent some that headquarters does not have), ERASED_AT_HEADQUARTERS (it still holds an erased customer). At headquarters: LOST_AT_HEADQUARTERS (an account without its customer), CHANGES_TO_REPEAT (of a lost one, which no operation holds), DOUBLED_CUSTOMER, TWO_ACCOUNTS (of one
 * GUID), UNEXPLAINED_AT_HEADQUARTERS (a value that no entry of its log explains), UNKNOWN_TOMBSTONE (a channel's, of a customer that was not erased).
 */
export type DifferenceKind =
  | 'MISSING_AT_CHANNEL'
  | 'STALE_AT_CHANNEL'
  | 'SURPLUS_AT_CHANNEL'
  | 'STALE_OUTCOME_AT_CHANNEL'
  | 'UNKNOWN_OPERATIONS'
  | 'ERASED_AT_HEADQUARTERS'
  | 'LOST_AT_HEADQUARTERS'
  | 'CHANGES_TO_REPEAT'
  | 'DOUBLED_CUSTOMER'
  | 'TWO_ACCOUNTS'
  | 'UNEXPLAINED_AT_HEADQUARTERS'
  | 'UNKNOWN_TOMBSTONE'

/** By which ordinary way a difference is corrected: 1010 carries the customer again, with what became of its operations, or its tombstone; its operations are synchronized again. WAIT: that is going on. */
export type Correction = 'CARRY' | 'ERASE' | 'SYNCHRONIZE' | 'WAIT'

/** One difference as a run has found it. */
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
  /** Null: a person must look at it. */
  correct: Correction | null
}

/** A finding; what is left out is null. */
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
