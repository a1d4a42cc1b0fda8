import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { transaction } from '../../db/client.ts'
import { wake } from '../../log/wake.ts'
import {
  type AsyncReason,
  type CustomerOutcome,
  type CustomerRefusal,
  refusal,
  refused,
} from '../../model/customer-outcome.ts'
import { currentCache, distrustCache } from '../cache/cache.ts'
import { asyncAllowance, settingOf } from '../cache/setting.ts'
import { type CaptureOutcome, capture } from '../capture/capture.ts'
import { checkKey, type KeyUse, readKeys } from '../capture/idempotency.ts'
import { keyInProgress, keyReused } from '../capture/refusals.ts'
import { captureOf, type Staged } from '../capture/staged.ts'
import { captured, createCustomer, useOfKey } from './create-customer.ts'
import { type Creation, creationOf, type NewCustomer, stagedCustomer } from './creation.ts'

/**
 * REJECT_EVERYTHING: nothing is created when one row is refused. Asynchronous creates are one statement in one transaction. What the channel
 * cannot foresee, a refusal of headquarters in real time, ends the list there: what was created before stays.
 */
export async function createAllOrNone(
  database: ChannelDatabase,
  actor: Actor,
  channel: string,
  rows: readonly NewCustomer[],
): Promise<CustomerOutcome[]> {
  for (;;) {
    const setting = settingOf(await currentCache(database), channel)
    if ('code' in setting) return rows.map(() => refusal([setting]))
    const creations = await Promise.all(rows.map((row) => creationOf(database, actor, row, setting)))
    const uses = await readKeys(
      database.db,
      channel,
      rows.map(({ idempotencyKey }) => idempotencyKey).filter(isStorable),
    )
    const refusals = creations.map((creation, i) => refusalsOf(creation, uses, creations.slice(0, i)))
    if (refusals.some((each) => each.length > 0))
      return refusals.map((each) => refusal(each.length > 0 ? each : [notProcessed()]))
    if (creations[0]?.route.route !== 'ASYNC') return createInTurn(database, actor, rows)
    const outcomes = await captureAll(database, creations, uses, creations[0].route.reason)
    if (outcomes !== 'AGAIN') return outcomes
    distrustCache(database.db)
  }
}

const isStorable = (key: string) => checkKey(key, []) === null

/** What speaks against a row; a row that has been created already under its key has nothing against it. */
function refusalsOf(
  creation: Creation,
  uses: ReadonlyMap<string, KeyUse>,
  earlier: readonly Creation[],
): CustomerRefusal[] {
  const field = [...creation.path, 'idempotencyKey']
  const badKey = checkKey(creation.request.key, field)
  if (badKey) return [badKey]
  const { key, requestHash } = creation.request
  const use = uses.get(key)
  const twin = earlier.find(({ request }) => request.key === key)
  if ((use?.requestHash ?? requestHash) !== requestHash || (twin && twin.request.requestHash !== requestHash))
    return [keyReused(field)]
  if (use?.state === 'ROUTED' && !use.abandoned) return [keyInProgress(field)]
  return use ? [] : creation.refusals
}

async function captureAll(
  database: ChannelDatabase,
  creations: readonly Creation[],
  uses: ReadonlyMap<string, KeyUse>,
  reason: AsyncReason,
): Promise<CustomerOutcome[] | 'AGAIN'> {
  const fresh = creations.filter(
    ({ request }, i) => !uses.has(request.key) && creations.findIndex((each) => each.request.key === request.key) === i,
  )
  const staged = new Map<Creation, Staged>(
    fresh.map((creation) => [creation, stagedCustomer(creation, asyncAllowance(creation.setting.cache))]),
  )
  const stored = await storeAll(database, staged, reason)
  if (stored === 'AGAIN') return 'AGAIN'
  const outcomes: CustomerOutcome[] = []
  for (const creation of creations) {
    const [outcome, own] = [stored.get(creation), staged.get(creation)]
    // Without an outcome of its own it was created before, or is the twin of a row of this list.
    const answer = outcome && own ? captured(database, creation, own, reason, outcome) : useOfKey(database, creation)
    outcomes.push(asAnswer(await answer))
  }
  return outcomes
}

/** All of them, or none: when one is not stored the transaction is undone. */
async function storeAll(
  database: ChannelDatabase,
  staged: ReadonlyMap<Creation, Staged>,
  reason: AsyncReason,
): Promise<Map<Creation, CaptureOutcome> | 'AGAIN'> {
  const creations = [...staged.keys()]
  const [first] = creations
  if (!first) return new Map()
  const captures = [...staged].map(([creation, each]) => captureOf(creation.request, each, reason))
  try {
    const outcomes = await transaction(database.db, async (tx) => {
      const all = await capture(tx, database.id, first.setting.cache.generation, captures)
      if (all.some(({ outcome }) => outcome !== 'STORED')) throw new NotAll()
      return all
    })
    wake(database.db)
    return new Map(creations.flatMap((creation, i) => (outcomes[i] ? [[creation, outcomes[i]]] : [])))
  } catch (error) {
    if (error instanceof NotAll) return 'AGAIN'
    throw error
  }
}

class NotAll extends Error {}

function asAnswer(outcome: CustomerOutcome | 'STALE' | undefined): CustomerOutcome {
  if (outcome === 'STALE' || outcome === undefined) throw new Error('A stored row of a list was not found again.')
  return outcome
}

async function createInTurn(
  database: ChannelDatabase,
  actor: Actor,
  rows: readonly NewCustomer[],
): Promise<CustomerOutcome[]> {
  const outcomes: CustomerOutcome[] = []
  for (const row of rows) {
    const stopped = outcomes.some(({ userErrors }) => userErrors.length > 0)
    outcomes.push(stopped ? refusal([notProcessed()]) : await createCustomer(database, actor, row))
  }
  return outcomes
}

const notProcessed = () =>
  refused(
    'NOT_PROCESSED',
    'Nothing was done for this row, because another row of the list was refused. Correct that row and send the list again.',
  )
