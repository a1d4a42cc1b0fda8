// @module-tag long
import { beforeAll, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage } from './browser.ts'

describeInBrowser('the registers on the overview', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation()
    for (const [register, waitingCaptures] of [
      ['1', 0],
      ['2', 3],
    ] as const)
      await tillsync.ask(
        'mutation ($input: ReportRegisterInput!) { reportRegister(input: $input) { userErrors { code } } }',
        {
          input: {
            channel: 'houston',
            version: 'POS 9',
            waitingCaptures,
            oldestWaitingForSeconds: waitingCaptures === 0 ? null : 90,
          },
        },
        await tillsync.tokenFor('CHANNEL_DEVICE', ['houston'], register),
      )
  })

  it('are shown, those first on which captures wait, and an operator pauses and resumes one', async () => {
    const page = await openPage(linkTo(tillsync.url, await tillsync.tokenFor('OPERATOR'), '/'))
    const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) })
    await row('Houston 2').getByText('Online').waitFor()
    await page.getByText('2 of 2 online').waitFor()
    const names = await page.locator('.register-table tbody th').allTextContents()
    expect(names).toEqual(['Houston 2', 'Houston 1'])
    await row('Houston 1').getByRole('button', { name: 'Pause' }).click()
    await page.getByLabel('Reason').fill('Its drawer is counted.')
    await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click()
    await row('Houston 1').getByText('Paused by test-operator: Its drawer is counted.').waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await row('Houston 1').getByRole('button', { name: 'Resume' }).click()
    await row('Houston 1').getByText('Online').waitFor()
    expect(page.errors).toEqual([])
  })

  it('are in Dutch, too, and a viewer cannot pause one', async () => {
    const page = await openPage(linkTo(tillsync.url, await tillsync.tokenFor('VIEWER'), '/'), { locale: 'nl-NL' })
    await page.getByRole('heading', { name: 'Kassa’s' }).waitFor()
    expect(await page.getByRole('button', { name: 'Pauzeren' }).count()).toBe(0)
  })
})
