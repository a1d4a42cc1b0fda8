import type { OperationFilter, OperationOrder, OperationStatus, RowErrorCode } from '../../generated/documents.ts'
import { ERROR_CODE_NAMES, STATUS_NAMES } from '../../ui/operation-names.ts'

/** The filter and the order of the list. The address keeps them, so that a link shows the same list. */
export type ListFilter = {
  readonly status: readonly OperationStatus[]
  readonly channel: string
  readonly code: RowErrorCode | ''
  /** The fingerprint of an error group. */
  readonly group: string
  readonly search: string
  /** Minutes since the capture: `60` for at most an hour, `-60` for more than an hour, 0 for any time. */
  readonly age: number
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
  'CUSTOMER_ACCOUNT_ASC',
  'CUSTOMER_ACCOUNT_DESC',
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
  put('run', filter.run)
  put('correction', filter.correction)
  put('sort', filter.order === NEWEST_FIRST ? '' : filter.order.toLowerCase())
  return address
}

/** Makes the API's filter. */
export function apiFilter({ status, channel, code, group, search, age, run, correction }: ListFilter): OperationFilter {
  return {
    ...(status.length > 0 && { status }),
    ...(channel && { channel: [channel] }),
    ...(code && { errorCode: [code] }),
    ...(group && { fingerprint: group }),
    ...(search && { search }),
    ...(age > 0 && { youngerThanMinutes: age }),
    ...(age < 0 && { olderThanMinutes: -age }),
    ...(run && { batchRun: run }),
    ...(correction && { correction }),
  }
}

/** True when the filter excludes operations. */
export function isNarrowed(filter: ListFilter): boolean {
  return Object.keys(apiFilter(filter)).length > 0
}

/** Whether a text is a status of operations. */
export function isStatus(text: string): text is OperationStatus {
  return Object.hasOwn(STATUS_NAMES.en, text)
}

function isErrorCode(text: string): text is RowErrorCode {
  return Object.hasOwn(ERROR_CODE_NAMES.en, text)
}

function isOrder(text: string): text is OperationOrder {
  return ORDERS.some((order) => order === text)
}
