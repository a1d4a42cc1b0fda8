// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { type CorrectionInstallation, startCorrectionInstallation, usual } from '../pipeline/correction-installation.ts'
import { accessibilityViolations, cutOff, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

describeInBrowser('who did what, and where to', () => {
  let tillsync: CorrectionInstallation
  beforeAll(async () => {
    tillsync = await startCorrectionInstallation()
    await tillsync.importLines('some.csv', [usual(1), usual(2), { ...usual(3), Country: 'Atlantis' }])
    await tillsync.travel()
  })
  const open = (path: string, options = {}) => openPage(linkTo(tillsync.url, tillsync.token, path), options)
  async function customerKey(n: number): Promise<string> {
    const [found] = await tillsync.operations({ search: `number${n}@` })
    if (!found) throw new Error(`There is no customer ${n}.`)
    return found.asyncCustomerAccount
  }
  const expectAccessible = async (page: TestPage) => {
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    expect(await cutOff(page)).toEqual([])
  }
  /** For looking at the page. */
  const picture = async (page: TestPage, name: string) => {
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png` })
  }

  it('says in two clicks who changed a phone number, and when', async () => {
    const key = await customerKey(1)
    await tillsync.ask(
      `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { userErrors { code message } } }`,
      { input: { customerId: key, idempotencyKey: 'phone-1', changes: { phone: '7135559999' } } },
    )
    const page = await open('/customers?channel=headquarters')
    await page.getByRole('option', { name: /Customer Number1/ }).click()
    await page.getByRole('button', { name: 'Who changed Phone, and when' }).click()
    const dialog = page.getByRole('dialog', { name: 'Who changed Phone, and when' })
    await dialog.getByRole('row', { name: /Phone.*713 ?555 ?0001.*7135559999/ }).waitFor()
    await dialog.getByText('test-administrator at headquarters').waitFor()
    expect(page.url()).toContain('history=phone')
    await picture(page, 'history-phone')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Whole history' }).click()
    await page.getByRole('dialog', { name: 'History of Customer Number1' }).getByText('New customer').waitFor()
    await picture(page, 'history-whole')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(page.url()).not.toContain('history=')
    expect(page.errors).toEqual([])
  })

  it('lists what was done, by person, subject and customer', async () => {
    const page = await open('/activity')
    await page
      .getByRole('row', { name: /test-administrator.*Update customer/ })
      .first()
      .waitFor()
    await picture(page, 'activity')
    await expectAccessible(page)
    await page.getByLabel('What').selectOption('Settings')
    await page
      .getByRole('row', { name: /Update customer/ })
      .first()
      .waitFor({ state: 'detached' })
    expect(page.url()).toContain('what=SETTINGS')
    await page.getByRole('link', { name: 'Clear filters' }).first().click()
    await page.getByLabel('About').fill(await customerKey(1))
    await page.keyboard.press('Enter')
    await page.getByRole('row', { name: /Update customer/ }).waitFor()
    await page.getByLabel('Where').selectOption({ label: 'Houston' })
    await page.getByText('The audit of a channel database is not filtered by kind.').waitFor()
    expect(page.errors).toEqual([])
  })

  it('goes anywhere with Ctrl-K, and by g and a letter', async () => {
    const page = await open('/')
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: 'View, channel, customer or action' })
    await field.waitFor()
    await picture(page, 'palette')
    await expectAccessible(page)
    await field.fill('number2')
    await page.getByRole('option', { name: /Customer Number2/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Customer Number2' }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('a')
    await page.getByRole('heading', { name: 'Activity', level: 1 }).waitFor()
    await page.keyboard.press('Control+k')
    await field.fill('utc')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+k')
    await field.fill('date and time')
    await page.keyboard.press('Enter')
    await page.getByRole('main').locator('time', { hasText: 'UTC' }).first().waitFor()
    expect(page.errors).toEqual([])
  })

  it('copies what a view asks as GraphQL and cURL, without the token', async () => {
    const page = await open('/customers?channel=headquarters')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('option', { name: /Customer Number1/ }).waitFor()
    for (const form of ['GraphQL', 'cURL']) {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: 'View, channel, customer or action' }).fill(`customers as ${form}`)
      await page.keyboard.press('Enter')
      await page.getByText('Copied.').first().waitFor()
      const copied: string = await page.evaluate('navigator.clipboard.readText()')
      expect(copied).toContain('customers(')
      expect(copied).not.toContain(tillsync.token)
      if (form === 'cURL') expect(copied).toContain('$TILLSYNC_TOKEN')
      await page.getByRole('log').getByRole('button', { name: 'Close' }).click()
    }
  })

  it('offers the near names for one that was mistyped, and keeps the name of a dismissed operation', async () => {
    const page = await open('/diagnose?of=Custommer%20Numbr2')
    const near = page.getByRole('region', { name: /Did you mean/ })
    await near.getByRole('link', { name: /Customer Number2.*number2@example.com/ }).waitFor()
    await picture(page, 'near-names')
    await expectAccessible(page)
    const [failed] = await tillsync.operations({ search: 'number3@' })
    if (!failed) throw new Error('There is no failed operation.')
    await tillsync.ask(
      `mutation ($input: DismissOperationInput!) { dismissOperation(input: $input) { userErrors { code message } } }`,
      { input: { operationId: failed.operationId, expectedRevision: failed.revision, reason: 'a test' } },
    )
    await tillsync.travel()
    await page.goto(`${tillsync.url}/operations/${failed.operationId}`)
    await page.getByRole('heading', { name: 'Customer Number3' }).waitFor()
    expect(page.errors).toEqual([])
  })

  it('shows every store, the worst first, and flushes many at once', async () => {
    const page = await open('/stores')
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).check()
    await page.getByRole('button', { name: 'Flush caches …' }).click()
    await picture(page, 'stores')
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Flush caches' }).click()
    await page.getByText(/Done at \d stores\./).waitFor()
    await page.getByLabel('Health').selectOption('Failing')
    expect(page.url()).toContain('health=FAILING')
    expect(page.errors).toEqual([])
  })

  it('says in words when each schedule runs, its next times, and what a change would mean', async () => {
    await execute(
      tillsync.databases.hq.db,
      sql`update distribution_schedule
        set recurrence = '*/15 6-22 * * *', time_zone = 'Europe/Amsterdam', active = true
        where id = (select id from distribution_schedule order by id limit 1)`,
    )
    const page = await open('/jobs/schedules')
    await page.getByText('every 15 minutes, 06:00–23:00, Europe/Amsterdam').first().waitFor()
    await picture(page, 'schedules')
    await expectAccessible(page)
    await page
      .getByRole('button', { name: /^Change schedule/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Recurrence').fill('0 3 * * 1-5')
    await dialog.getByText('at 03:00, Monday–Friday, Europe/Amsterdam').waitFor()
    expect(await dialog.getByRole('listitem').count()).toBe(5)
    await dialog.getByRole('checkbox', { name: 'Active' }).uncheck()
    await dialog.getByText('this schedule does not run them any more').waitFor()
    await picture(page, 'schedule-dialog')
    expect(page.errors).toEqual([])
  })

  it('takes a newcomer through six steps, which can be skipped, and explains its words', async () => {
    const page = await open('/')
    await page.getByRole('button', { name: 'Take the tour' }).click()
    for (const step of ['Overview', 'Customer sync status', 'Customers', 'Diagnose', 'Jobs and sessions']) {
      const tour = page.getByRole('region', { name: step, exact: true }).filter({ hasText: 'Tour' })
      await tour.waitFor()
      if (step === 'Customers') await picture(page, 'tour')
      if (step === 'Overview') await expectAccessible(page)
      await tour.getByRole('button', { name: 'Next' }).click()
    }
    await page.getByRole('button', { name: 'Finish' }).click()
    await page.goto(`${tillsync.url}/`)
    const job = page.locator('.step-job', { hasText: 'P-0001' })
    await job.waitFor()
    expect(await page.getByRole('button', { name: 'Take the tour' }).count()).toBe(0)
    // By the focus: what is under the pointer moves while the view loads.
    await job.focus()
    await page.getByRole('tooltip').filter({ hasText: 'uploads what the channels have captured' }).waitFor()
    await picture(page, 'glossary')
    expect(page.errors).toEqual([])
  })

  it('speaks Dutch, also on a phone', async () => {
    const page = await open('/activity', { locale: 'nl-NL', viewport: { width: 360, height: 740 } })
    await page.getByRole('heading', { name: 'Activiteit', level: 1 }).waitFor()
    await page.getByText('Klant wijzigen').first().waitFor()
    await picture(page, 'activity-nl-phone')
    await expectAccessible(page)
    for (const path of ['/stores', '/jobs/schedules']) {
      await page.goto(`${tillsync.url}${path}`)
      await page.getByRole('table').first().waitFor()
      await picture(page, `${path.split('/').at(-1)}-nl-phone`)
      await expectAccessible(page)
    }
    expect(page.errors).toEqual([])
  })
})
