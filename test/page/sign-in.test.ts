import { beforeAll, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage } from './browser.ts'

describeInBrowser('signing in to the page', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation()
  })

  it('works with the printed link, whose token leaves the address at once', async () => {
    const page = await openPage(linkTo(tillsync.url, tillsync.token))
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link').first().waitFor()
    expect(page.url()).not.toContain(tillsync.token)
    expect(await page.evaluate('history.length')).toBeLessThan(4)
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
    expect(page.errors).toEqual([])
  })

  it('works with a pasted token, in the visitor’s language, and ends with Sign out', async () => {
    const page = await openPage(tillsync.url, { locale: 'nl-NL' })
    await page.getByLabel('Token').fill('not a token')
    await page.getByRole('button', { name: 'Aanmelden' }).click()
    await page.getByRole('alert').filter({ hasText: 'drie delen' }).waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await page.getByLabel('Token').fill(tillsync.token)
    await page.getByRole('button', { name: 'Aanmelden' }).click()
    await page.getByRole('link', { name: 'Synchronisatiestatus van klant' }).waitFor()
    await page.getByRole('button', { name: 'Instellingen en account' }).click()
    await page.getByText('ADMINISTRATOR · alle kanalen').waitFor()
    await page.getByRole('button', { name: 'Afmelden' }).click()
    await page.getByText('U hebt zich afgemeld.').waitFor()
    expect(page.errors).toEqual([])
  })

  it('shows a role only the views that it may open', async () => {
    const token = await tillsync.tokenFor('FEATURE_VIEWER')
    const page = await openPage(linkTo(tillsync.url, token))
    await page.getByRole('banner').waitFor()
    expect(await page.getByRole('link', { name: 'Customer sync status' }).count()).toBe(0)
  })

  it('ends when the server refuses the token', async () => {
    const page = await openPage(linkTo(tillsync.url, 'a.b.c'))
    await page.getByText('your token is no longer valid').waitFor()
  })
})
