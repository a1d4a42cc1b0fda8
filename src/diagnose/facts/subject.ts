/** The subject of a diagnosis, once the input is resolved. */
export type Subject =
  /** `channel`: a channel that has the customer, if headquarters does not. */
  | { type: 'CUSTOMER'; key: string; channel?: string }
  | { type: 'OPERATION'; key: string }
  | { type: 'CHANNEL'; key: string }
  | { type: 'FEATURE'; key: string }
  | { type: 'INSTALLATION' }
