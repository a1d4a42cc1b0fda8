import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { ChannelSide } from '../../between/channel-side.ts'
import { HeadquartersRewound } from '../../between/headquarters-of.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { type Database, execute } from '../../db/client.ts'
import { drawIncarnation, newestServer, thisServer } from '../../log/incarnation.ts'
import { checkContact } from './check-contact.ts'
import { refuseWhileRewound } from './rewound.ts'

/** How long to wait for one channel database, so that an unreachable one does not delay the others or a cashier. */
const WITHIN_MS = 2_000

/**
 * The running and completed requests of this process, by headquarters' pool and by channel database and incarnation.
 */
const requests = new WeakMap<Database, Map<string, Promise<void>>>()

/**
 * Asks every reachable channel database, once per incarnation, what it has seen of headquarters. Call it before giving
 * account numbers and before synchronizing. An unreachable channel database is compared at its next contact. Throws
 * HeadquartersRewound if headquarters is an older copy of itself, or is still being recovered (except `inRecovery`).
 */
export async function assertNotRewound(
  { db, channelSides }: HeadquartersDatabase,
  { inRecovery = false } = {},
): Promise<void> {
  let state = await stateOf(db)
  if (!state.current) {
    await drawIncarnation(db, { ifAnother: true })
    state = await stateOf(db)
  }
  const { incarnation, unchecked } = state
  await Promise.all(
    unchecked.flatMap((id) => {
      const side = channelSides?.get(id)
      const everyone = db.forAll()
      return side && incarnation !== null ? [once(everyone, `${id} ${incarnation}`, () => ask(everyone, side))] : []
    }),
  )
  await refuseWhileRewound(db, { inRecovery })
}

/**
 * Returns the HeadquartersRewound error, or null if headquarters is not rewound. With `ask` false, relies on what is
 * already known and does not wait; use it where no account numbers are given.
 */
export async function findRewound(
  hq: HeadquartersDatabase,
  { ask: asks = true } = {},
): Promise<HeadquartersRewound | null> {
  try {
    await (asks ? assertNotRewound(hq) : refuseWhileRewound(hq.db))
    return null
  } catch (error) {
    if (error instanceof HeadquartersRewound) return error
    throw error
  }
}

type State = { incarnation: string | null; current: boolean; unchecked: string[] }

async function stateOf(db: Database): Promise<State> {
  const [state] = await execute<State>(
    db,
    sql`/* incarnation.stateOf */
    select newest.id as incarnation, ${thisServer} is not distinct from ${newestServer} as current,
      array(
        select d.id
        from channel_database d
        left join headquarters_check c on c.channel_database_id = d.id
        where c.incarnation is distinct from newest.id and c.rewound_at is null
      ) as unchecked
    from (select) one
    left join (select id from incarnation order by number desc limit 1) newest on true`,
  )
  if (!state) throw new Error('Headquarters returned no incarnation.')
  return state
}

function once(db: Database, what: string, work: () => Promise<void>): Promise<void> {
  const known = requests.get(db) ?? new Map<string, Promise<void>>()
  requests.set(db, known)
  const running = known.get(what) ?? work()
  known.set(what, running)
  running.catch(() => known.delete(what))
  return running
}

async function ask(db: Database, side: ChannelSide): Promise<void> {
  const answer = side.seenHeadquarters().then(
    (seen) => ({ seen }),
    () => null,
  )
  const result = await Promise.race([answer, pause(WITHIN_MS, null, { ref: false })])
  if (result === null) return
  await checkContact(db, { channelDatabaseId: side.id, seen: result.seen }).catch((error) => {
    if (!(error instanceof HeadquartersRewound)) throw error
  })
}
