import { sql } from 'drizzle-orm'
import { utcText } from '../../../db/utc-text.ts'
import type { ErrorClass } from '../../../model/operation.ts'
import type { RowErrorCode } from '../../../model/row-error-codes.ts'

/**
 * FAILED operations with the same cause. `field` is without the row's index; `message` and `exampleId` are those of the
 * newest.
 */
export type ErrorGroup = {
  fingerprint: string
  count: number
  errorClass: ErrorClass
  code: RowErrorCode
  field: string | null
  message: string
  newestCapturedAt: string
  oldestCapturedAt: string
  channels: string[]
  exampleId: string
}

/** The columns of an `ErrorGroup`, of `counted`, `newest` and `oldest`. */
export const groupColumns = sql`
      counted.fingerprint, counted.count, newest.error_class as "errorClass", newest.error_code as code,
      regexp_replace(newest.error_field, '[.][0-9]+', '', 'g') as field, coalesce(newest.error_message, '') as message,
      ${utcText('newest.captured_at')} as "newestCapturedAt", ${utcText('oldest.captured_at')} as "oldestCapturedAt",
      counted.channels,
      newest.operation_id as "exampleId"`
