// @module-tag long
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { execute } from '../../../src/db/client.ts'
import { afterFile } from '../../support/after-file.ts'
import { graphqlRequest } from '../../support/http.ts'
import { startInstallation } from '../../support/installation.ts'
import { serve } from '../../support/serve.ts'
import { CUSTOMERS, LOST, loseMany } from './many-lost.ts'
import { recover } from './restored.ts'

it('many lost customers come back in tracked progress, with memory that does not grow with their number', {
  timeout: 1_800_000,
}, async () => {
  const tillsync = await startInstallation()
  await loseMany(tillsync)

  const before = process.memoryUsage().rss
  let most = before
  const progress = new Set<number>()
  const watch = setInterval(async () => {
    most = Math.max(most, process.memoryUsage().rss)
    const [run] = await execute<{ done: number }>(
      tillsync.databases.hq.db,
      sql`select done from batch_run where job_id = 'recover-headquarters' order by number desc limit 1`,
    ).catch(() => [])
    if (run) progress.add(run.done)
  }, 100)
  const startedAt = performance.now()
  const { run, userErrors } = await recover(tillsync, { reason: 'Many were lost.' })
  clearInterval(watch)
  const seconds = (performance.now() - startedAt) / 1_000
  const grown = (most - before) / 2 ** 20
  process.stdout.write(
    `${CUSTOMERS} customers, ${LOST} lost: ${seconds.toFixed(1)} s, memory grown by ${grown.toFixed(0)} MiB, steps seen ${progress.size}\n`,
  )
  expect({ status: run?.status, userErrors }).toEqual({ status: 'FINISHED', userErrors: [] })
  expect(run?.message).toContain(`${LOST / 2} lost customers are back with their account numbers.`)
  // 313 for 40,000 customers and 254 for 100,000: what the garbage collector leaves.
  expect(grown).toBeLessThan(400)
  expect(progress.size).toBeGreaterThan(1)
  const [kept] = await execute<{ same: number }>(
    tillsync.databases.hq.db,
    sql`select count(*)::int as same from customer where account like 'MANY-%'`,
  )
  expect(kept?.same).toBe(CUSTOMERS - LOST / 2)
})

it('a recovery whose process is killed in the middle is continued, and loses nothing', {
  timeout: 1_800_000,
}, async () => {
  const tillsync = await startInstallation()
  await loseMany(tillsync)
  const hq = <Row extends object>(query: ReturnType<typeof sql>) => execute<Row>(tillsync.databases.hq.db, query)
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-recovery-'))
  afterFile(() => rm(folder, { recursive: true, force: true }))
  /** Moments of a recovery: it compares, it has been accepted, it uploads, it synchronizes what was lost. */
  const moments = [
    sql`exists (select from batch_run where job_id = 'recover-headquarters')`,
    sql`exists (select from incarnation where recovering_since is not null)`,
    sql`exists (select from operation where status = 'UPLOADED')`,
    sql`exists (select from operation_attempt where outcome = 'SYNCED' and operation_id in (
      select operation_id from customer_account where account like 'MANY-%'
    ))`,
  ]
  for (const moment of moments) {
    const { url, token, process } = await serve(tillsync, folder, { role: 'ADMINISTRATOR', subject: 'test' })
    const killed = new Promise((resolve) => process.once('exit', resolve))
    const request = graphqlRequest(
      url,
      token,
      `mutation { recoverHeadquarters(input: { reason: "Many were lost." }) { run { status } userErrors { code } } }`,
    ).catch(() => null)
    const reached = () => hq<{ reached: boolean }>(sql`select ${moment} as reached`)
    await expect.poll(reached, { timeout: 300_000, interval: 5 }).toEqual([{ reached: true }])
    process.kill('SIGKILL')
    await Promise.all([killed, request])
    // As if half a minute had passed.
    await hq(sql`update batch_run set lease_until = now() - interval '1 minute' where status = 'EXECUTING'`)
    await hq(sql`update synchronize_chunk set lease_until = now() - interval '1 minute' where status = 'CLAIMED'`)
  }
  const { run, userErrors } = await recover(tillsync, { reason: 'Many were lost.' })
  expect({ status: run?.status, userErrors }).toEqual({ status: 'FINISHED', userErrors: [] })
  expect(run?.message).toContain(`${LOST / 2} lost customers are back with their account numbers.`)
  const [kept] = await hq<{ same: number; differences: number }>(
    sql`select (select count(*) from customer where account like 'MANY-%')::int as same,
      (select count(*) from difference where status = 'REPORTED' and kind = 'LOST_AT_HEADQUARTERS')::int as differences`,
  )
  expect(kept).toEqual({ same: CUSTOMERS - LOST / 2, differences: LOST / 2 })
})
