// @module-tag long
import { beforeAll, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage } from './browser.ts'

describeInBrowser('the schedules of a job', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation()
  })
  const schedules = async () =>
    (
      await tillsync.ask<{ schedules: { id: string; jobs: string[]; active: boolean }[] }>(
        '{ schedules { id jobs active } }',
      )
    ).schedules

  it('are copied, shown, and deleted by an administrator', async () => {
    const page = await openPage(linkTo(tillsync.url, tillsync.token, '/jobs'))
    const [original] = (await schedules()).filter(({ jobs }) => jobs.includes('1110'))
    const job = page.locator('.job').filter({ hasText: '1110' }).first()
    await job.getByRole('button', { name: /^Copy schedule/ }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByLabel('Jobs in their order').inputValue()).toBe(original?.jobs.join(', '))
    await dialog.getByLabel('Id', { exact: true }).fill('no id')
    await dialog.getByRole('button', { name: 'Create schedule' }).click()
    await dialog.getByRole('alert').first().waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await dialog.getByLabel('Id', { exact: true }).fill('mornings')
    await dialog.getByLabel('Name').fill('Mornings')
    await dialog.getByRole('button', { name: 'Create schedule' }).click()
    await job.getByRole('button', { name: 'Delete schedule: Mornings' }).waitFor()
    expect(await schedules()).toContainEqual({ id: 'mornings', jobs: original?.jobs, active: false })
    await job.getByRole('button', { name: 'Delete schedule: Mornings' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete schedule' }).click()
    await job.getByRole('button', { name: 'Delete schedule: Mornings' }).waitFor({ state: 'detached' })
    expect((await schedules()).map(({ id }) => id)).not.toContain('mornings')
    expect(page.errors).toEqual([])
  })
})
