// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { accountsAt, createMany, tryJob } from '../headquarters/incarnation/restored.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { accessibilityViolations, cutOff, describeInBrowser, linkTo, openPage } from './browser.ts'

describeInBrowser('headquarters that was restored from an older backup', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation()
    await createMany(tillsync, 'Seen', 3)
    await tillsync.travel()
    // Rows that an older backup does not have.
    await execute(tillsync.databases.hq.db, sql`delete from incarnation`)
    await execute(tillsync.databases.hq.db, sql`delete from customer where cust_name = 'Ada Seen2'`)
    await tryJob(tillsync, '1010')
  }, 600_000)

  it('is reported on every view, which tells a viewer to ask an administrator', async () => {
    for (const path of ['/', '/jobs', '/customers']) {
      const page = await openPage(linkTo(tillsync.url, await tillsync.tokenFor('VIEWER'), path))
      const note = page.getByRole('alert').filter({ hasText: 'Headquarters was restored from an older backup' })
      await note.getByText('Ask an administrator with a token for all channels to recover headquarters.').waitFor()
      expect(await note.getByRole('button').count()).toBe(0)
      expect(page.errors).toEqual([])
      await page.context().close()
    }
  })

  it('is recovered by an administrator with a reason, and nobody disappears before a person has decided', async () => {
    const page = await openPage(linkTo(tillsync.url, tillsync.token, '/'))
    const note = page.getByRole('alert').filter({ hasText: 'Headquarters was restored from an older backup' })
    await note.getByText('Headquarters assigns no account numbers and synchronizes nothing', { exact: false }).waitFor()
    await note.getByRole('button', { name: 'Recover headquarters …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog
      .getByText(
        'houston-db: Customers missing: 1 (restored from operations: 0). Only in the channels’ copies: 1. Operations sent again: 0.',
      )
      .waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    expect(await cutOff(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Recover', exact: true }).click()
    await dialog.getByRole('alert').waitFor()
    expect((await accountsAt(tillsync)).size).toBe(3)
    await dialog.getByLabel('Reason').fill('The disk was replaced.')
    await dialog.getByRole('button', { name: 'Recover', exact: true }).click()
    await page.getByText('The recovery has started.', { exact: false }).waitFor()
    await note.waitFor({ state: 'detached' })
    const run = () =>
      execute(tillsync.databases.hq.db, sql`select status from batch_run where job_id = 'recover-headquarters'`)
    await expect.poll(run, { timeout: 30_000 }).toEqual([{ status: 'FINISHED' }])
    expect((await accountsAt(tillsync)).size).toBe(3)
    await page.goto(linkTo(tillsync.url, tillsync.token, '/jobs/differences'))
    await page.locator('.difference').getByText('Lost at headquarters', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: 'Restore all from the channels …' }).click()
    const restoring = page.getByRole('dialog')
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    await restoring.getByLabel('Reason').fill('The store has it.')
    await restoring.getByRole('button', { name: 'Restore', exact: true }).click()
    await page.getByText('Restored: 1. Still to be decided: 0.').waitFor()
    const found = await execute(tillsync.databases.hq.db, sql`select from customer where cust_name = 'Ada Seen2'`)
    expect(found.length).toBe(1)
    expect(page.errors).toEqual([])
  })
  it('is recovered with three clicks when everything is to come back from the channels', async () => {
    await execute(tillsync.databases.hq.db, sql`delete from incarnation`)
    await execute(tillsync.databases.hq.db, sql`delete from customer where cust_name = 'Ada Seen1'`)
    await tryJob(tillsync, '1010')
    const page = await openPage(linkTo(tillsync.url, tillsync.token, '/'))
    await page.getByRole('button', { name: 'Recover headquarters …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Reason').fill('The disk was replaced.')
    await dialog.getByRole('radio', { name: 'Restore from the channels' }).click()
    await dialog.getByRole('button', { name: 'Recover', exact: true }).click()
    const found = () =>
      execute(tillsync.databases.hq.db, sql`select 1 as n from customer where cust_name = 'Ada Seen1'`)
    await expect.poll(found, { timeout: 60_000 }).toEqual([{ n: 1 }])
    await page.getByRole('alert').filter({ hasText: 'Headquarters was restored' }).waitFor({ state: 'detached' })
    expect(page.errors).toEqual([])
  })
})
