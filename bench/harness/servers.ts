import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'
import { createDatabaseIfMissing } from '../../src/db/embedded/create-database.ts'
import { type EmbeddedServer, startEmbeddedServer } from '../../src/db/embedded/server.ts'
import { untilEnd } from './ending.ts'

/** Seconds that autovacuum is waited for before a side is measured. */
const QUIET_WITHIN = 60

/** A PostgreSQL server of the benchmark, with the settings of the embedded ones. */
export interface Server {
  /** The superuser's address of one of its databases, which must exist. */
  url(database: string): string
  /** The process id of its first process. */
  readonly postmaster: number
  create(database: string): Promise<string>
  stop(): Promise<void>
  isStopped(): boolean
}

/** Two PostgreSQL servers, as an installation has them: headquarters', and the channels'. Yardsticks use the same. */
export interface Servers {
  readonly folder: string
  readonly headquarters: Server
  readonly channels: Server
  /** Writes what is dirty, and waits until no autovacuum runs: one side does not pay for the other's rows. */
  settle(): Promise<void>
  /** Takes statistics of every database, and removes dead rows. */
  analyze(): Promise<void>
  setAutovacuum(to: 'on' | 'off'): Promise<void>
  stop(): Promise<void>
}

/** Starts both servers over a temporary folder. `settings` are added to those of the product. */
export async function startServers(settings: Readonly<Record<string, string>> = {}): Promise<Servers> {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-bench-'))
  await chmod(folder, 0o711)
  const remove = untilEnd(() => rm(folder, { recursive: true, force: true }))
  const start = async (name: string) => {
    const log = { info() {}, warn: (line: string) => console.error(line) }
    return serverOf(await startEmbeddedServer({ name, folder: join(folder, name), log, settings }))
  }
  const [headquarters, channels] = await Promise.all([start('headquarters'), start('channels')])
  return {
    folder,
    headquarters,
    channels,
    async settle() {
      await Promise.all([headquarters, channels].filter(({ isStopped }) => !isStopped()).map(settleServer))
    },
    async analyze() {
      for (const server of [headquarters, channels]) await analyzeServer(server)
    },
    async setAutovacuum(to) {
      for (const server of [headquarters, channels])
        await onServer(server.url('postgres'), async (sql) => {
          await sql.unsafe(`alter system set autovacuum = ${to}`)
          await sql`select pg_reload_conf()`
        })
    },
    async stop() {
      await Promise.all([headquarters.stop(), channels.stop()])
      await remove()
    },
  }
}

function serverOf(server: EmbeddedServer): Server {
  let stopped = false
  return {
    url: server.url,
    postmaster: Number(readFileSync(join(server.dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0]),
    async create(database) {
      await createDatabaseIfMissing(server.url('postgres'), database)
      return server.url(database)
    },
    stop: untilEnd(() => {
      stopped = true
      return server.stop()
    }),
    isStopped: () => stopped,
  }
}

async function onServer(url: string, work: (sql: Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice() {} })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}

function settleServer(server: Server): Promise<void> {
  return onServer(server.url('postgres'), async (sql) => {
    const end = performance.now() + QUIET_WITHIN * 1_000
    while (performance.now() < end) {
      const running = await sql`select from pg_stat_activity where backend_type = 'autovacuum worker'`
      if (running.length === 0) break
      await pause(200)
    }
    await sql`checkpoint`
  })
}

async function analyzeServer(server: Server): Promise<void> {
  const names: string[] = []
  await onServer(server.url('postgres'), async (sql) => {
    const found = await sql<{ name: string }[]>`select datname as name from pg_database where not datistemplate`
    names.push(...found.map(({ name }) => name))
  })
  for (const name of names) await onServer(server.url(name), (sql) => sql`vacuum analyze`)
}
