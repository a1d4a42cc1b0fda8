import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { recordAudit } from '../../access/audit.ts'
import type { Contact, HeadquartersSide, LoyaltyCardAnswer, RealtimeAnswer } from '../../between/headquarters-side.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { type Executor, execute, type Transaction, transaction } from '../../db/client.ts'
import { isBusy, isOutOfConnections } from '../../db/errors.ts'
import type { WhyRealtime } from '../../model/why-realtime.ts'
import { isNotStoredPlainly } from '../capture/idempotency.ts'
import type { RealtimeRoute } from '../capture/route.ts'
import type { Request } from '../capture/staged.ts'
import { storeLoyaltyCards } from '../customers/loyalty-cards.ts'
import { storeDocuments } from '../customers/store-documents.ts'
import { contactOf, rememberHeadquarters } from '../incarnation/seen-headquarters.ts'
import { callHeadquarters } from './call-headquarters.ts'
import { type CallOutcome, closeCall, explain, openCall } from './ledger.ts'

/** Headquarters has carried out a call, and the channel's database was too busy to record its answer. */
class AnswerNotRecorded extends Error {
  readonly code = 'ANSWER_NOT_RECORDED'
  constructor(cause: unknown) {
    super('The answer of headquarters could not be recorded.', { cause })
  }
}

/** A call of this channel, with the ids that it carries however often it is sent. */
export type RealtimeCall = {
  request: Request
  customerKey: string
  operationId: string
  /** The client has given the customer its id, which no other request may use. */
  isGiven?: boolean
  why: RealtimeRoute
  /** The switch `setRealtimeServiceAvailable`. */
  available: boolean
}

type Answer = RealtimeAnswer | LoyaltyCardAnswer

/**
 * `why` is the cause as finally recorded. UNREACHABLE leaves the key and the record of the call to the caller, which
 * may be able to capture instead.
 */
export type RealtimeOutcome =
  | (Answer & { why: WhyRealtime })
  | { outcome: 'UNREACHABLE'; end(fellBack: boolean): Promise<void> }

/**
 * Commits the key with its ids before anything is sent, so that a later request can complete the same call. Fails with
 * NUMBER_TAKEN when another request was first to give a customer the same id.
 */
export async function claimKey(
  db: Executor,
  generation: string,
  { request, customerKey, operationId, isGiven = false }: RealtimeCall,
): Promise<'CLAIMED' | 'KEY_TAKEN' | 'STALE'> {
  const [row] = await execute<{ current: boolean; claimed: boolean }>(
    db,
    sql`/* channel.claimKey */
    with guard as (
      select from channel_cache where generation = ${generation}::bigint and expires_at > now()
    ),
    claimed as (
      insert into idempotency (scope, key, is_hashed, request_hash, customer_key, operation_id, state)
      select ${request.channelId}::text, ${request.keyHash}::text, true, ${request.requestHash}::text,
        ${customerKey}::uuid,
        ${operationId}::uuid, 'ROUTED'
      from guard
      where ${isNotStoredPlainly(sql`${request.channelId}::text`, sql`${request.key}::text`)}
      on conflict (scope, key) do nothing
      returning key
    )${isGiven ? reserved(customerKey) : sql``}
    select exists (select from guard) as current, exists (select from claimed) as claimed`,
  )
  if (!row?.current) return 'STALE'
  return row.claimed ? 'CLAIMED' : 'KEY_TAKEN'
}

/** Takes the customer key, which must be new here; the first operation that is captured gets the number 1. */
const reserved = (customerKey: string) => sql`,
    reserved as (
      insert into customer_counter (customer_key, n)
      select ${customerKey}::uuid, 0
      from claimed
      on conflict (customer_key) do update set n = expect_number(customer_counter.n + 1, 0)
    )`

/**
 * Sends the call under a key that this request has claimed, and stores the result: headquarters' row, the end of the
 * key, the record of the call and the audit entry. A refusal frees the key, because nothing was done.
 */
export async function sendCall(
  database: ChannelDatabase,
  call: RealtimeCall,
  send: (headquarters: HeadquartersSide, contact: Contact) => Promise<Answer>,
): Promise<RealtimeOutcome> {
  const callId = randomUUID()
  const { request } = call
  await openCall(database.db, { ...request, callId, method: request.action, why: call.why, ...idsOf(call) })
  const startedAt = performance.now()
  const explained = call.available ? explain(database.db, database.headquarters, call.why) : Promise.resolve(call.why)
  explained.catch(() => {})
  const contact = await contactOf(database.db, database.id)
  const called = await callHeadquarters(database, call.available, (headquarters) => send(headquarters, contact)).catch(
    async (fault: unknown) => {
      await markUnknown(database.db, call)
      throw fault
    },
  )
  const close = async (db: Executor, outcome: CallOutcome, errorCode: string | null, fellBack = false) =>
    closeCall(db, {
      callId,
      outcome,
      durationMs: performance.now() - startedAt,
      fellBack,
      errorCode,
      why: await explained,
    })
  if (called.outcome === 'ANSWERED') {
    const why = await explained
    const recorded = transaction(database.db, async (tx) => {
      await recordAnswer(tx, call, called.answer)
      await close(tx, called.answer.outcome, called.answer.outcome === 'REFUSED' ? 'FIELD_REFUSED' : null)
      if (called.answer.outcome === 'OK') await rememberHeadquarters(tx, called.answer.mark)
    })
    await recorded.catch(async (error: unknown) => {
      // The request that is sent again completes the call, at once.
      await markUnknown(database.db, call).catch(() => {})
      const hasChanged = called.answer.outcome === 'OK'
      throw hasChanged && (isBusy(error) || isOutOfConnections(error)) ? new AnswerNotRecorded(error) : error
    })
    return { ...called.answer, why }
  }
  return {
    outcome: 'UNREACHABLE',
    async end(fellBack) {
      const errorCode = called.rewound ? 'HEADQUARTERS_REWOUND' : 'HEADQUARTERS_UNREACHABLE'
      await close(database.db, 'UNREACHABLE', errorCode, fellBack)
      if (!fellBack) await markUnknown(database.db, call)
    },
  }
}

async function recordAnswer(tx: Transaction, call: RealtimeCall, answer: Answer): Promise<void> {
  if (answer.outcome === 'OK') {
    if (answer.customer) await storeDocuments(tx, [answer.customer])
    if ('card' in answer && answer.card) await storeLoyaltyCards(tx, [answer.card])
    await endKey(tx, call, answer.customer?.customerKey ?? call.customerKey)
  } else {
    await freeKey(tx, call)
  }
  await recordAudit(tx, call.request.actor, {
    action: call.request.action,
    target: call.operationId,
    result: answer.outcome,
    requestId: call.request.requestId,
  })
}

const idsOf = ({ customerKey, operationId }: RealtimeCall) => ({ customerKey, operationId })

const ourKey = ({ request, operationId }: RealtimeCall) =>
  sql`scope = ${request.channelId} and key = ${request.keyHash} and operation_id = ${operationId}`

async function markUnknown(db: Executor, call: RealtimeCall): Promise<void> {
  await execute(
    db,
    sql`/* channel.markUnknown */ update idempotency set state = 'UNKNOWN' where ${ourKey(call)} and state = 'ROUTED'`,
  )
}

/** Headquarters answers a request that it knows from before a restore with the customer that it made then. */
async function endKey(db: Executor, call: RealtimeCall, customerKey: string): Promise<void> {
  await execute(
    db,
    sql`/* channel.endKey */
    update idempotency
    set state = 'DONE', customer_key = ${customerKey}::uuid
    where ${ourKey(call)}`,
  )
}

async function freeKey(db: Executor, call: RealtimeCall): Promise<void> {
  await execute(
    db,
    sql`/* channel.freeKey */
    with freed as (
      delete from idempotency where ${ourKey(call)} and state <> 'DONE' returning customer_key
    )
    delete from customer_counter
    where ${call.isGiven ?? false}::boolean and n = 0 and erased_at is null
      and customer_key in (select customer_key from freed)`,
  )
}
