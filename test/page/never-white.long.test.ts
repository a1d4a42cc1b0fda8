// @module-tag long
import { beforeAll, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

/** The views besides the overview, with the file that has the code of each. */
const VIEWS = {
  'Customer sync status': 'operations',
  Customers: 'customers',
  Diagnose: 'diagnose',
  Features: 'features',
}

describeInBrowser('a view that cannot be shown', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation()
    await (await open('/')).context().close()
  })
  const open = (path: string) => openPage(linkTo(tillsync.url, tillsync.token, path))
  const follow = (page: TestPage, view: string) =>
    page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view }).click()
  const heading = (page: TestPage, name: string) => page.getByRole('heading', { level: 1, name })
  /** The page's errors, without the browser's own messages about requests that failed. */
  const errorsOf = (page: TestPage) => page.errors.filter((error) => !/Failed to load resource|WebSocket/.test(error))

  it('is loaded again when the network is back, however many views were opened without it', async () => {
    const page = await open('/')
    await heading(page, 'Overview').waitFor()
    await page.context().setOffline(true)
    for (const view of Object.keys(VIEWS)) {
      await follow(page, view)
      await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view, exact: true }).waitFor()
    }
    await page.getByRole('heading', { level: 1, name: 'This view could not be loaded' }).waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await page.context().setOffline(false)
    await heading(page, 'Features').waitFor()
    for (const view of Object.keys(VIEWS)) {
      await follow(page, view)
      await heading(page, view).waitFor()
    }
    expect(errorsOf(page)).toEqual([])
  })

  it('is requested again with back-off while the server is away, without a message when that helps', async () => {
    const page = await open('/')
    await heading(page, 'Overview').waitFor()
    let refused = 0
    await page.route(/assets\/features-view/, (route) => {
      refused += 1
      return refused < 3 ? route.abort() : route.continue()
    })
    await follow(page, 'Features')
    await heading(page, 'Features').waitFor()
    expect(refused).toBe(3)
    expect(errorsOf(page)).toEqual([])
  })

  it('of a release that was replaced offers to reload the page, at once', async () => {
    const page = await open('/')
    await heading(page, 'Overview').waitFor()
    const html = await (await fetch(tillsync.url)).text()
    await page.route(/assets\/features-view/, (route) => route.fulfill({ status: 404 }))
    await page.route(`${tillsync.url}/`, (route) =>
      route.fulfill({ contentType: 'text/html', body: html.replace(/index-[^.]+\.js/, 'index-next.js') }),
    )
    await follow(page, 'Features')
    await page.getByRole('heading', { name: 'A new version is available' }).waitFor()
    await page.unrouteAll()
    await page.getByRole('button', { name: 'Reload page' }).click()
    await heading(page, 'Features').waitFor()
    expect(errorsOf(page)).toEqual([])
  })

  it('because of an error in it says so, beside a navigation that works', async () => {
    const page = await open('/')
    await heading(page, 'Overview').waitFor()
    await page.route('**/graphql', async (route) => {
      const isRead = (route.request().postData() ?? '').includes('query Features')
      await (isRead ? route.fulfill({ json: { data: { features: [null] } } }) : route.continue())
    })
    await follow(page, 'Features')
    await page.getByRole('heading', { name: 'This view has stopped working' }).waitFor()
    await follow(page, 'Customers')
    await heading(page, 'Customers').waitFor()
    await page.unrouteAll()
    await follow(page, 'Features')
    await heading(page, 'Features').waitFor()
    await page.getByRole('heading', { name: 'Prerequisites' }).waitFor()
  })
})
