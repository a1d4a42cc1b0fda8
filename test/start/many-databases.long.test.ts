// @module-tag long
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { asApplication, testDatabase } from '../support/databases.ts'
import { demoInEnvironment } from '../support/demo-in-environment.ts'
import { startInstallation } from '../support/installation.ts'

const STORES = 40
const MOST = 20

const stores = Array.from({ length: STORES }, (_, nth) => ({ id: `store${nth}`, secret: `STORE${nth}_DATABASE_URL` }))
const CAPTURE = `mutation ($input: CreateCustomerInput!) {
  createCustomer(input: $input) { customer { id } userErrors { code message } } }`

test(`${STORES + 2} channel databases on one server work over ${MOST} connections`, { timeout: 600_000 }, async () => {
  const databases = []
  const settings: Record<string, string> = { TILLSYNC_CONNECTIONS_PER_SERVER: String(MOST) }
  for (const { secret } of stores) {
    const database = await testDatabase('channel')
    databases.push(database)
    Object.assign(settings, { [secret]: asApplication(database), [`MIGRATION_${secret}`]: database.url })
  }
  const s = await startInstallation({ settings, distribute: false })
  const organization = demoInEnvironment()
  const [like] = organization.channels
  const input = {
    ...organization,
    channelDatabases: [
      ...organization.channelDatabases,
      ...stores.map(({ id, secret }) => ({ id, name: id, group: 'default', connection: `env:${secret}` })),
    ],
    channels: [...organization.channels, ...stores.map(({ id }) => ({ ...like, id, name: id, channelDatabase: id }))],
  }
  const made = await s.ask<{ setUpOrganization: { userErrors: object[] } }>(
    `mutation ($input: SetUpOrganizationInput!) { setUpOrganization(input: $input) { userErrors { code field message } } }`,
    { input },
  )
  expect(made.setUpOrganization.userErrors).toEqual([])

  let most = 0
  const ours = [s.databases.hq, s.databases.houston, s.databases.sanfrancisco, ...databases].map(({ name }) => name)
  const look = async () => {
    const [open] = await execute<{ count: number }>(
      s.databases.hq.db,
      sql`select count(*)::int as count from pg_stat_activity
      where datname = any(${sql.param(ours)}::text[]) and application_name like 'tillsync %' and application_name <> 'tillsync test'
        and application_name not in ('tillsync migrate')`,
    )
    most = Math.max(most, open?.count ?? 0)
  }
  const watch = setInterval(() => void look().catch(() => {}), 100)
  onTestFinished(() => clearInterval(watch))
  for (const job of ['1110', '1070', '1010']) {
    const sessions = await whenFree(() => s.runJob(job))
    expect(sessions.map(({ status }) => status)).toEqual(sessions.map(() => 'APPLIED'))
    expect(sessions).toHaveLength(STORES + 2)
  }
  const captured = await Promise.all(
    [...stores.map(({ id }) => id), 'houston', 'sanfrancisco'].flatMap((channel) =>
      Array.from({ length: 3 }, (_, nth) =>
        s.ask<{ createCustomer: { customer: object | null; userErrors: object[] } }>(CAPTURE, {
          input: { channel, idempotencyKey: randomUUID(), customer: { firstName: `N${nth}`, lastName: channel } },
        }),
      ),
    ),
  )
  expect(captured.flatMap(({ createCustomer }) => createCustomer.userErrors)).toEqual([])
  // What a sequencer has not reached yet is uploaded by the next run.
  const synced = async () => {
    const uploads = await whenFree(() => s.runJob('P-0001'))
    expect(uploads.filter(({ status }) => status === 'FAILED')).toEqual([])
    await s.synchronize()
    const [synced] = await execute<{ count: number }>(
      s.databases.hq.db,
      sql`select count(*)::int as count from operation where status = 'SYNCED'`,
    )
    return synced?.count
  }
  await expect.poll(synced, { timeout: 120_000, interval: 500 }).toBe(3 * (STORES + 2))
  await whenFree(() => s.runJob('1010'))
  expect(most).toBeGreaterThan(0)
  expect(most).toBeLessThanOrEqual(MOST)
  expect(s.logLines.filter((line) => line.includes('"fault"'))).toEqual([])
})

/** Connections can all be in use for longer than a request waits: then it is sent again, as its refusal says. */
async function whenFree<T>(work: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await work()
    } catch (error) {
      if (!String(error).includes('"BUSY"')) throw error
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
}
