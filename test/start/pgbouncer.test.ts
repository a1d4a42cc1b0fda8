import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { migrate } from '../../src/db/migrate.ts'
import { sharesSessions } from '../../src/db/shared-sessions.ts'
import { examineDatabase } from '../../src/start/doctor/examine-database.ts'
import { asApplication, emptyDatabase, type TestDatabase, testDatabase } from '../support/databases.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { hasPgBouncer, startPgBouncer } from '../support/pgbouncer.ts'

if (!hasPgBouncer) console.warn('left out: this machine has no pgbouncer')

describe.skipIf(!hasPgBouncer)('through PgBouncer with pool_mode = transaction', { timeout: 300_000 }, () => {
  test('with direct addresses, captures travel, jobs run and subscriptions are told at once', async () => {
    const { databases, pooled } = await databasesBehind()
    const direct = (database: TestDatabase) => asApplication(database)
    const installation = await startInstallation({
      databases,
      settings: {
        ...pooled,
        DIRECT_HQ_DATABASE_URL: direct(databases.hq),
        DIRECT_HOUSTON_DATABASE_URL: direct(databases.houston),
        DIRECT_SANFRANCISCO_DATABASE_URL: direct(databases.sanfrancisco),
      },
    })
    expect(warnings(installation)).toEqual([])
    await travels(installation, 'Direct')
  })

  test('the doctor names a compiler that is on in the sessions behind it, and not one that is off', async () => {
    const hq = await testDatabase('hq')
    const database = new URL(hq.url).pathname.slice(1)
    const compilers = async (jit: 'on' | 'off') => {
      await hq.db.execute(sql.raw(`alter database "${database}" set jit = ${jit}`))
      // Sessions that a pooler holds keep what they began with.
      const url = (await startPgBouncer([hq.url]))(hq.url)
      const address = { url, setting: 'HQ_DATABASE_URL' }
      const more = { direct: address, migration: null, dataFolder: null }
      const { findings, db } = await examineDatabase({ subject: 'headquarters', side: 'hq', ...address, ...more })
      await db?.close()
      return findings.filter(({ message }) => message.includes('(jit)'))
    }
    expect(await compilers('on')).toMatchObject([
      { examined: 'CONNECTION', status: 'FAIL', cure: expect.stringContaining('set jit = off') },
    ])
    expect(await compilers('off')).toEqual([])
  })

  test('empty databases get their tables', async () => {
    const [hq, channel] = await Promise.all([emptyDatabase(), emptyDatabase()])
    const through = await startPgBouncer([hq.url])
    expect(await migrate(through(hq.url), 'hq')).toBeGreaterThan(0)
    expect(await migrate(through(channel.url), 'channel')).toBeGreaterThan(0)
    expect(await migrate(through(channel.url), 'channel')).toBe(0)
  })

  test('without them, the start says for each which setting to give, and everything works by looking', async () => {
    const { databases, pooled, through } = await databasesBehind()
    expect(await sharesSessions(through(asApplication(databases.hq)))).toBe(true)
    expect(await sharesSessions(asApplication(databases.hq))).toBe(false)
    const installation = await startInstallation({
      databases,
      settings: { ...pooled, TILLSYNC_ROLES: 'hq,channel,worker' },
    })
    expect(warnings(installation)).toEqual([
      expect.stringMatching(/^headquarters \(HQ_DATABASE_URL\) .* Set DIRECT_HQ_DATABASE_URL to/),
      expect.stringMatching(/^houston-db \(env:HOUSTON_DATABASE_URL\) .* Set DIRECT_HOUSTON_DATABASE_URL to/),
      expect.stringMatching(/^sanfrancisco-db \(.* Set DIRECT_SANFRANCISCO_DATABASE_URL to/),
    ])
    await travels(installation, 'Looking')
    await untilLooked(installation)
  })
})

/** Fresh databases that are set up, and the settings of an installation that reaches them through PgBouncer alone. */
async function databasesBehind() {
  const { databases, running } = await startInstallation()
  await running.stop()
  const { hq, houston, sanfrancisco } = databases
  const through = await startPgBouncer([hq.url, asApplication(hq)])
  const pooled = {
    HQ_DATABASE_URL: through(asApplication(hq)),
    HOUSTON_DATABASE_URL: through(asApplication(houston)),
    SANFRANCISCO_DATABASE_URL: through(asApplication(sanfrancisco)),
    MIGRATION_HQ_DATABASE_URL: through(hq.url),
    MIGRATION_HOUSTON_DATABASE_URL: through(houston.url),
    MIGRATION_SANFRANCISCO_DATABASE_URL: through(sanfrancisco.url),
  }
  return { databases, pooled, through }
}

const CREATE = /* GraphQL */ `
  mutation ($key: String!, $lastName: String!) {
    createCustomer(input: { channel: "houston", idempotencyKey: $key, customer: { lastName: $lastName } }) {
      operation { operationId }
      userErrors { message }
    }
  }`

/** Twenty captures reach headquarters and come back, and a subscriber is told of it. */
async function travels(installation: Installation, lastName: string): Promise<void> {
  const events = installation.watch(
    'subscription { operationChanged { __typename ... on OperationChanged { status } } }',
  )
  const next = async () => JSON.stringify((await events.next()).value)
  while (!(await next()).includes('Ready'));
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      installation.ask(CREATE, { key: `${lastName} ${i}`, lastName: `${lastName}${i}` }),
    ),
  )
  await installation.travel()
  for (let told = 0; told < 20; ) {
    if ((await next()).includes('DISTRIBUTED')) told++
  }
  await events.return()
  const [left] = await installation.databases.houston.db.execute(sql`select 1 from unsettled_operation`)
  expect(left).toBeUndefined()
}

/** A worker has looked at the job queue. */
async function untilLooked({ databases: { hq } }: Installation): Promise<void> {
  const looked = async () => (await hq.db.execute(sql`select 1 from schedule_worker`)).length
  await expect.poll(looked, { timeout: 120_000 }).toBeGreaterThan(0)
}

const warnings = ({ logLines }: Installation): string[] =>
  logLines
    .flatMap((line): string[] => {
      const { msg } = JSON.parse(line) as { msg?: string }
      return msg?.includes('a pooler that gives') ? [msg] : []
    })
    .sort()
