// @module-tag long
import type { Request } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { failedCreates, started, whileInHand } from '../headquarters/operations/bulk/bulk-support.ts'
import { type CorrectionInstallation, startCorrectionInstallation, usual } from '../pipeline/correction-installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const dialogOf = (page: TestPage) => page.getByRole('dialog')
const runs = (page: TestPage) => page.getByRole('region', { name: /^Bulk run/ })

describeInBrowser('bulk runs on the page', () => {
  let tillsync: CorrectionInstallation
  beforeAll(async () => {
    tillsync = await startCorrectionInstallation()
    const lines = [1, 2, 3].map((n) => ({ ...usual(n), 'E-mail address': 'no address' }))
    await tillsync.importLines('wrong.csv', lines)
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
  })
  const open = (path: string, token = tillsync.token) => openPage(linkTo(tillsync.url, token, path))

  async function start(page: TestPage): Promise<void> {
    await page.getByRole('button', { name: 'Synchronize all matching' }).click()
    await dialogOf(page).getByLabel('Reason').fill('numbers were added')
    await dialogOf(page).getByRole('button', { name: 'Start run' }).click()
    await dialogOf(page).waitFor({ state: 'detached' })
  }

  it('synchronize by filter, show their progress live, and can be paused and resumed', async () => {
    await failedCreates(tillsync.databases.hq.db, 4)
    const page = await open('/operations?code=NUMBER_SEQUENCE_EXHAUSTED')
    await page.getByText('4 operations · 4 shown').waitFor()
    const own = runs(page).filter({ hasText: 'numbers were added' })
    await whileInHand(tillsync.databases.hq, async (claimed) => {
      await start(page)
      await claimed()
      await own.getByText('Running', { exact: true }).waitFor()
      await own.getByText('0 of 4').waitFor()
      await own.getByRole('button', { name: 'Pause' }).focus()
      await page.keyboard.press('Enter')
      await own.getByText('Paused', { exact: true }).waitFor()
      // Pause is gone: the focus is on the button in its place.
      await own.getByRole('button', { name: 'Resume' }).and(page.locator(':focus')).waitFor()
      expect(await accessibilityViolations(page, 'dark')).toEqual([])
    })
    await own.getByText('4 of 4').waitFor()
    await own.getByText('Paused', { exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await own.getByText('Ended', { exact: true }).waitFor()
    await own.getByText('Done 4').waitFor()
    await page
      .getByRole('listbox')
      .getByRole('option', { name: /Synced/ })
      .nth(3)
      .waitFor()
    expect(page.errors).toEqual([])
  })

  it('list their results while they run: synchronized operations, and failed ones with the reason', async () => {
    await failedCreates(tillsync.databases.hq.db, 2, 'again')
    const page = await open('/operations?status=FAILED')
    await page.getByText('5 operations · 5 shown').waitFor()
    await whileInHand(tillsync.databases.hq, async (claimed) => {
      await start(page)
      await claimed()
      await runs(page).getByRole('button', { name: 'Results' }).click()
      await dialogOf(page).getByRole('row').nth(5).waitFor()
      expect(await dialogOf(page).getByText('Failed', { exact: true }).count()).toBe(1)
    })
    await dialogOf(page).getByRole('cell', { name: 'Synchronized' }).nth(1).waitFor()
    await dialogOf(page)
      .getByRole('row', { name: /Customer Number1.*Failed.*e-mail address/ })
      .waitFor()
    await dialogOf(page).getByRole('button', { name: 'Failed' }).click()
    await dialogOf(page).getByRole('cell', { name: 'Synchronized' }).first().waitFor({ state: 'detached' })
    // Below the headings, those of one cause are under its name.
    await dialogOf(page)
      .getByRole('rowheader', { name: /^3 Not an e-mail address/ })
      .waitFor()
    expect(await dialogOf(page).getByRole('row').count()).toBe(5)
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await accessibilityViolations(page, 'light')).toEqual([])
    expect(await page.evaluate('document.querySelector("dialog").scrollWidth <= innerWidth')).toBe(true)
    await page.keyboard.press('Escape')
    await runs(page).getByRole('button', { name: 'Results' }).and(page.locator(':focus')).waitFor()
    expect(page.errors).toEqual([])
  })

  it('list all their results, page by page', async () => {
    await failedCreates(tillsync.databases.hq.db, 120, 'many')
    const page = await open('/operations?code=NUMBER_SEQUENCE_EXHAUSTED')
    await page.getByText('120 operations · 100 shown').waitFor()
    await start(page)
    await runs(page).getByText('Ended', { exact: true }).waitFor()
    await runs(page).getByRole('button', { name: 'Results' }).click()
    await dialogOf(page).getByRole('row').nth(100).waitFor()
    expect(await dialogOf(page).getByRole('row').count()).toBe(101)
    await dialogOf(page).getByRole('button', { name: 'Show more' }).click()
    await dialogOf(page).getByRole('row').nth(120).waitFor()
    expect(await dialogOf(page).getByRole('button', { name: 'Show more' }).count()).toBe(0)
    expect(page.errors).toEqual([])
  })

  it('read the next page of results on request, even when an event reloads the list meanwhile', async () => {
    await failedCreates(tillsync.databases.hq.db, 120, 'more')
    const page = await open('/operations?code=NUMBER_SEQUENCE_EXHAUSTED')
    await page.getByText('120 operations · 100 shown').waitFor()
    await start(page)
    await runs(page).getByText('Ended', { exact: true }).waitFor()
    await runs(page).getByRole('button', { name: 'Results' }).click()
    await dialogOf(page).getByRole('row').nth(100).waitFor()
    // The request for the second page is not answered, and an event makes the page cancel it.
    const isSecondPage = (request: Request) => (request.postData() ?? '').includes('"after":"')
    await page.route(/\/graphql$/, (route) => (isSecondPage(route.request()) ? undefined : route.fallback()))
    const requested = page.waitForRequest(isSecondPage)
    // The wait starts here: the first run's end may come late and reload the list before this test does.
    const canceled = page.waitForEvent('requestfailed', isSecondPage)
    await dialogOf(page).getByRole('button', { name: 'Show more' }).click()
    await requested
    await started(tillsync, { fingerprint: 'nothing has it' })
    await canceled
    await page.unrouteAll()
    await dialogOf(page).getByRole('row').nth(120).waitFor()
    expect(page.errors).toEqual([])
  })

  it('run side by side; a canceled one ends after the operations in progress', async () => {
    await failedCreates(tillsync.databases.hq.db, 2, 'second')
    const group = await open('/operations?status=FAILED')
    const other = await open('/operations', await tillsync.tokenFor('OPERATOR'))
    const cause = group.getByRole('listitem').filter({ hasText: 'Not an e-mail address' })
    await whileInHand(tillsync.databases.hq, async (claimed) => {
      await cause.getByRole('button', { name: 'Synchronize all' }).click()
      await dialogOf(group).getByRole('button', { name: 'Start run' }).click()
      await dialogOf(group).waitFor({ state: 'detached' })
      await claimed()
      // Every operator sees the run, no matter who started it.
      await runs(other).getByText('0 of 3').waitFor()
      await start(group)
      await runs(group).nth(1).waitFor()
      await runs(other).nth(1).waitFor()
      for (const page of [group, other]) expect(await runs(page).count()).toBe(2)
      await runs(group).filter({ hasNotText: 'numbers were added' }).getByRole('button', { name: 'Cancel' }).click()
      await runs(other).getByText('Canceling').waitFor()
    })
    await runs(group).filter({ hasText: 'numbers were added' }).getByText('Ended', { exact: true }).waitFor()
    await runs(other).first().waitFor({ state: 'detached' })
    expect([...group.errors, ...other.errors]).toEqual([])
  })

  it('are visible to a viewer, who cannot control them', async () => {
    const viewer = await open('/operations?status=FAILED', await tillsync.tokenFor('VIEWER'))
    await viewer.getByRole('listbox').getByRole('option').first().waitFor()
    expect(await viewer.getByRole('button', { name: /Synchronize/ }).count()).toBe(0)
    const page = await open('/operations?status=FAILED')
    await whileInHand(tillsync.databases.hq, async (claimed) => {
      await start(page)
      await claimed()
      await runs(viewer)
        .getByText(/0 of \d/)
        .waitFor()
      expect(await runs(viewer).getByRole('button').allTextContents()).toEqual(['Results'])
    })
    await runs(viewer).waitFor({ state: 'detached' })
    expect(viewer.errors).toEqual([])
  })
})
