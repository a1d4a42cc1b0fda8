/** What is diagnosed, once it is known what the input names. */
export type Subject =
  /** `channel`: one that has it, while headquarters does not. */
  | { type: 'CUSTOMER'; key: string; channel?: string }
  | { type: 'OPERATION'; key: string }
  | { type: 'CHANNEL'; key: string }
  | { type: 'FEATURE'; key: string }
  | { type: 'INSTALLATION' }
