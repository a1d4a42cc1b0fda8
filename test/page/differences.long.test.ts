// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { createCustomers, differences, reconcile } from '../headquarters/reconcile/planting.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage } from './browser.ts'

describeInBrowser('differences', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation()
    await createCustomers(tillsync, ['Lovelace', 'Byron', 'Babbage'])
    await tillsync.travel()
    await (await open()).context().close()
  })
  const open = async (path = '/jobs/differences', role?: 'OPERATOR' | 'VIEWER', options = {}) =>
    openPage(linkTo(tillsync.url, role ? await tillsync.tokenFor(role) : tillsync.token, path), options)
  const hq = () => tillsync.databases.hq.db

  it('are declared absent only after everything was compared, with the time of the comparison', async () => {
    const page = await open()
    await page.getByRole('heading', { name: 'No differences found yet' }).waitFor()
    expect(await page.getByText('Never compared').count()).toBe(3)
    await reconcile(tillsync)
    await page.getByRole('heading', { name: 'No differences', exact: true }).waitFor()
    await page.getByText('As of the comparison of').waitFor()
    expect(await page.getByText('Never compared').count()).toBe(0)
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    expect(page.errors).toEqual([])
  })

  it('appear live, and show the differing values, masked until they are revealed', async () => {
    const page = await open('/jobs/differences', 'OPERATOR')
    await page.getByRole('heading', { name: 'No differences', exact: true }).waitFor()
    await hq().execute(sql`update customer set email = 'intruder@example.com' where last_name = 'Lovelace'`)
    await tillsync.databases.houston.db.execute(sql`delete from customer where document->>'lastName' = 'Byron'`)
    await reconcile(tillsync)
    const reported = page.getByRole('listitem').filter({ hasText: 'Unexplained value at headquarters' })
    await reported.getByText('Needs review').waitFor()
    await page.getByRole('listitem').filter({ hasText: 'Missing on the channel' }).getByText('Being repaired').waitFor()
    await reported.getByRole('button', { name: /^Compare values/ }).click()
    await reported.getByText('The values are masked. Masked values that look equal may differ.').waitFor()
    expect(await reported.textContent()).not.toContain('intruder@example.com')
    await reported.getByRole('button', { name: 'Reveal' }).click()
    await page.getByRole('textbox', { name: 'Reason' }).fill('looking into a difference')
    await page.getByRole('dialog').getByRole('button', { name: 'Reveal' }).click()
    await reported.getByRole('row', { name: /^E-mail intruder@example.com lovelace@example.com/ }).waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await accessibilityViolations(page, 'light')).toEqual([])
    expect(await page.evaluate('document.querySelector("main").scrollWidth <= innerWidth')).toBe(true)
    expect(page.errors).toEqual([])
  })

  it('are filtered by status, kind and channel database, which the address keeps', async () => {
    const page = await open('/jobs/differences?kind=MISSING_AT_CHANNEL')
    await page.getByRole('listitem').filter({ hasText: 'Missing on the channel' }).waitFor()
    expect(await page.getByText('Unexplained value at headquarters', { exact: true }).count()).toBe(1)
    await page.getByLabel('Status').selectOption('REPORTED')
    await page.getByRole('heading', { name: 'No difference matches' }).waitFor()
    expect(page.url()).toMatch(/kind=MISSING_AT_CHANNEL&status=REPORTED/)
    await page.getByLabel('Channel database').selectOption('houston-db')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByRole('listitem').filter({ hasText: 'Needs review' }).waitFor()
    expect(page.url()).toMatch(/differences$/)
  })

  it('are linked from the overview and from the diagnosis of the customer', async () => {
    const page = await open('/')
    const line = page.getByRole('listitem').filter({ hasText: 'Headquarters: 1 difference needs review' })
    await line.getByRole('link', { name: /Review differences/ }).click()
    await page.getByRole('listitem').filter({ hasText: 'Unexplained value at headquarters' }).waitFor()
    await page.getByRole('link', { name: /^[0-9a-f]{8}-/ }).click()
    await page.getByRole('link', { name: 'UNEXPLAINED_AT_HEADQUARTERS' }).click()
    const selected = page.getByRole('region', { name: 'Selected difference' })
    await selected.getByRole('row', { name: /intruder@example.com/ }).waitFor()
    await selected.getByRole('button', { name: 'Close selection' }).click()
    await selected.waitFor({ state: 'detached' })
    expect(page.errors).toEqual([])
  })

  it('are accepted with a reason by an administrator, and leave the list of open ones', async () => {
    const viewer = await open('/jobs/differences', 'VIEWER')
    await viewer.getByRole('listitem').filter({ hasText: 'Unexplained value' }).waitFor()
    expect(await viewer.getByRole('button', { name: /^Accept/ }).count()).toBe(0)
    const page = await open()
    await page.getByRole('button', { name: /^Accept …/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Accept' }).click()
    await dialog.getByText('Enter a reason.').waitFor()
    expect(await accessibilityViolations(page, 'light')).toEqual([])
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('corrected by hand')
    await dialog.getByRole('button', { name: 'Accept' }).click()
    await page.getByText('The difference was accepted.').waitFor()
    await page.getByLabel('Status').selectOption('ACCEPTED')
    await page.getByText('corrected by hand').waitFor()
    expect((await differences(tillsync)).map(({ status }) => status).sort()).toEqual(['ACCEPTED', 'OPEN'])
    expect(page.errors).toEqual([])
  })

  it('say so when the one in the address does not exist', async () => {
    const id = Buffer.from(JSON.stringify(['Difference', '00000000-0000-4000-8000-000000000000'])).toString('base64url')
    const page = await open(`/jobs/differences?difference=${id}`)
    await page.getByText('Not found. It was cleaned up, or your token may not read it.').waitFor()
  })

  it('are shown in Dutch on a Dutch page, without the server’s English sentences, and stay without a network', async () => {
    const page = await open('/jobs/differences?status=all', undefined, { locale: 'nl-NL' })
    const found = page.getByText('Onverklaarde waarde op het hoofdkantoor')
    await found.last().waitFor()
    expect(await page.locator('.difference-message').count()).toBe(0)
    const shown = await found.count()
    await page.context().setOffline(true)
    await page.getByRole('status').filter({ hasText: 'Offline' }).waitFor()
    expect(await found.count()).toBe(shown)
  })
})
