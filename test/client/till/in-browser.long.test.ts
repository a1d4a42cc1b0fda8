// @module-tag long
import { join } from 'node:path'
import { build } from 'esbuild'
import type { BrowserContext, Page, Route } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { revokeToken } from '../../../src/access/revocations.ts'
import { PACKAGE_FOLDER } from '../../../src/config/package.ts'
import { describeInBrowser, openPage } from '../../page/browser.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'

type Sent = { mutation: string; key: string; name: string | null; phone: string | null }

describeInBrowser('a till that loses its network', () => {
  let tillsync: Installation
  let html: string
  beforeAll(async () => {
    tillsync = await startInstallation()
    await tillsync.ask(
      'mutation { enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { code } } }',
    )
    for (const job of ['1110', '1070', '1010']) await tillsync.runJob(job)
    await tillsync.ask('mutation { flushChannelCache(input: {}) { userErrors { code } } }')
    const { outputFiles } = await build({
      entryPoints: [join(PACKAGE_FOLDER, 'test/client/till/till-page.ts')],
      bundle: true,
      format: 'esm',
      write: false,
    })
    const script = outputFiles[0]?.text.replaceAll('</script', '<\\/script') ?? ''
    html = `<!doctype html><title>Till</title><p></p><ol></ol><script type="module">${script}</script>`
  })

  /** A browser with the till in it, which it has without a network; `sent` is what it sends. */
  async function openTill(): Promise<{ page: Page; context: BrowserContext; sent: Sent[] }> {
    const page = await openPage('about:blank')
    const context = page.context()
    await context.route(`${tillsync.url}/till`, (route) => route.fulfill({ contentType: 'text/html', body: html }))
    const sent: Sent[] = []
    context.on('request', (request) => {
      const { input } = request.url().endsWith('/graphql') ? JSON.parse(request.postData() ?? '').variables : {}
      if (input) sent.push(sentOf(request.postData() ?? '', input))
    })
    return { page: await show(page), context, sent }
  }
  async function show(page: Page): Promise<Page> {
    await page.goto(`${tillsync.url}/till`)
    await page.waitForFunction('globalThis.till !== undefined')
    return page
  }
  const sentOf = (body: string, input: Record<string, Record<string, string>>): Sent => ({
    mutation: /Till_(\w+)/.exec(body)?.[1] ?? '',
    key: String(input.idempotencyKey),
    name: input.customer?.name ?? null,
    phone: input.changes?.phone ?? null,
  })
  const signIn = (page: Page, token: string) =>
    page.evaluate(`localStorage.setItem('token', ${JSON.stringify(token)}), till.resume()`)
  const create = (page: Page, customer: object): Promise<string> =>
    page.evaluate(`till.createCustomer(${JSON.stringify(customer)}).then(({ customerId }) => customerId)`)
  const edit = (page: Page, customerId: string, changes: object) =>
    page.evaluate(`till.capture('updateCustomer', '${customerId}', ${JSON.stringify({ changes })}).then(() => {})`)
  const lines = (page: Page): Promise<string[]> => page.locator('li').allTextContents()
  /** Waits until each capture of the list is like its pattern. */
  async function waitFor(page: Page, ...patterns: RegExp[]): Promise<void> {
    const expected = JSON.stringify(patterns.map(({ source }) => source))
    await page.waitForFunction(`(() => {
      const expected = ${expected}
      const shown = [...document.querySelectorAll('li')].map(({ textContent }) => textContent)
      return shown.length === expected.length && expected.every((each, nth) => new RegExp(each).test(shown[nth]))
    })()`)
  }
  const paused = (page: Page, text: string) => page.locator('p').filter({ hasText: text }).waitFor()

  type Operation = { operationNumber: number; kind: string; asyncCustomerAccount: string }
  type Customer = { name: string; phone: string | null; syncState: string; accountNumber: string | null }
  async function customers(search: string): Promise<Customer[]> {
    const document = `query ($search: String!) { customers(channel: "houston", first: 50, filter: { search: $search }) {
      nodes { name phone syncState accountNumber } } }`
    return (await tillsync.ask<{ customers: { nodes: Customer[] } }>(document, { search })).customers.nodes
  }
  /** The operations that headquarters has received, as the channel has numbered them, by the time of their capture. */
  async function operations(search: string): Promise<Operation[]> {
    const document = `query ($search: String!) {
      operations(orderBy: CAPTURED_AT_ASC, filter: { search: $search }) {
        nodes { operationNumber kind asyncCustomerAccount } } }`
    return (await tillsync.ask<{ operations: { nodes: Operation[] } }>(document, { search })).operations.nodes
  }
  /** The server does what it is asked, and its answer is lost. */
  const losingAnswers = async (route: Route) => {
    await route.fetch()
    await route.abort()
  }

  it('sends three customers and two edits of them once each, in order, after the page was closed and opened', async () => {
    const { page, context, sent } = await openTill()
    await signIn(page, await tillsync.tokenFor('CHANNEL_DEVICE', ['houston']))
    await context.setOffline(true)
    const ada = await create(page, { name: 'Ada Offline', phone: '713 555 0001' })
    const bob = await create(page, { name: 'Bob Offline' })
    await edit(page, ada, { phone: '713 555 0002' })
    await create(page, { name: 'Eve Offline' })
    await edit(page, bob, { phone: '713 555 0003' })
    const kept = ['createCustomer', 'createCustomer', 'updateCustomer', 'createCustomer', 'updateCustomer']
    await paused(page, 'AWAY')
    expect(await lines(page)).toEqual(kept.map((mutation) => `${mutation} KEPT`))
    await page.close()
    expect(await customers('Offline')).toEqual([])

    const again = await show(await context.newPage())
    expect((await lines(again)).map((line) => line.split(' ')[0])).toEqual(kept)
    sent.length = 0
    await context.setOffline(false)
    await waitFor(again, ...kept.map((mutation) => new RegExp(`^${mutation} ACCEPTED$`)))
    expect(sent.map(({ mutation, name, phone }) => [mutation, name ?? phone])).toEqual([
      ['createCustomer', 'Ada Offline'],
      ['createCustomer', 'Bob Offline'],
      ['updateCustomer', '713 555 0002'],
      ['createCustomer', 'Eve Offline'],
      ['updateCustomer', '713 555 0003'],
    ])
    await tillsync.travel()
    await waitFor(again, ...kept.map((mutation) => new RegExp(`^${mutation} SETTLED C-`)))
    expect(await customers('Offline')).toMatchObject([
      { name: 'Ada Offline', phone: '713 555 0002', syncState: 'SYNCED' },
      { name: 'Bob Offline', phone: '713 555 0003', syncState: 'SYNCED' },
      { name: 'Eve Offline', phone: null, syncState: 'SYNCED' },
    ])
    const received = await operations('Offline')
    expect(received.map(({ kind, operationNumber }) => [kind, operationNumber])).toEqual([
      ['CREATE_CUSTOMER', 1],
      ['CREATE_CUSTOMER', 1],
      ['UPDATE_CUSTOMER', 2],
      ['CREATE_CUSTOMER', 1],
      ['UPDATE_CUSTOMER', 2],
    ])
    const numbers: unknown[] = await again.evaluate('till.state().captures.map(({ input }) => input)')
    expect(numbers).toEqual(kept.map(() => null))
  })

  it('captures once what was accepted while the page ended before the answer came', async () => {
    const { page, context, sent } = await openTill()
    await signIn(page, await tillsync.tokenFor('CHANNEL_DEVICE', ['houston']))
    await context.route('**/graphql', losingAnswers)
    const grace = await create(page, { name: 'Grace Killed' })
    await edit(page, grace, { phone: '713 555 0004' })
    await paused(page, 'AWAY')
    expect(await customers('Killed')).toMatchObject([{ name: 'Grace Killed' }])
    await page.close()
    await context.unroute('**/graphql')
    const again = await show(await context.newPage())
    await waitFor(again, /^createCustomer ACCEPTED/, /^updateCustomer ACCEPTED/)
    expect(new Set(sent.filter(({ name }) => name !== null).map(({ key }) => key)).size).toBe(1)
    await tillsync.travel()
    expect(await operations('Killed')).toHaveLength(2)
    expect(await customers('Killed')).toMatchObject([{ name: 'Grace Killed', phone: '713 555 0004' }])
  })

  it('sends from one of two tabs, and from the other one when the first is closed', async () => {
    const { page, context, sent } = await openTill()
    const other = await show(await context.newPage())
    await context.setOffline(true)
    await paused(page, 'SENDS')
    await paused(other, 'WATCHES')
    for (let n = 1; n <= 3; n++) {
      await create(page, { name: `First Tab${n}` })
      await create(other, { name: `Second Tab${n}` })
    }
    await context.setOffline(false)
    await signIn(other, await tillsync.tokenFor('CHANNEL_DEVICE', ['houston']))
    const six = Array.from({ length: 6 }, () => /^createCustomer ACCEPTED/)
    await Promise.all([page, other].map((tab) => waitFor(tab, ...six)))
    const names = ['First Tab1', 'Second Tab1', 'First Tab2', 'Second Tab2', 'First Tab3', 'Second Tab3']
    expect(sent.map(({ name }) => name)).toEqual(names)
    await page.close()
    await paused(other, 'SENDS')
    await create(other, { name: 'Last Tab' })
    await waitFor(other, ...six, /^createCustomer ACCEPTED/)
    expect(sent.map(({ name }) => name)).toEqual([...names, 'Last Tab'])
  })

  it('lets a refused capture wait for a person, its customer’s later ones behind it, and others go on', async () => {
    const { page, sent } = await openTill()
    const wrong = await create(page, { name: 'Ida Refused', email: 'no address' })
    await edit(page, wrong, { phone: '713 555 0005' })
    const lost = await create(page, { name: 'Otto Refused', email: 'none' })
    await edit(page, lost, { phone: '713 555 0006' })
    await create(page, { name: 'Uma Refused' })
    await signIn(page, await tillsync.tokenFor('CHANNEL_DEVICE', ['houston']))
    const refused = /^createCustomer REFUSED FIELD_REFUSED$/
    await waitFor(page, refused, /^updateCustomer KEPT$/, refused, /^updateCustomer KEPT$/, /^createCustomer ACCEPTED$/)
    const [first, third] = (await page.evaluate(
      `till.state().captures.filter(({ status }) => status === 'REFUSED').map(({ number }) => number)`,
    )) as number[]
    await page.evaluate(`till.correct(${first}, { customer: { name: 'Ida Refused', email: 'ida@example.com' } })`)
    await page.evaluate(`till.discard(${third})`)
    await waitFor(page, /^createCustomer ACCEPTED$/, /^updateCustomer ACCEPTED$/, /^createCustomer ACCEPTED$/)
    expect(sent.map(({ name, phone }) => name ?? phone)).toEqual([
      'Ida Refused',
      'Otto Refused',
      'Uma Refused',
      'Ida Refused',
      '713 555 0005',
    ])
    await tillsync.travel()
    expect((await customers('Refused')).map(({ name }) => name)).toEqual(['Ida Refused', 'Uma Refused'])
  })

  it('pauses when the token has expired, loses nothing, and goes on with another one', async () => {
    const { page } = await openTill()
    const token = await tillsync.tokenFor('CHANNEL_DEVICE', ['houston'])
    await signIn(page, token)
    await create(page, { name: 'Vera Expired' })
    await waitFor(page, /^createCustomer ACCEPTED$/)
    await revokeToken(tillsync.dataFolder, token)
    await paused(page, 'NO_TOKEN')
    await create(page, { name: 'Walt Expired' })
    await page.reload()
    await paused(page, 'NO_TOKEN')
    expect((await lines(page)).at(-1)).toBe('createCustomer KEPT')
    await signIn(page, await tillsync.tokenFor('CHANNEL_DEVICE', ['houston']))
    await waitFor(page, /^createCustomer ACCEPTED$/, /^createCustomer ACCEPTED$/)
    expect(await customers('Expired')).toHaveLength(2)
  })

  it('says at once that nothing was captured when the browser has no room', async () => {
    const { page, context } = await openTill()
    const session = await context.newCDPSession(page)
    await session.send('Storage.overrideQuotaForOrigin', { origin: tillsync.url, quotaSize: 1 })
    const told = await page.evaluate(
      `till.createCustomer({ name: 'x'.repeat(10_000_000) }).then(() => 'kept', ({ name, message }) => name + ': ' + message)`,
    )
    expect(told).toMatch(/^NotKept: Nothing was captured: The browser has no room left/)
    expect(await lines(page)).toEqual([])
  })
})
