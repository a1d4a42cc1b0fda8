import { type SQL, sql } from 'drizzle-orm'
import type { Channels } from '../../../access/scope-sql.ts'
import type { ErrorClass, OperationKind, OperationStatus } from '../../../model/operation.ts'
import { ROW_ERROR_CODES, type RowErrorCode } from '../../../model/row-error-codes.ts'
import { keysOfPersons } from '../../customers/redirects.ts'
import { type CustomerValues, isOneOf, operationsOf, soughtBySearch, soughtByValues } from './customer-condition.ts'

/** Selects operations; all conditions must hold. Values are keys, not node ids; null and absent mean any. */
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
  /** Of this customer, and of those that were merged into it. */
  customerAccount?: string | null
  /** Of this customer, or of that into which it was merged, and of all that were. */
  customerKey?: string | null
  search?: string | null
  customer?: CustomerValues | null
  /**
   * The channels that must be allowed to see a customer for a condition on customers to match it; absent: all. Not a
   * condition by itself.
   */
  reach?: Channels
  /** Only these operations, which a person has chosen. */
  chosenIds?: readonly string[] | null
  /** Operations that this bulk correction has corrected. */
  correctionId?: string | null
  /** Only these operations, as looked up for the other conditions. */
  operationIds?: readonly string[] | null
  /** Conditions on the customer are checked for each operation. */
  oneByOne?: boolean
  /**
   * Sections of a sorted list: only operations without an error, or (of those that can have none) without an account
   * number.
   */
  withoutError?: boolean
  withoutAccount?: boolean
}

/**
 * How the list is read: one page for each of `wanted` (a value, and in `channel` a channel if both are given), each by
 * an index whose first columns are `columns` and that continues in the list's order. A page of a rare status in a small
 * channel is therefore as quick among millions of operations as one of a frequent status. `indexed` is the condition of
 * that index, and `rest` the remaining filter.
 */
export type Groups = {
  wanted: readonly { value: string; channel: string | null }[]
  /** Columns of `operation`, each with the column of `wanted` that contains its value. */
  columns: readonly { column: string; value: 'value' | 'channel' }[]
  indexed: SQL
  rest: OperationFilter
}

/** The maximum number of pages read for one; with more, the channels are checked row by row. */
const mostGroups = 200

export function groupsOf(filter: OperationFilter): Groups {
  const { errorCodes, errorClasses, statuses, channels, kinds } = filter
  if (errorCodes || errorClasses) {
    const codes = distinct(codesOf(filter) ?? [])
    const rest = { ...filter, errorCodes: null, errorClasses: null, statuses: null }
    // The statuses as an expression: otherwise the planner may choose an index of failed operations only, which it
    // estimates as empty, and sort them all.
    const status = statuses ? sql`and o.status || '' = any(${sql.param([...statuses])}::text[])` : sql``
    const withError = sql`o.error_code is not null ${status}`
    return withChannels('error_code', codes, { alone: withError, ofChannel: withError }, rest)
  }
  if (statuses) {
    const listed = listedStatuses(statuses)
    // Without those in progress, they are left out of the uploaded ones one by one: a few chunks at most.
    const rest = { ...filter, statuses: statuses.includes('IN_PROGRESS') ? null : statuses }
    if (statuses.some((status) => status === 'SYNCED' || status === 'DISTRIBUTED'))
      return by('listed_status', listed, sql`true`, rest)
    // The condition of the index by channel, used only with that index.
    const notDone = sql`o.listed_status not in ('SYNCED', 'DISTRIBUTED')`
    return withChannels('listed_status', listed, { alone: sql`true`, ofChannel: notDone }, rest)
  }
  if (channels) return by('channel_id', distinct(channels), sql`true`, { ...filter, channels: null })
  if (kinds && !kinds.includes(MOST_FREQUENT))
    return by('kind', distinct(kinds), notMostFrequent, { ...filter, kinds: null })
  return { wanted: [alone('')], columns: [], indexed: sql`true`, rest: filter }
}

/** The values of `operation.listed_status` of these statuses. */
const listedStatuses = (statuses: readonly OperationStatus[]) =>
  distinct(statuses.map((status) => (status === 'IN_PROGRESS' ? 'UPLOADED' : status)))

/**
 * True if operations in progress are wanted without the uploaded ones, among which the indexes have them. They are read
 * from their chunks.
 */
export const isInProgressAlone = ({ statuses }: OperationFilter): boolean =>
  statuses?.includes('IN_PROGRESS') === true && !statuses.includes('UPLOADED')

/** The kind without an index, because most operations have it. */
const MOST_FREQUENT: OperationKind = 'CREATE_CUSTOMER'
const notMostFrequent = sql.raw(`o.kind <> '${MOST_FREQUENT}'`)

/** The class of an error follows from its code (see src/headquarters/synchronize). */
function classOf(code: RowErrorCode): ErrorClass {
  if (code === 'CONFLICT') return 'CONFLICT'
  return code === 'TEMPORARY_FAULT' ? 'TRANSIENT' : 'PERMANENT'
}

/** The error codes that a filter lets through; null: it asks for no error. */
function codesOf({ errorCodes, errorClasses }: OperationFilter): readonly RowErrorCode[] | null {
  if (!errorClasses) return errorCodes ?? null
  return (errorCodes ?? ROW_ERROR_CODES).filter((code) => errorClasses.includes(classOf(code)))
}

function by(column: string, values: readonly string[], indexed: SQL, rest: OperationFilter): Groups {
  return { wanted: values.map(alone), columns: [{ column, value: 'value' }], indexed, rest }
}

function withChannels(
  column: string,
  values: readonly string[],
  indexed: { alone: SQL; ofChannel: SQL },
  rest: OperationFilter,
): Groups {
  const channels = rest.channels && distinct(rest.channels)
  if (!channels || channels.length * values.length > mostGroups) return by(column, values, indexed.alone, rest)
  return {
    wanted: values.flatMap((value) => channels.map((channel) => ({ value, channel }))),
    columns: [
      { column: 'channel_id', value: 'channel' },
      { column, value: 'value' },
    ],
    indexed: indexed.ofChannel,
    rest: { ...rest, channels: null },
  }
}

const alone = (value: string) => ({ value, channel: null })
const distinct = <T>(values: readonly T[]) => [...new Set(values)]

/** The filter's conditions on the list at headquarters, for the operation `o`. */
export function conditionsOf(filter: OperationFilter): SQL {
  return sql.join([sql`o.route = 'ASYNC'`, ...conditionsOnly(filter)], sql` and `)
}

/** Only the filter's conditions. Sets of ids are arrays, so that they are looked up instead of scanned for. */
export function conditionsOnly(filter: OperationFilter): SQL[] {
  const { customerKey, customerAccount, batchRunId, kinds } = filter
  return [
    among(sql`o.channel_id`, filter.channels),
    among(sql`o.listed_status`, filter.statuses && listedStatuses(filter.statuses)),
    among(sql`o.status`, filter.statuses),
    among(sql`o.kind`, kinds),
    kinds && !kinds.includes(MOST_FREQUENT) && notMostFrequent,
    // Its index is by codes alone.
    among(sql`o.error_code`, codesOf(filter)),
    // Only failed operations have a fingerprint, and its index contains only them.
    filter.fingerprint && sql`o.fingerprint = ${filter.fingerprint} and o.listed_status = 'FAILED'`,
    filter.everFailed != null && (filter.everFailed ? sql`o.ever_failed` : sql`not o.ever_failed`),
    filter.capturedAfter && sql`o.captured_at > ${filter.capturedAfter}::timestamptz`,
    filter.capturedBefore && sql`o.captured_at < ${filter.capturedBefore}::timestamptz`,
    batchRunId &&
      sql`o.operation_id = any(array(select operation_id from operation_attempt where run_id = ${batchRunId}::uuid))`,
    customerAccount &&
      sql`o.customer_key = any(array(${keysOfPersons(
        sql`select customer_key as key from customer_account where account = ${customerAccount}`,
      )}))`,
    customerKey && sql`o.customer_key = any(array(${keysOfPersons(sql`select ${customerKey}::uuid as key`)}))`,
    filter.chosenIds && sql`o.operation_id = any(${sql.param([...filter.chosenIds])}::uuid[])`,
    filter.correctionId &&
      sql`o.operation_id = any(array(
        select operation_id from bulk_correction_item where correction_id = ${filter.correctionId}::uuid
      ))`,
    filter.operationIds && sql`o.operation_id = any(${sql.param([...filter.operationIds])}::uuid[])`,
    filter.withoutError && sql`o.error_code is null`,
    // By key: `offset 0` keeps the planner from reading all accounts and all operations for a page.
    filter.withoutAccount &&
      sql`not exists (select from customer_account a where a.customer_key = o.customer_key offset 0)`,
    ...customerConditions(filter),
  ].flatMap((condition) => condition || [])
}

function among(column: SQL, values: readonly string[] | null | undefined): SQL | null {
  return values ? sql`${column} = any(${sql.param([...values])}::text[])` : null
}

function customerConditions({ search, customer, oneByOne, reach = 'ALL' }: OperationFilter): (SQL | null)[] {
  const bySearch = search?.trim() ? soughtBySearch(search, reach) : null
  const byValues = customer ? soughtByValues(customer, reach) : null
  const lookedUp = (ids: SQL) => sql`o.operation_id = any(array(${ids}))`
  return [
    bySearch && (oneByOne ? isOneOf(bySearch) : lookedUp(operationsOf(bySearch))),
    byValues && (oneByOne || !byValues.indexed ? isOneOf(byValues) : lookedUp(operationsOf(byValues))),
  ]
}

/**
 * True if an operation that only its channel has can match: it has not been tried, so it has no error and no run.
 * Channels are not searched by single fields of a customer.
 */
export function canBePending(filter: OperationFilter): boolean {
  return (
    (filter.statuses?.includes('CAPTURED') ?? true) &&
    !filter.errorClasses &&
    !filter.errorCodes &&
    !filter.fingerprint &&
    !filter.batchRunId &&
    !filter.chosenIds &&
    !filter.correctionId &&
    !filter.customer &&
    filter.everFailed !== true
  )
}

/** True if the filter contains only conditions that the counters know. */
export function canBeCounted(filter: OperationFilter): boolean {
  const { channels: _channels, statuses: _statuses, errorCodes: _errorCodes, reach: _reach, ...rest } = filter
  return Object.values(rest).every((condition) => condition === null || condition === undefined)
}

/** True if an indexed condition selects a small part of the operations, which excludes completed ones. */
export function isSelective(filter: OperationFilter): boolean {
  const { statuses, errorCodes, errorClasses, fingerprint, batchRunId, customerAccount, customerKey } = filter
  const open = statuses && !statuses.includes('SYNCED') && !statuses.includes('DISTRIBUTED')
  const named = [filter.operationIds, filter.chosenIds, filter.correctionId]
  return [open, errorCodes, errorClasses, fingerprint, batchRunId, customerAccount, customerKey, ...named].some(Boolean)
}

/** True if only open operations can match, all of which are in headquarters' table of open operations. */
export function isOpen({ statuses }: OperationFilter): boolean {
  return statuses?.every((status) => OPEN.includes(status)) ?? false
}

const OPEN: readonly OperationStatus[] = ['UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON']
