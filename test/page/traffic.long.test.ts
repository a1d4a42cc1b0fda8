// @module-tag long
import { setInterval as ticks } from 'node:timers/promises'
import { beforeAll, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { make } from '../support/staged.ts'
import { synchronizeAll } from '../support/synchronizing.ts'
import { describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const BATCHES = 20
const IN_A_BATCH = 50
/**
 * Measures for docs/page.md: a batch each second for so many seconds, 50 changes a second of what is shown. Without it,
 * the next batch comes when the page has shown the one before, so that the test says nothing of how fast the machine is.
 */
const MEASURED_SECONDS = Number(process.env.TRAFFIC_SECONDS ?? 0)

describeInBrowser('the list of operations under traffic', () => {
  let tillsync: Installation
  let total = 500
  beforeAll(async () => {
    tillsync = await startInstallation()
    await make.creates(tillsync.databases.hq.db, total)
    await synchronizeAll({ db: tillsync.databases.hq.db, url: '' })
  }, 600_000)

  /** Operations that come, are shown, and are synchronized. */
  async function batch(): Promise<void> {
    const { db } = tillsync.databases.hq
    await make.creates(db, IN_A_BATCH)
    await synchronizeAll({ db, url: '' })
    total += IN_A_BATCH
  }
  const shown = (page: TestPage) =>
    page
      .getByRole('button', { name: 'Synced' })
      .filter({ hasText: total.toLocaleString('en-GB') })
      .waitFor()

  it('moves nothing by itself while operations come and are synchronized', { timeout: 3_600_000 }, async () => {
    const page = await openPage(linkTo(tillsync.url, tillsync.token, '/operations'))
    await page.getByRole('listbox').getByRole('option').first().waitFor()
    await shown(page)
    const before = await startMeasuring(page)
    if (MEASURED_SECONDS > 0) {
      let second = 0
      for await (const _ of ticks(1_000)) {
        await batch()
        second += 1
        if (second >= MEASURED_SECONDS) break
      }
      await shown(page)
    } else
      for (let nth = 0; nth < BATCHES; nth += 1) {
        await batch()
        await shown(page)
      }
    const after = await measure(page)
    const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1)
    console.log(
      `${total} operations: layout shift ${after.shift.toFixed(4)}, longest task ${Math.round(after.longestTask)} ms, ` +
        `memory after collection ${mebibytes(before.memory)} to ${mebibytes(after.memory)} MiB`,
    )
    expect(after.shift).toBeLessThan(0.05)
    expect(page.errors).toEqual([])
  })
})

type Measured = { shift: number; longestTask: number; memory: number }

async function startMeasuring(page: TestPage): Promise<Measured> {
  await page.evaluate(`
    window.measured = { shift: 0, longestTask: 0 }
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) measured.shift += value
    }).observe({ type: 'layout-shift' })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) measured.longestTask = Math.max(measured.longestTask, duration)
    }).observe({ type: 'longtask' })`)
  return await measure(page)
}

/** What was measured until now; the memory is what is left after a garbage collection. */
async function measure(page: TestPage): Promise<Measured> {
  const measured = await page.evaluate<{ shift: number; longestTask: number }>('measured')
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return { ...measured, memory: usedSize }
}
