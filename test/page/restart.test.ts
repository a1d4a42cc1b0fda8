import { beforeAll, expect, it } from 'vitest'
import { freePort } from '../../src/db/embedded/cluster.ts'
import { type CorrectionInstallation, startCorrectionInstallation, usual } from '../pipeline/correction-installation.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

describeInBrowser('a server that is stopped and started while the page is open', () => {
  let meanwhile: CorrectionInstallation
  let watched: Installation
  let page: TestPage
  let list: TestPage
  const both = (text: string) =>
    Promise.all([page, list].map((each) => each.getByRole('status').filter({ hasText: text }).waitFor()))
  beforeAll(async () => {
    meanwhile = await startCorrectionInstallation()
    watched = await startInstallation({ databases: meanwhile.databases, settings: { PORT: String(await freePort()) } })
    page = await openPage(linkTo(watched.url, watched.token, '/'))
    list = await openPage(linkTo(watched.url, watched.token, '/operations'))
    await both('Live')
  })

  it('is shown on the page, which catches up without being reopened', async () => {
    await page.getByRole('link', { name: '0 Channel databases', exact: true }).waitFor()
    await page.evaluate('window.same = true')
    await watched.running.stop()
    await both('Reconnecting')
    await page.getByText('The page may be out of date').waitFor()
    expect(await page.getByRole('link', { name: '0 Channel databases', exact: true }).count()).toBe(1)
    await meanwhile.importLines('meanwhile.csv', [usual(1), usual(2)])
    await watched.restart()
    await page.getByRole('link', { name: '2 Channel databases', exact: true }).waitFor()
    await both('Live')
    await list.getByRole('option', { name: /Captured Customer Number2/ }).waitFor()
    expect(await page.evaluate('window.same')).toBe(true)
  })
})
