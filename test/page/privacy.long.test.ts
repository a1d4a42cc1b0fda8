// @module-tag long
import { readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { execute } from '../../src/db/client.ts'
import {
  type CorrectionInstallation,
  type Failed,
  startCorrectionInstallation,
  usual,
} from '../pipeline/correction-installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const ACTIONS = new RegExp(
  [
    'New customer|Edit|^Add|Remove|Export|Erase|Reveal|Save|Synchronize|Dismiss|Restore|Undo|Preview|Enable|Disable',
    'Schedule|Roll out|Run now|Compare|Clean up|Retry|Cancel session|Apply',
  ].join('|'),
)
/** Fields with words of headquarters' lists, which are not the customer's own: they can be edited while it is masked. */
const OF_CONFIGURATION =
  /^New value of (Currency|Language|Customer group|Sales tax group|Price group|\w+ discount|Country|Purpose|Affiliation)/

/**
 * In Diagnose a preview shows the request of a remedy, and sends nothing for a viewer; views of the list are saved in
 * the browser.
 */
const isAllowed = (view: string, name: string) =>
  !ACTIONS.test(name) || (view === 'Diagnose' && name === 'Preview') || /^Saved? views?$/.test(name.trim())

describeInBrowser('personal data on the page', () => {
  let tillsync: CorrectionInstallation
  beforeAll(async () => {
    tillsync = await startCorrectionInstallation()
    await tillsync.importLines('some.csv', [usual(1), usual(2), { ...usual(3), Country: 'Atlantis' }])
    await tillsync.travel()
  })
  const open = async (path: string, role: Parameters<typeof tillsync.tokenFor>[0], channels?: string[]) =>
    openPage(linkTo(tillsync.url, await tillsync.tokenFor(role, channels), path))
  async function operation(n: number): Promise<Failed> {
    const [found] = await tillsync.operations({ search: `number${n}@` })
    if (!found) throw new Error(`There is no customer ${n}.`)
    return found
  }
  async function reveal(page: TestPage): Promise<void> {
    await page.getByRole('button', { name: 'Reveal' }).click()
    await page.getByLabel('Reason').fill('the customer is on the phone')
    await page.getByRole('dialog').getByRole('button', { name: 'Reveal' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  it('is masked again, in the list and in the panel, when the time of a reveal is over', async () => {
    const { operationId } = await operation(3)
    const page = await open(`/operations/${operationId}`, 'OPERATOR')
    await page.clock.install()
    const line = page.getByRole('listbox').getByRole('option', { name: /Unknown country/ })
    await line.filter({ hasText: 'C. N.' }).waitFor()
    const editable = await page
      .getByLabel(/New value/)
      .evaluateAll((fields) => fields.map((field) => field.getAttribute('aria-label')))
    expect(editable.filter((label) => !OF_CONFIGURATION.test(label ?? ''))).toEqual([])
    await page.getByRole('button', { name: 'Reveal' }).click()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await page.keyboard.press('Escape')
    await reveal(page)
    await page.getByRole('heading', { name: 'Customer Number3' }).waitFor()
    await line.filter({ hasText: 'Customer Number3' }).waitFor()
    // The button that had the focus is gone.
    expect(await page.evaluate('document.activeElement !== document.body')).toBe(true)
    await execute(tillsync.databases.hq.db, sql`update customer_reveal set revealed_until = now()`)
    await page.clock.fastForward('20:00')
    await page.getByRole('heading', { name: 'C. N.' }).waitFor()
    await line.filter({ hasText: 'C. N.' }).waitFor()
    await page.getByRole('button', { name: 'Reveal' }).waitFor()
    expect(
      await page
        .getByRole('main')
        .getByText(/Number3|number3@|0003/)
        .count(),
    ).toBe(0)
    expect(page.errors).toEqual([])
  })

  it('is masked for a viewer in every view, and no action that changes anything is offered', async () => {
    const { operationId, asyncCustomerAccount } = await operation(3)
    const page = await open('/', 'VIEWER')
    for (const [link, path, there] of [
      ['Overview', '', 'Throughput'],
      ['Customer sync status', `/operations/${operationId}`, 'Customer attributes'],
      ['Customers', '/customers?channel=houston', 'Channel'],
      ['Diagnose', `/diagnose?of=${asyncCustomerAccount}`, 'Cause found'],
      ['Features', '/features/ASYNC_EDIT', 'Roll-out plan'],
      ['Jobs and sessions', '/jobs', 'P-0001'],
    ] as const) {
      await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: link, exact: true }).click()
      if (path) await page.goto(tillsync.url + path)
      await page.getByRole('main').getByText(there).first().waitFor()
      await page.locator('main:not(:has(.skeletons))').waitFor()
      const names = await page.getByRole('main').getByRole('button').allTextContents()
      expect([link, names.filter((name) => !isAllowed(link, name))]).toEqual([link, []])
      expect([
        link,
        await page
          .getByRole('main')
          .getByText(/number\d@example|Customer Number/)
          .count(),
      ]).toEqual([link, 0])
    }
    expect(page.errors).toEqual([])
  })

  it('is limited to its own customers for a till, whatever address it opens', async () => {
    const page = await open('/', 'CHANNEL_DEVICE', ['houston'])
    const list = page.getByRole('listbox', { name: 'Customers' })
    await list.getByRole('option', { name: /Customer Number1/ }).waitFor()
    expect(await page.getByRole('navigation', { name: 'Views' }).getByRole('link').allTextContents()).toEqual([
      'Customers',
    ])
    await list.getByRole('option', { name: /Customer Number1/ }).click()
    await page.getByRole('region', { name: 'Customer Number1' }).getByText('number1@example.com').waitFor()
    expect(await page.getByRole('button', { name: /Export|Erase|Reveal/ }).count()).toBe(0)
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await page.goto(`${tillsync.url}/operations`)
    await page.getByText('Page not found').waitFor()
    await page.getByRole('link', { name: 'Home' }).click()
    await list.getByRole('option').first().waitFor()
    await page.goto(`${tillsync.url}/customers?channel=sanfrancisco`)
    await page
      .getByRole('main')
      .getByText(/No customer|nothing|not allow|not/i)
      .first()
      .waitFor()
    expect(await list.getByRole('option').count()).toBe(0)
  })

  it('is exported completely, and its erasure appears on another open page', async () => {
    const { asyncCustomerAccount } = await operation(2)
    const path = '/customers?channel=houston&search=number2%40'
    const page = await open(path, 'ADMINISTRATOR')
    const onlooker = await open(path, 'ADMINISTRATOR')
    await onlooker.clock.install()
    await onlooker.reload()
    for (const each of [page, onlooker])
      await each
        .getByRole('listbox', { name: 'Customers' })
        .getByRole('option', { name: /Number2/ })
        .click()
    const two = page.getByRole('region', { name: 'Customer Number2' })
    await two.getByRole('button', { name: 'Export' }).click()
    await page.getByLabel('Reason').fill('asked for it')
    const download = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click()
    const exported = await readFile(await (await download).path(), 'utf8')
    for (const part of [asyncCustomerAccount, 'number2@example.com', '2 Main Street']) expect(exported).toContain(part)
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await two.getByRole('button', { name: 'Erase' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/rows at headquarters will be erased/).waitFor()
    const account = (await dialog.getByText(/^Type .* to confirm$/).textContent())?.match(/C-\d+/)?.[0] ?? ''
    await dialog.getByLabel(/^Type/).fill(account)
    await dialog.getByLabel('Reason').fill('asked to be forgotten')
    await dialog.getByRole('button', { name: 'Erase' }).click()
    await page.getByText('The customer was erased at headquarters.').waitFor()
    await two.waitFor({ state: 'detached' })
    await tillsync.runJob('1010')
    // An erasure has no event: an open page is reloaded after a while.
    await onlooker.clock.fastForward('00:30')
    await onlooker.getByText('Customer not found').waitFor()
    await onlooker.getByText('No customer matches').waitFor()
    expect(
      await onlooker
        .getByRole('main')
        .getByText(/Number2/)
        .count(),
    ).toBe(0)
    expect([...page.errors, ...onlooker.errors]).toEqual([])
  })
})
