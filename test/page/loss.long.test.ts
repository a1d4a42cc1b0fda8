// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { freePort } from '../../src/db/embedded/cluster.ts'
import { type CorrectionInstallation, startCorrectionInstallation, usual } from '../pipeline/correction-installation.ts'
import { startInstallation } from '../support/installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const badge = (page: TestPage, text: string) => page.getByRole('status').filter({ hasText: text }).first().waitFor()
const OUTDATED = 'You see the data that was last loaded.'

describeInBrowser('the page while the server is unreachable, and afterwards', () => {
  let tillsync: CorrectionInstallation
  beforeAll(async () => {
    tillsync = await startCorrectionInstallation()
    await tillsync.importLines('first.csv', [usual(1), { ...usual(2), Country: 'Atlantis' }])
    await tillsync.travel()
    await (await open('/')).context().close()
  })
  const open = (path: string) => openPage(linkTo(tillsync.url, tillsync.token, path))
  async function away(page: TestPage, meanwhile: () => Promise<unknown>): Promise<void> {
    await page.context().setOffline(true)
    await badge(page, 'Offline')
    await page.getByText(OUTDATED).waitFor()
    await meanwhile()
    await page.context().setOffline(false)
    await page.getByText(OUTDATED).waitFor({ state: 'detached' })
  }
  /** The page's errors, without the browser's own messages about the network. */
  const errorsOf = (page: TestPage) => page.errors.filter((error) => !/ERR_INTERNET_DISCONNECTED|WebSocket/.test(error))

  it('marks Customers as out of date, and keeps a form that could not be submitted', async () => {
    const page = await open('/customers?channel=houston')
    const list = page.getByRole('listbox', { name: 'Customers' })
    await list.getByRole('option', { name: /Number1/ }).waitFor()
    await page.getByRole('button', { name: 'New customer' }).click()
    await page.getByLabel('First name').fill('Olga')
    await page.getByLabel('Last name').fill('Offline')
    await away(page, async () => {
      await page.getByRole('button', { name: 'Create' }).click()
      await page.getByRole('alert').filter({ hasText: 'The server did not answer' }).waitFor()
      expect(await list.getByRole('option').count()).toBeGreaterThan(0)
      await tillsync.importLines('meanwhile.csv', [{ ...usual(3), Surname: 'Meanwhile' }])
    })
    await list.getByRole('option', { name: /Meanwhile/ }).waitFor()
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('heading', { name: 'Olga Offline' }).waitFor()
    expect(errorsOf(page)).toEqual([])
  })

  it('marks Features as out of date, says why an action failed, and shows the changes made meanwhile', async () => {
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
    expect(errorsOf(page)).toEqual([])
  })

  it('marks Jobs as out of date, says why an action failed, and shows the runs made meanwhile', async () => {
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
      await page.getByText('could not be reached').or(page.getByText('Server unreachable')).first().waitFor()
      await page.goBack()
      await tillsync.runJob('P-0001')
    })
    await page.getByRole('row').nth(before).waitFor()
    expect(errorsOf(page)).toEqual([])
  })

  it('marks Diagnose as out of date, and repeats the diagnosis', async () => {
    const [failed] = await tillsync.operations({ errorCode: ['UNKNOWN_COUNTRY'] })
    const answer = (page: TestPage) => page.getByRole('region', { name: 'Diagnose' })
    const page = await open(`/diagnose?of=${failed?.operationId}`)
    const whole = await open('/diagnose?of=*')
    await answer(page).getByText('Cause found').waitFor()
    await answer(whole).getByText('As of').waitFor()
    await away(page, async () => {
      await answer(page).getByRole('button', { name: 'Check again' }).click()
      expect(await answer(page).getByText('Cause found').count()).toBe(1)
      const input = { operationId: failed?.operationId, reason: 'captured twice', expectedRevision: failed?.revision }
      await tillsync.mutate('dismissOperation', input, 'userErrors { code }')
    })
    await answer(page)
      .getByText(/An operator dismissed operation/)
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
    expect([...errorsOf(page), ...errorsOf(whole)]).toEqual([])
  })

  it('reloads everything after a gap in the events, and says so', async () => {
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
    // As the clean-up does after a long time: only the newest event of each log is left.
    for (const { db } of [hq, houston])
      await execute(db, sql`delete from log where position < (select max(position) from log)`)
    await watched.restart()
    for (const page of pages) await page.getByText('The page has been reloaded.').waitFor()
    await operations.getByRole('option', { name: /Uploaded Customer Unseen/ }).waitFor()
    await customers.getByRole('option', { name: /Unseen/ }).waitFor()
    await sessions.getByRole('row').nth(before).waitFor()
    await Promise.all(pages.map((page) => badge(page, 'Live')))
    for (const scheme of ['light', 'dark'] as const)
      expect(await accessibilityViolations(operations, scheme)).toEqual([])
    expect(await operations.evaluate('window.same')).toBe(true)
  })
})
