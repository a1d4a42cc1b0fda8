// @module-tag long
import { beforeAll, expect, it } from 'vitest'
import { type CorrectionInstallation, startCorrectionInstallation, usual } from '../pipeline/correction-installation.ts'
import { make } from '../support/staged.ts'
import { synchronizeAll } from '../support/synchronizing.ts'
import { describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'
import { type Counted, counted } from './commands.ts'

const ASYNC_EDIT = 'Enable editing customers in asynchronous mode'

/** Each job of an operator by the mouse, and by the keyboard alone: a click or a key that commands is a command. */
describeInBrowser('an operator', () => {
  let tillsync: CorrectionInstallation
  beforeAll(async () => {
    tillsync = await startCorrectionInstallation()
    await tillsync.importLines('some.csv', [usual(1), { ...usual(2), Country: 'Atlantis' }])
    await tillsync.travel()
  }, 600_000)
  const open = async (path: string): Promise<{ page: TestPage; job: Counted }> => {
    const page = await openPage(linkTo(tillsync.url, tillsync.token, path))
    await page.locator('#main:has(h1):not(:has(.skeletons))').waitFor()
    return { page, job: counted(page) }
  }
  const dialogOf = (page: TestPage) => page.getByRole('dialog')
  const panelOf = (page: TestPage) => page.locator('.panel')
  const rowsOf = (page: TestPage) => page.getByRole('listbox').getByRole('option')
  /** So many creates that fail, because headquarters does not know their currency. */
  async function fail(currency: string, count: number): Promise<void> {
    const { db } = tillsync.databases.hq
    await make.creates(db, count, { customer: { name: `Customer of ${currency}`, currency } })
    await synchronizeAll({ db, url: '' })
  }

  describeInBrowser('finds why a cashier’s customer is missing in three commands', () => {
    const isExplained = (page: TestPage) => page.getByText('does not know this country').first().waitFor()

    it('with the mouse', async () => {
      const { page, job } = await open('/')
      await job.click(page.getByRole('button', { name: /Ctrl K/ }))
      await dialogOf(page).getByRole('combobox').waitFor()
      await page.keyboard.type('Customer Number2')
      await job.click(dialogOf(page).getByRole('option', { name: /Diagnose.*Customer Number2/ }))
      await job.click(page.getByRole('link', { name: /Customer Number2/ }))
      await isExplained(page)
      expect(job.commands()).toBe(3)
      expect(page.errors).toEqual([])
    })

    it('with the keyboard', async () => {
      const { page, job } = await open('/')
      await job.press('Control+k')
      await dialogOf(page).getByRole('combobox').waitFor()
      await page.keyboard.type('Customer Number2')
      await dialogOf(page)
        .getByRole('option', { name: /Diagnose.*Customer Number2/, selected: true })
        .waitFor()
      await job.press('Enter')
      await job.tabTo(page.getByRole('link', { name: /Customer Number2/ }))
      await job.press('Enter')
      await isExplained(page)
      expect(job.commands()).toBe(3)
      expect(page.errors).toEqual([])
    })
  })

  describeInBrowser('sees who changed this phone number, and when, in two commands', () => {
    const isTold = (page: TestPage) => dialogOf(page).getByText('test-administrator at headquarters').waitFor()
    beforeAll(async () => {
      const [first] = await tillsync.operations({ search: 'number1@' })
      const input = {
        customerId: first?.asyncCustomerAccount,
        idempotencyKey: 'phone',
        changes: { phone: '7135559999' },
      }
      await tillsync.mutate('updateCustomer', input, 'userErrors { code }')
    })

    it('with the mouse', async () => {
      const { page, job } = await open('/customers?channel=headquarters')
      await job.click(rowsOf(page).filter({ hasText: 'Customer Number1' }))
      await job.click(page.getByRole('button', { name: 'Who changed Phone, and when' }))
      await isTold(page)
      expect(job.commands()).toBe(2)
      expect(page.errors).toEqual([])
    })

    it('with the keyboard', async () => {
      const { page, job } = await open('/customers?channel=headquarters')
      await job.tabTo(page.getByRole('listbox'))
      await rowsOf(page).filter({ hasText: 'Customer Number1' }).and(page.locator('.active')).waitFor()
      await job.press('Enter')
      await job.tabTo(page.getByRole('button', { name: 'Who changed Phone, and when' }))
      await job.press('Enter')
      await isTold(page)
      expect(job.commands()).toBe(2)
      expect(page.errors).toEqual([])
    })
  })

  describeInBrowser('corrects one operation and goes to the next in four commands', () => {
    const next = 'Save, synchronize, next'
    const currencyOf = (page: TestPage) => panelOf(page).getByRole('combobox', { name: 'New value of Currency' })
    async function openFailed(currency: string) {
      await fail(currency, 2)
      const opened = await open(`/operations?status=FAILED&search=${currency}`)
      await rowsOf(opened.page).nth(1).waitFor()
      const second = await rowsOf(opened.page).nth(1).getAttribute('id')
      const isNext = () =>
        opened.page.waitForURL(({ pathname }) => pathname === `/operations/${second?.replace('line-', '')}`)
      return { ...opened, isNext }
    }

    it('with the mouse', async () => {
      const { page, job, isNext } = await openFailed('QQA')
      await job.click(rowsOf(page).nth(0))
      await job.choose(currencyOf(page), 'EUR')
      await job.click(panelOf(page).getByRole('button', { name: next }))
      await page.keyboard.type('as the store said')
      await job.click(dialogOf(page).getByRole('button', { name: next }))
      await isNext()
      expect(job.commands()).toBe(4)
      expect(page.errors).toEqual([])
    })

    it('with the keyboard', async () => {
      const { page, job, isNext } = await openFailed('QQB')
      await job.tabTo(page.getByRole('listbox'))
      await job.press('Enter')
      await job.tabTo(currencyOf(page))
      await page.keyboard.type('EUR')
      await job.tabTo(panelOf(page).getByRole('button', { name: next }))
      await job.press('Enter')
      await dialogOf(page).getByLabel('Reason').waitFor()
      await page.keyboard.type('as the store said')
      await job.tabTo(dialogOf(page).getByRole('button', { name: next }))
      await job.press('Enter')
      await isNext()
      expect(job.commands()).toBeLessThanOrEqual(4)
      expect(page.errors).toEqual([])
    })
  })

  describeInBrowser('corrects all of one cause with preview and undo in six commands', () => {
    const cause = (page: TestPage) => page.getByRole('region', { name: 'Unknown currency' })
    const correctAll = (page: TestPage, currency: string) =>
      page.getByRole('listitem').filter({ hasText: currency }).getByRole('button', { name: 'Correct all' })
    const isPreviewed = (page: TestPage, count: number) =>
      cause(page).getByText(`Saves on ${count} operations.`).waitFor()
    const isUndone = (page: TestPage, count: number) =>
      page.getByText(`Undone on ${count} operations.`).first().waitFor()
    const isDone = (page: TestPage, count: number) => cause(page).getByText(`All ${count} are synchronized`).waitFor()

    it('with the mouse, of 500', async () => {
      await fail('QQC', 500)
      const { page, job } = await open('/operations')
      await job.click(correctAll(page, 'QQC'))
      await job.choose(cause(page).getByLabel('Set currency to'), 'EUR')
      await isPreviewed(page, 500)
      await job.click(cause(page).getByRole('button', { name: 'Save for all 500' }))
      await job.click(cause(page).getByRole('button', { name: 'Undo' }))
      await isUndone(page, 500)
      await job.click(cause(page).getByRole('button', { name: 'Save for all 500' }))
      await job.click(cause(page).getByRole('button', { name: 'Synchronize 500' }))
      await isDone(page, 500)
      expect(job.commands()).toBe(6)
      expect(page.errors).toEqual([])
    })

    it('with the keyboard', async () => {
      await fail('QQD', 20)
      const { page, job } = await open('/operations')
      await job.tabTo(correctAll(page, 'QQD'))
      await job.press('Enter')
      await job.tabTo(cause(page).getByLabel('Set currency to'))
      await job.press('E', 'U', 'R')
      await isPreviewed(page, 20)
      for (const name of ['Save for all 20', 'Undo', 'Save for all 20', 'Synchronize 20']) {
        await job.tabTo(cause(page).getByRole('button', { name, disabled: false }))
        await job.press('Enter')
        if (name === 'Undo') await isUndone(page, 20)
      }
      await isDone(page, 20)
      expect(job.commands()).toBe(6)
      expect(page.errors).toEqual([])
    })
  })

  describeInBrowser('rolls editing out to one channel in five commands', () => {
    const feature = (page: TestPage) =>
      page.getByRole('cell').or(page.getByRole('rowheader')).getByRole('link', { name: ASYNC_EDIT })
    const plan = (page: TestPage) => page.getByRole('region', { name: 'Roll-out plan' })
    const houston = (page: TestPage) => plan(page).getByRole('checkbox', { name: 'Houston' })
    async function isOnlyThere(page: TestPage) {
      await plan(page).getByText('The feature is effective on the chosen channels.').waitFor()
      const row = page.getByRole('row', { name: new RegExp(`^${ASYNC_EDIT}`) })
      // Its channel database serves two of the three channels.
      await row.getByText('Effective', { exact: true }).nth(1).waitFor()
      expect(await row.getByText('Effective', { exact: true }).count()).toBe(2)
    }

    it('with the mouse', async () => {
      const { page, job } = await open('/')
      await job.click(page.getByRole('link', { name: 'Features' }))
      await job.click(feature(page))
      await job.click(houston(page))
      await job.click(plan(page).getByRole('button', { name: 'Roll out' }))
      await job.click(dialogOf(page).getByRole('button', { name: 'Roll out' }))
      await isOnlyThere(page)
      expect(job.commands()).toBe(5)
      expect(page.errors).toEqual([])
    })

    it('with the keyboard', async () => {
      await tillsync.mutate('disableFeature', { feature: 'ASYNC_EDIT' }, 'userErrors { code }')
      const { page, job } = await open('/')
      await job.press('g', 'f')
      await job.tabTo(feature(page))
      await job.press('Enter')
      await job.tabTo(houston(page))
      await job.press('Space')
      await job.tabTo(plan(page).getByRole('button', { name: 'Roll out' }))
      await job.press('Enter')
      await job.tabTo(dialogOf(page).getByRole('button', { name: 'Roll out' }))
      await job.press('Enter')
      await isOnlyThere(page)
      expect(job.commands()).toBe(5)
      expect(page.errors).toEqual([])
    })
  })

  it('captures a customer at the till of a tablet with two keys and typing, and finds another one by typing', async () => {
    const token = await tillsync.tokenFor('CHANNEL_DEVICE', ['houston'])
    const page = await openPage(linkTo(tillsync.url, token), { viewport: { width: 1024, height: 768 } })
    await page.getByRole('option', { name: /Customer Number1/ }).waitFor()
    const job = counted(page)
    await job.press('n')
    await page.locator('input[name="firstName"]:focus').waitFor()
    await page.keyboard.type('Olga')
    await job.tabTo(page.getByLabel('Last name'))
    await page.keyboard.type('Tablet')
    await job.tabTo(page.getByRole('textbox', { name: 'Phone', exact: true }))
    await page.keyboard.type('7135550177')
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/till-form.png` })
    await job.press('Enter')
    await page.getByRole('heading', { name: 'Olga Tablet' }).waitFor()
    expect(job.commands()).toBe(2)
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/till-captured.png` })
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.type('number1')
    await page.getByText('1 shown').waitFor()
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/till-search.png` })
    expect(page.errors).toEqual([])
  })
})
