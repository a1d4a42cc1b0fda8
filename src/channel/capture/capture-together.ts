import type { ChannelDatabase } from '../../between/sides.ts'
import type { Database } from '../../db/client.ts'
import { isTransient, isUnreachable } from '../../db/errors.ts'
import { wake } from '../../log/wake.ts'
import { type Capture, type CaptureOutcome, capture, MOST_CAPTURES } from './capture.ts'

/** Statements under way at once: while they run, what arrives gathers for the next. */
const MOST_STATEMENTS = 2
/** A capture that met a lock or a serialization failure is tried again so often. */
const MOST_TRIES = 3

type Waiting = {
  capture: Capture
  generation: string
  resolve(outcome: CaptureOutcome): void
  reject(error: unknown): void
}
/** `underWay`: customers and keys of the statements that run. */
type Queue = { waiting: Waiting[]; running: number; scheduled: boolean; underWay: Set<string> }
const queues = new WeakMap<Database, Queue>()

/**
 * Stores a capture, sharing a statement with those that arrive at the same time: 64 in one transaction are six times as fast as each in its
 * own. It is durable when the promise resolves. A customer's captures go one after the other, in the order in which they came.
 */
export function captureTogether(
  database: Pick<ChannelDatabase, 'id' | 'db'>,
  generation: string,
  one: Capture,
): Promise<CaptureOutcome> {
  const queue = queues.get(database.db) ?? { waiting: [], running: 0, scheduled: false, underWay: new Set() }
  queues.set(database.db, queue)
  return new Promise((resolve, reject) => {
    queue.waiting.push({ capture: one, generation, resolve, reject })
    schedule(database, queue)
  })
}

/** At the end of this turn of the event loop: requests read from sockets in the same turn go together. */
function schedule(database: Pick<ChannelDatabase, 'id' | 'db'>, queue: Queue): void {
  if (queue.scheduled || queue.running >= MOST_STATEMENTS || queue.waiting.length === 0) return
  queue.scheduled = true
  setImmediate(() => {
    queue.scheduled = false
    const batch = takeBatch(queue)
    // Everything that waits is about what is under way: its end comes back here.
    if (batch.length === 0) return
    const names = batch.flatMap(namesOf)
    for (const name of names) queue.underWay.add(name)
    queue.running += 1
    void store(database, batch, 1).finally(() => {
      queue.running -= 1
      for (const name of names) queue.underWay.delete(name)
      schedule(database, queue)
    })
    schedule(database, queue)
  })
}

/** Two captures with a name in common go one after the other. */
const namesOf = ({ capture: { customerKey, scope, key } }: Waiting) => [customerKey, `${scope}\n${key}`]

/** The longest waiting, of one generation, each customer and each key once. */
function takeBatch(queue: Queue): Waiting[] {
  const generation = queue.waiting[0]?.generation
  const taken: Waiting[] = []
  const left: Waiting[] = []
  const seen = new Set(queue.underWay)
  for (const next of queue.waiting) {
    const names = namesOf(next)
    const fits = taken.length < MOST_CAPTURES && next.generation === generation && !names.some((name) => seen.has(name))
    if (fits) taken.push(next)
    else left.push(next)
    // Also what is left behind keeps its place: a later one of the same customer must not pass it.
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
    const outcomes = await capture(
      database.db,
      database.id,
      first.generation,
      batch.map((each) => each.capture),
    )
    wake(database.db)
    for (const [i, each] of batch.entries()) each.resolve(outcomes[i] ?? { outcome: 'STALE' })
  } catch (error) {
    await storeApart(database, batch, attempt, error)
  }
}

/** One bad capture must not take its neighbours down: halves, until it is alone with its error. */
async function storeApart(
  database: Pick<ChannelDatabase, 'id' | 'db'>,
  batch: readonly Waiting[],
  attempt: number,
  error: unknown,
): Promise<void> {
  if (isUnreachable(error)) {
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
