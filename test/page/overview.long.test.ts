// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { type CorrectionInstallation, startCorrectionInstallation, usual } from '../pipeline/correction-installation.ts'
import { afterFile } from '../support/after-file.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const step = (page: TestPage, job: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: job, exact: true }) })
const stage = (page: TestPage, name: string) => page.getByRole('link', { name: new RegExp(`^\\d+ ${name}$`) })

describeInBrowser('the overview', () => {
  let tillsync: CorrectionInstallation
  beforeAll(async () => {
    tillsync = await startCorrectionInstallation()
    // The tests run the jobs; for the server, a worker does.
    await tillsync.databases.hq.db.execute(sql`
      update distribution_schedule
      set active = active or jobs && array['P-0001', 'synchronize', '1010'], next_run_at = now() + interval '1 hour'`)
    await working()
    const renewing = setInterval(() => renew().catch(() => {}), 5_000)
    afterFile(() => clearInterval(renewing))
    // Starts the browser before the first test.
    await (await open()).context().close()
  })
  const working = () =>
    tillsync.databases.hq.db.execute(
      sql`insert into schedule_worker (worker_id, lease_until) values ('working', now() + interval '25 seconds')`,
    )
  /** As a worker does: no lease is longer than half a minute. */
  const renew = () =>
    tillsync.databases.hq.db.execute(
      sql`update schedule_worker set lease_until = now() + interval '25 seconds' where worker_id = 'working'`,
    )
  const open = (options = {}) => openPage(linkTo(tillsync.url, tillsync.token, '/'), options)

  it('shows a new operation pass each step live', async () => {
    const page = await open()
    await step(page, 'P-0001').getByText('queue empty').waitFor()
    await page.getByText('All customers are flowing').waitFor()
    await tillsync.importLines('one.csv', [usual(1)])
    await step(page, 'P-0001').getByText('1 waiting').waitFor()
    const houston = page.getByRole('row', { name: /^Houston/ })
    await houston.getByRole('link', { name: '1', exact: true }).waitFor()
    await tillsync.runJob('P-0001')
    await step(page, 'Synchronize').getByText('1 waiting').waitFor()
    await tillsync.synchronize()
    await step(page, '1010').getByText('1 waiting').waitFor()
    await tillsync.runJob('1010')
    await page.getByRole('link', { name: '1 Channels', exact: true }).waitFor()
    expect(await stage(page, 'Staging at headquarters').textContent()).toMatch(/^0/)
    expect(page.errors).toEqual([])
  })

  it('lists a failure at the top with a link to its operations, until it is resolved', async () => {
    const page = await open()
    await stage(page, 'Customers').waitFor()
    await tillsync.importLines('wrong.csv', [{ ...usual(2), 'E-mail address': 'no address' }])
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
    const line = page.getByRole('listitem').filter({ hasText: '1 operation: Not an e-mail address' })
    await line.getByRole('link', { name: /Fix/ }).click()
    await page.getByRole('option', { name: /Customer Number2/ }).waitFor()
    expect(page.url()).toMatch(/operations\?status=FAILED&group=\w+/)
    await page.getByRole('link', { name: 'Overview' }).click()
    const [failed] = await tillsync.operations({ status: ['FAILED'] })
    const input = { operationId: failed?.operationId, reason: 'a test' }
    await tillsync.mutate('dismissOperation', { ...input, expectedRevision: failed?.revision }, 'userErrors { code }')
    // No schedule runs here: what is not distributed in time needs attention, and these tests may take longer.
    await tillsync.runJob('1010')
    await page.getByText('All customers are flowing').waitFor()
  })

  it('lists an offline channel first, and shows the mode of each channel', async () => {
    const page = await open()
    const houston = page.getByRole('row', { name: /^Houston/ })
    await houston.getByText('Async creation').waitFor()
    await houston.getByText('Real-time editing').waitFor()
    await tillsync.mutate('setChannelOffline', { channel: 'houston', offline: true }, 'userErrors { code }')
    await page.getByRole('listitem').filter({ hasText: 'Houston: Offline' }).waitFor()
    // The verdict on the installation, which a page reads when it is opened, now fails.
    await page.reload()
    await page.getByRole('listitem').filter({ hasText: 'Houston: Offline' }).waitFor()
    await page.getByRole('row').nth(1).filter({ hasText: 'Houston' }).waitFor()
    await tillsync.mutate('setChannelOffline', { channel: 'houston', offline: false }, 'userErrors { code }')
    await page.getByText('All customers are flowing').waitFor({ timeout: 120_000 })
    await tillsync.ask(
      'mutation { enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { code } } }',
    )
    await tillsync.runJob('1110')
    await houston.getByRole('link', { name: 'Async editing pending' }).waitFor()
  })

  it('shows the throughput as a plot and as a table', async () => {
    const page = await open({ locale: 'nl-NL' })
    await page.getByRole('img', { name: /^Doorvoer van het laatste uur/ }).waitFor()
    await page.getByText('Als tabel').click()
    await page
      .getByRole('row', { name: /\d+:\d+/ })
      .first()
      .waitFor()
    expect(page.errors).toEqual([])
  })

  it('shows when the network is away, and catches up when it is back', async () => {
    const page = await open()
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
    await stage(page, 'Customers').waitFor()
    await page.context().setOffline(true)
    await page.getByRole('status').filter({ hasText: 'Offline' }).waitFor()
    await tillsync.importLines('meanwhile.csv', [usual(3)])
    await page.context().setOffline(false)
    await step(page, 'P-0001').getByText('1 waiting').waitFor()
  })

  it('lists what the diagnosis finds and no other line shows, instead of saying that nothing needs attention', {
    tags: 'long',
  }, async () => {
    const { db } = tillsync.databases.hq
    const setActive = (active: boolean) =>
      db.execute(sql`update distribution_schedule set active = ${active} where jobs && array['P-0001']`)
    await setActive(false)
    const page = await open()
    const line = page.getByRole('listitem').filter({ hasText: /No active schedule runs/ })
    await line.getByRole('link', { name: /Diagnose/ }).waitFor()
    await setActive(true)
    await page.reload()
    await stage(page, 'Customers').waitFor()
    await line.waitFor({ state: 'detached' })
    expect(page.errors).toEqual([])
  })

  it('shows that no worker process is alive, here and in Jobs, until one is', async () => {
    const { db } = tillsync.databases.hq
    await db.execute(sql`delete from schedule_worker`)
    await db.execute(
      sql`insert into schedule_worker (worker_id, lease_until) values ('silent', now() - interval '3 minutes')`,
    )
    const page = await open()
    const line = page
      .getByRole('listitem')
      .filter({ hasText: /no worker process is alive A worker was last seen 3 min/ })
    await line.getByRole('link', { name: /Open jobs/ }).click()
    await page
      .getByRole('status')
      .filter({ hasText: /A worker was last seen 3 min.*restart the one that hangs/ })
      .waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await db.execute(sql`update schedule_worker set lease_until = now() + interval '1 hour'`)
    await page.getByText('A worker was last seen').waitFor({ state: 'detached' })
    await db.execute(sql`delete from schedule_worker`)
    await working()
    expect(page.errors).toEqual([])
  })

  it('passes axe-core in light and in dark, on a wide screen and on a phone', async () => {
    await tillsync.importLines('more.csv', [{ ...usual(4), Country: 'Atlantis' }])
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
    const page = await open()
    await page.getByText('1 operation: Unknown country').waitFor()
    await page.getByRole('row', { name: /^Houston/ }).waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    const tooWide = `[...document.querySelectorAll('main *')]
      .filter((each) => each.getBoundingClientRect().right > innerWidth && !each.closest('.plot, thead'))
      .map((each) => each.outerHTML.slice(0, 80))`
    expect(await page.evaluate(tooWide)).toEqual([])
    expect(await page.evaluate('document.querySelector("main").scrollWidth <= innerWidth')).toBe(true)
    expect(page.errors).toEqual([])
  })
})
