import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chown, rm, stat, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { sql } from 'drizzle-orm'
import { execute, transaction } from '../../../src/db/client.ts'
import { postgres } from '../../../src/db/driver-guard.ts'
import type { EmbeddedServer } from '../../../src/db/embedded/server.ts'
import { append } from '../../../src/log/append.ts'
import { afterFile } from '../../support/after-file.ts'
import { type Installation, type InstallationOptions, startInstallation } from '../../support/installation.ts'
import { startOwnHeadquarters } from '../../support/own-headquarters.ts'

// Headquarters on a PostgreSQL of its own, whose data folder is copied and put back.

const run = promisify(execFile)

export type Restorable = { tillsync: Installation; server: EmbeddedServer; backup: Backup }

/**
 * A copy of headquarters' data folder: of the stopped server, which is started again, or `online` of the running one,
 * as pg_basebackup makes it.
 */
export type Backup = { make(): Promise<void>; makeOnline(): Promise<void>; putBack(): Promise<void> }

export async function startRestorable(options: InstallationOptions = {}): Promise<Restorable> {
  const own = await startOwnHeadquarters()
  const tillsync = await startInstallation({ ...options, hq: own.database })
  afterFile(own.stop)
  return { tillsync, server: own.server, backup: backupOf(own.server) }
}

/** Copies of the data folder of a PostgreSQL server of its own. */
export function backupOf(server: EmbeddedServer): Backup {
  const copy = `${server.dataFolder}.copy`
  const replace = async (from: string, to: string) => {
    await server.stop()
    await rm(to, { recursive: true, force: true })
    await run('cp', ['-a', from, to])
    await server.start()
  }
  async function makeOnline() {
    const client = postgres(server.url('headquarters'), { max: 1, onnotice: () => {} })
    try {
      await client`select pg_backup_start('test', true)`
      await rm(copy, { recursive: true, force: true })
      // Files may come and go while they are copied.
      await run('cp', ['-a', server.dataFolder, copy]).catch(() => {})
      const [label] = await client<{ labelfile: string }[]>`select labelfile from pg_backup_stop(false)`
      await run('cp', ['-a', `${server.dataFolder}/pg_wal/.`, `${copy}/pg_wal/`])
      await rm(`${copy}/postmaster.pid`, { force: true })
      await writeFile(`${copy}/backup_label`, label?.labelfile ?? '')
      // PostgreSQL's user is another one when the tests run as root.
      const { uid, gid } = await stat(server.dataFolder)
      await chown(`${copy}/backup_label`, uid, gid)
    } finally {
      await client.end()
    }
  }
  return {
    make: () => replace(server.dataFolder, copy),
    makeOnline,
    putBack: () => replace(copy, server.dataFolder),
  }
}

type Errors = { code: string; message: string; field: string[] | null }[]
export type Created = {
  customer: { id: string; accountNumber: string | null } | null
  route: string
  userErrors: Errors
}

/** Captures a customer at a channel, or creates it in real time. */
export async function create({ ask }: Installation, lastName: string, channel = 'houston'): Promise<Created> {
  const { createCustomer } = await ask<{ createCustomer: Created }>(
    `mutation ($input: CreateCustomerInput!) {
      createCustomer(input: $input) { customer { id accountNumber } route userErrors { code message field } }
    }`,
    { input: { channel, idempotencyKey: randomUUID(), customer: { firstName: 'Ada', lastName } } },
  )
  return createCustomer
}

export async function createMany(tillsync: Installation, name: string, n: number, channel?: string): Promise<void> {
  for (let i = 0; i < n; i++) await create(tillsync, `${name}${i}`, channel)
}

/** The account numbers by name, of a channel database's customers as headquarters sent them. */
export async function accountsAt(
  { databases }: Installation,
  place: 'houston' | 'sanfrancisco' = 'houston',
): Promise<Map<string, string>> {
  const rows = await execute<{ name: string; account: string }>(
    databases[place].db,
    sql`select name, account from customer order by account`,
  )
  return new Map(rows.map(({ name, account }) => [name, account]))
}

/** Runs a CDX job, whatever comes of it. */
export async function tryJob({ ask }: Installation, job: string, channelDatabase = 'houston-db') {
  type Session = { status?: string; uploadStatus?: string; message: string | null }
  const { runCdxJob } = await ask<{ runCdxJob: { sessions: Session[]; userErrors: Errors } }>(
    `mutation ($input: RunCdxJobInput!) {
      runCdxJob(input: $input) {
        sessions { ... on DownloadSession { status message } ... on UploadSession { uploadStatus: status message } }
        userErrors { code message field }
      }
    }`,
    { input: { job, channelDatabase } },
  )
  return {
    sessions: runCdxJob.sessions.map(({ status, uploadStatus, message }) => ({
      status: status ?? uploadStatus,
      message,
    })),
    userErrors: runCdxJob.userErrors,
  }
}

export async function trySynchronize({ ask }: Installation) {
  const { synchronizeCustomersAndChannelRequests: payload } = await ask<{
    synchronizeCustomersAndChannelRequests: { runs: { status: string; message: string | null }[]; userErrors: Errors }
  }>(
    `mutation { synchronizeCustomersAndChannelRequests { runs { status message } userErrors { code message field } } }`,
  )
  return payload
}

/** What the server says of itself to every token. */
export async function rewoundAt({ ask }: Installation): Promise<{ since: string; message: string } | null> {
  const { serverInfo } = await ask<{ serverInfo: { headquartersRewound: { since: string; message: string } | null } }>(
    `{ serverInfo { headquartersRewound { since message } } }`,
  )
  return serverInfo.headquartersRewound
}

export type Recovered = {
  run: { status: string; message: string | null } | null
  losses: {
    channelDatabase: { key: string }
    customers: number | null
    customersSentAgain: number | null
    changes: number | null
    operations: number | null
    erasures: number | null
    message: string
  }[]
  notRestored: string[]
  userErrors: Errors
}

export async function recover({ ask }: Installation, input: object, token?: string): Promise<Recovered> {
  const { recoverHeadquarters } = await ask<{ recoverHeadquarters: Recovered }>(
    `mutation ($input: RecoverHeadquartersInput!) {
      recoverHeadquarters(input: $input) {
        run { status message }
        losses { channelDatabase { key } customers customersSentAgain changes operations erasures message }
        notRestored
        userErrors { code message field }
      }
    }`,
    { input },
    token,
  )
  return recoverHeadquarters
}

/** So many changes at headquarters that no channel has to do with. */
export async function changeAtHeadquarters({ databases }: Installation, n: number): Promise<void> {
  const events = Array.from({ length: n }, () => ({ kind: 'CONFIGURATION' as const, entityId: 'parameters:1' }))
  await transaction(databases.hq.db, (tx) => append(tx, events))
}

/** The next account number, and the statuses of operations at headquarters. */
export async function atHeadquarters({ databases }: Installation) {
  const [sequence] = await execute<{ next: string }>(
    databases.hq.db,
    sql`select next::text from number_sequence where data_area_id = 'USRT' and reference = 'CustomerAccount'`,
  )
  const statuses = await execute<{ status: string; n: number }>(
    databases.hq.db,
    sql`select status, count(*)::int as n from operation group by 1 order by 1`,
  )
  return { next: Number(sequence?.next), statuses: Object.fromEntries(statuses.map(({ status, n }) => [status, n])) }
}
