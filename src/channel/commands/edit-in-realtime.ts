import type { ChannelDatabase } from '../../between/sides.ts'
import { type CustomerOutcome, fieldRefused, refusal, type Warning } from '../../model/customer-outcome.ts'
import { type KeyUse, resumeKey } from '../capture/idempotency.ts'
import { answerLost, keyInProgress, keyReused, rejected } from '../capture/refusals.ts'
import { type RealtimeRoute, route, routingState } from '../capture/route.ts'
import { type Staged, stagedOperation } from '../capture/staged.ts'
import { fold } from '../customers/fold.ts'
import { readCustomer } from '../customers/read-customers.ts'
import { claimKey, type RealtimeCall, sendCall } from '../realtime/real-time.ts'
import { type Editing, gone } from './edit.ts'
import { storedOutcome } from './outcome.ts'

/** Sends an edit to headquarters under a key of its own; AGAIN when the key or the cache was someone else's meanwhile. */
export async function sendInRealtime(
  database: ChannelDatabase,
  editing: Editing,
  staged: Staged,
  why: RealtimeRoute,
  warnings: Warning[],
): Promise<CustomerOutcome | 'AGAIN'> {
  const call = callOf(editing, staged, why)
  const claim = await claimKey(database.db, editing.setting.cache.generation, call)
  if (claim !== 'CLAIMED') return 'AGAIN'
  return sendEdit(database, editing, call, staged, warnings)
}

const callOf = (
  { target, setting, request }: Editing,
  { customerKey, operationId }: Staged,
  why: RealtimeRoute,
): RealtimeCall => ({
  request,
  customerKey,
  operationId,
  why,
  available: setting.cache.switches(target.channel).realtimeServiceAvailable,
})

async function sendEdit(
  database: ChannelDatabase,
  { kind, setting, request }: Editing,
  call: RealtimeCall,
  staged: Staged,
  warnings: Warning[],
): Promise<CustomerOutcome> {
  const answer = await sendCall(database, call, (headquarters, contact) =>
    headquarters.applyRealtime(request.actor, stagedOperation(request, staged), contact),
  )
  if (answer.outcome === 'UNREACHABLE') {
    await answer.end(false)
    return refusal([answerLost()], warnings)
  }
  if (answer.outcome === 'REFUSED')
    return refusal(
      answer.refusals.map((each) => fieldRefused(each, kind.inputPath)),
      warnings,
    )
  return {
    customer: await readCustomer(database.db, setting.channel, call.customerKey),
    operationId: null,
    operation: null,
    route: 'REALTIME',
    routeReason: answer.why.reason,
    warnings,
    userErrors: [],
  }
}

/** What a key's earlier use gives: its stored outcome, a refusal, or the same call again when its answer was lost. */
export async function answerUse(database: ChannelDatabase, editing: Editing, use: KeyUse): Promise<CustomerOutcome> {
  const { request, setting, target, kind, known } = editing
  if (use.requestHash !== request.requestHash) return refusal([keyReused(['idempotencyKey'])])
  if (use.state === 'DONE') return storedOutcome(database.db, setting.channel, use, [])
  if (use.state === 'ROUTED' && !use.abandoned) return refusal([keyInProgress(['idempotencyKey'])])
  if (setting.cache.switches(target.channel).offline) return refusal([rejected('HEADQUARTERS_UNREACHABLE')])
  const customer = known && fold(known, target.channel)
  const edit = known && customer && kind.workOut(customer, { setting, seed: `${request.channelId}:${request.key}` })
  if (!known || !customer || !edit || 'refusals' in edit)
    return refusal(edit && 'refusals' in edit ? edit.refusals : [await gone(database.db, target.customerKey)])
  if (!(await resumeKey(database.db, request.channelId, use))) return refusal([keyInProgress(['idempotencyKey'])])
  const staged: Staged = {
    operationId: use.operationId,
    customerKey: use.customerKey,
    kind: kind.kind,
    customerAccount: customer.account,
    baseVersion: known.document?.version ?? 0,
    addressBooks: null,
    rows: edit.rows,
  }
  const decision = route(kind.routed, routingState(setting.cache, target.channel, false))
  const why: RealtimeRoute = decision.route === 'REALTIME' ? decision : SENT_AGAIN
  return sendEdit(database, editing, callOf(editing, staged, why), staged, edit.warnings)
}

/** It would be asynchronous today, but it was begun in real time and has to end there. */
const SENT_AGAIN: RealtimeRoute = {
  route: 'REALTIME',
  reason: 'ALWAYS_SYNCHRONOUS',
  blockingFeature: null,
  missingJobs: [],
  avoidable: false,
}
