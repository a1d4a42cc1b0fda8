import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { type Database, execute } from '../../db/client.ts'
import { onLogWake } from '../../log/on-log-wake.ts'
import { notify, registerSequencer, SEQUENCER_LOCK } from '../../log/wake.ts'
import { channelCountMerger } from './channel-counts.ts'
import { unsettledStatistics } from './unsettled-statistics.ts'

/** How many events get their position in one transaction: few enough that readers do not wait long for the first. */
const batchSize = 5_000

/** While nothing happens the timer looks less and less often, up to every twentieth time: a look needs a connection. */
const longestQuiet = 20

/** The shortest pause between two batches, in milliseconds, so that many captures share few batches. */
const shortestTurn = 3

/** Stops a sequencer once its batch is done. */
export type StopSequencer = () => Promise<void>

export type SequencerOptions = {
  /** How often the outbox is read without a wake-up, in milliseconds (1,000); less often while it stays empty. */
  readonly every?: number
  /** Called with each failure; no failure loses an event. */
  readonly onFault?: (error: unknown) => void
}

/**
 * Moves everything committed to a channel database's outbox into its log, with the next positions, and marks captured
 * operations for upload. Outbox ids are drawn under the lock of the customer's counter, so each customer's events keep
 * their order. Any number of processes may call it at the same time: a lock serializes them. Resolves to the number of
 * events moved.
 */
export async function sequence(db: Database): Promise<number> {
  let moved = 0
  for (;;) {
    const batch = await sequenceBatch(db)
    moved += batch
    if (batch > 0) notify(db, { sequenced: true })
    if (batch < batchSize) return moved
  }
}

/**
 * One statement, and so one round trip: a till that captures alone pays for it with each capture. Its snapshot may be
 * older than the lock: what the previous holder moved meanwhile is no longer there to be deleted, and the position is
 * read from the newest row of the head. What was committed meanwhile is moved the next time.
 */
async function sequenceBatch(db: Database): Promise<number> {
  const [batch] = await execute<{ moved: number }>(
    db,
    sql`/* events.sequence */
      with turn as materialized (select pg_advisory_xact_lock(${SEQUENCER_LOCK}::bigint)),
      moved as (
        delete from outbox
        where id in (select id from outbox where exists (select from turn) order by id limit ${batchSize})
        returning *
      ),
      numbered as materialized (select *, row_number() over (order by id) as nth from moved),
      head as (
        update log_head
        set position = position + (select count(*) from numbered)
        where id = 1 and exists (select from numbered)
        returning position - (select count(*) from numbered) as before
      ),
      logged as (
        insert into log (
          position, at, kind, entity_id, data_area_id, channel_id, channel_database_id, customer_key,
          operation_id, run_id, status, revision, error_code
        )
        select head.before + nth, at, kind, entity_id, data_area_id, channel_id, channel_database_id, customer_key,
          operation_id, run_id, status, revision, error_code
        from numbered, head
        returning position, kind, status, operation_id, channel_id
      ),
      to_upload as (
        insert into upload_pending (operation_id, position, channel_id, customer_key, operation_number, kind,
          captured_at)
        select logged.operation_id, logged.position, logged.channel_id, o.customer_key, o.operation_number, o.kind,
          o.captured_at
        from logged
        left join lateral (
          select customer_key, operation_number, kind, captured_at
          from operation
          where operation_id = logged.operation_id
          offset 0
        ) o on true
        where logged.kind = 'OPERATION' and logged.status = 'CAPTURED'
      )
      select count(*)::int as moved
      from numbered`,
  )
  return batch?.moved ?? 0
}

/**
 * Keeps a channel database sequenced for as long as this process serves it: after each commit of this process (`wake`),
 * on each notification from another, and by a timer. While the database is unreachable it waits; captures stay in the
 * outbox until then.
 */
export function startSequencer(
  database: { readonly db: Database; readonly url: string },
  options: SequencerOptions = {},
): StopSequencer {
  let stopped = false
  let requested = false
  let running: Promise<void> | undefined
  let upkeep = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const every = options.every ?? 1_000
  /** Shortest times of the timer until it looks. */
  let quiet = 1
  const mergeCounts = channelCountMerger(database.db)
  const takeStatistics = unsettledStatistics(database.db)

  async function run(): Promise<void> {
    while (requested && !stopped) {
      requested = false
      try {
        const moved = await sequence(database.db)
        if (moved > 0) lookSoon()
        await keepUp(moved)
        // Captures that arrive during the pause share the next batch.
        if (requested) await pause(shortestTurn)
      } catch (error) {
        // Not retried at once: the timer and the listener's next connect both trigger it.
        if (!stopped) options.onFault?.(error)
        lookSoon()
      }
    }
  }

  async function keepUp(moved: number): Promise<void> {
    if (moved > 0) await takeStatistics(moved)
    await mergeCounts(moved > 0)
  }

  /** Captures that gave their events the positions themselves (capture/capture.ts). */
  function noted(events: number): void {
    if (stopped) return
    upkeep = upkeep
      .then(() => keepUp(events))
      .catch((error) => {
        if (!stopped) options.onFault?.(error)
      })
  }

  function trigger(): void {
    requested = true
    if (running || stopped) return
    running = run().finally(() => {
      running = undefined
      // Requested between the last batch and here.
      if (requested) trigger()
    })
  }

  function tick(): void {
    quiet = Math.min(2 * quiet, longestQuiet)
    wait()
    trigger()
  }

  function lookSoon(): void {
    quiet = 1
    wait()
  }

  function wait(): void {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(tick, quiet * every).unref()
  }

  const unregister = registerSequencer(database.db, { trigger, noted })
  wait()
  const stopListening = onLogWake(database.url, ({ sequenced }) => {
    if (!sequenced) trigger()
  })
  trigger()

  return async () => {
    stopped = true
    unregister()
    clearTimeout(timer)
    await stopListening()
    await Promise.all([running, upkeep])
  }
}
