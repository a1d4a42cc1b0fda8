import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { databaseNow, processSkewSeconds } from '../../src/db/database-clock.ts'
import { startInstallation } from '../support/installation.ts'

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
  await expect.poll(() => said(behind), { timeout: 30_000 }).toBe(1)
  vi.useRealTimers()
  await expect.poll(() => said('the clock of this process agrees'), { timeout: 30_000 }).toBe(1)
  expect(said(behind)).toBe(1)
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
  await expect.poll(() => tillsync.logLines.join('\n'), { timeout: 30_000 }).toContain(said)
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
