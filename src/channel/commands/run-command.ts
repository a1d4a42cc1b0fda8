import { type Actor, assertMayUseChannel } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { sqlState } from '../../db/errors.ts'
import { type CustomerOutcome, fieldRefused, refusal, type Warning } from '../../model/customer-outcome.ts'
import { warningsOf } from '../../model/found-duplicate.ts'
import { regionOf } from '../../model/words/phones.ts'
import { inChildSpan, SpanKind } from '../../traces/spans.ts'
import { inCapture } from '../../traces/steps.ts'
import { type ChannelCache, currentCache, distrustCache } from '../cache/cache.ts'
import { type ChannelSetting, settingOf } from '../cache/setting.ts'
import { ERASED, NUMBER_TAKEN } from '../capture/capture.ts'
import { captureTogether } from '../capture/capture-together.ts'
import { formerRequestHash, keyHash, requestHash } from '../capture/hashes.ts'
import { checkKey, ERASED_REQUEST, readKeys, requestSecret, resumeKey } from '../capture/idempotency.ts'
import { customerErased, keyInProgress, keyReused } from '../capture/refusals.ts'
import { captureOf, type Request } from '../capture/staged.ts'
import { claimKey, type RealtimeCall, sendCall } from '../realtime/real-time.ts'
import type { CallDecision, CaptureDecision, Command, CommandContext } from './command.ts'
import { capturedOutcome, storedOutcome } from './outcome.ts'
import { mayTell } from './told-duplicates.ts'

/** The decision is stale: the cache or the customer has changed since. */
type Stale = 'STALE'
const MOST_DECISIONS = 10

/**
 * Runs a command according to the routing table: decides by the cached state, captures or calls headquarters, decides
 * again when that state has changed, and shows the customer. A capture is durable when this returns, and headquarters
 * is not involved. A key that was used before returns its first outcome, whatever has changed since.
 */
export async function runCommand(database: ChannelDatabase, actor: Actor, command: Command): Promise<CustomerOutcome> {
  assertMayUseChannel(actor, command.input.channel)
  const badKey = checkKey(command.input.idempotencyKey, keyField(command))
  if (badKey) return refusal([badKey])
  return decideAgain(database, command.action, async (cache) => {
    const setting = settingOf(cache, command.input.channel)
    if ('code' in setting) return refusal([setting])
    return attempt(command, await contextOf(database, actor, setting, command))
  })
}

/**
 * Decides by the current cache, and again when the cache or the customer has changed before the decision was stored.
 */
export async function decideAgain<T>(
  database: ChannelDatabase,
  action: string,
  decide: (cache: ChannelCache) => Promise<T | Stale>,
): Promise<T> {
  for (let n = 1; n <= MOST_DECISIONS; n++) {
    const outcome = await decide(await currentCache(database))
    if (outcome !== 'STALE') return outcome
    distrustCache(database.db)
  }
  throw new Error(`The cache or the customer changed at each of ${MOST_DECISIONS} attempts of ${action}.`)
}

export async function contextOf(
  database: ChannelDatabase,
  actor: Actor,
  setting: ChannelSetting,
  { action, input, content }: Command,
): Promise<CommandContext> {
  const secret = await requestSecret(database.db)
  const hash = requestHash(secret, action, content)
  const request: Request = {
    actor,
    action,
    channelId: input.channel,
    dataAreaId: setting.channel.dataAreaId,
    key: input.idempotencyKey,
    keyHash: keyHash(secret, input.channel, input.idempotencyKey),
    requestHash: hash,
    isOf: (stored) => stored === hash || stored === formerRequestHash(secret, action, content),
    requestId: input.requestId ?? null,
    region: regionOf(setting.channel.country),
    sees: setting.channel.addressBooks,
  }
  return { database, setting, request }
}

async function attempt(command: Command, context: CommandContext): Promise<CustomerOutcome | Stale> {
  const decision = await command.decide(context, null)
  const { warnings } = decision
  if (decision.route === 'REJECT')
    return (await earlierOutcome(command, context, warnings)) ?? refusal(decision.refusals, warnings)
  const outcome =
    decision.route === 'ASYNC' ? await capture(command, context, decision) : await call(command, context, decision)
  // A refusal can free the key before it is read here; the command is then tried again.
  return outcome === 'KEY_TAKEN' ? ((await earlierOutcome(command, context, warnings)) ?? 'STALE') : outcome
}

/** Captures the staged rows; `inPlaceOf` is the operation id of the unanswered call that they replace. */
function capture(
  command: Command,
  context: CommandContext,
  decision: CaptureDecision,
  inPlaceOf: string | null = null,
): Promise<CustomerOutcome | Stale | 'KEY_TAKEN'> {
  const { database, request } = context
  const { operationId, kind } = decision.staged
  const attributes = {
    'tillsync.operation_id': operationId,
    'tillsync.operation_kind': kind,
    'tillsync.channel': request.channelId,
    'tillsync.channel_database': database.id,
  }
  return inCapture(attributes, () => captureNow(command, context, decision, inPlaceOf))
}

async function captureNow(
  command: Command,
  context: CommandContext,
  decision: CaptureDecision,
  inPlaceOf: string | null,
): Promise<CustomerOutcome | Stale | 'KEY_TAKEN'> {
  const { database, setting, request } = context
  const one = captureOf(request, decision.staged, decision.reason, {
    inPlaceOf,
    expectedNumber: decision.expectedNumber,
    known: decision.known,
  })
  try {
    const stored = await captureTogether(database, setting.cache.generation, one)
    return stored.outcome === 'STORED' ? await capturedOutcome(command, context, decision, stored) : stored.outcome
  } catch (error) {
    if (sqlState(error) === NUMBER_TAKEN) return 'STALE'
    if (sqlState(error) === ERASED) return refusal([customerErased()], decision.warnings)
    throw error
  }
}

/** Commits the key with its ids, then calls headquarters. */
async function call(
  command: Command,
  context: CommandContext,
  decision: CallDecision,
): Promise<CustomerOutcome | Stale | 'KEY_TAKEN'> {
  const { database, setting } = context
  const claim = await claimKey(database.db, setting.cache.generation, callOf(context, decision)).catch(
    (error: unknown): Stale => {
      if (sqlState(error) === NUMBER_TAKEN) return 'STALE'
      throw error
    },
  )
  return claim === 'CLAIMED' ? send(command, context, decision) : claim
}

async function send(command: Command, context: CommandContext, decision: CallDecision): Promise<CustomerOutcome> {
  const { warnings } = decision
  const answer = await inChildSpan('call headquarters', { kind: SpanKind.CLIENT }, () =>
    sendCall(context.database, callOf(context, decision), decision.send),
  )
  if (answer.outcome === 'UNREACHABLE') {
    const outcome = await captureInstead(command, context, decision, warnings)
    await answer.end(outcome.operation !== null)
    return outcome
  }
  if (answer.outcome === 'REFUSED') {
    const refusals = answer.refusals.map((each) => fieldRefused(each, command.contentPath))
    return refusal(refusals, warnings)
  }
  return {
    customer: answer.customer && (await command.show(context, answer.customer)),
    operationId: null,
    operation: null,
    route: 'REALTIME',
    routeReason: answer.why.reason,
    calledOperationId: decision.operationId,
    warnings: [
      ...warnings,
      ...warningsOf(('duplicates' in answer && answer.duplicates) || [], command.contentPath, command.compared, () =>
        mayTell(context.request.actor),
      ),
    ],
    userErrors: [],
  }
}

const callOf = ({ setting, request }: CommandContext, decision: CallDecision): RealtimeCall => ({
  request,
  customerKey: decision.customerKey,
  operationId: decision.operationId,
  isGiven: decision.isGiven ?? false,
  why: decision.why,
  available: setting.cache.switches(request.channelId).realtimeServiceAvailable,
})

/**
 * Captures a request that headquarters did not answer, under the same customer key, so that headquarters cannot create
 * the customer twice. A request that may not be captured is refused, and its key stays open, because headquarters may
 * have applied the call.
 */
async function captureInstead(
  command: Command,
  context: CommandContext,
  { customerKey, operationId }: { customerKey: string; operationId: string },
  warnings: Warning[],
): Promise<CustomerOutcome> {
  return decideAgain(context.database, command.action, async (cache) => {
    const now = { ...context, setting: { ...context.setting, cache } }
    const decision = command.decideUnanswered(now, customerKey)
    if (decision.route === 'REJECT') return refusal(decision.refusals, warnings)
    const outcome = await capture(command, now, decision, operationId)
    return outcome === 'KEY_TAKEN' ? ((await earlierOutcome(command, now, warnings)) ?? 'STALE') : outcome
  })
}

/**
 * The answer that an earlier request with the same key gives: its outcome, a refusal, or the completion of a call whose
 * answer was lost. Undefined when there is no such request.
 */
export async function earlierOutcome(
  command: Command,
  context: CommandContext,
  warnings: Warning[],
): Promise<CustomerOutcome | undefined> {
  const { database, setting, request } = context
  const use = (await readKeys(database.db, request.channelId, [request])).get(request.key)
  if (!use) return undefined
  const inProgress = refusal([keyInProgress(keyField(command))])
  if (use.requestHash === ERASED_REQUEST) return refusal([customerErased()])
  if (!request.isOf(use.requestHash)) return refusal([keyReused(keyField(command))])
  if (use.state === 'DONE') return storedOutcome(database.db, setting.channel, use, warnings)
  if (use.state === 'ROUTED' && !use.abandoned) return inProgress
  const decision = await command.decide(context, use)
  if (decision.route === 'REJECT') return refusal(decision.refusals)
  if (!(await resumeKey(database.db, request.channelId, use))) return inProgress
  if (decision.route === 'REALTIME') return send(command, context, decision)
  return captureInstead(command, context, use, decision.warnings)
}

const keyField = ({ path }: Command) => [...path, 'idempotencyKey']
