import { sql } from 'drizzle-orm'
import { type Database, transaction } from '../../../db/client.ts'
import { storable } from '../../../db/storable.ts'
import { NO_FACTS } from '../../../model/webhook.ts'
import { endpointFor, type Pace } from './back-off.ts'
import type { EndpointAtWork } from './endpoint-lease.ts'
import { noteAttempts, type Sent } from './note-attempts.ts'
import { hurrySetAside, setAside, type ToSetAside } from './set-aside.ts'
import { afterSuccess } from './success.ts'

/** What came of a slice of the log. Not taken: the endpoint is away, and the slice is tried again as a whole. */
export type SliceOutcome = { taken: boolean; sent: Sent[]; toSetAside: ToSetAside[] }

/** Without a delivery for so long, an endpoint that is tried is disabled. */
const DISABLED_AFTER = sql.raw(`interval '3 days'`)
/** The receiver wants no more: the endpoint is disabled at once. */
export const GONE = 410

/** Moves the cursor beyond a slice: each of its messages was delivered, or is set aside. */
export async function noteSlice(
  db: Database,
  endpoint: EndpointAtWork,
  { sent, toSetAside }: SliceOutcome,
  { position, wasFailing, pace }: { position: string; wasFailing: boolean; pace: Pace },
): Promise<void> {
  const delivered = sent.some(({ attempt }) => attempt.outcome === 'DELIVERED')
  const [refused] = sent.filter(({ attempt }) => attempt.outcome !== 'DELIVERED')
  await transaction(db, async (tx) => {
    await noteAttempts(
      tx,
      endpoint,
      sent,
      sql`position = ${position}::bigint,
        ${delivered ? afterSuccess : sql`failures = 0, next_attempt_at = null`}
        ${refused ? sql`, last_failure = ${storable(refused.attempt.reason)}` : sql``}`,
    )
    await setAside(tx, endpoint, toSetAside, pace)
    if (delivered && wasFailing) await hurrySetAside(tx, endpoint.id)
  })
}

/**
 * Puts the endpoint off, because it took nothing. It is disabled when that has gone on for days, or the receiver says
 * that it is gone.
 */
export async function noteNothingTaken(
  db: Database,
  endpoint: EndpointAtWork,
  sent: readonly Sent[],
  pace: Pace,
): Promise<void> {
  const retryAfter = Math.max(0, ...sent.map(({ attempt }) => attempt.retryAfter ?? 0)) * 1_000
  const wait = Math.max(endpointFor(endpoint.failures + 1, pace), retryAfter)
  const [failure] = sent
  const gone = sent.some(({ attempt }) => attempt.status === GONE)
  const days = sql`failing_since <= now() - ${DISABLED_AFTER}`
  const disabled = gone ? sql`true` : sql`coalesce(${days}, false)`
  const reason = gone ? 'The receiver answered 410 Gone.' : 'Nothing was delivered for 3 days.'
  const words = storable(failure?.attempt.reason ?? '')
  await transaction(db, (tx) =>
    noteAttempts(
      tx,
      endpoint,
      sent,
      sql`failures = failures + 1, failing_since = coalesce(failing_since, now()),
        next_attempt_at = now() + ${wait} * interval '1 millisecond', last_failure = ${words},
        enabled = not ${disabled},
        disabled_at = case when ${disabled} then now() end,
        disabled_by = case when ${disabled} then 'tillsync' end,
        disabled_reason = case when ${disabled} then ${`${reason} The last failure: ${words}`}::text end`,
    ),
  )
}

/** Goes on where the log begins, because it no longer keeps what the endpoint has not got, and says so. */
export async function passOver(db: Database, endpoint: EndpointAtWork, first: string): Promise<void> {
  const last = String(BigInt(first) - 1n)
  await transaction(db, async (tx) => {
    await noteAttempts(tx, endpoint, [missing(endpoint, last)], sql`position = ${last}::bigint`)
  })
}

function missing({ position, events: [event = 'OPERATION_FAILED'] }: EndpointAtWork, last: string): Sent {
  const facts = { ...NO_FACTS, position: last, at: new Date().toISOString() }
  const reason = `The log no longer keeps its entries ${BigInt(position) + 1n} to ${last}: they were passed over.`
  return {
    message: { webhookId: `missing_${last}`, event, subject: '', facts },
    attempt: {
      outcome: 'MISSING',
      status: null,
      answer: reason,
      reason,
      milliseconds: 0,
      retryAfter: null,
      timedOut: false,
    },
  }
}
