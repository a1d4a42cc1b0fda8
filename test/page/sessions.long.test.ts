// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { type CorrectionInstallation, startCorrectionInstallation, usual } from '../pipeline/correction-installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const job = (page: TestPage, name: RegExp) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) })
const row = (page: TestPage, status: string) => page.getByRole('row').filter({ hasText: status }).first()
const dialogOf = (page: TestPage) => page.getByRole('dialog')

describeInBrowser('sessions and jobs that an operator controls', () => {
  let tillsync: CorrectionInstallation
  let customers = 0
  beforeAll(async () => {
    tillsync = await startCorrectionInstallation()
    // One try only, and later sessions wait for a failed one.
    await hq(sql`update parameters set try_count = 1, enforce_session_order = true`)
    await (await open()).context().close()
  })
  beforeEach(async () => {
    customers += 1
    await tillsync.importLines(`${customers}.csv`, [usual(customers)])
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
  })
  const hq = (query: ReturnType<typeof sql>) => execute(tillsync.databases.hq.db, query)
  const houston = (query: ReturnType<typeof sql>) => execute(tillsync.databases.houston.db, query)
  const breakHouston = () => houston(sql`alter table customer add constraint broken check (false) not valid`)
  const repairHouston = () => houston(sql`alter table customer drop constraint broken`)
  const open = (path = '/jobs', token = tillsync.token) => openPage(linkTo(tillsync.url, token, path))
  async function runHouston(page: TestPage): Promise<void> {
    await page.getByRole('button', { name: 'Run now … 1010' }).click()
    await dialogOf(page).getByLabel('Channel database').selectOption('houston-db')
    await dialogOf(page).getByRole('button', { name: 'Run', exact: true }).click()
    await dialogOf(page).waitFor({ state: 'detached' })
  }

  it('shows a failed run, and retries its suspended session after the cause was fixed', async () => {
    await breakHouston()
    const page = await open()
    await runHouston(page)
    await page.getByText('1010 ended; 1 of its sessions failed.').waitFor()
    await job(page, /^1010/).getByText('Suspended').waitFor()
    const onlooker = await open('/jobs/sessions?status=failing', await tillsync.tokenFor('VIEWER'))
    await row(onlooker, 'Suspended').waitFor()
    expect(
      await onlooker
        .getByRole('main')
        .getByRole('button', { name: /Retry|Cancel session/ })
        .count(),
    ).toBe(0)
    await job(page, /^1010/).getByRole('link', { name: 'All sessions' }).click()
    await row(page, 'Suspended').getByRole('button', { name: 'Retry' }).click()
    // The cause is not fixed yet: the page shows why, and the session keeps its status.
    await page.getByText(/Session \d+ was retried. Its status is Suspended/).waitFor()
    await repairHouston()
    await row(page, 'Suspended').getByRole('button', { name: 'Retry' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText(/Session \d+ was applied\./).waitFor()
    await row(page, 'Suspended').waitFor({ state: 'detached' })
    await row(onlooker, 'Suspended').waitFor({ state: 'detached' })
    expect(await page.evaluate('document.activeElement !== document.body')).toBe(true)
    expect([...page.errors, ...onlooker.errors]).toEqual([])
  })

  it('cancels a session after a confirmation, and the next one sends its data', async () => {
    await breakHouston()
    await tillsync.runJob('1010', 'houston-db')
    await repairHouston()
    const page = await open('/jobs/sessions?job=1010&status=failing')
    await row(page, 'Suspended').getByRole('button', { name: 'Cancel session' }).click()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await dialogOf(page).getByRole('button', { name: 'Keep session' }).click()
    await row(page, 'Suspended').getByRole('button', { name: 'Cancel session' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')
    await dialogOf(page).getByRole('button', { name: 'Cancel session', exact: true }).click()
    await page.getByText('The session was canceled.').waitFor()
    await page.getByText('No session matches').waitFor()
    await page.getByRole('combobox', { name: 'Status' }).selectOption('all')
    await row(page, 'Canceled').waitFor()
    await tillsync.runJob('1010', 'houston-db')
    await row(page, 'Canceled')
      .getByText(/replaced by \d+/)
      .waitFor()
    expect(page.errors).toEqual([])
  })

  it('turns a schedule on and off, which the page shows at once', async () => {
    const page = await open()
    const item = job(page, /^1070/)
    const change = item.getByRole('button', { name: /^Change schedule/ })
    for (const [state, badge] of [
      [true, 'Active'],
      [false, 'Inactive'],
    ] as const) {
      await change.click()
      await dialogOf(page).getByRole('checkbox', { name: 'Active' }).setChecked(state)
      if (state) expect(await accessibilityViolations(page, 'dark')).toEqual([])
      await dialogOf(page).getByRole('button', { name: 'Save' }).click()
      await item.getByText(badge, { exact: true }).waitFor()
      await change.and(page.locator(':focus')).waitFor()
    }
    expect(page.errors).toEqual([])
  })

  it('cleans up after a confirmation, and lists the run', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Clean up …' }).click()
    await dialogOf(page).getByText('You cannot undo this.').waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await dialogOf(page).getByRole('button', { name: 'Clean up' }).click()
    await page.getByText('The job started.').waitFor()
    await page.getByRole('navigation', { name: 'Parts of the view' }).getByRole('link', { name: 'Runs' }).click()
    await page.getByRole('listitem').filter({ hasText: 'Clean up' }).getByText('Ended').first().waitFor()
    expect(page.errors).toEqual([])
  })

  it('compares now, and shows live whether each place is equal', async () => {
    await tillsync.runJob('1010')
    const page = await open()
    const item = job(page, /^Reconcile|^Compare/)
    await item.getByRole('button', { name: 'Compare now' }).click()
    await item.getByText('Equal').nth(1).waitFor()
    const [lost] = await houston(
      sql`delete from customer
      where customer_key = (select min(customer_key::text)::uuid from customer)
      returning 1 as n`,
    )
    expect(lost).toBeDefined()
    await item.getByRole('button', { name: 'Compare now' }).click()
    await item
      .getByText(/Differ/)
      .first()
      .waitFor()
    const viewer = await open('/jobs', await tillsync.tokenFor('VIEWER'))
    await job(viewer, /^Reconcile|^Compare/)
      .getByText(/Differ/)
      .first()
      .waitFor()
    expect(await viewer.getByRole('button', { name: 'Compare now' }).count()).toBe(0)
    expect([...page.errors, ...viewer.errors]).toEqual([])
  })
})
