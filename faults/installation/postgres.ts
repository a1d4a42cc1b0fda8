import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { chown, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { createDatabaseIfMissing } from '../../src/db/embedded/create-database.ts'
import { childrenOf } from '../../src/db/embedded/processes.ts'
import { type EmbeddedServer, startEmbeddedServer } from '../../src/db/embedded/server.ts'
import { applicationUrl, makeApplicationUser } from '../../src/db/roles.ts'
import type { Line } from './line.ts'
import type { SmallDisk } from './machine.ts'
import { startThreadOfLines, type ThreadOfLines } from './thread-of-lines.ts'

const run = promisify(execFile)

/** The PostgreSQL servers of every run. */
export const PLACES = ['headquarters', 'houston', 'sanfrancisco'] as const
/** Those of further stores, in a run that has more than two. */
export const MORE_PLACES = ['austin', 'dallas', 'seattle'] as const
/** A place with a channel database. */
export type StorePlace = Exclude<Place, 'headquarters'>
/** A PostgreSQL server with one database: headquarters', or that of a channel database. */
export type Place = (typeof PLACES)[number] | (typeof MORE_PLACES)[number]
/** The servers of a run, by their places. */
export type Servers = Readonly<
  Record<(typeof PLACES)[number], Postgres> & Partial<Record<(typeof MORE_PLACES)[number], Postgres>>
>

/** Where a program reaches a server; without a port, by its line. */
type Reached = { readonly host: string; readonly port: number | undefined }

/** A PostgreSQL of the installation. Programs reach it through a line; the run and its checker directly. */
export type Postgres = {
  readonly place: Place
  readonly line: Line
  /** The thread of its line, and of others of its place. */
  readonly thread: ThreadOfLines
  /** The small disk that its data is on; null: it is on the machine's. */
  readonly disk: SmallDisk | null
  /** The direct address, as the superuser. */
  url(): string
  /** Settings of a program that uses it, by the name of the variable; `at`: as that one reaches it. */
  settings(variable: string, at?: Reached): Record<string, string>
  /** Runs a statement as the superuser, over a connection of its own that may always write. */
  execute(statement: string): Promise<void>
  kill(): Promise<void>
  /** Starts it, when it does not run. */
  start(): Promise<void>
  /** SIGSTOP for the server and all its sessions; `thaw` continues them. */
  freeze(): void
  thaw(): void
  /** Copies the data folder while the server runs, as pg_basebackup does. */
  backUp(): Promise<void>
  /** Puts the last copy back: the server is killed, and starts with the older data. */
  putBack(): Promise<void>
  stop(): Promise<void>
}

/** Starts a PostgreSQL in a folder of its own. */
export async function startPostgres(place: Place, folder: string, disk: SmallDisk | null): Promise<Postgres> {
  const log = { info: () => {}, warn: () => {} }
  const settings = { max_wal_size: '192MB', min_wal_size: '64MB' }
  const server = await startEmbeddedServer({ name: place, folder: disk?.folder ?? join(folder, place), log, settings })
  await createDatabaseIfMissing(server.url('postgres'), place)
  await makeApplicationUser(server.url('postgres'))
  const thread = startThreadOfLines()
  const line = await thread.openLine()
  line.leadTo(server.port)
  const copy = join(folder, `${place}-backup`)
  const url = () => server.url(place)
  const throughLine = (address: string, at: Reached = { host: '127.0.0.1', port: undefined }) =>
    address.replace(`@127.0.0.1:${server.port}/`, `@${at.host}:${at.port ?? line.port}/`)
  async function start(): Promise<void> {
    await server.start()
    // Another program may have taken its port meanwhile.
    line.leadTo(server.port)
  }
  let frozen: number[] = []
  return {
    place,
    line,
    thread,
    disk,
    url,
    settings: (variable, at) => ({
      [variable]: throughLine(applicationUrl(url()), at),
      [`MIGRATION_${variable}`]: throughLine(url(), at),
    }),
    async execute(statement) {
      const client = postgres(url(), {
        max: 1,
        onnotice: () => {},
        connection: { default_transaction_read_only: false },
      })
      try {
        await client.unsafe(statement)
      } finally {
        await client.end({ timeout: 1 })
      }
    },
    kill: () => server.kill(),
    start,
    freeze() {
      const postmaster = postmasterOf(server)
      frozen = [postmaster, ...childrenOf(postmaster).map(({ pid }) => pid)]
      for (const pid of frozen) send(pid, 'SIGSTOP')
    },
    thaw() {
      for (const pid of frozen.splice(0).reverse()) send(pid, 'SIGCONT')
    },
    backUp: () => backUp(server, url(), copy),
    async putBack() {
      await server.kill()
      await rm(server.dataFolder, { recursive: true, force: true })
      await run('cp', ['-a', copy, server.dataFolder])
      await start()
    },
    async stop() {
      await thread.end()
      await server.stop()
    },
  }
}

function postmasterOf(server: EmbeddedServer): number {
  return Number(readFileSync(join(server.dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0])
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // A session that has ended meanwhile.
  }
}

async function backUp({ dataFolder }: EmbeddedServer, url: string, copy: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await client`select pg_backup_start('faults', true)`
    await rm(copy, { recursive: true, force: true })
    // Files may come and go while they are copied.
    await run('cp', ['-a', dataFolder, copy]).catch(() => {})
    const [label] = await client<{ labelfile: string }[]>`select labelfile from pg_backup_stop(false)`
    await run('cp', ['-a', `${dataFolder}/pg_wal/.`, `${copy}/pg_wal/`]).catch(() => {})
    await rm(`${copy}/postmaster.pid`, { force: true })
    await writeFile(`${copy}/backup_label`, label?.labelfile ?? '')
    // PostgreSQL's user is another one when the run is root's.
    const { uid, gid } = await stat(dataFolder)
    await chown(`${copy}/backup_label`, uid, gid)
  } finally {
    await client.end({ timeout: 1 })
  }
}
