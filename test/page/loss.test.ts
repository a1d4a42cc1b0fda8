import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { freePort } from '../../src/db/embedded/cluster.ts'
import { type MendingInstallation, startMending, usual } from '../pipeline/correction-installation.ts'
import { startInstallation } from '../support/installation.ts'
import { accessibilityFaults, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const badge = (page: TestPage, text: string) => page.getByRole('status').filter({ hasText: text }).first().waitFor()
const OLD = 'What you see is as it was last read.'

describeInBrowser('what the page shows while it cannot ask, and afterwards', { timeout: 60_000 }, () => {
  let tillsync: MendingInstallation
  beforeAll(async () => {
    tillsync = await startMending()
    await tillsync.importLines('first.csv', [usual(1), { ...usual(2), Country: 'Atlantis' }])
    await tillsync.travel()
    await (await open('/')).context().close()
  })
  const open = (path: string) => openPage(linkTo(tillsync.url, tillsync.token, path))
  async function away(page: TestPage, meanwhile: () => Promise<unknown>): Promise<void> {
    await page.context().setOffline(true)
    await badge(page, 'Offline')
    await page.getByText(OLD).waitFor()
    await meanwhile()
    await page.context().setOffline(false)
    await page.getByText(OLD).waitFor({ state: 'detached' })
  }
  /** What the browser itself says of a network that is away is no fault of the page. */
  const faultsOf = (page: TestPage) => page.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|WebSocket/.test(fault))

  it('marks what may be old in Customers, refuses a form with the reason and loses nothing of it', async () => {
    const page = await open('/customers?channel=houston')
    const list = page.getByRole('list', { name: 'Customers' })
    await list.getByRole('link', { name: /Number1/ }).waitFor()
    await page.getByRole('button', { name: 'New customer' }).click()
    await page.getByLabel('First name').fill('Olga')
    await page.getByLabel('Last name').fill('Offline')
    await away(page, async () => {
      await page.getByRole('button', { name: 'Create' }).click()
      await page.getByRole('alert').filter({ hasText: 'No answer came' }).waitFor()
      expect(await list.getByRole('link').count()).toBeGreaterThan(0)
      await tillsync.importLines('meanwhile.csv', [{ ...usual(3), Surname: 'Meanwhile' }])
    })
    await list.getByRole('link', { name: /Meanwhile/ }).waitFor()
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('heading', { name: 'Olga Offline' }).waitFor()
    expect(faultsOf(page)).toEqual([])
  })

  it('marks what may be old in Features, says why nothing is switched, and shows what was switched meanwhile', async () => {
    const page = await open('/features/ASYNC_EDIT')
    await page
      .getByRole('button', { name: /^(Roll out|Enable)/ })
      .first()
      .waitFor()
    await away(page, async () => {
      await page
        .getByRole('button', { name: /^Enable/ })
        .first()
        .click()
      const dialog = page.getByRole('dialog')
      const confirm = dialog.getByRole('checkbox')
      if ((await confirm.count()) > 0) await confirm.first().check()
      await dialog.getByRole('button', { name: /^Enable/ }).click()
      await dialog.getByRole('alert').filter({ hasText: 'could not be reached' }).waitFor()
      await page.keyboard.press('Escape')
      await tillsync.ask(
        'mutation { enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { code } } }',
      )
    })
    await page.getByRole('button', { name: 'Disable' }).first().waitFor()
    expect(faultsOf(page)).toEqual([])
  })

  it('marks what may be old in Jobs, says why nothing is run, and shows what ran meanwhile', async () => {
    const page = await open('/jobs/sessions?job=P-0001')
    await page
      .getByRole('row', { name: /P-0001/ })
      .first()
      .waitFor()
    const before = await page.getByRole('row').count()
    await away(page, async () => {
      await page.getByRole('navigation', { name: 'Parts of the view' }).getByRole('link', { name: 'Jobs' }).click()
      await page
        .getByRole('button', { name: 'Synchronize now' })
        .click({ timeout: 5_000 })
        .catch(() => undefined)
      await page.getByText('could not be reached').or(page.getByText('cannot be reached')).first().waitFor()
      await page.goBack()
      await tillsync.runJob('P-0001')
    })
    await page.getByRole('row').nth(before).waitFor()
    expect(faultsOf(page)).toEqual([])
  })

  it('marks what may be old in Diagnose, where nothing is watched, and asks again by itself', async () => {
    const [failed] = await tillsync.operations({ errorCode: ['UNKNOWN_COUNTRY'] })
    const answer = (page: TestPage) => page.getByRole('region', { name: 'Diagnose' })
    const page = await open(`/diagnose?of=${failed?.operationId}`)
    const whole = await open('/diagnose?of=*')
    await answer(page).getByText('Found the cause').waitFor()
    await answer(whole).getByText('As of').waitFor()
    await away(page, async () => {
      await answer(page).getByRole('button', { name: 'Check again' }).click()
      expect(await answer(page).getByText('Found the cause').count()).toBe(1)
      const input = { operationId: failed?.operationId, reason: 'captured twice', expectedRevision: failed?.revision }
      await tillsync.mutate('dismissOperation', input, 'userErrors { code }')
    })
    await answer(page)
      .getByText(/given up/)
      .first()
      .waitFor()
    await away(whole, () =>
      tillsync.mutate('setChannelOffline', { channel: 'houston', offline: true }, 'userErrors { code }'),
    )
    await whole
      .getByText(/The channel houston is offline/i)
      .first()
      .waitFor()
    await tillsync.mutate('setChannelOffline', { channel: 'houston', offline: false }, 'userErrors { code }')
    expect([...faultsOf(page), ...faultsOf(whole)]).toEqual([])
  })

  it('says so when events are gone that it has not seen, and has read everything again', async () => {
    const { hq, houston } = tillsync.databases
    const watched = await startInstallation({
      databases: tillsync.databases,
      settings: { PORT: String(await freePort()) },
    })
    const openWatched = async (path: string) => {
      const page = await openPage(linkTo(watched.url, watched.token, path))
      await badge(page, 'Live')
      return page
    }
    const pages = await Promise.all(['/operations', '/customers?channel=houston', '/jobs/sessions'].map(openWatched))
    const [operations, customers, sessions] = pages
    if (!operations || !customers || !sessions) throw new Error('Not every page was opened.')
    await sessions.getByRole('row').nth(1).waitFor()
    const before = await sessions.getByRole('row').count()
    await operations.evaluate('window.same = true')
    await watched.running.stop()
    await Promise.all(pages.map((page) => badge(page, 'Reconnecting')))
    await tillsync.importLines('unseen.csv', [{ ...usual(4), Surname: 'Unseen' }])
    await tillsync.runJob('P-0001')
    // As the clean-up does after a long time: of each log only the newest event is left.
    for (const { db } of [hq, houston])
      await execute(db, sql`delete from log where position < (select max(position) from log)`)
    await watched.restart()
    for (const page of pages) await page.getByText('Everything shown has been read again.').waitFor()
    await operations.getByRole('option', { name: /Uploaded Customer Unseen/ }).waitFor()
    await customers.getByRole('link', { name: /Unseen/ }).waitFor()
    await sessions.getByRole('row').nth(before).waitFor()
    await Promise.all(pages.map((page) => badge(page, 'Live')))
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityFaults(operations, scheme)).toEqual([])
    expect(await operations.evaluate('window.same')).toBe(true)
  })
})
