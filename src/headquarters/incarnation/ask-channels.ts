import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { ChannelSide } from '../../between/channel-side.ts'
import { HeadquartersRewound } from '../../between/headquarters-of.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { type Database, execute } from '../../db/client.ts'
import { drawIncarnation, newestServer, thisServer } from '../../log/incarnation.ts'
import { meet } from './meet.ts'
import { refuseWhileRewound } from './rewound.ts'

/** How long one channel database is waited for: others, and a cashier, must not wait for one that is away. */
const WITHIN_MS = 2_000

/**
 * What has been asked of whom by this process, by headquarters' pool: channel database and incarnation → the asking.
 */
const request = new WeakMap<Database, Map<string, Promise<void>>>()

/**
 * Before account numbers are given, and before anything is synchronized: asks every channel database that can be
 * reached, once in an incarnation, what it has seen of headquarters. One that cannot be reached is compared at its next
 * contact. Throws HeadquartersRewound while headquarters is an older copy of itself.
 */
export async function assertNotRewound({ db, channelSides }: HeadquartersDatabase): Promise<void> {
  let state = await stateOf(db)
  if (!state.current) {
    await drawIncarnation(db, { ifAnother: true })
    state = await stateOf(db)
  }
  const { incarnation, unasked } = state
  await Promise.all(
    unasked.flatMap((id) => {
      const side = channelSides?.get(id)
      return side && incarnation !== null ? [once(db, `${id} ${incarnation}`, () => ask(db, side))] : []
    }),
  )
  await refuseWhileRewound(db)
}

/**
 * The same as a value: null while headquarters is not rewound. `ask` false: by what is known already, for what gives no
 * number; it waits for nobody.
 */
export async function whyRewound(
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

type State = { incarnation: string | null; current: boolean; unasked: string[] }

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
      ) as unasked
    from (select) one
    left join (select id from incarnation order by number desc limit 1) newest on true`,
  )
  if (!state) throw new Error('Headquarters did not tell its incarnation.')
  return state
}

function once(db: Database, what: string, work: () => Promise<void>): Promise<void> {
  const known = request.get(db) ?? new Map<string, Promise<void>>()
  request.set(db, known)
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
  const told = await Promise.race([answer, pause(WITHIN_MS, null, { ref: false })])
  if (told === null) return
  await meet(db, { channelDatabaseId: side.id, seen: told.seen }).catch((error) => {
    if (!(error instanceof HeadquartersRewound)) throw error
  })
}
