import type { OperationStatus } from './operation.ts'
import type { RowErrorCode } from './row-error-codes.ts'

/** The number of operations of a channel with a status and (if failed) an error. */
export type OperationCount = {
  channelId: string
  status: OperationStatus
  errorCode: RowErrorCode | null
  count: number
}
