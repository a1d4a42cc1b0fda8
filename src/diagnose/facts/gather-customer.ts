import type { Actor } from '../../access/actor.ts'
import type { ChannelCustomerState, CustomerStatus, OperationState } from '../../between/channel-state.ts'
import type { CustomerAtHeadquarters, OperationFacts } from '../../between/facts/customer-facts.ts'
import type { ExchangeFacts } from '../../between/facts/exchange-facts.ts'
import type { Sides } from '../../between/sides.ts'
import { databaseNow } from '../../db/database-clock.ts'
import type { SoughtCustomer } from '../../model/sought-customer.ts'
import { shownNote } from '../../privacy/sight.ts'
import { type DatabaseStates, readDatabaseStates } from './database-states.ts'
import { queryChannels, queryHeadquarters } from './query.ts'

/**
 * All facts on a customer, from both sides, read once. Facts that could not be read are null, or their channel database
 * is in `away`.
 */
export type CustomerFacts = {
  now: string
  sought: SoughtCustomer
  /** Null if the input matches no customer, or several (`candidates`). */
  customerKey: string | null
  candidates: string[]
  /** The operation in question; null: the customer. */
  focus: string | null
  headquarters: CustomerAtHeadquarters | null
  exchange: ExchangeFacts | null
  /** By channel database, for those that responded. */
  channelStates: ReadonlyMap<string, ChannelCustomerState>
  away: string[]
  /** Of headquarters' database, and of the channel databases that have the customer or did not respond. */
  states: DatabaseStates
  /**
   * Headquarters' operations and, as CAPTURED, the channel databases'; those of each channel database in their order.
   */
  operations: OperationFacts[]
}

/** Reads the facts of the customer that the input identifies, within the actor's channels. */
export async function gatherCustomer(sides: Sides, actor: Actor, sought: SoughtCustomer): Promise<CustomerFacts> {
  const first = await Promise.all([
    queryChannels(sides, actor, sought),
    queryHeadquarters(sides, (facts) => facts.findCustomers(sought, actor.channels)),
  ])
  const [channelStates, atHeadquarters] = first
  const candidates = [
    ...new Set([
      ...(atHeadquarters ?? []),
      ...customersOf(channelStates.answers).map(({ customerKey }) => customerKey),
    ]),
  ]
  const customerKey = candidates.length === 1 ? (candidates[0] ?? null) : null
  const channels =
    'customerKey' in sought || customerKey === null ? channelStates : await queryChannels(sides, actor, { customerKey })
  // After the channels, so that operations uploaded meanwhile are found here.
  const headquarters =
    customerKey === null ? null : await queryHeadquarters(sides, (facts) => facts.customer(customerKey, actor.channels))
  const known = customersOf(channels.answers).filter((customer) => customer.customerKey === customerKey)
  const operations = inOrder(headquarters, capturedOnly(channels.answers, customerKey, headquarters)).map(
    (operation) => ({
      ...operation,
      dismissReason: shownNote(actor, operation.dismissReason),
    }),
  )
  const isKnown = operations.length > 0 || isKnownAtHeadquarters(headquarters) || known.length > 0
  const databases = [...new Set(operations.map(({ channelDatabaseId }) => channelDatabaseId))]
  const entities = [
    ...new Set([
      ...operations.map(({ dataAreaId }) => dataAreaId),
      ...(headquarters?.dataAreaId ? [headquarters.dataAreaId] : []),
    ]),
  ]
  const exchange = await queryHeadquarters(sides, (facts) => facts.exchange(databases, entities))
  return {
    now: exchange?.now ?? databaseNow().toISOString(),
    sought,
    customerKey: isKnown ? customerKey : null,
    candidates,
    focus: 'operationId' in sought ? sought.operationId : null,
    headquarters,
    exchange,
    channelStates: channels.answers,
    away: channels.away,
    states: await readDatabaseStates(sides, [...databases, ...channels.away]),
    operations,
  }
}

const isKnownAtHeadquarters = (customer: CustomerAtHeadquarters | null): boolean =>
  customer !== null && (customer.exists || customer.account !== null || customer.erasure !== null)

const customersOf = (answers: ReadonlyMap<string, ChannelCustomerState>): CustomerStatus[] =>
  [...answers.values()].flatMap(({ customers }) => customers)

function capturedOnly(
  answers: ReadonlyMap<string, ChannelCustomerState>,
  customerKey: string | null,
  headquarters: CustomerAtHeadquarters | null,
): OperationFacts[] {
  const received = new Set(headquarters?.operations.map(({ operationId }) => operationId))
  return [...answers].flatMap(([channelDatabaseId, { customers }]) =>
    customers
      .filter((customer) => customer.customerKey === customerKey)
      .flatMap(({ operations }) => operations)
      .filter(({ operationId, place }) => place !== 'SENT' && !received.has(operationId))
      .map((operation) => capturedFacts(channelDatabaseId, operation)),
  )
}

function capturedFacts(
  channelDatabaseId: string,
  { place, capturedBy: _, ...operation }: OperationState,
): OperationFacts {
  return {
    ...operation,
    channelDatabaseId,
    numberOffset: 0,
    status: 'CAPTURED',
    sequenced: place === 'PENDING',
    revision: 0,
    receivedAt: null,
    completedAt: null,
    distributedAt: null,
    waitsElsewhere: false,
    nextAttemptAt: null,
    error: null,
    undecided: [],
    corrected: false,
    dismissReason: null,
    uploadSessionId: null,
    runId: null,
    chunkExpired: false,
    syncedPosition: null,
  }
}

function inOrder(headquarters: CustomerAtHeadquarters | null, captured: readonly OperationFacts[]): OperationFacts[] {
  return [...(headquarters?.operations ?? []), ...captured].sort(
    (a, b) =>
      a.channelDatabaseId.localeCompare(b.channelDatabaseId) ||
      a.operationNumber - a.numberOffset - (b.operationNumber - b.numberOffset),
  )
}
