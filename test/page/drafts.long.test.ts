// @module-tag long
import { beforeAll, expect, it } from 'vitest'
import { revokeToken } from '../../src/access/revocations.ts'
import { type CorrectionInstallation, startCorrectionInstallation, usual } from '../pipeline/correction-installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const STORED = `sessionStorage.getItem('tillsync.drafts')`
const HOUR_MS = 3_600_000

describeInBrowser('a draft', () => {
  let tillsync: CorrectionInstallation
  beforeAll(async () => {
    tillsync = await startCorrectionInstallation()
    await tillsync.importLines(
      'wrong.csv',
      [1, 2, 3].map((n) => ({ ...usual(n), 'E-mail address': 'no address' })),
    )
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
  })
  const open = (path: string, token = tillsync.token) => openPage(linkTo(tillsync.url, token, path))
  const view = (page: TestPage, name: string) =>
    page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true }).click()
  const email = (page: TestPage) => page.getByRole('textbox', { name: 'New value of E-mail' })
  const button = (page: TestPage, name: string) => page.getByRole('button', { name, exact: true })
  const inForm = (page: TestPage) => page.getByLabel('First name')

  async function failed(n: number) {
    const [found] = await tillsync.operations({ search: `Number${n}` })
    if (!found) throw new Error(`There is no customer ${n}.`)
    return found
  }

  /** A page with a correction of the operation that is not saved. */
  async function corrected(n: number, typed: string) {
    const { operationId } = await failed(n)
    const page = await open(`/operations/${operationId}`)
    await email(page).fill(typed)
    return { page, path: `/operations/${operationId}` }
  }

  /** A page with the form of a new customer, of a token of its own. */
  async function newCustomer(first: string) {
    const token = await tillsync.tokenFor('ADMINISTRATOR')
    const page = await open('/customers/new?channel=houston', token)
    await inForm(page).fill(first)
    return { page, token }
  }

  /** Withdraws the token of a page, which then asks for another. */
  async function expire(page: TestPage, token: string) {
    await revokeToken(tillsync.dataFolder, token)
    await page.getByLabel('Token').waitFor()
  }

  async function signIn(page: TestPage, token: string) {
    await page.getByLabel('Token').fill(token)
    await button(page, 'Sign in').click()
  }

  it('of a correction survives another view, Back and a reload, is not in the address, and ends when it is saved', async () => {
    const { page } = await corrected(1, 'draft@example.com')
    expect(page.url()).not.toContain('draft')
    await view(page, 'Customers')
    await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor()
    await page.goBack()
    await email(page).and(page.locator('[value="draft@example.com"]')).waitFor()
    await page.reload()
    await email(page).and(page.locator('[value="draft@example.com"]')).waitFor()
    await button(page, 'Save').click()
    await page.getByLabel('Reason').fill('as the customer wrote')
    await page.reload()
    await button(page, 'Save').click()
    expect(await page.getByLabel('Reason').inputValue()).toBe('as the customer wrote')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByText('as the customer wrote', { exact: true }).waitFor()
    expect(await page.evaluate(STORED)).toBeNull()
    await page.reload()
    await email(page).and(page.locator('[value="draft@example.com"]')).waitFor()
    expect(await button(page, 'Discard').count()).toBe(0)
    expect(page.errors).toEqual([])
  })

  it('of a new customer survives Close and the reload for a new release, with the key that makes one customer', async () => {
    const { page } = await newCustomer('Nina')
    await page.getByLabel('Last name').fill('Novak')
    await button(page, 'Add address').click()
    await button(page, 'Add address').click()
    await page.getByLabel('City').nth(1).fill('Houston')
    await page.getByRole('region', { name: 'New customer' }).getByRole('button', { name: 'Close' }).click()
    await view(page, 'Overview')
    const html = await (await fetch(tillsync.url)).text()
    await page.route(/assets\/features-view/, (route) => route.fulfill({ status: 404 }))
    await page.route(`${tillsync.url}/`, (route) =>
      route.fulfill({ contentType: 'text/html', body: html.replace(/index-[^.]+\.js/, 'index-next.js') }),
    )
    await view(page, 'Features')
    await page.getByText('drafts are kept').waitFor()
    await page.unrouteAll()
    await button(page, 'Reload page').click()
    await page.getByRole('heading', { level: 1, name: 'Features' }).waitFor()
    await view(page, 'Customers')
    await button(page, 'New customer').click()
    expect(await inForm(page).inputValue()).toBe('Nina')
    expect(await page.getByLabel('City').nth(1).inputValue()).toBe('Houston')
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    // The server does it, and its answer is lost: after a reload, the same form is still one customer.
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('mutation CreateCustomer')) return route.continue()
      await route.fetch()
      await route.abort()
    })
    await button(page, 'Create').click()
    await page.getByRole('alert').filter({ hasText: 'The server did not answer' }).waitFor()
    await page.unrouteAll()
    await page.reload()
    await button(page, 'Create').click()
    await page.getByRole('heading', { name: 'Nina Novak' }).waitFor()
    const { customers } = await tillsync.ask<{ customers: { nodes: unknown[] } }>(
      '{ customers(channel: "houston", filter: { search: "Novak" }, first: 5) { nodes { id } } }',
    )
    expect(customers.nodes).toHaveLength(1)
    expect(await page.evaluate(STORED)).toBeNull()
  })

  it('survives an expired session, for the same person only: anyone else ends it by signing in', async () => {
    const { page, token } = await newCustomer('Sonia')
    await expire(page, token)
    await page.getByText('your drafts are kept for eight hours').waitFor()
    await signIn(page, await tillsync.tokenFor('ADMINISTRATOR'))
    await inForm(page).and(page.locator('[value="Sonia"]')).waitFor()
    const own = String(await page.evaluate(`sessionStorage.getItem('tillsync.token')`))
    await expire(page, own)
    await signIn(page, await tillsync.tokenFor('OPERATOR'))
    await page.getByRole('banner').waitFor()
    expect(await page.evaluate(STORED)).toBeNull()
    expect(await page.content()).not.toContain('Sonia')
  })

  it('of the same name at another installation is not shown', async () => {
    const { page } = await newCustomer('Ingrid')
    await page.evaluate(`(() => {
      const kept = JSON.parse(${STORED})
      const owner = JSON.parse(kept.owner)
      owner[2] = 'key of another installation'
      sessionStorage.setItem('tillsync.drafts', JSON.stringify({ ...kept, owner: JSON.stringify(owner) }))
    })()`)
    await page.reload()
    await inForm(page).waitFor()
    expect(await inForm(page).inputValue()).toBe('')
    expect(await page.evaluate(STORED)).toBeNull()
  })

  it('makes Sign out ask, which deletes it, and a closed tab, but not a reload', async () => {
    const { page } = await newCustomer('Leah')
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.dismiss()
    })
    for (const reload of [
      () => page.keyboard.press('F5').then(() => page.reload()),
      () => page.evaluate('location.reload()'),
    ]) {
      await page.evaluate('window.same = true')
      await reload()
      await expect.poll(() => page.evaluate('!window.same').catch(() => false), { timeout: 60_000 }).toBe(true)
    }
    expect(await inForm(page).inputValue()).toBe('Leah')
    expect(asked).toEqual([])
    // Browsers ask only where a person has acted.
    await inForm(page).press('End')
    const dialog = page.waitForEvent('dialog')
    await page.close({ runBeforeUnload: true })
    await dialog
    expect(asked).toEqual(['beforeunload'])
    const signOut = async () => {
      await page.getByRole('button', { name: 'Settings and account' }).click()
      await page.locator('#account').getByRole('button', { name: 'Sign out' }).click()
    }
    await signOut()
    await page.getByText('1 draft is not saved. Signing out deletes it.').waitFor()
    expect(await accessibilityViolations(page, 'light')).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    expect(await page.evaluate(STORED)).toContain('Leah')
    await signOut()
    await button(page, 'Sign out and delete drafts').click()
    await page.getByText('You have signed out.').waitFor()
    expect(await page.evaluate(STORED)).toBeNull()
  })

  it('is not asked for where there is none: Sign out signs out at once after Discard', async () => {
    const { page } = await newCustomer('Dora')
    await button(page, 'Discard').click()
    expect(await page.evaluate(STORED)).toBeNull()
    await page.getByRole('button', { name: 'Settings and account' }).click()
    await page.locator('#account').getByRole('button', { name: 'Sign out' }).click()
    await page.getByText('You have signed out.').waitFor()
  })

  it('is deleted after eight hours by the server’s clock, also while nobody is signed in', async () => {
    const { page, token } = await newCustomer('Otto')
    // This computer's clock is ten hours behind: by it, the draft would be of the future.
    await page.clock.install({ time: Date.now() - 10 * HOUR_MS })
    await page.reload()
    expect(await inForm(page).inputValue()).toBe('Otto')
    await page.clock.runFor(1_000)
    await expire(page, token)
    await page.clock.fastForward(7 * HOUR_MS)
    expect(await page.evaluate(STORED)).toContain('Otto')
    await page.clock.fastForward(HOUR_MS)
    expect(await page.evaluate(STORED)).toBeNull()
  })

  it('of what someone else has changed shows old against new, and overwrites only what the person keeps', async () => {
    const { page, path } = await corrected(2, 'mine@example.com')
    const { operationId, revision } = await failed(2)
    await view(page, 'Customers')
    await tillsync.mutate(
      'saveOperation',
      {
        operationId,
        expectedRevision: revision,
        reason: 'theirs',
        changes: [{ attribute: 'email', newValue: 'theirs@example.com' }],
      },
      'userErrors { code }',
    )
    await page.goBack()
    const note = page.getByRole('status').filter({ hasText: 'Someone else changed this after you typed' })
    await note.getByRole('row', { name: /E-mail no address theirs@example.com mine@example.com/ }).waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    expect(await email(page).inputValue()).toBe('mine@example.com')
    await note.getByRole('button', { name: 'Keep mine' }).click()
    await note.waitFor({ state: 'detached' })
    await button(page, 'Save').click()
    await page.getByLabel('Reason').fill('mine after all')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByText('mine after all', { exact: true }).waitFor()
    expect(page.url()).toContain(path)
    expect(page.errors).toEqual([])
  })

  it('of a customer shows what someone else has changed, old against new, before it is saved', async () => {
    const { createCustomer } = await tillsync.ask<{ createCustomer: { customer: { id: string } } }>(
      `mutation { createCustomer(input: { channel: "houston", idempotencyKey: "vera",
        customer: { name: "Vera Version", email: "old@example.com" } }) { customer { id } } }`,
    )
    const { id } = createCustomer.customer
    await tillsync.travel()
    const page = await open(`/customers/${id}?channel=houston`)
    const dialog = page.getByRole('dialog')
    await button(page, 'Edit customer').click()
    await dialog.getByLabel('E-mail', { exact: true }).fill('mine@example.com')
    await tillsync.ask(
      `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { userErrors { code } } }`,
      { input: { channel: 'houston', customerId: id, idempotencyKey: 'new', changes: { email: 'new@example.com' } } },
    )
    await page.reload()
    await page.getByRole('region', { name: 'Vera Version' }).getByText('new@example.com').first().waitFor()
    await button(page, 'Edit customer').click()
    await dialog.getByRole('row', { name: /E-mail old@example.com new@example.com mine@example.com/ }).waitFor()
    await dialog.getByRole('button', { name: 'Discard draft' }).click()
    expect(await dialog.getByLabel('E-mail', { exact: true }).inputValue()).toBe('new@example.com')
    expect(await page.evaluate(STORED)).toBeNull()
  })

  it('ends in a tab that was opened with a copy of it, when it is discarded here', async () => {
    const { page, path } = await corrected(3, 'copied@example.com')
    const opened = page.waitForEvent('popup')
    await page.evaluate(`void window.open(${JSON.stringify(path)})`)
    const copy = await opened
    await copy
      .getByRole('textbox', { name: 'New value of E-mail' })
      .and(copy.locator('[value="copied@example.com"]'))
      .waitFor()
    await button(page, 'Discard').click()
    await copy.getByRole('textbox', { name: 'New value of E-mail' }).and(copy.locator('[value="no address"]')).waitFor()
    expect(await copy.evaluate(STORED)).toBeNull()
  })
})
