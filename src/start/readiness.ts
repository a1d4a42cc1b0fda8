import type { Sides } from '../between/sides.ts'
import type { DialState } from '../between/wire/dial.ts'
import type { ProcessRole } from '../config/settings.ts'
import type { Database } from '../db/client.ts'
import { type Health, watchHealth } from '../diagnose/health.ts'
import { findRewoundState } from '../headquarters/incarnation/rewound.ts'
import { LEASE_SECONDS } from '../headquarters/jobs/lease.ts'
import { readWorkers } from '../headquarters/jobs/worker-lease.ts'
import { adviceOn, type DatabaseState, stateInWords } from '../model/database-state.ts'
import type { Readiness } from '../server/http/health.ts'
import type { WorkerProof } from './worker-proof.ts'

const ANSWER_WITHIN_MS = 1_000

/** What a store knows of headquarters. */
export type StoreReadiness = {
  /** How its connection is; null while it has not begun to dial. */
  readonly toHeadquarters: () => DialState | null
  /** How old the keys are by which it verifies tokens. */
  readonly ageOfKeys: () => string
}

/**
 * Ready while any of the roles that this process serves can work: a channel needs only its own database, headquarters
 * only its, the worker a recent look at the queue. The part `workers` says in every process whether schedules are run;
 * a process that does not run them stays ready without.
 */
export async function readiness(
  sides: Sides,
  roles: readonly ProcessRole[],
  proof: Pick<WorkerProof, 'lookedAgo'>,
  health: () => Promise<Health> = watchHealth(sides),
  store?: StoreReadiness,
  /** The stores that are connected to this process of headquarters. */
  connectedStores: () => readonly string[] = () => [],
): Promise<Readiness> {
  const { headquarters } = sides
  const databases = new Map([...sides.ownSides].map(([id, side]) => [id, () => side.databaseState()]))
  if (headquarters) databases.set('headquarters', () => headquarters.db.state())
  const isWorker = roles.includes('worker')
  const [workers, rewound, wrong, putOff, ...states] = await Promise.all([
    isWorker ? stateOfWorker(proof.lookedAgo()) : inTime(stateOfWorkers(sides), 'unknown'),
    sides.headquarters ? inTime(stateOfHeadquarters(sides.headquarters.db), 'ok') : 'ok',
    headquarters ? inTime(stateOfHealth(health), 'unknown') : 'unknown',
    headquarters ? inTime(schedulesPutOff(health), '') : '',
    ...[...databases].map(async ([name, ask]) => [name, await inWords(ask())] as const),
  ])
  const isWorking = isWorker && workers === 'ok'
  const reached = roles.some((role) => role !== 'worker') && states.some(([, state]) => state === 'ok')
  const closed = [...sides.notOpened].map(([name, { why }]) => [name, `cannot be opened: ${why}`])
  const parts: { [name: string]: string } = {
    ...Object.fromEntries([...closed, ...states]),
    workers,
    health: wrong,
    ...(putOff !== '' && { schedules: putOff }),
    ...(store && { tokens: store.ageOfKeys() }),
  }
  if (parts.headquarters === 'ok') parts.headquarters = rewound
  if (store) parts.headquarters = stateOfWire(store.toHeadquarters())
  const stores = connectedStores()
  if (stores.length > 0) parts.stores = `connected to this process: ${stores.join(', ')}`
  return { ready: isWorking || reached, parts }
}

const HEADQUARTERS_REWOUND =
  'HEADQUARTERS_REWOUND: it was set back, probably restored from a backup. Until an administrator accepts it with ' +
  'recoverHeadquarters, no account number is given and nothing is synchronized; tills go on capturing.'

const stateOfHeadquarters = async (db: Database) => ((await findRewoundState(db)) ? HEADQUARTERS_REWOUND : 'ok')

/** A store's connection to headquarters. The store works without it. */
function stateOfWire(wire: DialState | null): string {
  if (wire === null) return 'unreachable: it is dialled when the channel database is open'
  return wire.state === 'CONNECTED' ? 'ok' : `${wire.state.toLowerCase()}: ${wire.why}`
}

/** The checks that fail; `diagnose` has their causes and remedies, for which a token is needed. */
async function stateOfHealth(health: () => Promise<Health>): Promise<string> {
  const { causes } = await health()
  return causes.length === 0 ? 'ok' : causes.join(', ')
}

/** The schedules that do not run because an operator or their active period says so: nothing is wrong. */
async function schedulesPutOff(health: () => Promise<Health>): Promise<string> {
  const { putOff } = await health()
  return putOff.length === 0 ? '' : `withheld, or not active yet: ${putOff.join(', ')}`
}

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

/** A state with what it means, such as `READ_ONLY: is read-only. …`. */
async function inWords(answer: Promise<DatabaseState | null>): Promise<string> {
  const state = await answer
  if (state === null) return 'ok'
  return state === 'UNREACHABLE' ? 'unreachable' : `${state}: ${stateInWords(state)}. ${adviceOn(state)}`
}

/** The answer, or what is said when it fails or takes too long. */
async function inTime(answer: Promise<string>, otherwise: string): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, ANSWER_WITHIN_MS, otherwise)
  })
  return Promise.race([answer.catch(() => otherwise), late]).finally(() => clearTimeout(timer))
}
