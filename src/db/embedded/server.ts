import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { reachablePlace } from './account.ts'
import { type Binaries, prepareBinaries } from './binaries.ts'
import { claimCluster } from './claim.ts'
import {
  type Credentials,
  choosePlace,
  freePort,
  isFree,
  openCluster,
  type Place,
  rememberCredentials,
  superuser,
} from './cluster.ts'
import { type Running, run, StartFailedError } from './run.ts'

/** Where the server logs what an operator should know. A pino logger will do. */
export interface EmbeddedLog {
  info(line: string): void
  warn(line: string): void
}

/** What to start, and where. */
export interface EmbeddedOptions {
  /** For messages: `headquarters`, `channels`. */
  readonly name: string
  /** The server's own folder. Two servers never share one. */
  readonly folder: string
  readonly log: EmbeddedLog
  /** PostgreSQL settings that differ from those chosen here. */
  readonly settings?: Readonly<Record<string, string>>
  /** Ends a start that is under way, which then rejects; afterwards a server that ends by itself stays down. */
  readonly signal?: AbortSignal | undefined
}

/** A PostgreSQL server that this process started over a data folder, and that ends with it. */
export interface EmbeddedServer {
  readonly name: string
  /** On 127.0.0.1. Remembered in the data folder, so the next start has the same unless it is taken. */
  readonly port: number
  /** PostgreSQL's data folder. Not below the folder asked for when the server's user cannot reach that. */
  readonly dataFolder: string
  /** The address of one of its databases, with the superuser's password. */
  url(database: string): string
  /** Starts it again after `stop` or `kill`; at the same address. */
  start(): Promise<void>
  /** Ends sessions, writes a checkpoint, stops. Does nothing when it is stopped. */
  stop(): Promise<void>
  /** SIGKILL for the server and all its children, for fault tests. It stays down until `start`. */
  kill(): Promise<void>
}

/**
 * Starts a PostgreSQL server over a data folder, which is made when missing. The server ends with this process, also
 * when that is killed; when the server ends by itself or is killed from outside, it is started again.
 */
export async function startEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { name, log, signal } = options
  const inform = (line: string) => log.info(`${name}: ${line}`)
  const place = choosePlace(options.folder, inform)
  const { account } = place
  const copies = () => (account === undefined ? path.dirname(path.resolve(options.folder)) : reachablePlace(account))
  const binaries = prepareBinaries(account, copies, inform)
  let credentials = await openCluster(place, binaries, signal)
  let running: Running | undefined
  let wanted = false
  let turn: Promise<unknown> = Promise.resolve()

  /** One after the other: a stop that comes during a start waits for it. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work)
    turn = result.catch(() => {})
    return result
  }

  async function begin(): Promise<void> {
    if (running !== undefined) return
    const started = await startOnce(binaries, place, credentials, options, inform)
    credentials = started.credentials
    running = started.running
    void started.running.exited.then(() => {
      if (running === started.running) running = undefined
      if (wanted && !signal?.aborted) void revive()
    })
  }

  async function revive(): Promise<void> {
    log.warn(`${name}: PostgreSQL ended unexpectedly; starting it again`)
    for (let pause = 100; wanted && running === undefined; pause = Math.min(pause * 2, 5_000)) {
      await wait(pause)
      await inTurn(async () => {
        if (wanted) await begin()
      }).catch((error: unknown) => log.warn(`${name}: ${error instanceof Error ? error.message : 'start failed'}`))
    }
  }

  async function end(how: 'stop' | 'kill'): Promise<void> {
    wanted = false
    await inTurn(async () => {
      await running?.[how]()
      running = undefined
    })
  }

  async function start(): Promise<void> {
    wanted = true
    await inTurn(begin)
  }

  await start()
  inform(`PostgreSQL runs on 127.0.0.1:${credentials.port}, its data is in ${place.cluster}`)
  return {
    name,
    dataFolder: place.cluster,
    get port() {
      return credentials.port
    },
    url: (database) =>
      `postgres://${superuser}:${credentials.password}@127.0.0.1:${credentials.port}/${encodeURIComponent(database)}`,
    start,
    stop: () => end('stop'),
    kill: () => end('kill'),
  }
}

const attempts = 50

/** Tries again when another process was quicker: at the port, at the data folder, or in giving back shared memory. */
async function startOnce(
  binaries: Binaries,
  place: Place,
  known: Credentials,
  { settings, signal }: EmbeddedOptions,
  inform: (line: string) => void,
): Promise<{ running: Running; credentials: Credentials }> {
  let credentials = known
  for (let attempt = 1; ; attempt++) {
    await claimCluster(place.cluster, inform, signal)
    if (!(await isFree(credentials.port))) credentials = { ...credentials, port: await freePort() }
    try {
      const running = await run(binaries.postgres, place, serverOptions(credentials.port, settings), signal)
      if (credentials !== known) rememberCredentials(place, credentials)
      return { running, credentials }
    } catch (error) {
      const quicker =
        error instanceof StartFailedError && /already exists|could not bind|still in use/.test(error.output)
      if (!quicker || attempt === attempts) throw error
      await wait(200, undefined, { signal })
    }
  }
}

function serverOptions(port: number, settings: EmbeddedOptions['settings']): string[] {
  const chosen = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    max_wal_size: '1GB',
    fsync: 'on',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and rejected values are customers' data: the log holds the server's own life only.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...settings,
  }
  return Object.entries(chosen).flatMap(([key, value]) => ['-c', `${key}=${value}`])
}
