// @module-tag long
import { readFile } from 'node:fs/promises'
import type { Locator } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { make } from '../support/staged.ts'
import { synchronizeAll } from '../support/synchronizing.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const ALL = 500

describeInBrowser('a cause of failures on the page', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation()
    await fail('QQQ', ALL)
  }, 600_000)

  /** So many creates that fail, because headquarters does not know their currency. */
  async function fail(currency: string, count: number): Promise<void> {
    const { db } = tillsync.databases.hq
    await make.creates(db, count, { customer: { name: `Customer of ${currency}`, currency } })
    await synchronizeAll({ db, url: '' })
  }
  const open = (path: string, options = {}) => openPage(linkTo(tillsync.url, tillsync.token, path), options)
  const panelOf = (page: TestPage) => page.getByRole('region', { name: 'Unknown currency' })
  const cause = (page: TestPage, currency: string) => page.getByRole('listitem').filter({ hasText: currency })
  const rows = (page: TestPage) => page.getByRole('listbox').getByRole('option')
  const selection = (page: TestPage) => page.getByRole('region', { name: 'Selected operations' })

  /** Counts the clicks of a job; choosing in a picker is one. */
  function counted() {
    let clicks = 0
    return {
      click: async (element: Locator) => {
        clicks += 1
        await element.click()
      },
      choose: async (picker: Locator, value: string) => {
        clicks += 1
        await picker.selectOption(value)
      },
      clicks: () => clicks,
    }
  }

  it('is corrected for all 500 operations with preview, undo and synchronization in six clicks', async () => {
    const page = await open('/operations')
    const job = counted()
    await job.click(cause(page, 'QQQ').getByRole('button', { name: 'Correct all' }))
    await panelOf(page).getByText('500 operations fail').waitFor()
    await job.choose(panelOf(page).getByLabel('Set currency to'), 'EUR')
    // The preview comes by itself, and names exactly what would be saved.
    await panelOf(page).getByText('Saves on 500 operations.').waitFor()
    await panelOf(page).getByText('Create customers').waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await job.click(panelOf(page).getByRole('button', { name: 'Save for all 500' }))
    await job.click(panelOf(page).getByRole('button', { name: 'Undo' }))
    await page.getByText('Undone on 500 operations.').waitFor()
    await job.click(panelOf(page).getByRole('button', { name: 'Save for all 500' }))
    const synchronize = panelOf(page).getByRole('button', { name: 'Synchronize 500' })
    await synchronize.waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await job.click(synchronize)
    expect(job.clicks()).toBe(6)
    const run = page.getByRole('region', { name: /^Bulk run/ })
    await run.getByText('500 of 500').waitFor()
    await panelOf(page).getByText('No operation fails any more.').waitFor()
    await panelOf(page).getByText('All 500 are synchronized, and can no longer be undone.').waitFor()
    expect(await panelOf(page).getByRole('button', { name: 'Undo' }).count()).toBe(0)
    await panelOf(page).getByRole('link', { name: 'Show the operations' }).click()
    await page.getByText('500 shown').or(page.getByText('100 shown')).waitFor()
    expect(page.errors).toEqual([])
  })

  it('is corrected by an update of its customers once it is synchronized, which undo cannot take back any more', async () => {
    await fail('QQZ', 3)
    const page = await open('/operations')
    await cause(page, 'QQZ').getByRole('button', { name: 'Correct all' }).click()
    await panelOf(page).getByLabel('Set currency to').selectOption('EUR')
    await panelOf(page).getByRole('button', { name: 'Save for all 3' }).click()
    await panelOf(page).getByRole('button', { name: 'Synchronize 3' }).click()
    await panelOf(page).getByText('All 3 are synchronized, and can no longer be undone.').waitFor()
    expect(await panelOf(page).getByRole('button', { name: 'Undo' }).count()).toBe(0)
    await panelOf(page).getByText('Update these customers …').click()
    await panelOf(page).getByLabel('Set currency to').selectOption('USD')
    await panelOf(page).getByText('Updates 3 customers.').waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await panelOf(page).getByRole('button', { name: 'Update 3 customers' }).click()
    await page.getByText('3 customers are updated.').waitFor()
    // What is done is folded.
    await panelOf(page).getByText('Update these customers …').click()
    await panelOf(page).getByLabel('Set currency to').selectOption('USD')
    await panelOf(page).getByText('3 have this value already.').waitFor()
    await panelOf(page)
      .getByRole('button', { name: 'Update 0 customers' })
      .and(page.locator('[aria-disabled="true"]'))
      .waitFor()
    expect(page.errors).toEqual([])
  })

  it('refuses a value that would change nothing: the button that saves is never one that would fail', async () => {
    await fail('QQT', 2)
    const page = await open('/operations')
    await cause(page, 'QQT').getByRole('button', { name: 'Correct all' }).click()
    expect(
      await panelOf(page)
        .getByRole('button', { name: /^Save for all/ })
        .count(),
    ).toBe(0)
    expect(await panelOf(page).locator('.button.primary').count()).toBe(0)
    await panelOf(page).getByLabel('Set currency to').selectOption('EUR')
    await panelOf(page).getByRole('button', { name: 'Save for all 2' }).waitFor()
    expect(await panelOf(page).locator('.button.primary').count()).toBe(1)
    expect(page.errors).toEqual([])
  })

  it('is assigned, noted, acknowledged and snoozed; another page shows it', async () => {
    await fail('QQU', 1)
    const page = await open('/operations')
    await cause(page, 'QQU').getByRole('button', { name: 'Correct all' }).click()
    const onlooker = await open(new URL(page.url()).pathname + new URL(page.url()).search)
    await panelOf(page).getByRole('button', { name: 'Assign to me' }).click()
    await panelOf(onlooker).getByText(/by /).first().waitFor()
    await panelOf(page).getByRole('button', { name: 'Note' }).click()
    await page.getByRole('dialog').getByLabel('Note').fill('The store was told')
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Save note' }).click()
    await panelOf(onlooker).getByText('The store was told').waitFor()
    await panelOf(page).getByRole('button', { name: 'Acknowledge' }).click()
    await panelOf(onlooker).getByText('Acknowledged', { exact: true }).first().waitFor()
    await panelOf(page).getByRole('button', { name: 'Snooze for a day' }).click()
    await panelOf(onlooker).getByText('Snoozed', { exact: true }).first().waitFor()
    expect([...page.errors, ...onlooker.errors]).toEqual([])
  })

  it('lets a person select operations by box, range and Space, and act on them; what would do nothing is off', async () => {
    await fail('QQV', 6)
    const page = await open('/operations?status=FAILED')
    await cause(page, 'QQV').getByRole('button', { name: 'Show' }).click()
    await page.getByText('6 shown', { exact: true }).waitFor()
    await rows(page).nth(0).locator('.line-check').click()
    await rows(page)
      .nth(3)
      .click({ modifiers: ['Shift'] })
    await selection(page).getByText('4 selected').waitFor()
    await page.getByRole('listbox').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press(' ')
    await selection(page).getByText('5 selected').waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await selection(page).getByRole('button', { name: 'Correct' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Set currency to').selectOption('EUR')
    await dialog.getByRole('button', { name: 'Save for all 5' }).waitFor()
    expect(await accessibilityViolations(page, 'light')).toEqual([])
    await page.keyboard.press('Escape')
    await selection(page).getByRole('button', { name: 'Assign' }).click()
    await page.getByRole('dialog').getByLabel('Owner').fill('olga')
    await page.getByRole('dialog').getByRole('button', { name: 'Assign' }).click()
    await page.getByText('The owner is set.').waitFor()
    await selection(page).getByRole('button', { name: 'Export' }).click()
    await page.getByLabel('Reason').fill('asked for by the store')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name: 'Export' }).click(),
    ])
    expect((await readFile(await file.path(), 'utf8')).trim().split('\n')).toHaveLength(6)
    await selection(page).getByRole('button', { name: 'Dismiss' }).click()
    await page.getByLabel('Reason').fill('captured twice')
    await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click()
    await page.getByText('5 operations are dismissed.').waitFor()
    await selection(page)
      .getByRole('button', { name: 'Synchronize' })
      .and(page.locator('[aria-disabled="true"]'))
      .waitFor()
    await selection(page).getByRole('button', { name: 'Clear selection' }).click()
    await selection(page).waitFor({ state: 'detached' })
    expect(page.errors).toEqual([])
  })

  it('has one operation corrected, synchronized, and the next one opened in four clicks', async () => {
    await fail('QQW', 2)
    const page = await open('/operations?status=FAILED')
    await cause(page, 'QQW').getByRole('button', { name: 'Show' }).click()
    await page.getByText('2 shown', { exact: true }).waitFor()
    const second = await rows(page).nth(1).getAttribute('id')
    const job = counted()
    await job.click(rows(page).nth(0))
    const panel = page.locator('.panel')
    await job.choose(panel.getByRole('combobox', { name: 'New value of Currency' }), 'EUR')
    await job.click(panel.getByRole('button', { name: 'Save, synchronize, next' }))
    await page.getByLabel('Reason').fill('as the store said')
    await job.click(page.getByRole('dialog').getByRole('button', { name: 'Save, synchronize, next' }))
    await page.waitForURL((url) => url.pathname === `/operations/${second?.replace('line-', '')}`)
    expect(job.clicks()).toBe(4)
    // It failed, and nothing was corrected since: Synchronize is there, but not as the thing to do.
    await panel.getByRole('button', { name: 'Synchronize', exact: true }).waitFor()
    expect(await panel.locator('.button.primary').count()).toBe(0)
    expect(page.errors).toEqual([])
  })

  it('shows an operator the values of headquarters’ lists to correct while the customer is masked', async () => {
    await fail('QQX', 9)
    const token = await tillsync.tokenFor('OPERATOR')
    const page = await openPage(linkTo(tillsync.url, token, '/operations?status=FAILED'))
    await cause(page, 'QQX').getByRole('button', { name: 'Show' }).click()
    await page.getByText('9 shown', { exact: true }).waitFor()
    await rows(page).nth(0).click()
    await page.getByRole('combobox', { name: 'New value of Currency' }).waitFor()
    expect(await page.getByRole('textbox', { name: 'New value of E-mail' }).count()).toBe(0)
    expect(page.errors).toEqual([])
  })

  it('is shown whole on a phone, and in Dutch', async () => {
    await fail('QQY', 12)
    for (const width of [360, 768, 1440]) {
      const page = await open('/operations', { viewport: { width, height: 900 }, locale: 'nl-NL' })
      // On a phone the causes are folded.
      if (width < 960) await page.getByRole('button', { name: /^Oorzaken \(/ }).click()
      await cause(page, 'QQY').getByRole('button', { name: 'Alle verbeteren' }).click()
      await page.getByLabel('Valuta wijzigen in').selectOption('EUR')
      await page.getByRole('button', { name: 'Opslaan bij alle 12' }).waitFor()
      for (const scheme of ['light', 'dark'] as const) {
        expect(await accessibilityViolations(page, scheme)).toEqual([])
        const folder = process.env.SCREENS_FOLDER
        if (folder) await page.screenshot({ path: `${folder}/cause-${width}-${scheme}.png` })
      }
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      expect(page.errors).toEqual([])
      await page.context().close()
    }
  })
})
