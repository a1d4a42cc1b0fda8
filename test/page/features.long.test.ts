// @module-tag long
import { beforeAll, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage } from './browser.ts'

const ASYNC_EDIT = 'Enable editing customers in asynchronous mode'
const ADDRESSES = 'Enable asynchronous creation for customer addresses'

describeInBrowser('the view Features', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation()
    await tillsync.ask(
      `mutation { disableFeature(input: { feature: "ENHANCED_ASYNC_CREATE" }) { userErrors { code } } }`,
    )
  })
  const open = (path = '/features', token = tillsync.token) => openPage(linkTo(tillsync.url, token, path))

  it('shows a feature’s three states on each channel, and its prerequisites', {}, async () => {
    const page = await open()
    const row = page.getByRole('row', { name: /^Enable enhanced async customer creation/ })
    const cell = row.getByRole('cell').first()
    await cell.getByText('Rolling out').waitFor()
    expect(await cell.getByRole('listitem').allTextContents()).toEqual(['HQ off', 'Channel on', 'Cache on'])
    await cell.getByText('Run these jobs: 1110, 1010, 1070').waitFor()
    const tree = page.getByRole('region', { name: 'Prerequisites' })
    await tree.getByRole('link', { name: new RegExp(`${ASYNC_EDIT}.*Cannot be enabled yet.*Requires: `) }).click()
    await page.getByText('Enable these features first:').waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await accessibilityViolations(page, 'light')).toEqual([])
    await page.keyboard.press('Escape')
    expect(await accessibilityViolations(page, 'light')).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    expect(page.errors).toEqual([])
  })

  it('rolls a feature out with its prerequisites, and shows each step until it is effective on every channel', {}, async () => {
    const page = await open('/features/ASYNC_EDIT')
    const plan = page.getByRole('region', { name: 'Roll-out plan' })
    await plan.getByText('10 steps remaining').waitFor()
    await plan.getByRole('button', { name: 'Roll out' }).click()
    const dialog = page.getByRole('dialog')
    const confirm = dialog.getByRole('checkbox', { name: 'I have read and confirm this' })
    if ((await confirm.count()) > 0) {
      await dialog.getByRole('button', { name: 'Roll out' }).click()
      await dialog.getByText('Confirm the text above first.').waitFor()
      await confirm.check()
    }
    await dialog.getByRole('button', { name: 'Roll out' }).click()
    // Eight sessions and caches one after another: on a busy machine that takes a while.
    await plan.getByText('10 of 10').waitFor({ timeout: 60_000 })
    await plan.getByText('The feature is effective on every channel.').waitFor()
    const row = page.getByRole('row', { name: new RegExp(`^${ASYNC_EDIT}`) })
    await row.getByText('Effective').nth(2).waitFor()
    expect(page.errors).toEqual([])
  })

  it('disables a feature together with its dependents, after a confirmation', async () => {
    const page = await open('/features/ASYNC_ADDRESS_CREATE')
    await page.getByRole('button', { name: 'Disable' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Disable' }).click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByRole('checkbox', { name: `Also disable the features that require it: ${ASYNC_EDIT}` }).check()
    await dialog.getByRole('button', { name: 'Disable' }).click()
    await dialog.waitFor({ state: 'detached' })
    const panel = page.getByRole('region', { name: ADDRESSES })
    await panel.getByRole('button', { name: 'Schedule' }).click()
    await dialog.getByLabel('Enable on (midnight)').fill('2099-01-01')
    await dialog.getByRole('button', { name: 'Schedule' }).click()
    await panel.getByText('2099-01-01').waitFor()
    expect(page.errors).toEqual([])
  })

  it('lets a feature viewer see everything and change nothing', async () => {
    const page = await open('/features/ASYNC_EDIT', await tillsync.tokenFor('FEATURE_VIEWER'))
    await page
      .getByRole('region', { name: 'Roll-out plan' })
      .getByText(/steps remaining/)
      .waitFor()
    expect(await page.getByRole('button', { name: /Enable|Disable|Schedule|Roll out/ }).count()).toBe(0)
    expect(page.errors).toEqual([])
  })
})
