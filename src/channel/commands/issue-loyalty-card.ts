import { type Actor, assertMayUseChannel } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { type CustomerRefusal, fieldRefused, refused } from '../../model/customer-outcome.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import { currentCache, distrustCache } from '../cache/cache.ts'
import { type ChannelSetting, settingOf } from '../cache/setting.ts'
import { checkKey, type KeyUse, readKeys, requestSecret, resumeKey } from '../capture/idempotency.ts'
import { requestHash } from '../capture/ids.ts'
import { answerLost, keyInProgress, keyReused, rejected } from '../capture/refusals.ts'
import { type RealtimeRoute, route, routingState } from '../capture/route.ts'
import { newOperationId, type Request } from '../capture/staged.ts'
import { readCustomer } from '../customers/read-customers.ts'
import { claimKey, type RealtimeCall, sendCall } from '../realtime/real-time.ts'
import { gone } from './edit.ts'

export type NewLoyaltyCard = {
  channel: string
  customerKey: string
  idempotencyKey: string
  /** Null: headquarters draws a number. */
  cardNumber?: string | null
  requestId?: string | null
}
export type LoyaltyCardOutcome = {
  cardNumber: string | null
  customer: CustomerView | null
  userErrors: CustomerRefusal[]
}

const ACTION = 'issueLoyaltyCard'
const LONGEST_NUMBER = 30
const refusal = (userErrors: CustomerRefusal[]): LoyaltyCardOutcome => ({
  cardNumber: null,
  customer: null,
  userErrors,
})

/** Issues a loyalty card, always in real time (row 13 of the table): refused while the channel has no account number or is offline. */
export async function issueLoyaltyCard(
  database: ChannelDatabase,
  actor: Actor,
  input: NewLoyaltyCard,
): Promise<LoyaltyCardOutcome> {
  assertMayUseChannel(actor, input.channel)
  const bad = checkKey(input.idempotencyKey, ['idempotencyKey']) ?? checkNumber(input.cardNumber)
  if (bad) return refusal([bad])
  for (let attempt = 1; ; attempt++) {
    const setting = settingOf(await currentCache(database), input.channel)
    if ('code' in setting) return refusal([setting])
    const outcome = await issueOnce(database, actor, input, setting)
    if (outcome !== 'AGAIN') return outcome
    if (attempt === MOST_DECISIONS) throw new Error('The cache changed at every attempt to issue a loyalty card.')
    distrustCache(database.db)
  }
}
const MOST_DECISIONS = 10

function checkNumber(cardNumber: string | null | undefined) {
  if (
    cardNumber == null ||
    (/\S/.test(cardNumber) && cardNumber.length <= LONGEST_NUMBER && !UNSTORABLE.test(cardNumber))
  )
    return null
  return refused(
    'INVALID_VALUE',
    `A card number has 1 to ${LONGEST_NUMBER} characters; leave it out to have one drawn.`,
    ['cardNumber'],
  )
}

async function issueOnce(
  database: ChannelDatabase,
  actor: Actor,
  input: NewLoyaltyCard,
  setting: ChannelSetting,
): Promise<LoyaltyCardOutcome | 'AGAIN'> {
  const request: Request = {
    actor,
    action: ACTION,
    channelId: input.channel,
    dataAreaId: setting.channel.dataAreaId,
    key: input.idempotencyKey,
    requestHash: requestHash(await requestSecret(database.db), ACTION, [input.customerKey, input.cardNumber ?? null]),
    requestId: input.requestId ?? null,
  }
  const [keys, customer] = await Promise.all([
    readKeys(database.db, request.channelId, [request.key]),
    readCustomer(database.db, setting.channel, input.customerKey),
  ])
  const use = keys.get(request.key)
  if (use && use.requestHash !== request.requestHash) return refusal([keyReused(['idempotencyKey'])])
  if (use?.state === 'DONE') return stored(database, setting, use)
  if (use?.state === 'ROUTED' && !use.abandoned) return refusal([keyInProgress(['idempotencyKey'])])
  if (!customer) return refusal([await gone(database.db, input.customerKey)])
  const decision = route('ISSUE_LOYALTY_CARD', routingState(setting.cache, input.channel, customer.account === null))
  if (decision.route === 'REJECT') return refusal([rejected(decision.code)])
  if (decision.route === 'ASYNC') throw new Error('A loyalty card is issued in real time only.')
  const call = callOf(setting, request, input, use?.operationId ?? newOperationId(), decision)
  if (use) {
    if (!(await resumeKey(database.db, request.channelId, use))) return refusal([keyInProgress(['idempotencyKey'])])
  } else if ((await claimKey(database.db, setting.cache.generation, call)) !== 'CLAIMED') return 'AGAIN'
  return send(database, setting, input, call)
}

const callOf = (
  setting: ChannelSetting,
  request: Request,
  { customerKey }: NewLoyaltyCard,
  operationId: string,
  why: RealtimeRoute,
): RealtimeCall => ({
  request,
  customerKey,
  operationId,
  why,
  available: setting.cache.switches(request.channelId).realtimeServiceAvailable,
})

async function send(
  database: ChannelDatabase,
  setting: ChannelSetting,
  input: NewLoyaltyCard,
  call: RealtimeCall,
): Promise<LoyaltyCardOutcome> {
  const { operationId, customerKey } = call
  const card = { operationId, customerKey, cardNumber: input.cardNumber ?? null }
  const answer = await sendCall(database, call, (headquarters, contact) =>
    headquarters.issueLoyaltyCard(call.request.actor, card, contact),
  )
  if (answer.outcome === 'UNREACHABLE') {
    await answer.end(false)
    return refusal([answerLost()])
  }
  if (answer.outcome === 'REFUSED') return refusal(answer.refusals.map((each) => fieldRefused(each, [])))
  const customer = await readCustomer(database.db, setting.channel, customerKey)
  return { cardNumber: answer.cardNumber, customer, userErrors: [] }
}

/** A customer has one card: the stored outcome is the customer's. */
async function stored(database: ChannelDatabase, setting: ChannelSetting, use: KeyUse): Promise<LoyaltyCardOutcome> {
  const customer = await readCustomer(database.db, setting.channel, use.customerKey)
  return { cardNumber: customer?.loyaltyCards[0] ?? null, customer, userErrors: [] }
}
