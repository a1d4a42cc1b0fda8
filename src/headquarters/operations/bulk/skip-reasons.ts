/** Why a bulk run leaves an operation as it is, and what that means for who looks at it. */
export const SKIP_REASONS = {
  COMPLETED: 'Nothing was left to be done with this operation.',
  DISMISSED: 'This operation had been given up. Restore it, then synchronize it.',
  IN_PROGRESS: 'Another run was working on this operation.',
  WAITING_ON:
    'An earlier operation of the same customer has failed. Correct and synchronize that one; this one then follows.',
  NOT_ITS_TURN:
    'An earlier operation of the same customer had not arrived or was being worked on. Synchronize this one later.',
  TEMPORARY_FAULT: 'A temporary fault stopped this operation. It is tried again by itself.',
} as const

/** One of SKIP_REASONS. */
export type SkipReason = keyof typeof SKIP_REASONS

/** The reason that a code of an item names; null when it is the code of an error. */
export function skipReasonOf(code: string | null): SkipReason | null {
  return code !== null && isSkipReason(code) ? code : null
}

const isSkipReason = (code: string): code is SkipReason => Object.hasOwn(SKIP_REASONS, code)
