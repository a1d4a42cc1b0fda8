// @module-tag long
import { beforeAll, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { accessibilityViolations, cutOff, describeInBrowser, linkTo, openPage } from './browser.ts'

describeInBrowser('an installation without customers', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation({ settings: { TILLSYNC_SIMULATOR: 'on' } })
  })
  const open = (path = '/', token = tillsync.token, options = {}) =>
    openPage(linkTo(tillsync.url, token, path), options)

  it('offers to create a customer as a till, to import a file, and to simulate a day, on each view of customers', async () => {
    const page = await open()
    await page.getByRole('heading', { name: 'No customers yet' }).waitFor()
    await page.getByRole('button', { name: 'Import a file' }).click()
    await page.getByText('npm run tillsync -- import demo/customers.csv --channel').waitFor()
    await page.keyboard.press('Escape')
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 740 })
      expect(await cutOff(page)).toEqual([])
      for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    }
    for (const path of ['/operations', '/customers?channel=houston']) {
      await page.goto(tillsync.url + path)
      await page.getByRole('button', { name: 'Simulate a day' }).waitFor()
    }
    await page.getByRole('link', { name: 'Create a customer as a till' }).click()
    await page.getByRole('heading', { name: 'New customer' }).waitFor()
    expect(page.errors).toEqual([])
  })

  it('offers no simulation to those who may not simulate', async () => {
    const page = await open('/customers?channel=houston', await tillsync.tokenFor('CHANNEL_DEVICE', ['houston']))
    await page.getByRole('link', { name: 'Create a customer as a till' }).waitFor()
    expect(await page.getByRole('button', { name: 'Simulate a day' }).count()).toBe(0)
  })

  it('shows a simulated day beside any view, which ends when it is closed early', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Simulate a day' }).click()
    const day = page.getByRole('region', { name: 'Simulate a day' })
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/day-offer.png` })
    await day.getByRole('button', { name: 'Open the shops' }).click()
    await day.getByText('It is 10:00 in the shops.').waitFor()
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/day.png` })
    await day.getByRole('link', { name: 'Follow them' }).click()
    await page
      .getByRole('option', { name: /New customer/ })
      .first()
      .waitFor()
    await day.getByRole('button', { name: 'Close early' }).click()
    await day.waitFor({ state: 'detached' })
    const { operations } = await tillsync.ask<{ operations: { totalCount: number } }>('{ operations { totalCount } }')
    expect(operations.totalCount).toBeGreaterThan(0)
    expect(page.errors).toEqual([])
  })
})
