import { z } from 'zod'
import { OPERATION_STATUSES } from './operation.ts'
import { ROW_ERROR_CODES } from './row-error-codes.ts'
import { text } from './wire-values.ts'

/** The number of operations of a channel with a status and (if failed) an error. */
export type OperationCount = z.infer<typeof operationCount>
export const operationCount = z.object({
  channelId: text,
  status: z.enum(OPERATION_STATUSES),
  errorCode: z.enum(ROW_ERROR_CODES).nullable(),
  count: z.int(),
})
