// @module-tag long
import { beforeAll, expect, it } from 'vitest'
import { demoOrganization } from '../../src/start/demo.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { accessibilityViolations, cutOff, describeInBrowser, linkTo, openPage } from './browser.ts'

const ALL = 200

describeInBrowser('the view Stores with 200 stores', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation()
    const demo = demoOrganization()
    const houston = demo.channels.find(({ id }) => id === 'houston')
    const names = Array.from({ length: ALL }, (_, n) => `store-${String(n).padStart(3, '0')}`)
    const { setUpOrganization } = await tillsync.ask<{ setUpOrganization: { userErrors: object[] } }>(
      `mutation ($input: SetUpOrganizationInput!) { setUpOrganization(input: $input) { userErrors { message } } }`,
      {
        input: {
          channelDatabases: names.map((id) => ({ id: `${id}-db`, name: id, group: 'default', connection: 'store' })),
          channels: names.map((id) => ({ ...houston, id, name: id, channelDatabase: `${id}-db` })),
        },
      },
    )
    expect(setUpOrganization.userErrors).toEqual([])
    const stores = names.slice(0, 40).map((id) => `${id}-db`)
    await tillsync.ask(
      `mutation ($input: HoldStoreUpgradesInput!) { holdStoreUpgrades(input: $input) { userErrors { code } } }`,
      { input: { stores, reason: 'the till of the warehouse needs the old one' } },
    )
  }, 600_000)
  const open = (path = '/stores', options = {}) => openPage(linkTo(tillsync.url, tillsync.token, path), options)

  it('shows them all, the worst first, and filters them', async () => {
    const page = await open()
    await page.getByText(/^20\d stores$/).waitFor()
    const health = await page.locator('tbody .badge').allTextContents()
    const order = ['Failing', 'To do', 'Healthy']
    expect(health).toEqual([...health].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
    await page.getByLabel('Upgrade').selectOption('Held')
    await page.getByText('40 stores').waitFor()
    await page.getByRole('searchbox').fill('store-00')
    await page.getByText('10 stores').waitFor()
    expect(page.url()).toContain('search=store-00')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByText(/^20\d stores$/).waitFor()
    expect(page.errors).toEqual([])
  })

  it('holds the upgrades of many at once, by the keyboard', async () => {
    const page = await open('/stores?search=store-19')
    await page.getByText('10 stores').waitFor()
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Hold upgrade …' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type('stock-taking')
    await page.getByRole('dialog').getByRole('button', { name: 'Hold upgrade' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Done at 10 stores.').waitFor()
    await page
      .getByText(/stock-taking/)
      .nth(9)
      .waitFor()
    expect(page.errors).toEqual([])
  })

  it('is whole from 360 to 3,840 px, light and dark, and passes axe-core', async () => {
    const page = await open()
    await page.getByText(/^20\d stores$/).waitFor()
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).check()
    for (const [width, height] of [
      [360, 740],
      [768, 1024],
      [1440, 900],
      [3840, 2160],
    ] as const) {
      await page.setViewportSize({ width, height })
      expect([width, await cutOff(page)]).toEqual([width, []])
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme })
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/stores-${width}-${scheme}.png` })
        if (width === 360 || width === 1440) expect(await accessibilityViolations(page, scheme)).toEqual([])
      }
    }
    expect(page.errors).toEqual([])
  })
})
