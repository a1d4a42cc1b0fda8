import { sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'

/** The notice that means "this database's log may have grown, read again". */
export const LOG_NOTICE = 'log'

/** What a notice says when all that it is about has its position: there is nothing for a sequencer to do. */
export const SEQUENCED = 'sequenced'

/**
 * An arbitrary number, the same in every process. Whoever holds this lock of a channel database gives the positions of
 * its log.
 */
export const SEQUENCER_LOCK = '7205117002'

/** Shortest pause between two notices of one process: a busy writer's many commits make one. */
const pauseMs = 5

/** A notice on its way: `again` when something was committed meanwhile, `sequenced` when all of that has positions. */
type Waking = { again: boolean; sequenced: boolean }

/** The sequencer of this process for a channel database. */
export interface Sequencer {
  /** Events may be in the outbox. */
  trigger(): void
  /** So many events were given their positions by others of this process. */
  noted(events: number): void
}

const waking = new WeakMap<Database, Waking>()
const sequencers = new WeakMap<Database, Sequencer>()

/**
 * Says that something was appended to this database's log or outbox. Call it after the commit, never inside a
 * transaction. It returns at once, cannot fail, and many calls make one notice: a notice is only a hint, and readers
 * that miss it have a timer.
 */
export function wake({ forAll }: Database): void {
  const db = forAll()
  const sequencer = sequencers.get(db)
  // Readers do not see a channel's outbox: the sequencer sends the notice once the events have positions.
  if (sequencer) sequencer.trigger()
  else notify(db)
}

/** The same for so many events that were appended to a channel's log with their positions. */
export function wakeSequenced({ forAll }: Database, events: number): void {
  const db = forAll()
  sequencers.get(db)?.noted(events)
  notify(db, { sequenced: true })
}

/** Sends the notice itself, coalesced. Outside of the sequencer use `wake`. */
export function notify(db: Database, { sequenced = false }: { sequenced?: boolean } = {}): void {
  const sending = waking.get(db)
  if (sending) {
    sending.sequenced = sequenced && (sending.sequenced || !sending.again)
    sending.again = true
    return
  }
  const started = { again: false, sequenced }
  waking.set(db, started)
  void send(db, started)
}

/** Registers the sequencer of this process for a channel database; the function given back unregisters it. */
export function registerSequencer(db: Database, sequencer: Sequencer): () => void {
  sequencers.set(db, sequencer)
  return () => {
    if (sequencers.get(db) === sequencer) sequencers.delete(db)
  }
}

async function send(db: Database, state: Waking): Promise<void> {
  do {
    state.again = false
    try {
      await db.execute(sql`/* events.wake */ select pg_notify(${LOG_NOTICE}, ${state.sequenced ? SEQUENCED : ''})`)
    } catch {
      // The database cannot be reached: its readers read again when they reconnect.
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs).unref())
  } while (state.again)
  waking.delete(db)
}
