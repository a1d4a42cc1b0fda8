import { sql } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { seenBeyond } from '../incarnation/rewound.ts'
import type { Readiness } from '../server/health.ts'
import type { Sides } from '../sides/sides.ts'

const ANSWER_WITHIN_MS = 1_000

/** Ready while any database that this process serves can be reached: a channel needs only its own, headquarters only its. */
export async function readiness(sides: Sides): Promise<Readiness> {
  const databases = new Map<string, Database>([...sides.channels].map(([id, { db }]) => [id, db]))
  if (sides.headquarters) databases.set('headquarters', sides.headquarters.db)
  const rewound = sides.headquarters ? isRewound(sides.headquarters.db) : Promise.resolve(false)
  const states = await Promise.all([...databases].map(async ([name, db]) => [name, await stateOf(db)] as const))
  const parts: { [name: string]: string } = Object.fromEntries(states)
  if (parts.headquarters === 'ok' && (await rewound)) parts.headquarters = HEADQUARTERS_REWOUND
  return { ready: states.some(([, state]) => state === 'ok'), parts }
}

const HEADQUARTERS_REWOUND =
  'HEADQUARTERS_REWOUND: it was set back, probably restored from a backup. Until an administrator accepts it with acceptHeadquarters, no account number is given and nothing is synchronized; tills go on capturing.'

/** False also when it cannot be told in time. */
async function isRewound(db: Database): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ANSWER_WITHIN_MS, false)
  })
  const answer = seenBeyond(db).then(
    (seen) => seen.length > 0,
    () => false,
  )
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

async function stateOf(db: Database): Promise<'ok' | 'unreachable'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'unreachable'>((resolve) => {
    timer = setTimeout(resolve, ANSWER_WITHIN_MS, 'unreachable')
  })
  const answer = db.execute(sql`/* start.readiness */ select 1`).then(
    () => 'ok' as const,
    () => 'unreachable' as const,
  )
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
