// @module-tag long
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { openTokens } from '../../../src/access/tokens.ts'
import { execute } from '../../../src/db/client.ts'
import { afterFile } from '../../support/after-file.ts'
import { asApplication } from '../../support/databases.ts'
import { graphqlRequest } from '../../support/http.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'
import { type Spawned, spawnServer } from '../../support/spawn-server.ts'
import { joinedFolder } from '../../support/store.ts'

const CUSTOMERS = 100_000
const OPERATIONS = 100_000
const ROWS_OF_A_REQUEST = 250
/**
 * Mebibytes that old objects may take: a server at rest has about half of it. Without a limit, the garbage collector
 * leaves as much again, and more the busier the machine is, so that nothing could be told from the size.
 */
const OLD_OBJECTS = 112
/** Mebibytes by which a process may grow at its peak. All customers are 60 MiB of JSON, all operations 300. */
const MAY_GROW = 100

let installation: Installation
let headquarters: Spawned
let store: Spawned
let token: string
let tillToken: string

beforeAll(async () => {
  installation = await startInstallation()
  const { hq, houston, sanfrancisco } = installation.databases
  const folder = await joinedFolder(installation, 'houston-db')
  const own = await mkdtemp(join(tmpdir(), 'tillsync-memory-'))
  afterFile(() => rm(own, { recursive: true, force: true }))
  const limited = { NODE_OPTIONS: `--max-old-space-size=${OLD_OBJECTS}` }
  headquarters = await spawnServer(own, {
    ...limited,
    TILLSYNC_ROLES: 'hq',
    HQ_DATABASE_URL: asApplication(hq),
    MIGRATION_HQ_DATABASE_URL: hq.url,
    HOUSTON_DATABASE_URL: asApplication(houston),
    SANFRANCISCO_DATABASE_URL: asApplication(sanfrancisco),
    MIGRATION_SANFRANCISCO_DATABASE_URL: sanfrancisco.url,
  })
  // The store has joined through another process of headquarters, and dials this one.
  const file = join(folder, 'store.json')
  const identity: { headquarters: object } = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(
    file,
    JSON.stringify({ ...identity, headquarters: { ...identity.headquarters, url: headquarters.url } }),
  )
  store = await spawnServer(folder, {
    ...limited,
    TILLSYNC_ROLES: 'channel',
    CHANNEL_DATABASE_URL: asApplication(houston),
    MIGRATION_CHANNEL_DATABASE_URL: houston.url,
  })
  afterFile(() => Promise.all([headquarters, store].map(end)))
  const all = { channels: 'ALL', ttlSeconds: 7_200 } as const
  token = await (await openTokens(own)).issueToken({ ...all, roles: ['ADMINISTRATOR'] })
  tillToken = await (await openTokens(folder)).issueToken({ ...all, roles: ['CHANNEL_APPLICATION'] })
})

async function end({ process }: Spawned): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return
  process.kill('SIGTERM')
  await once(process, 'exit')
}

async function ask(url: string, as: string, document: string, input: object): Promise<unknown> {
  const { data, errors } = await graphqlRequest(url, as, document, { input })
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

const RUN = /* GraphQL */ `
  mutation ($input: RunCdxJobInput!) {
    runCdxJob(input: $input) {
      sessions { ... on UploadSession { up: status } ... on DownloadSession { down: status } } userErrors { message }
    }
  }`
const run = (job: string) => ask(headquarters.url, token, RUN, { job, channelDatabase: 'houston-db' })

/** Does some work, and returns by how many MiB each process was larger at its peak than before. */
async function growthDuring(work: () => Promise<void>): Promise<{ headquarters: number; store: number }> {
  const before = await Promise.all([headquarters, store].map(begin))
  await work()
  const [ofHeadquarters = 0, ofStore = 0] = await Promise.all(
    [headquarters, store].map(async (each, nth) => Math.round((await statusOf(each, 'VmHWM')) - (before[nth] ?? 0))),
  )
  return { headquarters: ofHeadquarters, store: ofStore }
}

/** The size now; the peak is measured from now on. */
async function begin(each: Spawned): Promise<number> {
  await writeFile(`/proc/${each.process.pid}/clear_refs`, '5')
  return statusOf(each, 'VmRSS')
}

async function statusOf({ process }: Spawned, name: string): Promise<number> {
  const text = await readFile(`/proc/${process.pid}/status`, 'utf8')
  return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(text)?.[1]) / 1_024
}

const linux = test.runIf(process.platform === 'linux')

linux('100,000 operations go up over the wire in memory that both ends bound', { timeout: 1_800_000 }, async () => {
  const CREATE = /* GraphQL */ `
    mutation ($input: CreateCustomersInput!) {
      createCustomers(input: $input) { results { route userErrors { code } } userErrors { code } }
    }`
  for (let at = 0; at < OPERATIONS; at += ROWS_OF_A_REQUEST) {
    const customers = Array.from({ length: ROWS_OF_A_REQUEST }, (_, nth) => ({
      idempotencyKey: randomUUID(),
      customer: {
        firstName: 'Captured',
        lastName: `Number ${at + nth}`,
        addresses: [{ city: 'Houston', country: 'USA' }],
      },
    }))
    await ask(store.url, tillToken, CREATE, { channel: 'houston', customers })
  }
  const runAndCount = async () => {
    // A client gives up after five minutes; the job goes on.
    await run('P-0001').catch(() => {})
    const [operations] = await execute<{ n: number }>(
      installation.databases.hq.db,
      sql`select count(*)::int as n from operation where channel_id = 'houston'`,
    )
    return operations?.n
  }
  const grown = await growthDuring(async () => {
    await expect.poll(runAndCount, { timeout: 1_200_000, interval: 1_000 }).toBe(OPERATIONS)
  })
  process.stdout.write(`${OPERATIONS} operations up: MiB ${JSON.stringify(grown)}\n`)
  expect(Math.max(grown.headquarters, grown.store)).toBeLessThan(MAY_GROW)
})

linux('100,000 customers go down into one store in memory that both ends bound', { timeout: 1_800_000 }, async () => {
  const { hq, houston } = installation.databases
  await execute(
    hq.db,
    sql`insert into customer (
        customer_key, data_area_id, account, relationship_type, cust_name, first_name, last_name, address_books, search
      )
      select gen_random_uuid(), c.data_area_id, 'M-' || i, 'PERSON', 'Customer ' || i, 'Customer', 'Number ' || i,
        c.address_books, ''
      from generate_series(1, ${CUSTOMERS}::int) as i, channel c
      where c.id = 'houston'`,
  )
  const FULL = /* GraphQL */ `
    mutation ($input: RunCdxJobInput!) {
      runCdxJob(input: $input) { sessions { ... on DownloadSession { status full } } userErrors { message } }
    }`
  const grown = await growthDuring(async () => {
    await expect
      .poll(() => ask(headquarters.url, token, FULL, { job: '1010', channelDatabase: 'houston-db', full: true }), {
        timeout: 900_000,
        interval: 1_000,
      })
      .toEqual({ runCdxJob: { sessions: [{ status: 'APPLIED', full: true }], userErrors: [] } })
  })
  const [arrived] = await execute<{ n: number }>(
    houston.db,
    sql`select count(*)::int as n from customer where account like 'M-%'`,
  )
  process.stdout.write(`${CUSTOMERS} customers down: MiB ${JSON.stringify(grown)}\n`)
  expect(arrived?.n).toBe(CUSTOMERS)
  expect(Math.max(grown.headquarters, grown.store)).toBeLessThan(MAY_GROW)
})
