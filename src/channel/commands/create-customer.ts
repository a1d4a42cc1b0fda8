import { type Actor, assertMayUseChannel } from '../../access/actor.ts'
import { noteAudited } from '../../access/audit.ts'
import { isErasedHere } from '../../between/is-erased.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { sqlState } from '../../db/errors.ts'
import { wake } from '../../log/wake.ts'
import { type AsyncReason, type CustomerOutcome, fieldRefused, refusal } from '../../model/customer-outcome.ts'
import { currentCache, distrustCache } from '../cache/cache.ts'
import { asyncAllowance, EVERYTHING, settingOf } from '../cache/setting.ts'
import { type CaptureOutcome, capture, ERASED } from '../capture/capture.ts'
import { captureTogether } from '../capture/capture-together.ts'
import { checkKey, type KeyUse, readKeys, resumeKey } from '../capture/idempotency.ts'
import { answerLost, customerErased, keyInProgress, keyReused } from '../capture/refusals.ts'
import type { RealtimeRoute } from '../capture/route.ts'
import {
  captureOf,
  newOperationId,
  operationView,
  type Staged,
  stagedOperation,
  unsettledOperation,
} from '../capture/staged.ts'
import { fold } from '../customers/fold.ts'
import { claimKey, type RealtimeCall, sendCall } from '../realtime/real-time.ts'
import { type Creation, creationOf, judge, type NewCustomer, stagedCustomer } from './creation.ts'
import { storedOutcome } from './outcome.ts'

/**
 * Creates a customer through a channel, the way the routing table says. Asynchronously it is durable in the channel's database when this
 * returns, and nothing at headquarters was touched. In real time headquarters has it; when the call fails on the way it is captured
 * under the same GUID, so that headquarters cannot make a second account of it.
 */
export async function createCustomer(
  database: ChannelDatabase,
  actor: Actor,
  input: NewCustomer,
): Promise<CustomerOutcome> {
  assertMayUseChannel(actor, input.channel)
  const badKey = checkKey(input.idempotencyKey, [...(input.path ?? []), 'idempotencyKey'])
  if (badKey) return refusal([badKey])
  for (let attempt = 1; ; attempt++) {
    const cache = await currentCache(database)
    const setting = settingOf(cache, input.channel)
    if ('code' in setting) return refusal([setting])
    const outcome = await createOnce(database, await creationOf(database, actor, input, setting))
    if (outcome !== 'STALE') return outcome
    if (attempt === MOST_DECISIONS) throw new Error('The cache changed at every attempt to capture a customer.')
    distrustCache(database.db)
  }
}
const MOST_DECISIONS = 10

async function createOnce(database: ChannelDatabase, creation: Creation): Promise<CustomerOutcome | 'STALE'> {
  // A key that was used already answers with its outcome, whatever would be refused today.
  if (creation.refusals.length > 0)
    return (await useOfKey(database, creation)) ?? refusal(creation.refusals, creation.warnings)
  if (creation.route.route === 'ASYNC') {
    const staged = stagedCustomer(creation, asyncAllowance(creation.setting.cache))
    const one = captureOf(creation.request, staged, creation.route.reason)
    const outcome = await captureTogether(database, creation.setting.cache.generation, one)
    return captured(database, creation, staged, creation.route.reason, outcome)
  }
  if (creation.route.route === 'REALTIME') return createInRealtime(database, creation, creation.route)
  throw new Error('A rejected create was not refused.')
}

/** The answer to a capture: the customer as a read would show it, or what its key was used for before. */
export async function captured(
  database: ChannelDatabase,
  creation: Creation,
  staged: Staged,
  reason: AsyncReason,
  outcome: CaptureOutcome,
): Promise<CustomerOutcome | 'STALE'> {
  if (outcome.outcome === 'STALE') return 'STALE'
  // Nothing under the key any more: a refusal has freed it just now, and it can be tried again.
  if (outcome.outcome === 'KEY_TAKEN') return (await useOfKey(database, creation)) ?? 'STALE'
  noteAudited('CAPTURED')
  const operation = unsettledOperation(creation.request, staged, outcome)
  const known = { customerKey: staged.customerKey, document: null, unsettled: [operation] }
  return {
    customer: fold({ ...known, lastOperationNumber: outcome.operationNumber }, creation.input.channel),
    operationId: staged.operationId,
    operation: operationView(database.id, creation.request, staged, outcome),
    route: 'ASYNC',
    routeReason: reason,
    warnings: creation.warnings,
    userErrors: [],
  }
}

/** The outcome of an earlier use of the key; undefined when there was none. */
export async function useOfKey(database: ChannelDatabase, creation: Creation): Promise<CustomerOutcome | undefined> {
  const { request } = creation
  const use = (await readKeys(database.db, request.channelId, [request.key])).get(request.key)
  return use && answerUse(database, creation, use)
}

/** What a key's earlier use gives for this request: its stored outcome, a refusal, or the end of what was left open. */
async function answerUse(database: ChannelDatabase, creation: Creation, use: KeyUse): Promise<CustomerOutcome> {
  const field = [...creation.path, 'idempotencyKey']
  if (use.requestHash !== creation.request.requestHash) return refusal([keyReused(field)])
  if (use.state === 'DONE') return storedOutcome(database.db, creation.setting.channel, use, creation.warnings)
  if (creation.route.route === 'REJECT') return refusal(creation.refusals)
  if (await isErasedHere(database.db, use.customerKey)) return refusal([customerErased()])
  const open = use.state === 'UNKNOWN' || use.abandoned
  if (!open || !(await resumeKey(database.db, creation.request.channelId, use))) return refusal([keyInProgress(field)])
  const again = { ...creation, customerKey: use.customerKey }
  if (creation.route.route === 'REALTIME')
    return sendCreate(database, again, callOf(again, creation.route, use.operationId))
  return captureInstead(database, again, use.operationId, async () => {})
}

const callOf = (creation: Creation, why: RealtimeRoute, operationId: string): RealtimeCall => ({
  request: creation.request,
  customerKey: creation.customerKey,
  operationId,
  why,
  available: creation.setting.cache.switches(creation.input.channel).realtimeServiceAvailable,
})

async function createInRealtime(
  database: ChannelDatabase,
  creation: Creation,
  why: RealtimeRoute,
): Promise<CustomerOutcome | 'STALE'> {
  const call = callOf(creation, why, newOperationId())
  const claim = await claimKey(database.db, creation.setting.cache.generation, call)
  if (claim === 'STALE') return 'STALE'
  if (claim === 'KEY_TAKEN') return (await useOfKey(database, creation)) ?? 'STALE'
  return sendCreate(database, creation, call)
}

async function sendCreate(database: ChannelDatabase, creation: Creation, call: RealtimeCall): Promise<CustomerOutcome> {
  const staged = { ...stagedCustomer(creation, EVERYTHING), operationId: call.operationId }
  const answer = await sendCall(database, call, (headquarters, contact) =>
    headquarters.applyRealtime(creation.request.actor, stagedOperation(creation.request, staged), contact),
  )
  if (answer.outcome === 'UNREACHABLE') return captureInstead(database, creation, call.operationId, answer.end)
  if (answer.outcome === 'REFUSED') {
    const prefix = [...creation.path, 'customer']
    return refusal(
      answer.refusals.map((each) => fieldRefused(each, prefix)),
      creation.warnings,
    )
  }
  const known = { customerKey: call.customerKey, document: answer.customer, unsettled: [], lastOperationNumber: 0 }
  return {
    customer: fold(known, creation.input.channel),
    operationId: null,
    operation: null,
    route: 'REALTIME',
    routeReason: answer.why.reason,
    warnings: creation.warnings,
    userErrors: [],
  }
}

/**
 * Captures what headquarters did not answer to (row 5 of the table), under the same GUID. What an asynchronous create may not carry without a
 * feature is refused here too; the key then stays open, since headquarters may have it.
 */
async function captureInstead(
  database: ChannelDatabase,
  creation: Creation,
  inPlaceOf: string,
  end: (fellBack: boolean) => Promise<void>,
): Promise<CustomerOutcome> {
  for (;;) {
    const cache = await currentCache(database)
    const { refusals } = judge(creation.input, creation.setting, asyncAllowance(cache), creation.path)
    const mayNot = refusals.filter(({ code }) => code === 'FEATURE_REQUIRED')
    if (mayNot.length > 0) {
      await end(false)
      return refusal([answerLost(), ...mayNot], creation.warnings)
    }
    const staged = stagedCustomer(creation, asyncAllowance(cache))
    const one = captureOf(creation.request, staged, 'RTS_UNREACHABLE', inPlaceOf)
    const [outcome] = await capture(database.db, database.id, cache.generation, [one]).catch(erasedMeanwhile)
    if (outcome === 'ERASED') {
      await end(false)
      return refusal([customerErased()], creation.warnings)
    }
    const answer = outcome && (await captured(database, creation, staged, 'RTS_UNREACHABLE', outcome))
    wake(database.db)
    if (answer && answer !== 'STALE') {
      await end(outcome.outcome === 'STORED')
      return answer
    }
    distrustCache(database.db)
  }
}

function erasedMeanwhile(error: unknown): ['ERASED'] {
  if (sqlState(error) === ERASED) return ['ERASED']
  throw error
}
