// @module-tag long
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { make } from '../support/staged.ts'
import { synchronizeAll } from '../support/synchronizing.ts'
import { describeInBrowser, linkTo, openPage } from './browser.ts'

/** How long the traffic goes on; TRAFFIC_SECONDS=600 measures for a note. */
const SECONDS = Number(process.env.TRAFFIC_SECONDS ?? 20)
const EACH_SECOND = 50

type Measured = { shift: number; longestTask: number; memory: number }

describeInBrowser('the list of operations under traffic', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation()
    await make.creates(tillsync.databases.hq.db, 500)
    await synchronizeAll({ db: tillsync.databases.hq.db, url: '' })
  }, 180_000)

  it(`moves nothing by itself while ${EACH_SECOND} operations a second come and are synchronized`, async () => {
    const page = await openPage(linkTo(tillsync.url, tillsync.token, '/operations'))
    await page.getByRole('listbox').getByRole('option').first().waitFor()
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
    await page.evaluate(`
      window.measured = { shift: 0, longestTask: 0 }
      new PerformanceObserver((list) => {
        for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) measured.shift += value
      }).observe({ type: 'layout-shift' })
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) measured.longestTask = Math.max(measured.longestTask, duration)
      }).observe({ type: 'longtask' })`)
    const measure = (): Promise<Measured> =>
      page.evaluate('({ ...measured, memory: performance.memory.usedJSHeapSize })')
    const before = await measure()
    const { db } = tillsync.databases.hq
    for (let second = 0; second < SECONDS; second += 1) {
      await make.creates(db, EACH_SECOND)
      await synchronizeAll({ db, url: '' })
      await wait(Math.max(0, 1_000 - 400))
    }
    const after = await measure()
    const mib = (bytes: number) => Math.round(bytes / 2 ** 20)
    console.log(
      `${SECONDS} s: layout shift ${after.shift.toFixed(4)}, longest task ${Math.round(after.longestTask)} ms, ` +
        `memory ${mib(before.memory)} to ${mib(after.memory)} MiB`,
    )
    expect(after.shift).toBeLessThan(0.05)
    expect(page.errors).toEqual([])
  }, 900_000)
})
