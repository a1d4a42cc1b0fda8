import type { Actor } from '../../access/actor.ts'
import { databaseNow } from '../../db/database-clock.ts'
import { isUuid } from '../../db/uuid.ts'
import type { OperationFilter } from '../../headquarters/operations/list/operation-filter.ts'
import { assertMaySearch } from '../../privacy/sight.ts'
import type { OperationFilter as FilterInput, InputMaybe } from '../generated/resolvers.ts'
import { refuse } from '../shared/errors.ts'
import { keyOf } from '../shared/node-id.ts'

/** No customer has this key. It stands for an id that cannot be a key, and matches nothing. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * The filter of an operator's list: ids become keys, and customers match only by fields that the actor may read. Throws
 * BAD_USER_INPUT for an impossible value.
 */
export function filterOf(actor: Actor, input: InputMaybe<FilterInput> | undefined): OperationFilter {
  const request = input ?? {}
  for (const value of Object.values({ ...request, ...request.customer, customer: null })) refuseUnstorable(value)
  return {
    channels: request.channel?.map((id) => keyOf('Channel', id)),
    statuses: request.status,
    kinds: request.kind,
    errorClasses: request.errorClass,
    errorCodes: request.errorCode,
    fingerprint: request.fingerprint,
    everFailed: request.everFailed,
    capturedAfter: latest(request.capturedAfter, ago(request.youngerThanMinutes)),
    capturedBefore: earliest(request.capturedBefore, ago(request.olderThanMinutes)),
    chosenIds: request.operation?.map((id) => uuidOf('Operation', id)),
    correctionId: request.correction == null ? null : uuidOf('BulkCorrection', request.correction),
    batchRunId: request.batchRun == null ? null : uuidOf('BatchRun', request.batchRun),
    customerAccount: request.customerAccount,
    customerKey: request.asyncCustomerAccount == null ? null : uuidOf('Customer', request.asyncCustomerAccount),
    search: request.search,
    customer: request.customer && Object.keys(request.customer).length > 0 ? request.customer : null,
    reach: actor.channels,
  }
}

/** The names of a filter's conditions, without their values: `status`, `customer.email`. */
export function conditionsOf(input: InputMaybe<FilterInput> | undefined): string[] {
  const given = (conditions: object) =>
    Object.entries(conditions).flatMap(([name, value]: [string, unknown]) => (value == null ? [] : name))
  const { customer, ...others } = input ?? {}
  return [...given(others), ...given(customer ?? {}).map((field) => `customer.${field}`)]
}

/** Throws Forbidden for a filter by personal data when the caller may not see any: the matches would reveal it. */
export function assertMayFilter(actor: Actor, input: InputMaybe<FilterInput> | undefined): void {
  if (input?.search != null || input?.customer != null) assertMaySearch(actor)
}

type Moment = string | null | undefined

const ago = (minutes: number | null | undefined): Moment =>
  minutes == null ? null : new Date(databaseNow().getTime() - minutes * 60_000).toISOString()

/** The later of two times that may be missing; RFC 3339 with any offset. */
const latest = (a: Moment, b: Moment): Moment => (a && b ? (Date.parse(a) > Date.parse(b) ? a : b) : (a ?? b))
const earliest = (a: Moment, b: Moment): Moment => (a && b ? (Date.parse(a) < Date.parse(b) ? a : b) : (a ?? b))

function uuidOf(type: string, id: string): string {
  const key = keyOf(type, id)
  return isUuid(key) ? key.toLowerCase() : NOBODY
}

function refuseUnstorable(value: unknown): void {
  const texts = Array.isArray(value) ? value : [value]
  if (texts.some((text) => typeof text === 'string' && text.includes('\0'))) {
    throw refuse('BAD_USER_INPUT', 'A filter contains a NUL character.')
  }
}
