import { closeSync, openSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openTokens } from '../../src/access/tokens.ts'
import type { Channel } from '../history.ts'
import { type Machine, mountSmallDisk, readMachine } from './machine.ts'
import { CHANNELS, setUpOrganization } from './organization.ts'
import { MORE_PLACES, PLACES, type Place, type Servers, type StorePlace, startPostgres } from './postgres.ts'
import { openProgram, type Program } from './program.ts'
import { type FaultStore, startStores } from './stores.ts'
import { startSweeper } from './sweeper.ts'
import { startThreadOfLines } from './thread-of-lines.ts'
import { renewedToken } from './token.ts'

/** An installation in which everything that can be lost alone is a process of its own. */
export type Installed = {
  readonly machine: Machine
  readonly postgres: Servers
  /** Replicas of the API. */
  readonly apis: readonly Program[]
  /** Processes that run the schedules. */
  readonly workers: readonly Program[]
  /** The processes of stores, if the channel databases are on machines of their own. */
  readonly stores: readonly FaultStore[]
  /** Where the programs log; kept by a run that has failed. */
  readonly logFile: string
  /** A valid token of the administrator. */
  token(): Promise<string>
  /** Asks as the administrator, of each replica in turn, until one answers without an error. */
  ask<T>(document: string, variables?: Record<string, unknown>): Promise<T>
  end(options?: { keepLog: boolean }): Promise<void>
}

const TOKEN_SECONDS = 3_600
/**
 * How long `ask` tries while no replica carries out the request, and while one says when to send it again; and for how
 * long it waits for one answer: a recovery and an acceptance answer after a full synchronization, which takes minutes
 * on a slow machine, and must not be asked for twice. Milliseconds.
 */
const PATIENCE = 90_000
const ANSWER_WITHIN = 600_000

type Options = {
  apis: number
  workers: number
  onCrash: (program: string) => void
  /** So many channel databases are stores', which reach headquarters over the wire; 0: the two are no stores'. */
  stores?: number | undefined
  /** Each store is on a network of its own. */
  networks?: boolean
  /** The folder of the release that all processes are of at first; by default this one. */
  first?: string | undefined
  /**
   * The folder of the release before: an API and a worker of it run on while the others have migrated the databases.
   */
  beside?: string | undefined
}

/** Sets it up. */
export async function startInstalled({
  apis,
  workers,
  onCrash,
  stores = 0,
  networks = false,
  first,
  beside,
}: Options): Promise<Installed> {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-faults-'))
  // PostgreSQL's user needs access to the folder when this runs as root.
  await chmod(folder, 0o711)
  const sweeper = startSweeper(folder)
  const more: readonly StorePlace[] = MORE_PLACES.slice(0, Math.max(stores - 2, 0))
  const storePlaces: readonly StorePlace[] = stores > 0 ? ['houston', 'sanfrancisco', ...more] : []
  const machine = { ...readMachine(folder), stores: storePlaces.map((place) => `store-${place}`) }
  const disks = new Map(
    (['headquarters', 'houston'] as const).map((place) => [
      place as Place,
      mountSmallDisk(join(folder, `disk-${place}`)),
    ]),
  )
  const servers = await Promise.all(
    [...PLACES, ...more].map((place) => startPostgres(place, folder, disks.get(place) ?? null)),
  )
  const [headquarters, houston, sanfrancisco, ...others] = servers
  if (!headquarters || !houston || !sanfrancisco) throw new Error('PostgreSQL did not start.')
  const dataFolder = join(folder, 'data')
  const token = renewedToken(await openTokens(dataFolder), TOKEN_SECONDS)
  const settings = {
    ...headquarters.settings('HQ_DATABASE_URL'),
    ...houston.settings('HOUSTON_DATABASE_URL'),
    ...sanfrancisco.settings('SANFRANCISCO_DATABASE_URL'),
    LOG_LEVEL: 'warn',
  }
  const logFile = `${folder}.log`
  const log = openSync(logFile, 'a')
  const thread = startThreadOfLines()
  const open = (name: string, roles: string, packageFolder?: string) =>
    openProgram({
      name,
      dataFolder,
      settings: { ...settings, TILLSYNC_ROLES: roles },
      log,
      packageFolder,
      openLine: thread.openLine,
      onCrash: () => onCrash(name),
    })
  const numbered = (count: number, kind: string, roles: string, packageFolder?: string) =>
    Promise.all(Array.from({ length: count }, (_, nth) => open(`${kind}-${nth + 1}`, roles, packageFolder)))
  const ofApi = stores > 0 ? 'hq' : 'hq,channel'
  // Of the accidents to programs, only that to headquarters as a whole is theirs too.
  const before = beside === undefined ? 0 : 1
  const [oldApis, oldWorkers] = [
    await numbered(before, 'old-api', ofApi, beside),
    await numbered(before, 'old-worker', 'worker', beside),
  ]
  const installation: Installed & { stores: readonly FaultStore[] } = {
    machine,
    postgres: { headquarters, houston, sanfrancisco, ...Object.fromEntries(others.map((each) => [each.place, each])) },
    apis: [...(await numbered(apis, 'api', ofApi, first)), ...oldApis],
    workers: [...(await numbered(workers, 'worker', 'worker', first)), ...oldWorkers],
    stores: [],
    logFile,
    token,
    ask: (document, variables) => askUntilAnswered(installation, document, variables),
    async end({ keepLog } = { keepLog: false }) {
      await Promise.all(programsOf(installation).map((program) => program.end()))
      for (const store of installation.stores) store.close()
      await thread.end()
      await Promise.all(servers.map((server) => server.stop()))
      closeSync(log)
      if (!keepLog) await rm(logFile, { force: true })
      await sweeper.sweep()
    },
  }
  try {
    // The first one migrates the databases to its own tables; a release before then sees them change.
    const [opening, ...after] = [...oldApis, ...installation.apis, ...oldWorkers, ...installation.workers].filter(
      (program, nth, all) => all.indexOf(program) === nth,
    )
    await opening?.start()
    await setUpOrganization(installation.ask, more, first ?? beside)
    for (const old of oldWorkers) await old.start()
    await Promise.all(after.map((program) => program.start()))
    const ofStores = storePlaces.flatMap((place) => installation.postgres[place] ?? [])
    installation.stores = await startStores(installation, ofStores, {
      folder,
      log,
      settings: { LOG_LEVEL: 'warn' },
      packageFolder: first,
      networks,
      onCrash,
    })
  } catch (error) {
    await installation.end()
    throw error
  }
  return installation
}

/** The channels at which tills of the run work. */
export const channelsOf = ({ postgres }: Pick<Installed, 'postgres'>): readonly Channel[] =>
  Object.values(postgres).flatMap(({ place }) => (place === 'headquarters' ? [] : CHANNELS[place]))

/** A store, by the name of its process. */
export function storeNamed({ stores }: Pick<Installed, 'stores'>, name: string): FaultStore {
  const store = stores.find(({ program }) => program.name === name)
  if (!store)
    throw new Error(`${name} is no store. These are: ${stores.map(({ program }) => program.name).join(', ')}.`)
  return store
}

/** All processes of the program. */
export const programsOf = ({ apis, workers, stores }: Pick<Installed, 'apis' | 'workers' | 'stores'>): Program[] => [
  ...apis,
  ...workers,
  ...stores.map(({ program }) => program),
]

/** The processes at which a till of a channel captures; without a channel, those of headquarters. */
export function servingOf({ apis, stores }: Installed, channel: unknown): readonly Program[] {
  const store = stores.find(({ channels }) => channels.some((served) => served === channel))
  return store ? [store.program] : apis
}

async function askUntilAnswered<T>(
  { apis, token }: Installed,
  document: string,
  variables?: Record<string, unknown>,
): Promise<T> {
  const began = performance.now()
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`${apis[tries % apis.length]?.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await token()}` },
      body: JSON.stringify({ query: document, variables }),
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    })
      .then(async (response) => (await response.json()) as { data?: T | null; errors?: unknown })
      .catch((error: unknown) => ({ data: null, errors: String(error) }))
    if (answer.data && answer.errors === undefined) return answer.data
    const said = JSON.stringify(answer.errors)
    if (/"(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)"/.test(said)) throw new Error(`This was refused: ${said}`)
    const patience = said.includes('"retryAfter"') ? ANSWER_WITHIN : PATIENCE
    if (performance.now() > began + patience) throw new Error(`No replica has answered: ${said}`)
    await pause(300)
  }
}
