// @module-tag long
import { beforeAll, expect, it } from 'vitest'
import { failedCreates, started, whileInHand } from '../headquarters/operations/bulk/bulk-support.ts'
import { type CorrectionInstallation, startCorrectionInstallation, usual } from '../pipeline/correction-installation.ts'
import { describeInBrowser, linkTo, openPage } from './browser.ts'

describeInBrowser('a page whose socket connects late', () => {
  let tillsync: CorrectionInstallation
  beforeAll(async () => {
    tillsync = await startCorrectionInstallation()
    await tillsync.importLines('first.csv', [usual(1)])
    await tillsync.travel()
  })

  /** Opens a page that has read its data but cannot connect its socket until `listen` is called. */
  async function readBeforeListening(path: string, read: string) {
    const page = await openPage('about:blank')
    let listen = () => {}
    const mayListen = new Promise<void>((resolve) => {
      listen = resolve
    })
    let open = () => {}
    const opened = new Promise<void>((resolve) => {
      open = resolve
    })
    // Awaited: a page that is loaded before the route is in place opens its socket past it.
    await page.routeWebSocket(/\/graphql$/, async (socket) => {
      open()
      await mayListen
      socket.connectToServer()
    })
    await page.goto(linkTo(tillsync.url, tillsync.token, path))
    await page.getByText(read).filter({ visible: true }).first().waitFor()
    await opened
    return { page, listen }
  }

  it('shows an operation that came after it was read and before it subscribed', async () => {
    const { page, listen } = await readBeforeListening('/operations', 'Customer Number1')
    await tillsync.importLines('second.csv', [usual(2)])
    listen()
    await page.getByText('Customer Number2').first().waitFor()
    expect(page.errors).toEqual([])
  })

  it.each([
    ['/operations', 'Customer Number1'],
    ['/jobs/runs', 'Ended'],
  ])('shows at %s a run that started after it was read and before it subscribed', async (path, read) => {
    const cause = `cause of ${path}`
    await failedCreates(tillsync.databases.hq.db, 2, cause)
    const { page, listen } = await readBeforeListening(path, read)
    await whileInHand(tillsync.databases.hq, async (claimed) => {
      await started(tillsync, { fingerprint: cause })
      await claimed()
      listen()
      await page.getByText('0 of 2').first().waitFor()
    })
    expect(page.errors).toEqual([])
  })
})
