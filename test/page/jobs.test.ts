import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { type CorrectionInstallation, startCorrectionInstallation, usual } from '../pipeline/correction-installation.ts'
import { accessibilityViolations, describeInBrowser, linkTo, openPage } from './browser.ts'

describeInBrowser('jobs and sessions', () => {
  let tillsync: CorrectionInstallation
  beforeAll(async () => {
    tillsync = await startCorrectionInstallation()
    // Starts the browser before the first test.
    await (await open()).context().close()
  })
  const open = (path = '/jobs') => openPage(linkTo(tillsync.url, tillsync.token, path))

  it('runs a job now for one channel database, and shows its session live', async () => {
    await tillsync.importLines('one.csv', [usual(1)])
    const page = await open('/jobs/sessions?job=P-0001')
    await page.getByText('No session matches').waitFor()
    await page.getByRole('navigation', { name: 'Parts of the view' }).getByRole('link', { name: 'Jobs' }).click()
    await page.getByRole('button', { name: 'Run now … P-0001' }).click()
    const dialog = page.getByRole('dialog', { name: /Run P-0001/ })
    await dialog.getByLabel('Channel database').selectOption('houston-db')
    expect(await dialog.getByRole('checkbox').count()).toBe(0)
    await dialog.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByText('P-0001 ended.').waitFor()
    const job = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^P-0001/ }) })
    await job.getByText('Applied').waitFor()
    await job.getByRole('link', { name: 'All sessions' }).click()
    await page.getByRole('row', { name: /P-0001.*Houston.*Applied.*1 operation/ }).waitFor()
    expect(page.url()).toContain('job=P-0001')
    expect(page.errors).toEqual([])
  })

  it('shows a new run with its counts live', async () => {
    const page = await open('/jobs/runs?job=synchronize')
    await page.getByText('No runs yet').waitFor()
    await tillsync.synchronize()
    await page.getByRole('listitem').filter({ hasText: 'Synchronize customers and channel requests' }).waitFor()
    await page.getByText('1 of 1').waitFor()
    await page.getByRole('link', { name: 'Operations', exact: true }).click()
    await page.getByRole('option', { name: /Customer Number1/ }).waitFor()
  })

  it('retries a failed session after its cause was fixed, and keeps filters in the address', {
    tags: 'long',
  }, async () => {
    await tillsync.runJob('1010')
    await tillsync.importLines('two.csv', [usual(2)])
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
    const { houston } = tillsync.databases
    await houston.db.execute(sql`alter table customer add constraint broken check (false) not valid`)
    await tillsync.runJob('1010', 'houston-db')
    const page = await open('/')
    await page
      .getByRole('listitem')
      .filter({ hasText: '1010 · Houston' })
      .getByRole('link', { name: /Open session/ })
      .click()
    const row = page.getByRole('row').filter({ hasText: 'Apply failed' })
    await row.waitFor()
    expect(page.url()).toMatch(/jobs\/sessions\?job=1010&database=houston-db&status=failing/)
    await houston.db.execute(sql`alter table customer drop constraint broken`)
    await row.getByRole('button', { name: 'Retry' }).click()
    await page.getByText(/Session \d+ was applied\./).waitFor()
    await page.getByText('No session matches').waitFor()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page
      .getByRole('row', { name: /1010.*Houston.*Applied/ })
      .first()
      .waitFor()
  })

  it('lets an administrator change a schedule, and shows why a recurrence is refused', { tags: 'long' }, async () => {
    const page = await open()
    const change = page.getByRole('button', { name: 'Change schedule: Channel configuration' })
    await change.click()
    await page.getByRole('checkbox', { name: 'Active' }).check()
    await page.getByLabel('Recurrence').fill('now and then')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alert').filter({ hasText: 'cron expression' }).waitFor()
    await page.getByLabel('Recurrence').fill('EVERY 900 SECONDS')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const job = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^1070/ }) })
    await job.getByText('every 15 minutes').waitFor()
  })

  it('offers a role only the actions that it may run', { tags: 'long' }, async () => {
    const offered = async (role: 'VIEWER' | 'OPERATOR') => {
      const page = await openPage(linkTo(tillsync.url, await tillsync.tokenFor(role), '/jobs'))
      await page.getByRole('heading', { name: /^P-0001/ }).waitFor()
      const names = await page.getByRole('main').getByRole('button').allTextContents()
      await page.context().close()
      return names
    }
    expect(await offered('VIEWER')).toEqual([])
    const operator = (await offered('OPERATOR')).join()
    expect(operator).toContain('Run now')
    expect(operator).toContain('Synchronize now')
    expect(operator).not.toContain('Clean up')
  })

  it('passes axe-core in light and in dark, in each part and on a phone', {
    tags: 'long',
  }, async () => {
    const page = await open()
    const parts = page.getByRole('navigation', { name: 'Parts of the view' })
    for (const part of ['Jobs', 'Sessions', 'Runs']) {
      await parts.getByRole('link', { name: part, exact: true }).click()
      await page.locator('main:not(:has(.skeletons))').waitFor()
      await page.setViewportSize({ width: 1280, height: 800 })
      for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
      await page.setViewportSize({ width: 360, height: 740 })
      expect(await accessibilityViolations(page, 'light')).toEqual([])
      expect(await page.evaluate('document.querySelector("main").scrollWidth <= innerWidth')).toBe(true)
    }
    await parts.getByRole('link', { name: 'Jobs', exact: true }).click()
    await page.getByRole('button', { name: 'Run now … 1010' }).click()
    expect(await accessibilityViolations(page, 'dark')).toEqual([])
    expect(page.errors).toEqual([])
  })

  it('lists all runs and sessions page by page, and shows the one that the address names, however old it is', {
    tags: 'long',
  }, async () => {
    await tillsync.runJob('1110', 'houston-db')
    const { db } = tillsync.databases.hq
    const [run] = await execute<{ id: string; number: string }>(
      db,
      sql`select run_id as id, number::text from batch_run order by number limit 1`,
    )
    const [session] = await execute<{ id: string; number: string }>(
      db,
      sql`select id, number::text from download_session where job_id = '1110' order by number limit 1`,
    )
    // Many newer runs and sessions.
    await execute(
      db,
      sql`insert into batch_run overriding system value
      select (jsonb_populate_record(r, jsonb_build_object('run_id', gen_random_uuid(), 'number', 10000 + n))).*
      from batch_run r, generate_series(1, 60) n
      where r.run_id = (select run_id from batch_run where status = 'FINISHED' limit 1)`,
    )
    await execute(
      db,
      sql`insert into download_session overriding system value
      select (jsonb_populate_record(d,
        jsonb_build_object('id', gen_random_uuid(), 'number', 10000 + n, 'date_requested', now()))).*
      from download_session d, generate_series(1, 60) n
      where d.id = ${session?.id}::uuid`,
    )
    for (const table of ['batch_run', 'download_session'])
      await execute(db, sql`select setval(pg_get_serial_sequence(${table}, 'number'), 20000)`)
    const sessionName = new RegExp(`^${session?.number} 1110 `)
    const nodeId = (type: string, key = '') => Buffer.from(JSON.stringify([type, key])).toString('base64url')
    const runs = await open(`/jobs/runs?run=${nodeId('BatchRun', run?.id)}`)
    await runs.getByRole('region', { name: 'Selected run' }).getByText(`Run ${run?.number} ·`).waitFor()
    await runs.getByRole('button', { name: 'Close selection' }).click()
    const oldest = runs.getByRole('listitem').filter({ hasText: new RegExp(`Run ${run?.number} ·`) })
    expect(await oldest.count()).toBe(0)
    const sessions = await open(`/jobs/sessions?status=all&session=${nodeId('DownloadSession', session?.id)}`)
    await sessions.getByRole('region', { name: 'Selected session' }).getByRole('row', { name: sessionName }).waitFor()
    await sessions.getByRole('button', { name: 'Close selection' }).click()
    const first = sessions.getByRole('row', { name: sessionName })
    expect(await first.count()).toBe(0)
    for (const [page, end] of [
      [runs, oldest],
      [sessions, first],
    ] as const) {
      const more = page.getByRole('button', { name: 'Show more' })
      await more.click()
      await end.waitFor()
      // A new one appears, and the list keeps what was read.
      await tillsync.runJob('1070', 'houston-db')
      await page
        .getByText(/^(Run )?20\d{3}( ·|$)/)
        .first()
        .waitFor()
      expect(await end.count()).toBe(1)
      expect(page.errors).toEqual([])
    }
  })
})
