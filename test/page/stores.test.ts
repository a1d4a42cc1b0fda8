import { beforeAll, expect, it, vi } from 'vitest'
import { afterFile } from '../support/after-file.ts'
import { type FaultyLine, openFaultyLine } from '../support/faulty-line.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { joinedFolder, type Store, startStore } from '../support/store.ts'
import { accessibilityViolations, cutOff, describeInBrowser, linkTo, openPage, type TestPage } from './browser.ts'

const CREATE_CODE = /* GraphQL */ `
  mutation ($input: CreateJoinCodeInput!) { createJoinCode(input: $input) { userErrors { message } } }`
const REVOKE = /* GraphQL */ `
  mutation ($input: RevokeStoreKeyInput!) { revokeStoreKey(input: $input) { userErrors { message } } }`

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
    await fits(page)
    expect(page.errors).toEqual([])
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
    const created = await tillsync.ask<{ createJoinCode: { userErrors: object[] } }>(CREATE_CODE, {
      input: { channelDatabase: 'houston-db' },
    })
    expect(created.createJoinCode.userErrors).toEqual([])
    const { channelDatabases } = await tillsync.ask<{ channelDatabases: { storeKeys: { id: string }[] }[] }>(
      '{ channelDatabases { storeKeys { id } } }',
    )
    const [key] = channelDatabases.flatMap(({ storeKeys }) => storeKeys)
    await tillsync.ask(REVOKE, { input: { key: key?.id } })
    const here = await overview()
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
