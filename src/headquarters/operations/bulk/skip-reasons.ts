/** The reasons for which a bulk run skips an operation, with texts for its user. */
export const SKIP_REASONS = {
  COMPLETED: 'This operation was already complete.',
  DISMISSED: 'This operation was dismissed. Restore it, then synchronize it.',
  IN_PROGRESS: 'Another run was synchronizing this operation.',
  WAITING_ON:
    'An earlier operation of the same customer failed. Correct and synchronize that one; this one then follows.',
  NOT_ITS_TURN:
    'An earlier operation of the same customer had not arrived or was being synchronized. Synchronize this one later.',
  TEMPORARY_FAULT: 'A temporary fault stopped this operation. It is retried automatically.',
} as const

/** One of SKIP_REASONS. */
export type SkipReason = keyof typeof SKIP_REASONS

/** The skip reason of an item's code; null for the code of an error. */
export function skipReasonOf(code: string | null): SkipReason | null {
  return code !== null && isSkipReason(code) ? code : null
}

const isSkipReason = (code: string): code is SkipReason => Object.hasOwn(SKIP_REASONS, code)
