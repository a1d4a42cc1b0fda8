import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type Credentials, superuser } from '../../src/db/embedded/cluster.ts'
import { childrenOf } from '../../src/db/embedded/processes.ts'
import { applicationUrl } from '../../src/db/roles.ts'

/** A PostgreSQL server of the demo, seen from outside. The demo starts it again when it ends. */
export type DemoServer = {
  readonly name: 'headquarters' | 'channels'
  /** The address of one of its databases, as the superuser. */
  url(database: string): string
  /** Runs a statement as the superuser, in a session that may always write. */
  execute(statement: string, database?: string): Promise<Record<string, unknown>[]>
  /** The databases of the demo. */
  databases(): Promise<string[]>
  /** Sends a signal to the server, and if `all`, to its sessions. */
  signal(signal: NodeJS.Signals, all: boolean): void
  /** Takes all connections that are left, then those of the program; returns a function that gives them back. */
  takeConnections(): Promise<() => Promise<void>>
}

/** More than a server has. */
const MANY = 210

export function demoServer(dataFolder: string, name: DemoServer['name']): DemoServer {
  const folder = join(dataFolder, name, 'data')
  const url = (database: string) => {
    const { port, password }: Credentials = JSON.parse(readFileSync(join(folder, 'tillsync.json'), 'utf8'))
    return `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`
  }
  async function execute(statement: string, database = 'postgres') {
    const client = new pg.Client({ connectionString: url(database), connectionTimeoutMillis: 5_000 })
    client.on('error', () => {})
    await client.connect()
    try {
      await client.query('set default_transaction_read_only = off')
      return (await client.query<Record<string, unknown>>(statement)).rows
    } finally {
      await client.end()
    }
  }
  return {
    name,
    url,
    execute,
    async databases() {
      const found = await execute(`select datname from pg_database where not datistemplate and datname <> 'postgres'`)
      return found.map(({ datname }) => String(datname))
    },
    signal(signal, all) {
      const postmaster = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0])
      const sessions = all ? childrenOf(postmaster).map(({ pid }) => pid) : []
      for (const pid of [postmaster, ...sessions]) send(pid, signal)
    },
    async takeConnections() {
      const connectionString = applicationUrl(url('postgres'))
      const taken = await take(connectionString)
      await execute(`select pg_terminate_backend(pid) from pg_stat_activity
        where usename = 'tillsync_application' and application_name <> '${TAKEN}'`)
      taken.push(...(await take(connectionString)))
      return async () => {
        await Promise.all(taken.map((client) => client.end().catch(() => {})))
      }
    },
  }
}

const TAKEN = 'taken'

async function take(connectionString: string): Promise<pg.Client[]> {
  const each = await Promise.all(
    Array.from({ length: MANY }, async () => {
      const client = new pg.Client({ connectionString, application_name: TAKEN, connectionTimeoutMillis: 5_000 })
      client.on('error', () => {})
      return client.connect().then(
        () => client,
        () => null,
      )
    }),
  )
  return each.filter((client) => client !== null)
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // A session that has ended meanwhile.
  }
}
