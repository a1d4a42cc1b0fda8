import { sql } from 'drizzle-orm'
import type { Sides } from '../between/sides.ts'
import type { ProcessRole } from '../config/settings.ts'
import type { Database } from '../db/client.ts'
import { seenBeyond } from '../headquarters/incarnation/rewound.ts'
import { LEASE_SECONDS } from '../headquarters/jobs/lease.ts'
import { readWorkers } from '../headquarters/jobs/worker-lease.ts'
import type { Readiness } from '../server/http/health.ts'
import type { WorkerProof } from './worker-proof.ts'

const ANSWER_WITHIN_MS = 1_000

/**
 * Ready while any of the roles that this process serves can work: a channel needs only its own database, headquarters
 * only its, the worker a recent look at the queue. The part `workers` says in every process whether schedules are run;
 * a process that does not run them stays ready without.
 */
export async function readiness(
  sides: Sides,
  roles: readonly ProcessRole[],
  proof: Pick<WorkerProof, 'lookedAgo'>,
): Promise<Readiness> {
  const { headquarters } = sides
  const databases = new Map([...sides.ownSides].map(([id, side]) => [id, () => side.ping()]))
  if (headquarters)
    databases.set('headquarters', async () => {
      await headquarters.db.execute(sql`/* start.readiness */ select 1`)
    })
  const isWorker = roles.includes('worker')
  const [workers, rewound, ...states] = await Promise.all([
    isWorker ? stateOfWorker(proof.lookedAgo()) : inTime(stateOfWorkers(sides), 'unknown'),
    sides.headquarters ? inTime(stateOfHeadquarters(sides.headquarters.db), 'ok') : 'ok',
    ...[...databases].map(async ([name, ping]) => [name, await stateOf(ping)] as const),
  ])
  const isWorking = isWorker && workers === 'ok'
  const reached = roles.some((role) => role !== 'worker') && states.some(([, state]) => state === 'ok')
  const parts: { [name: string]: string } = { ...Object.fromEntries(states), workers }
  if (parts.headquarters === 'ok') parts.headquarters = rewound
  return { ready: isWorking || reached, parts }
}

const HEADQUARTERS_REWOUND =
  'HEADQUARTERS_REWOUND: it was set back, probably restored from a backup. Until an administrator accepts it with ' +
  'recoverHeadquarters, no account number is given and nothing is synchronized; tills go on capturing.'

const stateOfHeadquarters = async (db: Database) => ((await seenBeyond(db)).length > 0 ? HEADQUARTERS_REWOUND : 'ok')

/** The worker of this process itself. */
function stateOfWorker(lookedAgo: number | null): string {
  if (lookedAgo === null) return 'no look at the queue yet'
  return lookedAgo <= LEASE_SECONDS ? 'ok' : lastLook(lookedAgo)
}

/** The workers of other processes, as headquarters knows them. */
async function stateOfWorkers({ headquarters }: Sides): Promise<string> {
  if (!headquarters) return 'unknown'
  const { alive, lastLookAgo } = await readWorkers(headquarters.db)
  if (alive > 0) return 'ok'
  return lastLookAgo === null ? 'none' : lastLook(lastLookAgo)
}

const lastLook = (ago: number) => `last look at the queue ${Math.round(ago)} s ago`

const stateOf = (ping: () => Promise<void>) =>
  inTime(
    ping().then(() => 'ok'),
    'unreachable',
  )

/** The answer, or what is said when it fails or takes too long. */
async function inTime(answer: Promise<string>, otherwise: string): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, ANSWER_WITHIN_MS, otherwise)
  })
  return Promise.race([answer.catch(() => otherwise), late]).finally(() => clearTimeout(timer))
}
