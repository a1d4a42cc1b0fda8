import type { OperationStatus } from './operation.ts'
import type { RowErrorCode } from './row-error-codes.ts'

/** How many operations of a channel have a status and (if they failed) an error. */
export type OperationCount = {
  channelId: string
  status: OperationStatus
  errorCode: RowErrorCode | null
  count: number
}
