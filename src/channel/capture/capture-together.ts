import type { ChannelDatabase } from '../../between/sides.ts'
import type { Database } from '../../db/client.ts'
import { isOfWholeDatabase, isTransient } from '../../db/errors.ts'
import { wake, wakeSequenced } from '../../log/wake.ts'
import { type CaptureOutcome, capture, MOST_CAPTURES } from './capture.ts'
import type { Capture } from './staged.ts'

/** How many statements run at once. While they run, arriving captures gather for the next. */
const MOST_STATEMENTS = 2
/** How many times a capture is tried when it meets a lock or a serialization failure. */
const MOST_TRIES = 3

type Waiting = {
  capture: Capture
  generation: string
  resolve(outcome: CaptureOutcome): void
  reject(error: unknown): void
}
/** `inFlight`: customers and keys of the running statements. */
type Queue = { waiting: Waiting[]; running: number; scheduled: boolean; inFlight: Set<string> }
const queues = new WeakMap<Database, Queue>()

/**
 * Stores a capture, in one statement with captures that arrive at the same time: 64 in one transaction are six times as
 * fast as 64 transactions. The capture is durable when the promise resolves. Captures of one customer are stored one
 * after the other, in the order of arrival.
 */
export function captureTogether(
  database: Pick<ChannelDatabase, 'id' | 'db'>,
  generation: string,
  one: Capture,
): Promise<CaptureOutcome> {
  const queue = queues.get(database.db) ?? { waiting: [], running: 0, scheduled: false, inFlight: new Set() }
  queues.set(database.db, queue)
  return new Promise((resolve, reject) => {
    queue.waiting.push({ capture: one, generation, resolve, reject })
    schedule(database, queue)
  })
}

/** At the end of this turn of the event loop: requests read from sockets in the same turn share a statement. */
function schedule(database: Pick<ChannelDatabase, 'id' | 'db'>, queue: Queue): void {
  if (queue.scheduled || queue.running >= MOST_STATEMENTS || queue.waiting.length === 0) return
  queue.scheduled = true
  setImmediate(() => {
    queue.scheduled = false
    const batch = takeBatch(queue)
    // Everything that waits concerns customers or keys in flight: the end of those statements schedules again.
    if (batch.length === 0) return
    const names = batch.flatMap(namesOf)
    for (const name of names) queue.inFlight.add(name)
    queue.running += 1
    void store(database, batch, 1).finally(() => {
      queue.running -= 1
      for (const name of names) queue.inFlight.delete(name)
      schedule(database, queue)
    })
    schedule(database, queue)
  })
}

/** Two captures that share a name are stored one after the other. */
const namesOf = ({ capture: { customerKey, scope, keyHash } }: Waiting) => [customerKey, `${scope}\n${keyHash}`]

/** The captures that have waited longest, of one generation, each customer and each key once. */
function takeBatch(queue: Queue): Waiting[] {
  const generation = queue.waiting[0]?.generation
  const taken: Waiting[] = []
  const left: Waiting[] = []
  const seen = new Set(queue.inFlight)
  for (const next of queue.waiting) {
    const names = namesOf(next)
    const fits = taken.length < MOST_CAPTURES && next.generation === generation && !names.some((name) => seen.has(name))
    if (fits) taken.push(next)
    else left.push(next)
    // A capture that is left behind keeps its turn: a later one of the same customer must not overtake it.
    for (const name of names) seen.add(name)
  }
  queue.waiting = left
  return taken
}

async function store(
  database: Pick<ChannelDatabase, 'id' | 'db'>,
  batch: readonly Waiting[],
  attempt: number,
): Promise<void> {
  const [first] = batch
  if (!first) return
  try {
    const { outcomes, sequenced } = await capture(
      database.db.plannedOnce,
      database.id,
      first.generation,
      batch.map((each) => each.capture),
      { sequences: true },
    )
    if (sequenced > 0) wakeSequenced(database.db, sequenced)
    if (outcomes.filter(({ outcome }) => outcome === 'STORED').length > sequenced) wake(database.db)
    for (const [i, each] of batch.entries()) each.resolve(outcomes[i] ?? { outcome: 'STALE' })
  } catch (error) {
    await storeApart(database, batch, attempt, error)
  }
}

/** A capture that fails must not take others with it: the batch is halved until the failing capture is alone. */
async function storeApart(
  database: Pick<ChannelDatabase, 'id' | 'db'>,
  batch: readonly Waiting[],
  attempt: number,
  error: unknown,
): Promise<void> {
  if (isOfWholeDatabase(error)) {
    for (const each of batch) each.reject(error)
  } else if (batch.length > 1) {
    const middle = Math.ceil(batch.length / 2)
    await store(database, batch.slice(0, middle), attempt)
    await store(database, batch.slice(middle), attempt)
  } else if (attempt < MOST_TRIES && isTransient(error)) {
    await store(database, batch, attempt + 1)
  } else {
    for (const each of batch) each.reject(error)
  }
}
