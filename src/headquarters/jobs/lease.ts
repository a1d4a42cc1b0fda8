import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { type SQL, sql } from 'drizzle-orm'

/**
 * Leases: each makes sure that one process at a time does a piece of work, and that another takes it over when that
 * process dies. Rows of five tables have one: `batch_run` (run-lease.ts), `synchronize_chunk`
 * (../synchronize/queue/chunk-lease.ts), `schedule_worker` (worker-lease.ts), `webhook_endpoint`
 * (../webhooks/delivery/endpoint-lease.ts) and `alert_watch` (../alerts/watch-lease.ts). The rules are the same for
 * all:
 *
 * - taken: one process becomes the holder, and `lease_until` is 30 seconds ahead;
 * - renewed: every 10 seconds while the work lasts (`keepLease`), or whenever a worker has looked at the queue;
 * - lost: not renewed in time; the next process takes the work over;
 * - shortened: one that ends later than any lease can was taken before headquarters' clock was set back; it lasts 30
 *   seconds from when that is noticed (shorten-leases.ts);
 * - fenced: each statement of the holder names what only the current holder has, so that an earlier one writes nothing;
 * - ended: the work is done, and no process waits for the lease to run out.
 */
export const LEASE_SECONDS = 30

/** Milliseconds between two renewals. */
const RENEW_EVERY = 10_000

/** Thrown in a holder that has lost its lease: it must stop, and nothing it has open may be committed. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
  readonly code = 'LEASE_LOST'
  constructor() {
    super('The lease was lost: another process has taken the work over.')
  }
}

/** Who holds what this process takes. */
export const holder = (): string => `${hostname()}:${process.pid}`

/** SQL: when a lease ends that is taken or renewed now. A transaction that lasts gives `clock_timestamp()`. */
export const leaseUntil = (from = 'now()'): SQL => sql.raw(`${from} + interval '${LEASE_SECONDS} seconds'`)

/** SQL: the lease of a row is running. `row`: the table's name or alias. */
export const isHeld = (row: string): SQL => sql.raw(`${row}.lease_until >= now()`)

/** SQL: the lease of a row has run out, and the next process may take it. */
export const isLost = (row: string): SQL => sql.raw(`${row}.lease_until < now()`)

/** SQL: assignments that end the lease of a row that stays. */
export const leaseEnded: SQL = sql.raw('lease_until = null, holder = null')

/**
 * Does some work and renews its lease meanwhile. `renew` answers false when another process has the lease. The signal
 * given to the work is aborted with LeaseLost then, and also when the lease could not be renewed in time.
 */
export async function keepLease<T>(
  renew: () => Promise<boolean>,
  work: (lost: AbortSignal) => Promise<T>,
  renewEvery = RENEW_EVERY,
): Promise<T> {
  const lost = new AbortController()
  const over = new AbortController()
  const renewing = renewUntil(over.signal, lost, renew, renewEvery)
  try {
    return await work(lost.signal)
  } finally {
    over.abort()
    await renewing
  }
}

async function renewUntil(
  over: AbortSignal,
  lost: AbortController,
  renew: () => Promise<boolean>,
  renewEvery: number,
): Promise<void> {
  let heldUntil = performance.now() + LEASE_SECONDS * 1_000
  while (!over.aborted && !lost.signal.aborted) {
    await pause(renewEvery, undefined, { signal: over, ref: false }).catch(() => {})
    if (over.aborted) return
    const request = performance.now()
    try {
      if (await renew()) heldUntil = request + LEASE_SECONDS * 1_000
      else lost.abort(new LeaseLost())
    } catch {
      if (performance.now() + renewEvery >= heldUntil) lost.abort(new LeaseLost())
    }
  }
}
