import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { readConfig } from '../../src/config/config.ts'
import { openDatabase } from '../../src/db/client.ts'
import { createDatabaseIfMissing } from '../../src/db/embedded/create-database.ts'
import { startEmbeddedServer } from '../../src/db/embedded/server.ts'
import { start } from '../../src/main.ts'
import { demoInEnvironment } from '../../test/support/demo-in-environment.ts'

/** A complete tillsync over a PostgreSQL of its own, in which one customer has been synchronized and distributed. */
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

  /** Sends a request over HTTP and returns the data. */
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
  // The data is temporary: it need not survive a power failure.
  for (const setting of [`fsync = off`, `synchronous_commit = off`, `full_page_writes = off`, `max_wal_size = '8GB'`])
    await hq.execute(sql.raw(`alter system set ${setting}`))
  await hq.execute(sql`select pg_reload_conf()`)
  return {
    ask,
    url: running.url,
    tokens: running.tokens,
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
  await ask(
    `mutation ($input: SetUpOrganizationInput!) { setUpOrganization(input: $input) { userErrors { message } } }`,
    {
      input: demoInEnvironment(),
    },
  )
  const run = (job: string) =>
    ask(`mutation ($job: ID!) { runCdxJob(input: { job: $job }) { userErrors { message } } }`, { job })
  for (const job of ['1110', '1070', '1010']) await run(job)
  await ask(`mutation { createCustomer(input: { channel: "houston", idempotencyKey: "bench", customer: { firstName: "Ada", lastName: "Bench" } }) {
    customer { id } userErrors { message } } }`)
  // By the second run, the first capture has its position in the log.
  for (const job of ['P-0001', 'P-0001']) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    await run(job)
  }
  await ask(`mutation { synchronizeCustomersAndChannelRequests { userErrors { message } } }`)
  await run('1010')
}
