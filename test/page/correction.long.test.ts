// @module-tag long
import type { Locator } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import {
  type CorrectionInstallation,
  type Failed,
  startCorrectionInstallation,
  usual,
} from '../pipeline/correction-installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const panelOf = (page: TestPage) => page.getByRole('region', { name: /^Customer Number/ })
const button = (page: TestPage, name: string) => panelOf(page).getByRole('button', { name, exact: true })
const focused = (page: TestPage, element: Locator) => element.and(page.locator(':focus')).waitFor()

describeInBrowser('an operation that is corrected on the page', () => {
  let tillsync: CorrectionInstallation
  beforeAll(async () => {
    tillsync = await startCorrectionInstallation()
    const wrong = [1, 2, 3, 4, 5].map((n) => ({ ...usual(n), 'E-mail address': 'no address' }))
    await tillsync.importLines('wrong.csv', [...wrong, { ...usual(6), Country: 'Atlantis' }])
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
  })
  const open = (path: string) => openPage(linkTo(tillsync.url, tillsync.token, path))
  async function failed(n: number): Promise<Failed> {
    const [found] = await tillsync.operations({ search: `Number${n}` })
    if (!found) throw new Error(`There is no customer ${n}.`)
    return found
  }
  /** Opens the page of a failed operation; `confirm` fills in the reason of a dialog and submits it. */
  async function openFailed(n: number) {
    const { operationId } = await failed(n)
    const page = await open(`/operations/${operationId}`)
    await panelOf(page).getByText('Customer attributes').waitFor()
    const confirm = async (name: string, reason: string) => {
      await page.getByLabel('Reason').fill(reason)
      await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
    }
    return { page, operationId, confirm }
  }

  it('is dismissed and restored with a reason; another page shows it, and the focus stays in place', async () => {
    const { page, operationId, confirm } = await openFailed(1)
    const onlooker = await open(`/operations/${operationId}`)
    await button(page, 'Dismiss').focus()
    await page.keyboard.press('Enter')
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await page.keyboard.press('Escape')
    await focused(page, button(page, 'Dismiss'))
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click()
    await page.getByText('Enter a reason.').waitFor()
    await confirm('Dismiss', 'captured twice')
    await panelOf(onlooker).getByText('Dismissed: captured twice').waitFor()
    await onlooker
      .getByRole('listbox')
      .getByRole('option', { name: /Dismissed Customer Number1/ })
      .waitFor()
    expect(await panelOf(onlooker).getByRole('textbox').count()).toBe(0)
    await focused(page, button(page, 'Restore'))
    await page.keyboard.press('Enter')
    await confirm('Restore', 'it was not')
    await panelOf(onlooker).getByText('Restored').first().waitFor()
    await button(onlooker, 'Dismiss').waitFor()
    await panelOf(onlooker).getByText('it was not', { exact: true }).waitFor()
    expect([...page.errors, ...onlooker.errors]).toEqual([])
  })

  it('shows a refused correction at its field, saves another, and undoes the save', async () => {
    const { page, confirm } = await openFailed(2)
    const email = panelOf(page).getByRole('textbox', { name: 'New value of E-mail' })
    await email.fill('still no address')
    await button(page, 'Save').click()
    await confirm('Save', 'as the customer said')
    await page.getByRole('alert').waitFor()
    expect(await accessibilityViolations(page, 'light')).toEqual([])
    await page.keyboard.press('Escape')
    await panelOf(page)
      .getByRole('textbox', { name: 'New value of E-mail', description: /e-mail address/ })
      .waitFor()
    expect(await email.getAttribute('aria-invalid')).toBe('true')
    await email.fill('two@example.com')
    expect(await email.getAttribute('aria-invalid')).toBe('false')
    await button(page, 'Save').click()
    await confirm('Save', 'as the customer said')
    await panelOf(page).getByText('as the customer said', { exact: true }).waitFor()
    await button(page, 'Undo last save').click()
    await confirm('Undo last save', 'it was someone else')
    await panelOf(page).getByText('it was someone else').waitFor()
    await email.and(page.locator('[value="no address"]')).waitFor()
    expect(page.errors).toEqual([])
  })

  it('tells an operator with a draft that someone else has completed it', async () => {
    const { page, operationId } = await openFailed(3)
    await panelOf(page).getByRole('textbox', { name: 'New value of E-mail' }).fill('mine@example.com')
    const input = { operationId, expectedRevision: (await failed(3)).revision, reason: 'captured twice' }
    await tillsync.mutate('dismissOperation', input, 'userErrors { code }')
    await page.getByText('Someone else completed this operation in the meantime').waitFor()
    await button(page, 'Restore').waitFor()
    expect(await button(page, 'Save').count()).toBe(0)
  })

  it('shows a second operator what the first has saved, before it is dismissed', async () => {
    const { page, operationId, confirm } = await openFailed(4)
    await button(page, 'Dismiss').click()
    await page.context().setOffline(true)
    await page.getByRole('status').filter({ hasText: 'Offline' }).waitFor()
    await confirm('Dismiss', 'captured twice')
    await page.getByRole('alert').filter({ hasText: 'could not be reached' }).waitFor()
    const input = { operationId, expectedRevision: (await failed(4)).revision, reason: 'first' }
    const changes = [{ attribute: 'email', newValue: 'four@example.com' }]
    await tillsync.mutate('saveOperation', { ...input, changes }, 'userErrors { code }')
    await page.context().setOffline(false)
    await panelOf(page).getByText('first', { exact: true }).waitFor()
    // The history and the operation, with its revision, are read one by one.
    await panelOf(page)
      .getByRole('textbox', { name: 'New value of E-mail' })
      .and(page.locator('[value="four@example.com"]'))
      .waitFor()
    // The typed reason is still there, and the operator has seen the new revision.
    await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click()
    await panelOf(page).getByText('Dismissed: captured twice').waitFor()
  })

  it('is found, opened, corrected, saved and synchronized with the keyboard alone', async () => {
    const page = await open('/operations')
    const { keyboard } = page
    const tabTo = async (element: Locator) => {
      for (let n = 0; n < 60; n += 1) {
        if ((await element.and(page.locator(':focus')).count()) > 0) return
        await keyboard.press('Tab')
      }
      throw new Error(`Tab does not lead to ${element}.`)
    }
    await page.getByRole('listbox').getByRole('option').first().waitFor()
    await keyboard.press('/')
    await keyboard.type('Number6')
    await page.getByText('1 shown').waitFor()
    await tabTo(page.getByRole('listbox'))
    await keyboard.press('Enter')
    await focused(page, panelOf(page).getByRole('heading', { name: 'Customer Number6' }))
    await tabTo(panelOf(page).getByRole('combobox', { name: 'New value of Country' }))
    await keyboard.type('USA')
    await tabTo(button(page, 'Save'))
    await keyboard.press('Enter')
    await focused(page, page.getByLabel('Reason'))
    await keyboard.type('mistyped at the till')
    await tabTo(page.getByRole('dialog').getByRole('button', { name: 'Save' }))
    await keyboard.press('Enter')
    await panelOf(page).getByText('mistyped at the till').waitFor()
    // Save is gone with the draft: the focus is on another action.
    await focused(page, panelOf(page).locator('.actions button'))
    await tabTo(button(page, 'Synchronize'))
    await keyboard.press('Enter')
    await panelOf(page).getByText('Synced', { exact: true }).waitFor()
    await page.getByText(/^Synchronized: account C-\d{6}/).waitFor()
    expect(await page.evaluate('document.activeElement !== document.body')).toBe(true)
    await keyboard.press('Escape')
    await focused(page, page.getByRole('listbox'))
    expect(page.errors).toEqual([])
  })
})
