import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { accountsAt, createMany, tryJob } from '../headquarters/incarnation/restored.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { accessibilityViolations, cutOff, describeInBrowser, linkTo, openPage } from './browser.ts'

describeInBrowser('headquarters that was restored from an older backup', { timeout: 90_000 }, () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation()
    await createMany(tillsync, 'Seen', 3)
    await tillsync.travel()
    // Rows that an older backup does not have.
    await execute(tillsync.databases.hq.db, sql`delete from incarnation`)
    await execute(tillsync.databases.hq.db, sql`delete from customer where cust_name = 'Ada Seen2'`)
    await tryJob(tillsync, '1010')
  }, 120_000)

  it('is reported on every view, which tells a viewer to ask an administrator', async () => {
    for (const path of ['/', '/jobs', '/customers']) {
      const page = await openPage(linkTo(tillsync.url, await tillsync.tokenFor('VIEWER'), path))
      const note = page.getByRole('alert').filter({ hasText: 'Headquarters was restored from an older backup' })
      await note.getByText('Ask an administrator with a token for all channels to accept headquarters.').waitFor()
      expect(await note.getByRole('button').count()).toBe(0)
      expect(page.errors).toEqual([])
      await page.context().close()
    }
  })

  it('is accepted by an administrator with a reason, after the page has shown the losses', async () => {
    const page = await openPage(linkTo(tillsync.url, tillsync.token, '/'))
    const note = page.getByRole('alert').filter({ hasText: 'Headquarters was restored from an older backup' })
    await note.getByText('Headquarters assigns no account numbers and synchronizes nothing', { exact: false }).waitFor()
    await note.getByRole('button', { name: 'Accept headquarters …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog
      .getByText('houston-db: Customers missing: 1 (restored from the channel: 0, lost: 1). Operations sent again: 0.')
      .waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
    expect(await cutOff(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Accept', exact: true }).click()
    await dialog.getByRole('alert').waitFor()
    expect((await accountsAt(tillsync)).size).toBe(3)
    await dialog.getByLabel('Reason').fill('The disk was replaced.')
    await dialog.getByRole('button', { name: 'Accept', exact: true }).click()
    await page.getByText('Headquarters was accepted. The channels send their operations again.').waitFor()
    await note.waitFor({ state: 'detached' })
    expect((await accountsAt(tillsync)).size).toBe(2)
    expect(page.errors).toEqual([])
  })
})
