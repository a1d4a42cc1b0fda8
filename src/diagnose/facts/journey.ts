import type { OperationFacts } from '../../between/facts/customer-facts.ts'
import type { DatabaseFacts } from '../../between/facts/exchange-facts.ts'
import type { CustomerFacts } from './gather-customer.ts'

// Where a customer's operations are, in words that the checks share.

/** The operations that are looked at: of an operation asked about those up to it from its channel database, else all. */
export function operationsOf({ operations, focus }: CustomerFacts): OperationFacts[] {
  const request = operations.find(({ operationId }) => operationId === focus)
  if (!request) return operations
  const place = ({ operationNumber, numberOffset }: OperationFacts) => operationNumber - numberOffset
  return operations.filter(
    (operation) => operation.channelDatabaseId === request.channelDatabaseId && place(operation) <= place(request),
  )
}

/** Those that are only at their channel. */
export const captured = (facts: CustomerFacts) => operationsOf(facts).filter(({ status }) => status === 'CAPTURED')

/** Those that are done at headquarters and not yet back on their channel. */
export const returning = (facts: CustomerFacts) => operationsOf(facts).filter(({ status }) => status === 'SYNCED')

/** The operation that keeps this one from being synchronized: an earlier one of the customer and channel database that does not go on by itself. */
export function blockerOf(facts: CustomerFacts, operation: OperationFacts): OperationFacts | null {
  const earlier = facts.operations.filter(
    (other) =>
      other.channelDatabaseId === operation.channelDatabaseId &&
      other.operationNumber - other.numberOffset < operation.operationNumber - operation.numberOffset,
  )
  return earlier.find(({ status }) => ['FAILED', 'CAPTURED'].includes(status)) ?? null
}

/** Those that the synchronize job should take: uploaded, or taken, with nothing before them that does not go on. */
export const toSynchronize = (facts: CustomerFacts) =>
  operationsOf(facts).filter(
    (operation) => ['UPLOADED', 'IN_PROGRESS'].includes(operation.status) && blockerOf(facts, operation) === null,
  )

/** The channel databases that operations are of, as headquarters has them. */
export function databasesOf({ exchange }: CustomerFacts, operations: readonly OperationFacts[]): DatabaseFacts[] {
  const ids = new Set(operations.map(({ channelDatabaseId }) => channelDatabaseId))
  return exchange?.databases.filter(({ id }) => ids.has(id)) ?? []
}

/** Milliseconds since 1970 of a time; 0 of none. */
export const millis = (time: string | null | undefined) => (time ? Date.parse(time) : 0)
