import { sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'

/** The notice that means "this database's log may have grown, read again". */
export const LOG_NOTICE = 'log'

/** Shortest pause between two notices of one process: a busy writer's many commits make one. */
const pauseMs = 5

/** A notice on its way: `again` when something was committed meanwhile. */
type Waking = { again: boolean }

const waking = new WeakMap<Database, Waking>()
const sequencers = new WeakMap<Database, () => void>()

/**
 * Says that something was appended to this database's log or outbox. Call it after the commit, never inside a
 * transaction. It returns at once, cannot fail, and many calls make one notice: a notice is only a hint, and readers
 * that miss it have a timer.
 */
export function wake({ forAll }: Database): void {
  const db = forAll()
  const sequencer = sequencers.get(db)
  // Readers do not see a channel's outbox: the sequencer sends the notice once the events have positions.
  if (sequencer) sequencer()
  else notify(db)
}

/** Sends the notice itself, coalesced. Outside of the sequencer use `wake`. */
export function notify(db: Database): void {
  const sending = waking.get(db)
  if (sending) {
    sending.again = true
    return
  }
  const started = { again: false }
  waking.set(db, started)
  void send(db, started)
}

/** Registers the sequencer of this process for a channel database; the function given back unregisters it. */
export function registerSequencer(db: Database, trigger: () => void): () => void {
  sequencers.set(db, trigger)
  return () => {
    if (sequencers.get(db) === trigger) sequencers.delete(db)
  }
}

async function send(db: Database, state: Waking): Promise<void> {
  do {
    state.again = false
    try {
      await db.execute(sql`/* events.wake */ select pg_notify(${LOG_NOTICE}, '')`)
    } catch {
      // The database cannot be reached: its readers read again when they reconnect.
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs).unref())
  } while (state.again)
  waking.delete(db)
}
