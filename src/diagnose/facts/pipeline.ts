import type { OperationFacts } from '../../between/facts/customer-facts.ts'
import type { DatabaseFacts } from '../../between/facts/exchange-facts.ts'
import type { CustomerFacts } from './gather-customer.ts'

// Where a customer's operations are in the pipeline.

/** The operations in question: for an operation, those of its channel database up to it; otherwise all. */
export function operationsOf({ operations, focus }: CustomerFacts): OperationFacts[] {
  const focused = operations.find(({ operationId }) => operationId === focus)
  if (!focused) return operations
  const number = ({ operationNumber, numberOffset }: OperationFacts) => operationNumber - numberOffset
  return operations.filter(
    (operation) => operation.channelDatabaseId === focused.channelDatabaseId && number(operation) <= number(focused),
  )
}

/** The operations that only their channel has. */
export const captured = (facts: CustomerFacts) => operationsOf(facts).filter(({ status }) => status === 'CAPTURED')

/** The operations that headquarters has synchronized and that are not yet distributed to their channel. */
export const returning = (facts: CustomerFacts) => operationsOf(facts).filter(({ status }) => status === 'SYNCED')

/**
 * The operation that blocks this one: an earlier one of the customer and channel database that does not proceed by
 * itself.
 */
export function blockerOf(facts: CustomerFacts, operation: OperationFacts): OperationFacts | null {
  const earlier = facts.operations.filter(
    (other) =>
      other.channelDatabaseId === operation.channelDatabaseId &&
      other.operationNumber - other.numberOffset < operation.operationNumber - operation.numberOffset,
  )
  return earlier.find(({ status }) => ['FAILED', 'CAPTURED'].includes(status)) ?? null
}

/** The operations that the synchronize job should process: uploaded or in progress, without a blocker. */
export const toSynchronize = (facts: CustomerFacts) =>
  operationsOf(facts).filter(
    (operation) => ['UPLOADED', 'IN_PROGRESS'].includes(operation.status) && blockerOf(facts, operation) === null,
  )

/** Headquarters' facts of the channel databases of these operations. */
export function databasesOf({ exchange }: CustomerFacts, operations: readonly OperationFacts[]): DatabaseFacts[] {
  const ids = new Set(operations.map(({ channelDatabaseId }) => channelDatabaseId))
  return exchange?.databases.filter(({ id }) => ids.has(id)) ?? []
}

/** A time in milliseconds since 1970; 0 for none. */
export const millis = (time: string | null | undefined) => (time ? Date.parse(time) : 0)
