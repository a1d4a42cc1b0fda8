// @module-tag long
import { beforeAll, expect, it, vi } from 'vitest'
import { afterFile } from '../support/after-file.ts'
import { type FaultyLine, openFaultyLine } from '../support/faulty-line.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { joinedFolder, type Store, startStore } from '../support/store.ts'
import { accessibilityViolations, cutOff, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

describeInBrowser('stores on the page', () => {
  let tillsync: Installation
  let line: FaultyLine
  let store: Store
  beforeAll(async () => {
    tillsync = await startInstallation()
    line = await openFaultyLine(tillsync.url, afterFile)
    const folder = await joinedFolder(tillsync, 'houston-db', new URL(line.url).origin)
    store = await startStore(folder, tillsync.databases.houston, 'houston')
    await vi.waitUntil(async () => (await store.ready()).parts.headquarters === 'ok', { timeout: 120_000 })
  })

  const overview = (options = {}) => openPage(linkTo(tillsync.url, tillsync.token, '/'), options)
  const rowOf = (page: TestPage) =>
    page.locator('[aria-labelledby=overview-stores]').getByRole('row', { name: /houston-db/ })
  async function atStore(options = {}): Promise<TestPage> {
    const token = await store.running.tokens.issueToken({ roles: ['OPERATOR'], channels: 'ALL', ttlSeconds: 3_600 })
    return openPage(linkTo(store.running.url, token, '/'), options)
  }
  async function fits(page: TestPage) {
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 740 })
      for (const scheme of ['light', 'dark'] as const) expect(await accessibilityViolations(page, scheme)).toEqual([])
      expect(await cutOff(page)).toEqual([])
    }
  }

  it('shows each store with its connection, its program and its key, and says nothing of other databases', async () => {
    const page = await overview()
    const row = rowOf(page)
    await row.getByText('Connected', { exact: true }).waitFor()
    expect(await row.textContent()).toMatch(/Houston.*\d+\.\d+\.\d+/)
    expect(await page.getByRole('region', { name: 'Stores' }).getByText('1 of 1 connected').count()).toBe(1)
    await row.getByText(/^\d+ % of its disk is free\.$/).waitFor()
    await fits(page)
    const dutch = await overview({ locale: 'nl-NL' })
    await dutch.getByText(/^\d+ % van de schijf is vrij\.$/).waitFor()
    await fits(dutch)
    expect(dutch.errors).toEqual([])
    expect(page.errors).toEqual([])
  })

  it('makes a join code for another machine, which it shows once, in English and in Dutch', async () => {
    const page = await overview()
    await rowOf(page).getByRole('button', { name: 'Make a join code' }).click()
    const form = page.getByRole('dialog', { name: 'Join code for Houston' })
    await form.getByText(/another machine take the place of this store/).waitFor()
    await fits(page)
    await form.getByLabel('Valid for').selectOption({ label: '1 day' })
    await form.getByRole('button', { name: 'Make a join code' }).click()
    const made = page.getByRole('status', { name: 'Join code' })
    const code = (await made.textContent()) ?? ''
    expect(code).toMatch(/^\w{4}-/)
    await page.getByText(`tillsync channel join ${new URL(tillsync.url).origin} --data`).waitFor()
    await fits(page)
    const { channelDatabases } = await tillsync.ask<{ channelDatabases: { joinCodes: { expiresAt: string }[] }[] }>(
      '{ channelDatabases { joinCodes { expiresAt } } }',
    )
    const hours = channelDatabases.flatMap(({ joinCodes }) =>
      joinCodes.map(({ expiresAt }) => Math.round((Date.parse(expiresAt) - Date.now()) / 3_600_000)),
    )
    expect(hours).toContain(24)
    await page.getByRole('button', { name: 'Done' }).click()
    await made.waitFor({ state: 'detached' })
    const dutch = await overview({ locale: 'nl-NL' })
    await rowOf(dutch).getByRole('button', { name: 'Aanmeldcode maken' }).click()
    await dutch.getByRole('dialog', { name: 'Aanmeldcode voor Houston' }).waitFor()
    await fits(dutch)
    expect([...page.errors, ...dutch.errors]).toEqual([])
  })

  it('offers neither a join code nor a revocation to those who may not make them', async () => {
    const page = await openPage(linkTo(tillsync.url, await tillsync.tokenFor('VIEWER'), '/'))
    await rowOf(page).getByText('Connected', { exact: true }).waitFor()
    expect(await rowOf(page).getByRole('button').count()).toBe(0)
  })

  it('says that a store is not connected, in English and in Dutch', async () => {
    line.mode = 'refusing'
    line.cut()
    const page = await overview()
    await rowOf(page).getByText('Not connected', { exact: true }).waitFor()
    await rowOf(page)
      .getByText(/The machine, its network or its program is down/)
      .waitFor()
    await page.context().close()
    const dutch = await overview({ locale: 'nl-NL' })
    await dutch.getByText('Niet verbonden', { exact: true }).waitFor()
    await fits(dutch)
    expect(dutch.errors).toEqual([])
  })

  it('names at the store what is wrong with its connection, until it is over', async () => {
    line.mode = 'refusing'
    line.cut()
    const page = await atStore()
    const note = page.getByRole('status').filter({ hasText: 'Headquarters cannot be reached' })
    await note.getByText(/127\.0\.0\.1:\d+/).waitFor()
    await note.getByText(/This store continues to capture/).waitFor()
    await fits(page)
    line.mode = 'open'
    await note.waitFor({ state: 'detached' })
    await page.getByText(/This is the server of a store, connected to headquarters/).waitFor()
    expect(await page.getByText(/Headquarters is unreachable|Headquarters' database cannot be reached/).count()).toBe(0)
    await fits(page)
  })

  it('says why a store is refused, at headquarters and at the store', async () => {
    line.mode = 'open'
    const here = await overview()
    await rowOf(here).getByRole('button', { name: 'Revoke the key' }).click()
    const dialog = here.getByRole('dialog', { name: 'Revoke the key of Houston' })
    await dialog.getByText(/The store is refused from now on/).waitFor()
    await dialog.getByRole('textbox').fill('Its machine was stolen')
    await dialog.getByRole('button', { name: 'Revoke the key' }).click()
    await here.getByText('The key is revoked.').waitFor()
    await rowOf(here).getByText('Refused', { exact: true }).waitFor({ timeout: 120_000 })
    await rowOf(here)
      .getByText(/The key of this store was revoked/)
      .waitFor()
    await rowOf(here).getByText('revoked', { exact: true }).waitFor()
    await fits(here)
    const there = await atStore({ locale: 'nl-NL' })
    const note = there.getByRole('status').filter({ hasText: 'Het hoofdkantoor weigert deze winkel' })
    await note.getByText(/The key of this store was revoked/).waitFor()
  })
})
