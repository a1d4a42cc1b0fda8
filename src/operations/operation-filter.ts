import { type SQL, sql } from 'drizzle-orm'
import { searchQuery } from '../db/search-query.ts'
import type { ErrorClass, OperationKind, OperationStatus } from '../model/operation.ts'
import type { RowErrorCode } from '../model/row-error-codes.ts'

/** Which operations are wanted; all given conditions must hold. Keys, not node ids; null and absent mean any. */
export type OperationFilter = {
  channels?: readonly string[] | null
  statuses?: readonly OperationStatus[] | null
  kinds?: readonly OperationKind[] | null
  errorClasses?: readonly ErrorClass[] | null
  errorCodes?: readonly RowErrorCode[] | null
  fingerprint?: string | null
  everFailed?: boolean | null
  capturedAfter?: string | null
  capturedBefore?: string | null
  batchRunId?: string | null
  customerAccount?: string | null
  customerKey?: string | null
  search?: string | null
}

/** The filter's conditions at headquarters, where `o` is the operation. */
export function conditionsOf(filter: OperationFilter): SQL {
  const among = (column: SQL, values: readonly string[] | null | undefined) =>
    values && sql`${column} = any(${sql.param([...values])}::text[])`
  const conditions = [
    sql`o.route = 'ASYNC'`,
    among(sql`o.channel_id`, filter.channels),
    among(sql`o.status`, filter.statuses),
    among(sql`o.kind`, filter.kinds),
    among(sql`o.error_class`, filter.errorClasses),
    among(sql`o.error_code`, filter.errorCodes),
    // The partial index on fingerprints knows failed operations only, and only they have one.
    filter.fingerprint && sql`o.fingerprint = ${filter.fingerprint} and o.status = 'FAILED'`,
    filter.everFailed != null && sql`o.ever_failed = ${filter.everFailed}`,
    filter.capturedAfter && sql`o.captured_at > ${filter.capturedAfter}::timestamptz`,
    filter.capturedBefore && sql`o.captured_at < ${filter.capturedBefore}::timestamptz`,
    filter.batchRunId &&
      sql`o.operation_id in (select operation_id from operation_attempt where run_id = ${filter.batchRunId}::uuid)`,
    filter.customerAccount &&
      sql`o.customer_key in (select customer_key from customer_account where account = ${filter.customerAccount})`,
    filter.customerKey && sql`o.customer_key = ${filter.customerKey}::uuid`,
    filter.search?.trim() && sql`o.operation_id in (${found(filter.search)})`,
  ].flatMap((condition) => condition || [])
  return sql.join(conditions, sql` and `)
}

/** Operations of customers that match; of those that headquarters does not have yet, by what was captured. */
function found(search: string): SQL {
  return sql`
    select found.operation_id
    from operation found
    where found.customer_key in (select customer_key from customer where search @@ ${searchQuery(search)})
    union all
    select pending.operation_id
    from operation pending
    join retail_async_customer_v2 captured using (operation_id)
    where pending.kind = 'CREATE_CUSTOMER' and pending.status in ('UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON', 'DISMISSED')
      and customer_search(
        null,
        array[captured.cust_name, captured.first_name, captured.middle_name, captured.last_name],
        array[captured.email],
        array[captured.phone, captured.cellular_phone]
      ) @@ ${searchQuery(search)}`
}

/** True when an operation that is only at its channel can match: it has not been tried yet, so it has no error and no run. */
export function canBePending(filter: OperationFilter): boolean {
  return (
    (filter.statuses?.includes('CAPTURED') ?? true) &&
    !filter.errorClasses &&
    !filter.errorCodes &&
    !filter.fingerprint &&
    !filter.batchRunId &&
    filter.everFailed !== true
  )
}

/** True when nothing but what the counters know is asked for. */
export function canBeCounted(filter: OperationFilter): boolean {
  const { channels: _channels, statuses: _statuses, errorCodes: _errorCodes, ...rest } = filter
  return Object.values(rest).every((condition) => condition === null || condition === undefined)
}
