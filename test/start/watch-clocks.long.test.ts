// @module-tag long
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { databaseNow, forgetClocks, processSkewSeconds } from '../../src/db/database-clock.ts'
import { LEASE_SECONDS } from '../../src/headquarters/jobs/lease.ts'
import { startInstallation } from '../support/installation.ts'

/** Counts from now on how often a clock has been measured. */
function measurements(): () => number {
  let times = 0
  const count = (given: unknown) => {
    if (JSON.stringify(given).includes('/* clock.measure */')) times += 1
  }
  subscribe('tillsync.rows', count)
  onTestFinished(() => void unsubscribe('tillsync.rows', count))
  return () => times
}

test('a process whose clock is off says so once, and again when it agrees; what expires does not move', async () => {
  const { logLines, running } = await startInstallation({ distribute: false })
  // The measurements are the process's: the next test has an installation of its own.
  onTestFinished(() => running.stop())
  const said = (text: string) => logLines.filter((line) => line.includes(text)).length
  const before = databaseNow().getTime()
  vi.useFakeTimers({ now: Date.now() - 3_600_000, toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  expect(Math.abs((processSkewSeconds() ?? 0) + 3_600)).toBeLessThan(10)
  expect(databaseNow().getTime() - before).toBeGreaterThanOrEqual(0)
  const behind = 'the clock of this process is 3600 seconds behind that of headquarters'
  await expect.poll(() => said(behind), { timeout: 120_000 }).toBe(1)
  const measured = measurements()
  await expect.poll(measured, { timeout: 120_000 }).toBeGreaterThanOrEqual(2)
  vi.useRealTimers()
  await expect.poll(() => said('the clock of this process agrees'), { timeout: 120_000 }).toBe(1)
  expect(said(behind)).toBe(1)
})

test('a lease of before headquarters’ clock was set back lasts no longer than any other', async () => {
  const { databases, running } = await startInstallation({ distribute: false })
  onTestFinished(() => running.stop())
  const left = async () => {
    const [lease] = await databases.hq.db.execute<{ seconds: number }>(
      sql`select extract(epoch from lease_until - now())::int as seconds from schedule_worker where worker_id = 'dead'`,
    )
    return lease?.seconds
  }
  await databases.hq.db.execute(
    sql`insert into schedule_worker (worker_id, lease_until) values ('dead', now() + interval '1 hour')`,
  )
  // What was measured is of before.
  forgetClocks()
  await expect.poll(left, { timeout: 120_000 }).toBeLessThanOrEqual(LEASE_SECONDS)
})

test('a channel database whose clock is ahead is named, to those who may use it, and its customers travel', async () => {
  const tillsync = await startInstallation()
  const { name, db } = tillsync.databases.sanfrancisco
  // Later sessions of this database have another clock.
  await db.execute(sql`create schema ahead`)
  await db.execute(sql`create function ahead.clock_timestamp() returns timestamptz language sql
    return pg_catalog.clock_timestamp() + interval '1 hour'`)
  await db.execute(sql`create function ahead.now() returns timestamptz language sql
    return pg_catalog.now() + interval '1 hour'`)
  await db.execute(sql`grant usage on schema ahead to public`)
  await db.execute(sql.raw(`alter database "${name}" set search_path = ahead, pg_catalog, public`))
  await tillsync.restart()
  const said = 'the clock of channel database sanfrancisco-db is 3600 seconds ahead of that of headquarters'
  await expect.poll(() => tillsync.logLines.join('\n'), { timeout: 120_000 }).toContain(said)
  const clocks = async (token: string) => {
    const { diagnose } = await tillsync.ask<{
      diagnose: { checks: { code: string; status: string; message: string }[] }
    }>('{ diagnose(input: { installation: true }) { checks { code status message } } }', {}, token)
    return diagnose.checks.find(({ code }) => code === 'CLOCKS_AGREE')
  }
  expect(await clocks(tillsync.token)).toMatchObject({
    status: 'FAIL',
    message: expect.stringMatching(/^The clock of sanfrancisco-db is 3600 seconds ahead of .*NTP/),
  })
  expect(await clocks(await tillsync.tokenFor('OPERATOR', ['houston']))).toMatchObject({ status: 'PASS' })
  const { createCustomer } = await tillsync.ask<{ createCustomer: { customer: { id: string } } }>(
    `mutation { createCustomer(input: { idempotencyKey: "ahead", channel: "sanfrancisco",
      customer: { firstName: "Ada", lastName: "Ahead", email: "ada@example.com" } }) { customer { id } userErrors { code } } }`,
  )
  await tillsync.travel()
  const { customer } = await tillsync.ask<{ customer: { accountNumber: string } }>(
    'query ($id: ID!) { customer(channel: "sanfrancisco", by: { id: $id }) { accountNumber } }',
    { id: createCustomer.customer.id },
  )
  expect(customer.accountNumber).toMatch(/^C-/)
})
