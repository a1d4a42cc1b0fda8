// @module-tag long
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { afterFile } from '../support/after-file.ts'
import { graphqlRequest, subscribe } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { type Served, serve } from '../support/serve.ts'

const CUSTOMERS = 20_000
const ROWS_A_REQUEST = 250

let tillsync: Installation
let folder: string
let served: Served
beforeAll(async () => {
  tillsync = await startInstallation()
  folder = await mkdtemp(join(tmpdir(), 'tillsync-killed-'))
  served = await serve(tillsync, folder, { role: 'ADMINISTRATOR', subject: 'test' })
  afterFile(async () => {
    served.process.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })
})

async function capture(from: number): Promise<void> {
  const customers = Array.from({ length: ROWS_A_REQUEST }, (_, i) => ({
    idempotencyKey: `killed-${from + i}`,
    customer: {
      firstName: 'Number',
      lastName: `No${from + i}`,
      email: `n${from + i}@example.com`,
      addresses: [{ city: 'Houston', country: 'USA' }],
    },
  }))
  const { text, errors } = await graphqlRequest(
    served.url,
    served.token,
    `mutation ($input: CreateCustomersInput!) { createCustomers(input: $input) { results { userErrors { code } } userErrors { code } } }`,
    { input: { channel: 'houston', customers } },
  )
  // On a machine so busy that a connection takes too long: asked again with the same keys, as a client would.
  if (errors?.every(({ extensions }) => extensions.code === 'CHANNEL_DATABASE_UNREACHABLE')) return capture(from)
  expect(text).not.toContain('code')
}

const SYNCHRONIZE = `mutation { synchronizeCustomersAndChannelRequests {
  runs { status done failed } userErrors { code ... on JobAlreadyRunning { run { id } } } } }`
type Synchronized = {
  synchronizeCustomersAndChannelRequests: {
    runs: { status: string; done: number; failed: number }[]
    userErrors: { code: string }[]
  }
}

/**
 * The killed run is taken over when its lease has ended, at most 30 seconds after its holder's death; until then it
 * counts as running.
 */
async function synchronizeAfterDeath(): Promise<Synchronized['synchronizeCustomersAndChannelRequests']> {
  for (;;) {
    const { data } = await graphqlRequest(served.url, served.token, SYNCHRONIZE)
    const { synchronizeCustomersAndChannelRequests: answer } = data as Synchronized
    if (answer.userErrors[0]?.code !== 'JOB_ALREADY_RUNNING') return answer
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

describe('kill -9 of the server in the middle of a 20,000-operation synchronize', () => {
  it('leaves nothing half done: after a restart and one more run there are 20,000 customers with 20,000 account numbers', async () => {
    for (let n = 0; n < CUSTOMERS; n += 4 * ROWS_A_REQUEST)
      await Promise.all([0, 1, 2, 3].map((i) => capture(n + i * ROWS_A_REQUEST)))
    const upload = await graphqlRequest(
      served.url,
      served.token,
      `mutation { runCdxJob(input: { job: "P-0001" }) { userErrors { code } } }`,
    )
    expect(upload.data).toEqual({ runCdxJob: { userErrors: [] } })

    const progress = subscribe(
      served.url,
      served.token,
      `subscription { batchJobProgress(job: "synchronize") { ... on BatchJobProgress { run { done status } } } }`,
    )
    await progress.connected
    const cut = graphqlRequest(served.url, served.token, SYNCHRONIZE).then(
      () => 'ended',
      () => 'cut',
    )
    for await (const { data } of progress) {
      const changed = data?.batchJobProgress as { run?: { done: number } }
      if ((changed.run?.done ?? 0) > 0) break
    }
    served.process.kill('SIGKILL')
    expect(await cut).toBe('cut')
    const { hq } = tillsync.databases
    const count = async () => {
      const [row] = await execute<{ customers: number; accounts: number; synced: number }>(
        hq.db,
        sql`select count(*)::int as customers, count(distinct account)::int as accounts,
          (select count(*)::int from operation where status = 'SYNCED') as synced from customer`,
      )
      return row
    }
    const halfway = await count()
    expect(halfway?.customers).toBeLessThan(CUSTOMERS)
    expect(halfway?.synced).toBe(halfway?.customers)

    served = await serve(tillsync, folder, { role: 'ADMINISTRATOR', subject: 'test' })
    const again = await synchronizeAfterDeath()
    expect(again.userErrors).toEqual([])
    expect(again.runs).toMatchObject([{ status: 'FINISHED', failed: 0 }])
    expect(await count()).toEqual({ customers: CUSTOMERS, accounts: CUSTOMERS, synced: CUSTOMERS })
  }, 600_000)

  it('refuses a second synchronize run and a second P-job while the first is in progress, with the run', async () => {
    for (let n = 0; n < 4; n++) await capture(CUSTOMERS + n * ROWS_A_REQUEST)
    const jobs = await Promise.all(
      [1, 2].map(() =>
        graphqlRequest(
          served.url,
          served.token,
          `mutation { runCdxJob(input: { job: "P-0001", channelDatabase: "houston-db" }) { sessions { __typename } userErrors { code ... on JobAlreadyRunning { run { id } } } } }`,
        ),
      ),
    )
    const codes = jobs.map(({ data }) =>
      (data as { runCdxJob: { userErrors: { code: string }[] } }).runCdxJob.userErrors.map(({ code }) => code),
    )
    expect(codes.sort((a, b) => a.length - b.length)).toEqual([[], ['JOB_ALREADY_RUNNING']])
    const runs = await Promise.all([1, 2].map(() => graphqlRequest(served.url, served.token, SYNCHRONIZE)))
    const refused = runs.flatMap(({ data }) => (data as Synchronized).synchronizeCustomersAndChannelRequests.userErrors)
    expect(refused).toMatchObject([{ code: 'JOB_ALREADY_RUNNING' }])
    const [row] = await execute<{ customers: number; accounts: number }>(
      tillsync.databases.hq.db,
      sql`select count(*)::int as customers, count(distinct account)::int as accounts from customer`,
    )
    expect(row).toEqual({ customers: CUSTOMERS + 1000, accounts: CUSTOMERS + 1000 })
  }, 600_000)
})
