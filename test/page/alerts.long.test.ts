// @module-tag long
import { beforeAll, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage } from './browser.ts'

describeInBrowser('alerts', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation({ settings: { TILLSYNC_ALERT_EVERY_SECONDS: '1' } })
    for (const rule of ['SCHEDULE_OVERDUE', 'WORK_WAITING', 'CONFIGURATION_LATE']) await set({ rule, enabled: false })
  })
  const set = (input: object) =>
    tillsync.ask('mutation ($input: SetAlertRuleInput!) { setAlertRule(input: $input) { userErrors { code } } }', {
      input,
    })
  const setPaused = (paused: boolean) =>
    tillsync.ask(
      'mutation ($input: SetDataSyncPausedInput!) { setDataSyncPaused(input: $input) { userErrors { code } } }',
      {
        input: { channelDatabase: 'houston-db', paused },
      },
    )

  it('appear live, are muted with a reason, and close by themselves; an administrator changes a rule', async () => {
    const page = await openPage(linkTo(tillsync.url, tillsync.token, '/jobs'))
    await page.getByRole('navigation', { name: 'Parts of the view' }).getByRole('link', { name: 'Alerts' }).click()
    await page.getByRole('heading', { name: 'No open alerts' }).waitFor()
    await page.getByRole('button', { name: 'Change rule: Channel is switched off' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Opens after (seconds)').fill('x')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Give whole numbers.').waitFor()
    await dialog.getByLabel('Opens after (seconds)').fill('0')
    await dialog.getByLabel('Closes after (seconds)').fill('0')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The rule was saved.').waitFor()
    await page.getByText('opens at once · closes at once').waitFor()

    await setPaused(true)
    const open = page.getByRole('region', { name: 'Open alerts' })
    await open.getByText('houston-db', { exact: true }).waitFor()
    await open.getByText('Data synchronization is paused for houston-db').waitFor()
    await open.getByText('Not sent: there is no e-mail server and no webhook for it.').waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await open.getByRole('button', { name: /^Mute/ }).click()
    await dialog.getByLabel('For').selectOption({ label: '3 days' })
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The store is rebuilt.')
    expect(await accessibilityViolations(page, 'light')).toEqual([])
    await dialog.getByRole('button', { name: 'Mute' }).click()
    await page.getByText('The alert is muted.').waitFor()
    await open.getByText(/Muted by .* until .*: The store is rebuilt\./).waitFor()
    await open.getByRole('button', { name: /^Unmute/ }).click()
    await page.getByText('The alert is not muted any more.').waitFor()

    await setPaused(false)
    await page.getByRole('heading', { name: 'No open alerts' }).waitFor()
    await page.getByRole('region', { name: 'Closed alerts' }).getByText('houston-db', { exact: true }).waitFor()
    expect(page.errors).toEqual([])
  })

  it('are read and muted by an operator, who changes no rule, and not offered for some channels', async () => {
    const page = await openPage(linkTo(tillsync.url, await tillsync.tokenFor('OPERATOR'), '/jobs/alerts'))
    await page.getByRole('region', { name: 'Rules' }).waitFor()
    expect(await page.getByRole('button', { name: /^Change rule/ }).count()).toBe(0)
    const one = await openPage(linkTo(tillsync.url, await tillsync.tokenFor('OPERATOR', ['houston']), '/jobs'))
    const parts = one.getByRole('navigation', { name: 'Parts of the view' })
    await parts.getByRole('link', { name: 'Sessions' }).waitFor()
    expect(await parts.getByRole('link', { name: 'Alerts' }).count()).toBe(0)
  })
})
