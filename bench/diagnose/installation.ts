import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SQL, sql } from 'drizzle-orm'
import { readConfig } from '../../src/config.ts'
import {
  batchStatementTimeout,
  type Database,
  execute,
  openDatabase,
  type Transaction,
  transaction,
} from '../../src/db/client.ts'
import { createDatabaseIfMissing } from '../../src/db/embedded/create-database.ts'
import { startEmbeddedServer } from '../../src/db/embedded/server.ts'
import { start } from '../../src/main.ts'
import { demoOrganization } from '../../src/organization/demo.ts'

/** A whole tillsync over a PostgreSQL of its own, in which one customer has been to headquarters and back. */
export async function startForBench() {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-bench-'))
  await chmod(folder, 0o711)
  const postgres = await startEmbeddedServer({
    name: 'bench',
    folder: join(folder, 'pg'),
    log: { info() {}, warn() {} },
  })
  const names = ['hq', 'houston', 'sanfrancisco'] as const
  for (const name of names) await createDatabaseIfMissing(postgres.url('postgres'), name)
  const config = readConfig({
    PORT: '0',
    DEMO: 'off',
    LOG_LEVEL: 'error',
    TILLSYNC_DATA: join(folder, 'data'),
    TILLSYNC_ROLES: 'hq,channel',
    HQ_DATABASE_URL: postgres.url('hq'),
    HOUSTON_DATABASE_URL: postgres.url('houston'),
    SANFRANCISCO_DATABASE_URL: postgres.url('sanfrancisco'),
  })
  const running = await start(config)
  const token = await running.tokens.issueToken({
    roles: ['ADMINISTRATOR'],
    channels: 'ALL',
    ttlSeconds: 7_200,
    subject: 'bench',
  })
  const hq = openDatabase(postgres.url('hq'))
  const houston = openDatabase(postgres.url('houston'))

  /** Asks over HTTP and gives the data. */
  async function ask<T>(query: string, variables: object = {}): Promise<T> {
    const answer = await fetch(`${running.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await answer.json()) as { data: T; errors?: unknown }
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }
  await setUp(ask)
  // What is filled up is thrown away: it need not outlive a power cut.
  for (const setting of [`fsync = off`, `synchronous_commit = off`, `full_page_writes = off`, `max_wal_size = '8GB'`])
    await hq.execute(sql.raw(`alter system set ${setting}`))
  await hq.execute(sql`select pg_reload_conf()`)
  return {
    ask,
    hq,
    houston,
    async stop() {
      await running.stop()
      await Promise.all([hq.close(), houston.close()])
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

type Ask = <T>(query: string, variables?: object) => Promise<T>

async function setUp(ask: Ask): Promise<void> {
  const organization = demoOrganization()
  const connection = (id: string) => `env:${id.replace('-db', '').toUpperCase()}_DATABASE_URL`
  const channelDatabases = organization.channelDatabases.map((each) => ({ ...each, connection: connection(each.id) }))
  await ask(
    `mutation ($input: SetUpOrganizationInput!) { setUpOrganization(input: $input) { userErrors { message } } }`,
    {
      input: { ...organization, channelDatabases },
    },
  )
  const run = (job: string) =>
    ask(`mutation ($job: ID!) { runCdxJob(input: { job: $job }) { userErrors { message } } }`, { job })
  for (const job of ['1110', '1070', '1010']) await run(job)
  await ask(`mutation { createCustomer(input: { channel: "houston", idempotencyKey: "bench", customer: { firstName: "Ada", lastName: "Bench" } }) {
    customer { id } userErrors { message } } }`)
  // The first capture has its place in the log by then, or is uploaded by the second of them.
  for (const job of ['P-0001', 'P-0001']) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    await run(job)
  }
  await ask(`mutation { synchronizeCustomersAndChannelRequests { userErrors { message } } }`)
  await run('1010')
}

/** Rows as they are after as many customers more have been there and back: copies of what the first one left, in both databases. */
export async function fillUp(hq: Database, houston: Database, from: number, to: number): Promise<void> {
  const keys = sql.raw(`'customer_key', md5('c' || series.n)::uuid, 'operation_id', md5('o' || series.n)::uuid`)
  const search = sql.raw(
    `customer_search('X-' || series.n, array['Name' || series.n], array['n' || series.n || '@example.com'], array[]::text[])::text`,
  )
  const account = sql.raw(`'account', 'X-' || series.n`)
  for (let first = from; first < to; first += 50_000) {
    const range = sql`generate_series(${first}::int, ${Math.min(to, first + 50_000) - 1}::int) series (n)`
    await transaction(
      hq,
      async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`)
        await copies(tx, 'operation', sql`${keys}, ${account}, 'received_order', 1000 + series.n`, range)
        await copies(
          tx,
          'customer',
          sql`${keys}, ${account}, 'email', 'n' || series.n || '@example.com', 'search', ${search}`,
          range,
        )
        await copies(tx, 'customer_account', sql`${keys}, ${account}`, range)
        await copies(tx, 'log', sql`${keys}, 'position', 1000 + series.n`, range, sql`status = 'SYNCED'`)
      },
      { statementTimeout: 4 * batchStatementTimeout },
    )
    await transaction(
      houston,
      async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`)
        await copies(tx, 'operation', sql`${keys}, 'search', ''`, range)
        await copies(tx, 'customer', sql`${keys}, ${account}, 'search', ${search}`, range)
        await copies(tx, 'settlement', keys, range)
        await copies(tx, 'customer_counter', keys, range)
        await copies(tx, 'log', sql`${keys}, 'position', 1000 + series.n`, range, sql`status = 'CAPTURED'`)
      },
      { statementTimeout: 4 * batchStatementTimeout },
    )
  }
  for (const db of [hq, houston]) await db.execute(sql`analyze`)
}

/** The first row of a table again for each number, with other values of some columns. */
async function copies(tx: Transaction, table: string, others: SQL, range: SQL, which: SQL = sql`true`): Promise<void> {
  const name = sql.identifier(table)
  const stored = await execute<{ column: string }>(
    tx,
    sql`select column_name as "column" from information_schema.columns where table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`,
  )
  const columns = sql.join(
    stored.map(({ column }) => sql.identifier(column)),
    sql`, `,
  )
  const made = sql.join(
    stored.map(({ column }) => sql`made.${sql.identifier(column)}`),
    sql`, `,
  )
  await tx.execute(sql`
    insert into ${name} (${columns}) overriding system value
    select ${made}
    from (select to_jsonb(t) as row from ${name} t where ${which} limit 1) one
    cross join ${range}
    cross join lateral jsonb_populate_record(null::${name}, one.row || jsonb_build_object(${others})) made`)
}
