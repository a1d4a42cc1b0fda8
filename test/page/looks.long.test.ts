// @module-tag long
import { beforeAll, expect, it } from 'vitest'
import { type CorrectionInstallation, startCorrectionInstallation, usual } from '../pipeline/correction-installation.ts'
import { accessibilityViolations, cutOff, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const SIZES = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
  { width: 3840, height: 2160 },
] as const
const SCHEMES = ['light', 'dark'] as const
/** To look at them: SCREENS_FOLDER=/tmp/screens keeps them. */
async function picture(page: TestPage, name: string): Promise<void> {
  const folder = process.env.SCREENS_FOLDER
  if (folder) await page.screenshot({ path: `${folder}/${name.replaceAll(/[^\w]+/g, '-')}.png` })
}
const button = (page: TestPage, name: string | RegExp) => page.getByRole('button', { name }).first()

describeInBrowser('each view and each dialog', () => {
  let tillsync: CorrectionInstallation
  let failed: string
  let customer: string
  let page: TestPage
  beforeAll(async () => {
    tillsync = await startCorrectionInstallation()
    const long = 'Wolfeschlegelsteinhausenb' // The longest surname allowed.
    await tillsync.importLines('some.csv', [
      { ...usual(1), Surname: long, 'E-mail address': `${'very.long.address.'.repeat(2)}${long}@example.com` },
      { ...usual(2), Country: 'Atlantis' },
    ])
    await tillsync.travel()
    await tillsync.importLines('waiting.csv', [usual(3)])
    const [operation] = await tillsync.operations({ errorCode: ['UNKNOWN_COUNTRY'] })
    failed = operation?.operationId ?? ''
    const { customers } = await tillsync.ask<{ customers: { nodes: { id: string }[] } }>(
      '{ customers(channel: "houston", filter: { search: "wolfe" }, first: 1) { nodes { id } } }',
    )
    customer = customers.nodes[0]?.id ?? ''
    expect([failed, customer]).not.toContain('')
    page = await openPage(linkTo(tillsync.url, tillsync.token))
    await page.locator('main:has(h1):not(:has(.skeletons))').waitFor()
  })
  async function go(path: string): Promise<void> {
    page.errors.length = 0
    await page.goto(tillsync.url + path.replace('<failed>', failed).replace('<customer>', customer))
    await page.locator('main:has(h1):not(:has(.skeletons))').waitFor()
  }

  it.each([
    ['Overview', '/'],
    ['Customer sync status', '/operations'],
    ['Customer sync status', '/operations/<failed>?status=FAILED'],
    ['Customers', '/customers?channel=houston'],
    ['Customers', '/customers/<customer>?channel=houston'],
    ['Customers', '/customers/new?channel=houston'],
    ['Diagnose', '/diagnose?of=<failed>'],
    ['Diagnose', '/diagnose?of=*'],
    ['Features', '/features'],
    ['Features', '/features/ASYNC_EDIT'],
    ['Jobs and sessions', '/jobs'],
    ['Jobs and sessions', '/jobs/sessions?status=all'],
    ['Jobs and sessions', '/jobs/runs'],
    ['Jobs and sessions', '/jobs/differences'],
    ['Jobs and sessions', '/jobs/webhooks'],
    ['Jobs and sessions', '/jobs/alerts'],
  ])('fits from 360 pixels to 4K, light and dark: %s, %s', async (name, path) => {
    await page.setViewportSize(SIZES[0])
    await go(path)
    for (const size of SIZES) {
      await page.setViewportSize(size)
      expect([size.width, await cutOff(page)]).toEqual([size.width, []])
      await picture(page, `${path} ${size.width}`)
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.emulateMedia({ forcedColors: 'active' })
    await picture(page, `${path} forced`)
    await page.emulateMedia({ forcedColors: 'none' })
    expect(await accessibilityViolations(page, 'dark')).toEqual([])
    await page.setViewportSize(SIZES[0])
    const current = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true })
    // With a panel open there is no room for the navigation.
    if (await current.isVisible()) {
      const { x = -1, width = 0 } = (await current.boundingBox()) ?? {}
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(360)
      expect(await current.getAttribute('aria-current')).toBe('page')
    }
    expect(page.errors).toEqual([])
  })

  it.each<[string, string, (page: TestPage) => Promise<unknown>]>([
    ['the keys', '/operations', (page) => page.keyboard.press('?')],
    ['the account', '/operations', (page) => button(page, /Settings and account/).click()],
    [
      'a bulk run',
      '/operations?status=FAILED',
      async (page) => {
        await button(page, 'Filters').click()
        await button(page, 'Synchronize all matching').click()
      },
    ],
    [
      'a save',
      '/operations/<failed>',
      async (page) => {
        await page.getByRole('combobox', { name: 'New value of Country' }).selectOption('USA')
        await button(page, 'Save').click()
      },
    ],
    ['an edit', '/customers/<customer>?channel=houston', (page) => button(page, 'Edit customer').click()],
    ['an address', '/customers/<customer>?channel=houston', (page) => button(page, 'Add address').click()],
    ['a contact', '/customers/<customer>?channel=houston', (page) => button(page, 'Add contact').click()],
    ['an export', '/customers/<customer>?channel=houston', (page) => button(page, 'Export').click()],
    ['an erasure', '/customers/<customer>?channel=houston', (page) => button(page, 'Erase').click()],
    ['a remedy', '/diagnose?of=<failed>', (page) => button(page, /^Preview/).click()],
    ['the features', '/diagnose', (page) => page.locator('summary', { hasText: 'Features' }).click()],
    ['a feature that is enabled', '/features/ASYNC_EDIT', (page) => button(page, /^Enable/).click()],
    ['a feature that is scheduled', '/features/ASYNC_EDIT', (page) => button(page, 'Schedule').click()],
    ['a roll-out', '/features/ASYNC_EDIT', (page) => button(page, 'Roll out').click()],
    ['a feature that is disabled', '/features/ASYNC_ADDRESS_CREATE', (page) => button(page, 'Disable').click()],
    ['a job', '/jobs', (page) => button(page, 'Run now … P-0001').click()],
  ])('fits a phone and passes axe-core, light and dark: %s', async (_, path, act) => {
    await page.setViewportSize(SIZES[0])
    await go(path)
    await act(page)
    await page.locator('dialog[open], :popover-open, details[open]').first().waitFor()
    await page.locator('dialog:not(:has(.skeletons)), :popover-open, details[open]').first().waitFor()
    expect(await cutOff(page)).toEqual([])
    for (const scheme of SCHEMES) expect(await accessibilityViolations(page, scheme)).toEqual([])
    expect(page.errors).toEqual([])
  })
})
