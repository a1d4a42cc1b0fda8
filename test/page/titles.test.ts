import { beforeAll, expect, it } from 'vitest'
import { type CorrectionInstallation, startCorrectionInstallation, usual } from '../pipeline/correction-installation.ts'
import { describeInBrowser, linkTo, openPage } from './browser.ts'

const GENEROUS = { timeout: 60_000 }

describeInBrowser('a record of the page', () => {
  let tillsync: CorrectionInstallation
  beforeAll(async () => {
    tillsync = await startCorrectionInstallation()
    await tillsync.importLines('one.csv', [usual(1)])
  })
  const open = (path: string) => openPage(linkTo(tillsync.url, tillsync.token, path))

  it('is named in the title of the tab, which names the view alone when it is closed', async () => {
    const page = await open('/operations')
    const row = page.getByRole('option', { name: /Customer Number1/ })
    await row.click()
    await expect.poll(() => page.title(), GENEROUS).toBe('Customer Number1 · Customer sync status · tillsync')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.title(), GENEROUS).toBe('Customer sync status · tillsync')
    await page.goto(`${tillsync.url}/diagnose?of=houston`)
    await expect.poll(() => page.title(), GENEROUS).toBe('houston · Diagnose · tillsync')
    expect(page.errors).toEqual([])
  })

  it('opens in a tab of its own with Ctrl, signed in, and stays closed in this one', async () => {
    const page = await open('/operations')
    const row = page.getByRole('option', { name: /Customer Number1/ })
    await row.waitFor()
    const [tab] = await Promise.all([page.context().waitForEvent('page'), row.click({ modifiers: ['Control'] })])
    await tab.getByRole('heading', { name: 'Customer Number1' }).waitFor()
    expect(tab.url()).toMatch(/\/operations\/[\w-]+$/)
    expect(new URL(page.url()).pathname).toBe('/operations')
  })
})
