import type { Actor } from '../../access/actor.ts'
import { headquartersOf, isHeadquartersUnreachable } from '../../between/headquarters-of.ts'
import type {
  ChannelStanding,
  CustomerStanding,
  OperationStanding,
  Sides,
  SoughtCustomer,
} from '../../between/sides.ts'
import { isTransient } from '../../db/errors.ts'
import { conflictsOf } from '../../headquarters/operations/changing/conflicts.ts'
import { findAtHeadquarters as findOperations } from '../../headquarters/operations/list/find-operations.ts'
import { rowsOfOperations } from '../../headquarters/operations/staging/staging-records.ts'
import { STAGING_TABLES } from '../../model/operation.ts'
import { shownNote } from '../../privacy/sight.ts'
import { customerAtHeadquarters, type HeadquartersCustomer, type OperationFacts } from './customer.ts'
import { type ExchangeFacts, readExchange } from './exchange.ts'
import { findAtHeadquarters } from './find-customer.ts'

/** All facts on a customer, of both sides, read once. What could not be asked is null, or its channel database is `away`. */
export type CustomerFacts = {
  now: string
  sought: SoughtCustomer
  /** Null when nobody knows whom the input names, or it names several (`candidates`). */
  customerKey: string | null
  candidates: string[]
  /** The operation that was asked about; null: the customer. */
  focus: string | null
  headquarters: HeadquartersCustomer | null
  exchange: ExchangeFacts | null
  /** By channel database: those that answered. */
  standings: ReadonlyMap<string, ChannelStanding>
  away: string[]
  /** Of headquarters and, CAPTURED, of the channel databases; each channel database's in their order. */
  operations: OperationFacts[]
}

/** Reads what is known of whom the input names, within the actor's channels. */
export async function gatherCustomer(sides: Sides, actor: Actor, sought: SoughtCustomer): Promise<CustomerFacts> {
  const first = await Promise.all([
    askChannels(sides, actor, sought),
    askHeadquarters(sides, (db) => findAtHeadquarters(db, sought, actor.channels)),
  ])
  const [standings, atHeadquarters] = first
  const candidates = [
    ...new Set([...(atHeadquarters ?? []), ...customersOf(standings.answers).map(({ customerKey }) => customerKey)]),
  ]
  const customerKey = candidates.length === 1 ? (candidates[0] ?? null) : null
  const asked =
    'customerKey' in sought || customerKey === null ? standings : await askChannels(sides, actor, { customerKey })
  // After the channels: what was uploaded meanwhile is found here.
  const headquarters =
    customerKey === null
      ? null
      : await askHeadquarters(sides, (db) => customerAtHeadquarters(db, customerKey, actor.channels))
  const known = customersOf(asked.answers).filter((customer) => customer.customerKey === customerKey)
  const operations = inOrder(headquarters, capturedOnly(asked.answers, customerKey, headquarters)).map((operation) => ({
    ...operation,
    dismissReason: shownNote(actor, operation.dismissReason),
  }))
  const isKnown = operations.length > 0 || isThere(headquarters) || known.length > 0
  const databases = [...new Set(operations.map(({ channelDatabaseId }) => channelDatabaseId))]
  const entities = [
    ...new Set([
      ...operations.map(({ dataAreaId }) => dataAreaId),
      ...(headquarters?.dataAreaId ? [headquarters.dataAreaId] : []),
    ]),
  ]
  const exchange = await askHeadquarters(sides, async (db) => {
    await nameConflicts(db, operations)
    return readExchange(db, databases, entities)
  })
  return {
    now: exchange?.now ?? new Date().toISOString(),
    sought,
    customerKey: isKnown ? customerKey : null,
    candidates,
    focus: 'operationId' in sought ? sought.operationId : null,
    headquarters,
    exchange,
    standings: asked.answers,
    away: asked.away,
    operations,
  }
}

const isThere = (customer: HeadquartersCustomer | null): boolean =>
  customer !== null && (customer.exists || customer.account !== null || customer.erasure !== null)

/** Asks headquarters; null while it cannot be reached. */
export async function askHeadquarters<T>(
  sides: Sides,
  ask: (db: ReturnType<typeof headquartersOf>['db']) => Promise<T>,
): Promise<T | null> {
  try {
    return await ask(headquartersOf(sides).db)
  } catch (error) {
    if (isHeadquartersUnreachable(error)) return null
    throw error
  }
}

/** Asks the channel databases that serve the actor's channels, all at once; those that cannot be reached are `away`. */
export async function askChannels(
  sides: Sides,
  { channels }: Pick<Actor, 'channels'>,
  sought: SoughtCustomer | null,
  only: readonly string[] | null = null,
): Promise<{ answers: ReadonlyMap<string, ChannelStanding>; away: string[] }> {
  const served = channels === 'ALL' ? null : channels.map((channel) => sides.databaseOfChannel(channel))
  const asked = [...sides.channelSides.values()].filter(
    ({ id }) => (served === null || served.includes(id)) && (only === null || only.includes(id)),
  )
  const told = await Promise.all(
    asked.map(async (side): Promise<[string, ChannelStanding | null]> => {
      try {
        return [side.id, await side.standing(sought, channels)]
      } catch (error) {
        if (!isTransient(error)) throw error
        return [side.id, null]
      }
    }),
  )
  // In the order of the databases, whichever answered first.
  const answers = new Map(told.flatMap(([id, standing]) => (standing ? [[id, standing]] : [])))
  return { answers, away: told.flatMap(([id, standing]) => (standing ? [] : id)).sort() }
}

const customersOf = (answers: ReadonlyMap<string, ChannelStanding>): CustomerStanding[] =>
  [...answers.values()].flatMap(({ customers }) => customers)

function capturedOnly(
  answers: ReadonlyMap<string, ChannelStanding>,
  customerKey: string | null,
  headquarters: HeadquartersCustomer | null,
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
  { place, capturedBy: _, ...operation }: OperationStanding,
): OperationFacts {
  return {
    ...operation,
    channelDatabaseId,
    numberOffset: 0,
    status: 'CAPTURED',
    sequenced: place === 'PENDING',
    revision: 0,
    receivedAt: null,
    settledAt: null,
    distributedAt: null,
    waitsElsewhere: false,
    nextAttemptAt: null,
    error: null,
    undecided: [],
    mended: false,
    dismissReason: null,
    uploadSessionId: null,
    runId: null,
    chunkExpired: false,
    syncedPosition: null,
  }
}

function inOrder(headquarters: HeadquartersCustomer | null, captured: readonly OperationFacts[]): OperationFacts[] {
  return [...(headquarters?.operations ?? []), ...captured].sort(
    (a, b) =>
      a.channelDatabaseId.localeCompare(b.channelDatabaseId) ||
      a.operationNumber - a.numberOffset - (b.operationNumber - b.numberOffset),
  )
}

/** What a person has to choose, by the names that `resolveConflict` takes. */
async function nameConflicts(
  db: ReturnType<typeof headquartersOf>['db'],
  operations: readonly OperationFacts[],
): Promise<void> {
  const contested = operations.filter(({ status, error }) => status === 'FAILED' && error?.code === 'CONFLICT')
  if (contested.length === 0) return
  const ids = contested.map(({ operationId }) => operationId)
  const [views, rows] = await Promise.all([findOperations(db, ids), rowsOfOperations(db, ids, STAGING_TABLES)])
  for (const operation of contested) {
    const view = views.find(({ operationId }) => operationId === operation.operationId)
    const own = rows.filter(({ operationId }) => operationId === operation.operationId)
    operation.undecided = view
      ? conflictsOf(view, own).flatMap(({ attribute, chosen }) => (chosen === null ? [attribute] : []))
      : []
  }
}
