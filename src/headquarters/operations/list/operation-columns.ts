import { type SQL, sql } from 'drizzle-orm'
import { utcText } from '../../../db/utc-text.ts'

/** The columns of an OperationView at headquarters, from the operation `o` and its customer's account `given`. */
export const operationColumns: SQL = sql`
    o.operation_id as "operationId", o.customer_key as "customerKey", o.operation_number as "operationNumber",
    o.data_area_id as "dataAreaId", o.route, o.channel_id as "channelId", o.channel_database_id as "channelDatabaseId",
    o.kind, o.status, o.revision, coalesce(o.account, given.account) as "customerAccount",
    ${utcText('o.captured_at', 'US')} as "capturedAt", o.captured_by as "capturedBy",
    ${utcText('o.received_at', 'US')} as "uploadedAt", ${utcText('o.settled_at', 'US')} as "completedAt",
    ${utcText('o.distributed_at', 'US')} as "distributedAt", ${errorView('o')} as error, o.ever_failed as "everFailed",
    o.fingerprint,
    o.waits_for as "waitsFor", o.warnings, o.override, o.changed, o.applied, o.conflicts,
    o.dismiss_reason as "dismissReason"`

/** The error columns of a row as an ErrorView; null if it has no error. */
export function errorView(alias: string): SQL {
  return sql.raw(`case when ${alias}.error_code is not null then jsonb_build_object(
    'errorClass', coalesce(${alias}.error_class, 'PERMANENT'), 'code', ${alias}.error_code,
    'field', ${alias}.error_field, 'message', coalesce(${alias}.error_message, '')
  ) end`)
}
