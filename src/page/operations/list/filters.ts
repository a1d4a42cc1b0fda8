import type {
  OperationFilter,
  OperationKind,
  OperationOrder,
  OperationStatus,
  RowErrorCode,
} from '../../generated/documents.ts'
import { ERROR_CODE_NAMES, STATUS_NAMES } from '../../ui/operation-names.ts'
import type { SearchConditions } from './search-words.ts'

/** The filter and the order of the list. The address keeps them, so that a link shows the same list. */
export type ListFilter = {
  readonly status: readonly OperationStatus[]
  readonly channel: string
  readonly code: RowErrorCode | ''
  /** The fingerprint of an error group. */
  readonly group: string
  /** What the visitor has typed: `understand` makes conditions of its words. */
  readonly search: string
  /** Minutes since the capture: `60` for at most an hour, `-60` for more than an hour, 0 for any time. */
  readonly age: number
  /** Captured from this time on, and before this time (ISO 8601); '' for any. */
  readonly from: string
  readonly to: string
  /** The id of a batch run, for the operations that it has processed. */
  readonly run: string
  /** The id of a bulk correction, for the operations that it has corrected. */
  readonly correction: string
  readonly order: OperationOrder
}

/** The default order. */
export const NEWEST_FIRST: OperationOrder = 'CAPTURED_AT_DESC'

/** The orders that the list offers. */
export const ORDERS = [
  NEWEST_FIRST,
  'CAPTURED_AT_ASC',
  'STATUS_ASC',
  'STATUS_DESC',
  'CUSTOMER_ACCOUNT_ASC',
  'CUSTOMER_ACCOUNT_DESC',
  'ASYNC_CUSTOMER_ACCOUNT_ASC',
  'ASYNC_CUSTOMER_ACCOUNT_DESC',
  'KIND_ASC',
  'KIND_DESC',
  'LAST_KNOWN_ERROR_ASC',
  'LAST_KNOWN_ERROR_DESC',
  'CHANNEL_ASC',
  'CHANNEL_DESC',
] as const satisfies readonly OperationOrder[]

/** Reads the filter from the address; unknown values are ignored. */
export function filterOf(address: URLSearchParams): ListFilter {
  const given = (name: string) => address.get(name)?.trim() ?? ''
  const age = Number(given('age'))
  return {
    status: given('status').split(',').filter(isStatus),
    channel: given('channel'),
    code: [given('code')].find(isErrorCode) ?? '',
    group: given('group'),
    search: given('search'),
    age: Number.isInteger(age) ? age : 0,
    from: momentOf(given('from')),
    to: momentOf(given('to')),
    run: given('run'),
    correction: given('correction'),
    order: [given('sort').toUpperCase()].find(isOrder) ?? NEWEST_FIRST,
  }
}

/** Makes the address of a filter, without default values, so that links stay short. */
export function addressOf(filter: ListFilter): URLSearchParams {
  const address = new URLSearchParams()
  const put = (name: string, value: string) => value && address.set(name, value)
  put('status', filter.status.join(','))
  put('channel', filter.channel)
  put('code', filter.code)
  put('group', filter.group)
  put('search', filter.search)
  put('age', filter.age === 0 ? '' : String(filter.age))
  put('from', filter.from)
  put('to', filter.to)
  put('run', filter.run)
  put('correction', filter.correction)
  put('sort', filter.order === NEWEST_FIRST ? '' : filter.order.toLowerCase())
  return address
}

/** The filter of the list as its search was understood: what the list, its counts and its actions are about. */
export type UnderstoodFilter = ListFilter & {
  readonly kind: OperationKind | ''
  readonly account: string
  readonly operation: string
  /** The temporary GUID of a customer. */
  readonly customer: string
  /** Minutes since the capture, at least and at most; 0 for any. */
  readonly older: number
  readonly younger: number
}

/** Puts the conditions of the search before those of the other fields. */
export function withConditions(filter: ListFilter, conditions: SearchConditions): UnderstoodFilter {
  const { search, status, channel, code, kind, account, older, younger, guid = '', guidOf } = conditions
  const hasAge = older !== undefined || younger !== undefined
  return {
    ...filter,
    search,
    ...(status && { status }),
    ...(channel && { channel }),
    ...(code && { code }),
    ...(hasAge && { age: 0 }),
    kind: kind ?? '',
    account: account ?? '',
    operation: guidOf === 'operation' ? guid : '',
    customer: guidOf === 'customer' ? guid : '',
    older: older ?? 0,
    younger: younger ?? 0,
  }
}

/** Makes the API's filter. */
export function apiFilter(filter: ListFilter | UnderstoodFilter): OperationFilter {
  const { status, channel, code, group, search, age, from, to, run, correction } = filter
  const { kind, account, operation, customer, older, younger } = { ...NO_CONDITIONS, ...filter }
  return {
    ...(status.length > 0 && { status }),
    ...(channel && { channel: [channel] }),
    ...(code && { errorCode: [code] }),
    ...(group && { fingerprint: group }),
    ...(search && { search }),
    ...(age > 0 && { youngerThanMinutes: age }),
    ...(age < 0 && { olderThanMinutes: -age }),
    ...(from && { capturedAfter: from }),
    ...(to && { capturedBefore: to }),
    ...(run && { batchRun: run }),
    ...(correction && { correction }),
    ...(kind && { kind: [kind] }),
    ...(account && { customerAccount: account }),
    ...(operation && { operation: [operation] }),
    ...(customer && { asyncCustomerAccount: customer }),
    ...(older > 0 && { olderThanMinutes: older }),
    ...(younger > 0 && { youngerThanMinutes: younger }),
  }
}

const NO_CONDITIONS = { kind: '', account: '', operation: '', customer: '', older: 0, younger: 0 } as const

/** True when the filter excludes operations. */
export function isNarrowed(filter: ListFilter | UnderstoodFilter): boolean {
  return Object.keys(apiFilter(filter)).length > 0
}

/** Whether a text is a status of operations. */
export function isStatus(text: string): text is OperationStatus {
  return Object.hasOwn(STATUS_NAMES.en, text)
}

function isErrorCode(text: string): text is RowErrorCode {
  return Object.hasOwn(ERROR_CODE_NAMES.en, text)
}

/** A moment in the one form that the list uses; '' when it is none. */
export function momentOf(text: string): string {
  const time = Date.parse(text)
  return Number.isNaN(time) ? '' : new Date(time).toISOString()
}

function isOrder(text: string): text is OperationOrder {
  return ORDERS.some((order) => order === text)
}
