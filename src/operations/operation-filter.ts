import { type SQL, sql } from 'drizzle-orm'
import { searchQuery } from '../db/search-query.ts'
import type { ErrorClass, OperationKind, OperationStatus } from '../model/operation.ts'
import { ROW_ERROR_CODES, type RowErrorCode } from '../model/row-error-codes.ts'

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

/**
 * What the list is read by: for each of these values there is an index in the list's order, so that a page of a rare status among
 * millions of operations is as quick as one of a frequent one. `wanted.value` is the value; each value's page is read by itself.
 */
export function groupsOf(filter: OperationFilter): { values: readonly string[]; condition: SQL } {
  const { errorCodes, errorClasses, statuses, channels } = filter
  // A code is nearly always of one class, so the codes' index serves the classes too.
  if (errorCodes || errorClasses) {
    const codes = distinct(errorCodes ?? ROW_ERROR_CODES)
    return { values: codes, condition: sql`o.error_code = wanted.value and o.error_code is not null` }
  }
  if (statuses) return { values: distinct(statuses), condition: sql`o.status = wanted.value` }
  if (channels) return { values: distinct(channels), condition: sql`o.channel_id = wanted.value` }
  return { values: [''], condition: sql`true` }
}

const distinct = (values: readonly string[]) => [...new Set(values)]

/** The filter's conditions at headquarters, where `o` is the operation. Sets of ids are arrays, so that they are looked up and not scanned for. */
export function conditionsOf(filter: OperationFilter): SQL {
  const { customerKey, customerAccount, batchRunId, search } = filter
  const conditions = [
    sql`o.route = 'ASYNC'`,
    among(sql`o.channel_id`, filter.channels),
    among(sql`o.status`, filter.statuses),
    among(sql`o.kind`, filter.kinds),
    among(sql`o.error_class`, filter.errorClasses),
    among(sql`o.error_code`, filter.errorCodes),
    // Only failed operations have a fingerprint, and its index knows only them.
    filter.fingerprint && sql`o.fingerprint = ${filter.fingerprint} and o.status = 'FAILED'`,
    filter.everFailed != null && (filter.everFailed ? sql`o.ever_failed` : sql`not o.ever_failed`),
    filter.capturedAfter && sql`o.captured_at > ${filter.capturedAfter}::timestamptz`,
    filter.capturedBefore && sql`o.captured_at < ${filter.capturedBefore}::timestamptz`,
    batchRunId &&
      sql`o.operation_id = any(array(select operation_id from operation_attempt where run_id = ${batchRunId}::uuid))`,
    customerAccount &&
      sql`o.customer_key = any(array(select customer_key from customer_account where account = ${customerAccount}))`,
    customerKey && sql`o.customer_key = ${customerKey}::uuid`,
    search?.trim() && sql`o.operation_id = any(array(${found(search)}))`,
  ].flatMap((condition) => condition || [])
  return sql.join(conditions, sql` and `)
}

function among(column: SQL, values: readonly string[] | null | undefined): SQL | null {
  return values ? sql`${column} = any(${sql.param([...values])}::text[])` : null
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
