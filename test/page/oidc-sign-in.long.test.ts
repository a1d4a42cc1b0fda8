// @module-tag long
import { sql } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { freePort } from '../../src/db/embedded/cluster.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { startOpenIdProvider, type TestProvider } from '../support/openid-provider.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

describeInBrowser('signing in to the page at an identity provider', () => {
  let tillsync: Installation
  let provider: TestProvider
  let url: string
  beforeAll(async () => {
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    provider = await startOpenIdProvider(url)
    tillsync = await startInstallation({ settings: { PORT: String(port), ...provider.settings(url) } })
  })
  beforeEach(() => {
    Object.assign(provider, { signsIn: null, denies: false, refreshes: true, isAway: false })
    provider.people.set('ada', { sub: 'ada', name: 'Ada Operator', roles: ['operator'], channels: ['houston'] })
  })

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
  const signedIn = (page: Page) => page.getByRole('navigation', { name: 'Views' }).getByRole('link').first().waitFor()
  async function signIn(page: Page, name = 'Ada Operator'): Promise<void> {
    await button(page, 'Sign in with Example Login').click()
    await page.getByRole('link', { name }).click()
    await signedIn(page)
  }
  async function openSignedIn(path = '/', name?: string): Promise<TestPage> {
    const page = await openPage(`${url}${path}`)
    await signIn(page, name)
    return page
  }
  async function signOut(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Settings and account' }).click()
    await button(page, 'Sign out').click()
  }
  /** Another tab of the same browser. */
  async function openTab(page: Page, path = '/'): Promise<Page> {
    const tab = await page.context().newPage()
    await tab.goto(`${url}${path}`)
    return tab
  }
  const db = () => tillsync.databases.hq.db

  it('leads to the provider and back to the same view, with the name, roles and channels of its claims', async () => {
    const page = await openPage(`${url}/customers?channel=houston`)
    for (const scheme of ['light', 'dark'] as const) {
      await button(page, 'Sign in with Example Login').waitFor()
      expect(await accessibilityViolations(page, scheme)).toEqual([])
    }
    await signIn(page)
    expect(page.url()).toBe(`${url}/customers?channel=houston`)
    await page.getByRole('button', { name: 'Ada Operator' }).click()
    await page.getByText('OPERATOR · houston').waitFor()
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
    expect(await page.evaluate('document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toMatch(
      /eyJ|tillsync-session/,
    )
    expect(page.errors).toEqual([])
  })

  it('says why a person may not sign in, in the person’s language', async () => {
    const page = await openPage(url)
    await button(page, 'Sign in with Example Login').click()
    await page.getByRole('link', { name: 'Cy Cleaner' }).click()
    await page.getByRole('alert').filter({ hasText: 'no role for this page' }).waitFor()
    expect(page.url()).toBe(`${url}/`)
    provider.denies = true
    const dutch = await openPage(url, { locale: 'nl-NL' })
    await button(dutch, 'Aanmelden met Example Login').click()
    await dutch.getByRole('alert').filter({ hasText: 'geannuleerd' }).waitFor()
    expect(page.errors).toEqual([])
  })

  it('takes a token as well, which has precedence in its tab', async () => {
    const page = await openPage(url)
    await page.getByText('Sign in with a token').click()
    await page.getByLabel('Token').fill(tillsync.token)
    await button(page, 'Sign in').click()
    await signedIn(page)
    await page.getByRole('button', { name: 'test-administrator' }).waitFor()
  })

  it('signs in and out in all tabs, here and at the provider, and deletes the drafts', async () => {
    const first = await openPage(url)
    const other = await openTab(first, NEW_CUSTOMER)
    await button(other, 'Sign in with Example Login').waitFor()
    await signIn(first, 'Bo Administrator')
    await writeDraft(other)
    await signOut(first)
    // The provider asks, too.
    await first.getByRole('button', { name: 'Yes, sign me out' }).click()
    await first.getByText('You have signed out.').waitFor()
    await other.getByText('You have signed out.').waitFor()
    expect(await other.evaluate("sessionStorage.getItem('tillsync.drafts')")).toBeNull()
    // The provider asks who it is.
    await button(first, 'Sign in with Example Login').click()
    await first.getByRole('link', { name: 'Bo Administrator' }).waitFor()
  })

  it('warns two minutes before the end, in all tabs, and goes on when the person says so', async () => {
    const page = await openSignedIn()
    await endsIn('2 minutes 2 seconds')
    await page.reload()
    const other = await openTab(page)
    for (const tab of [page, other]) await tab.getByRole('alert').filter({ hasText: 'about to end' }).waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await button(page, 'Stay signed in').click()
    for (const tab of [page, other])
      await tab.getByRole('alert').filter({ hasText: 'about to end' }).waitFor({ state: 'detached' })
    expect(await minutesLeft()).toBeGreaterThan(50)
  })

  it('goes on while the person does something, without a question', async () => {
    const page = await openSignedIn()
    await endsIn('5 minutes')
    await page.keyboard.press('Shift')
    await expect.poll(minutesLeft, { timeout: 30_000 }).toBeGreaterThan(50)
  })

  it('offers to sign in again where the session ends in any case, and leads back to the view with its draft', async () => {
    provider.refreshes = false
    const page = await openSignedIn(NEW_CUSTOMER, 'Bo Administrator')
    await writeDraft(page)
    await execute(db(), sql`update sign_in_session set ends_at = now() + interval '2 minutes 2 seconds'`)
    await page.reload()
    await button(page, 'Sign in again').click()
    await draftIsThere(page)
    expect(page.url()).toBe(`${url}${NEW_CUSTOMER}`)
    await page.getByRole('alert').waitFor({ state: 'detached' })
  })

  it('ends in all tabs when nobody does anything, and after signing in again the view and its draft are there', async () => {
    const page = await openSignedIn(NEW_CUSTOMER, 'Bo Administrator')
    await writeDraft(page)
    const other = await openTab(page)
    await signedIn(other)
    const view = page.url()
    await execute(db(), sql`update sign_in_session set idle_ends_at = now()`)
    for (const tab of [page, other]) await tab.getByText('Your session has ended.').waitFor()
    await button(page, 'Sign in with Example Login').click()
    // The provider has a session of its own.
    await signedIn(page)
    expect(page.url()).toBe(view)
    await signedIn(other)
    await draftIsThere(page)
  })

  it('shows nobody else the draft of a session that ended', async () => {
    const page = await openSignedIn(NEW_CUSTOMER, 'Bo Administrator')
    await writeDraft(page)
    await execute(db(), sql`delete from sign_in_session`)
    await page.getByText('Your session has ended.').waitFor()
    await page.context().clearCookies()
    await signIn(page)
    expect(await page.evaluate("sessionStorage.getItem('tillsync.drafts')")).toBeNull()
  })

  it('a claim that was taken away is gone from the page after the next refresh', async () => {
    provider.people.set('ada', { sub: 'ada', name: 'Ada Operator', roles: ['administrator'], channels: 'ALL' })
    const page = await openSignedIn('/customers')
    const create = button(page, 'New customer')
    await create.waitFor()
    provider.people.set('ada', { sub: 'ada', name: 'Ada Operator', roles: ['operator'], channels: ['houston'] })
    await execute(db(), sql`update sign_in_session set claims_until = now()`)
    await create.waitFor({ state: 'detached' })
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor()
    provider.people.set('ada', { sub: 'ada', name: 'Ada Operator', roles: [], channels: [] })
    await execute(db(), sql`update sign_in_session set claims_until = now()`)
    await page.getByText('Your session has ended.').waitFor()
  })

  it('lists where a person is signed in, and signs out there and of all others', async () => {
    await execute(db(), sql`delete from sign_in_session`)
    const page = await openSignedIn()
    const [lost, left] = [await openSignedIn(), await openSignedIn()]
    await page.getByRole('button', { name: 'Ada Operator' }).click()
    await page.getByRole('link', { name: 'Where you are signed in' }).click()
    expect(new URL(page.url()).pathname).toBe('/sign-in-sessions')
    const mine = page.getByRole('region', { name: 'Your sessions' })
    await mine.getByText('This browser').waitFor()
    expect(await mine.getByRole('listitem').count()).toBe(3)
    await mine.getByText('Chrome on Linux').first().waitFor()
    await mine.getByText('from 127.0.0.1').first().waitFor()
    expect(await page.getByRole('region', { name: 'Everyone' }).count()).toBe(0)
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    // The oldest but one's own is the last of the list.
    const others = mine.getByRole('listitem').filter({ hasNotText: 'This browser' })
    await others.first().getByRole('button', { name: 'Sign out' }).click()
    await page.getByText('The session has ended.').waitFor()
    await left.getByText('Your session has ended.').waitFor()
    await button(page, 'Sign out of all others').click()
    await lost.getByText('Your session has ended.').waitFor()
    await others.first().waitFor({ state: 'detached' })
    await mine.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Yes, sign me out' }).click()
    await page.getByText('You have signed out.').waitFor()
    expect(page.errors).toEqual([])
  })

  it('shows an administrator who is signed in, and ends a session with a reason; by a token, too', async () => {
    await execute(db(), sql`delete from sign_in_session`)
    const ada = await openSignedIn()
    const page = await openPage(linkTo(url, tillsync.token, '/sign-in-sessions'))
    await page.getByText('You have signed in with a token').waitFor()
    const everyone = page.getByRole('region', { name: 'Everyone' })
    await everyone.getByText('OPERATOR · houston').waitFor()
    await everyone.getByRole('button', { name: 'End session ada' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Reason').fill('A lost laptop')
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await dialog.getByRole('button', { name: 'End session' }).click()
    await ada.getByText('Your session has ended.').waitFor()
    await everyone.getByText('Nobody is signed in').waitFor()
    expect(page.errors).toEqual([])
  })

  it('opens the explorer with the session of the page', async () => {
    const page = await openSignedIn()
    await page.goto(`${url}/graphiql`)
    await page.getByRole('button', { name: /execute query/i }).waitFor()
  })

  async function minutesLeft(): Promise<number> {
    const [left] = await execute<{ minutes: number }>(
      db(),
      sql`select extract(epoch from idle_ends_at - now())::float8 / 60 as minutes from sign_in_session
        order by signed_in_at desc limit 1`,
    )
    return left?.minutes ?? 0
  }
  const endsIn = (interval: string) =>
    execute(db(), sql`update sign_in_session set idle_ends_at = now() + ${interval}::interval`)
})

const NEW_CUSTOMER = '/customers/new?channel=houston'

async function writeDraft(page: Page): Promise<void> {
  await page.getByLabel('First name').fill('Hopper')
  await page.waitForFunction("sessionStorage.getItem('tillsync.drafts')?.includes('Hopper')")
}

async function draftIsThere(page: Page): Promise<void> {
  await page.getByLabel('First name').and(page.locator('[value="Hopper"]')).waitFor()
}
