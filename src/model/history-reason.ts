/** Reasons that the program itself gives for an attempt, as they are stored with it. */
export const PROGRAM_REASONS = {
  ORDER: 'An order needs the customer.',
  CUSTOMER_ERASED: 'The customer was erased.',
  CUSTOMER_IS_BACK: 'Headquarters has the customer again.',
  RESULT_WAS_LOST: 'Its result was missing at headquarters.',
} as const

/** Why an entry of an operation's history came about; `detail` is what the sentence names. */
export const HISTORY_REASONS = {
  GIVEN: (detail: string) => detail,
  CAPTURED: () => 'Captured at the channel.',
  RUN: (detail: string) => detail,
  REALTIME_CALL: () => 'Called in real time by the channel.',
  HEADQUARTERS_UPDATE: () => 'Updated at headquarters.',
  AFTER_CORRECTION: (detail: string) => `Synchronized after: ${detail}`,
  ALONE: () => 'Synchronized alone, without a correction.',
  CONSENT_GIVEN: () => 'The customer consents to marketing.',
  CONSENT_WITHDRAWN: () => 'The customer no longer consents to marketing.',
  ORDER: () => PROGRAM_REASONS.ORDER,
  CUSTOMER_ERASED: () => PROGRAM_REASONS.CUSTOMER_ERASED,
  CUSTOMER_IS_BACK: () => PROGRAM_REASONS.CUSTOMER_IS_BACK,
  RESULT_WAS_LOST: () => PROGRAM_REASONS.RESULT_WAS_LOST,
} as const satisfies { [code: string]: (detail: string) => string }

export type HistoryReason = keyof typeof HISTORY_REASONS
