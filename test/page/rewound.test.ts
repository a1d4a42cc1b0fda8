import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { accountsAt, createMany, tryJob } from '../headquarters/incarnation/restored.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { accessibilityFaults, cutOff, describeInBrowser, linkTo, openPage } from './browser.ts'

describeInBrowser('headquarters that was set back', { timeout: 90_000 }, () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation()
    await createMany(tillsync, 'Seen', 3)
    await tillsync.travel()
    // What a copy from before has never had.
    await execute(tillsync.databases.hq.db, sql`delete from incarnation`)
    await execute(tillsync.databases.hq.db, sql`delete from customer where cust_name = 'Ada Seen2'`)
    await tryJob(tillsync, '1010')
  }, 120_000)

  it('is said on every view; a viewer is told whom to ask', async () => {
    for (const path of ['/', '/jobs', '/customers']) {
      const page = await openPage(linkTo(tillsync.url, await tillsync.tokenFor('VIEWER'), path))
      const note = page.getByRole('alert').filter({ hasText: 'Headquarters was restored from an older copy' })
      await note.getByText('An administrator with a token for all channels can accept it.').waitFor()
      expect(await note.getByRole('button').count()).toBe(0)
      expect(page.faults).toEqual([])
      await page.context().close()
    }
  })

  it('is accepted by an administrator, who is told beforehand what is lost and gives a reason', async () => {
    const page = await openPage(linkTo(tillsync.url, tillsync.token, '/'))
    const note = page.getByRole('alert').filter({ hasText: 'Headquarters was restored from an older copy' })
    await note.getByText('No account number is given and nothing is synchronized', { exact: false }).waitFor()
    await note.getByRole('button', { name: 'Accept headquarters …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('houston-db: Customers missing 1 (come back 0). Lost 1. Operations sent again 0.').waitFor()
    for (const scheme of ['light', 'dark'] as const) expect(await accessibilityFaults(page, scheme)).toEqual([])
    expect(await cutOff(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Accept it' }).click()
    await dialog.getByRole('alert').waitFor()
    expect((await accountsAt(tillsync)).size).toBe(3)
    await dialog.getByLabel('Reason').fill('The disk was replaced.')
    await dialog.getByRole('button', { name: 'Accept it' }).click()
    await page.getByText('Headquarters was accepted. What was captured is sent again.').waitFor()
    await note.waitFor({ state: 'detached' })
    expect((await accountsAt(tillsync)).size).toBe(2)
    expect(page.faults).toEqual([])
  })
})
