// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { encodeNodeId } from '../../src/api/shared/node-id.ts'
import { VERSION } from '../../src/config/package.ts'
import { execute } from '../../src/db/client.ts'
import { afterFile } from '../support/after-file.ts'
import { type FaultyLine, openFaultyLine } from '../support/faulty-line.ts'
import { graphqlRequest } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { joinedFolder, type Store, startStore } from '../support/store.ts'

const STORES = /* GraphQL */ `
  query ($filter: StoreFilter, $first: Int, $after: String, $last: Int, $before: String) {
    stores(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        channelDatabase { key store { status } } health causes attention answered lastContactAt version
        upgradeHold { heldAt heldBy reason }
        oldestPendingUploadAt oldestUndistributedAt clockSkewSeconds disk { freeBytes totalBytes }
        key { status createdAt } revocationsAppliedAt
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      totalCount
    }
  }`
type Node = {
  channelDatabase: { key: string; store: { status: string } | null }
  health: string
  causes: string[]
  attention: string[]
  answered: boolean
  version: string | null
  lastContactAt: string | null
  upgradeHold: object | null
  clockSkewSeconds: number | null
}
type Stores = {
  nodes: Node[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
  totalCount: number
}
type Results = {
  results: { store: string; channelDatabase: { key: string } | null; userErrors: { code: string }[] }[]
  userErrors: { code: string }[]
}

describe('stores, in the API', () => {
  let tillsync: Installation
  let line: FaultyLine
  let store: Store
  beforeAll(async () => {
    tillsync = await startInstallation()
    line = await openFaultyLine(tillsync.url, afterFile)
    const folder = await joinedFolder(tillsync, 'houston-db', new URL(line.url).origin)
    // Headquarters has learned that houston-db is a store's.
    await vi.waitUntil(async () => !('houston-db' in (await servedHere())), { timeout: 120_000, interval: 200 })
    store = await startStore(folder, tillsync.databases.houston, 'houston')
    await vi.waitUntil(async () => (await store.ready()).parts.headquarters === 'ok', { timeout: 120_000 })
    await vi.waitUntil(async () => (await houston()).answered, { timeout: 120_000 })
    await tillsync.runJob('1110', 'houston-db')
  }, 600_000)

  const servedHere = async () => {
    const answer = await fetch(`${tillsync.url}/readyz`)
    return ((await answer.json()) as { parts: object }).parts
  }
  const list = async (variables: object = {}, token = tillsync.token) =>
    (await tillsync.ask<{ stores: Stores }>(STORES, { ...variables }, token)).stores
  const keysOf = ({ nodes }: Stores) => nodes.map(({ channelDatabase }) => channelDatabase.key)
  const one = async (key: string): Promise<Node> => {
    const [node] = (await list({ filter: { channelDatabase: [key] } })).nodes
    if (!node) throw new Error(`There is no store ${key}.`)
    return node
  }
  const houston = () => one('houston-db')
  const act = async (mutation: string, input: object, token = tillsync.token) => {
    const type = mutation === 'holdStoreUpgrades' ? 'HoldStoreUpgradesInput' : 'StoresInput'
    const { payload } = await tillsync.ask<{ payload: Results }>(
      `mutation ($input: ${type}!) { payload: ${mutation}(input: $input) {
        results { store channelDatabase { key } userErrors { code } } userErrors { code }
      } }`,
      { input },
      token,
    )
    return payload
  }
  const paused = async (paused: boolean) => {
    await tillsync.ask(
      `mutation ($paused: Boolean!) {
        setDataSyncPaused(input: { channelDatabase: "sanfrancisco-db", paused: $paused }) { userErrors { code } }
      }`,
      { paused },
    )
  }

  test('a store tells its program, its disk and its clock, and one without a machine has the program of headquarters', async () => {
    // A clock that was not answered in time is measured again within seconds.
    await expect.poll(async () => (await houston())?.clockSkewSeconds).toEqual(expect.any(Number))
    expect(await houston()).toMatchObject({
      channelDatabase: { store: { status: 'CONNECTED' } },
      answered: true,
      lastContactAt: expect.any(String),
      version: VERSION,
      clockSkewSeconds: expect.closeTo(0, -1),
      disk: { freeBytes: expect.stringMatching(/^\d+$/), totalBytes: expect.stringMatching(/^[1-9]\d+$/) },
      key: { status: 'IN_USE', createdAt: expect.any(String) },
      revocationsAppliedAt: expect.any(String),
      upgradeHold: null,
      attention: [],
    })
    expect(await one('sanfrancisco-db')).toMatchObject({
      channelDatabase: { store: null },
      answered: true,
      version: VERSION,
      disk: null,
      key: null,
      revocationsAppliedAt: null,
    })
  })

  test('the worst store is the first, with causes that the diagnosis names too', async () => {
    await paused(true)
    const stores = await list()
    expect(stores.nodes[0]).toMatchObject({
      channelDatabase: { key: 'sanfrancisco-db' },
      health: 'FAILING',
      causes: ['DATA_SYNC_NOT_PAUSED'],
    })
    expect((await houston()).causes).not.toContain('DATA_SYNC_NOT_PAUSED')
    const { diagnose } = await tillsync.ask<{ diagnose: { checks: { code: string; status: string }[] } }>(
      '{ diagnose(input: { installation: true }) { checks { code status } } }',
    )
    const failed = diagnose.checks.filter(({ status }) => status === 'FAIL').map(({ code }) => code)
    expect(failed).toEqual(expect.arrayContaining(stores.nodes.flatMap(({ causes }) => causes)))
    await paused(false)
    expect((await one('sanfrancisco-db')).causes).not.toContain('DATA_SYNC_NOT_PAUSED')
  })

  test('the list is paged in either direction, and counts what matches', async () => {
    await paused(true)
    const all = keysOf(await list())
    expect(all).toHaveLength(2)
    const first = await list({ first: 1 })
    expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true, hasPreviousPage: false } })
    const second = await list({ first: 1, after: first.pageInfo.endCursor })
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    expect([...keysOf(first), ...keysOf(second)]).toEqual(all)
    expect(keysOf(await list({ last: 1 }))).toEqual(all.slice(1))
    expect(keysOf(await list({ last: 1, before: second.pageInfo.startCursor }))).toEqual(all.slice(0, 1))
    await expect(list({ after: 'nonsense' })).rejects.toThrow(/not a cursor of this list/)
    await paused(false)
  })

  test('it is filtered by health, connection, version, database, hold and words', async () => {
    await paused(true)
    const matching = async (filter: object) => keysOf(await list({ filter })).sort()
    expect(await matching({ health: ['FAILING'] })).toContain('sanfrancisco-db')
    expect(await matching({ health: ['HEALTHY', 'ATTENTION'] })).not.toContain('sanfrancisco-db')
    expect(await matching({ status: ['CONNECTED'] })).toEqual(['houston-db'])
    expect(await matching({ version: [VERSION] })).toEqual(['houston-db', 'sanfrancisco-db'])
    expect(await matching({ version: ['0.0.1'] })).toEqual([])
    const id = encodeNodeId('ChannelDatabase', 'sanfrancisco-db')
    expect(await matching({ channelDatabase: [id] })).toEqual(['sanfrancisco-db'])
    expect(await matching({ search: 'FRANCISCO san' })).toEqual(['sanfrancisco-db'])
    expect(await matching({ upgradeHeld: true })).toEqual([])
    await paused(false)
  })

  test('a token of some channels sees and reaches their stores alone', async () => {
    const token = await tillsync.tokenFor('ADMINISTRATOR', ['sanfrancisco'])
    expect(keysOf(await list({}, token))).toEqual(['sanfrancisco-db'])
    for (const [mutation, input] of [
      ['flushStores', {}],
      ['retryStores', {}],
      ['holdStoreUpgrades', { reason: 'Tried' }],
      ['releaseStoreUpgrades', {}],
    ] as const) {
      const { results } = await act(mutation, { ...input, stores: ['houston-db', 'sanfrancisco-db'] }, token)
      expect(results).toMatchObject([
        { store: 'houston-db', channelDatabase: null, userErrors: [{ code: 'NOT_FOUND' }] },
        { store: 'sanfrancisco-db', channelDatabase: { key: 'sanfrancisco-db' }, userErrors: [] },
      ])
    }
    expect((await houston()).upgradeHold).toBeNull()
  })

  test('an operator flushes and retries stores, and only an administrator holds upgrades', async () => {
    const operator = await tillsync.tokenFor('OPERATOR')
    for (const mutation of ['flushStores', 'retryStores'])
      expect((await act(mutation, { stores: ['houston-db'] }, operator)).results).toMatchObject([{ userErrors: [] }])
    const { errors } = await graphqlRequest(
      tillsync.url,
      operator,
      'mutation { releaseStoreUpgrades(input: { stores: ["houston-db"] }) { userErrors { code } } }',
    )
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })

  test('a refusal at one store changes nothing for the others, and each is audited', async () => {
    await paused(true)
    const { results } = await act('retryStores', { stores: ['sanfrancisco-db', 'none', 'houston-db'] })
    expect(results.map(({ store: key, userErrors }) => [key, userErrors.map(({ code }) => code)])).toEqual([
      ['sanfrancisco-db', ['DATA_SYNC_PAUSED']],
      ['none', ['NOT_FOUND']],
      ['houston-db', []],
    ])
    await paused(false)
    const audited = await execute<{ target: string | null; result: string }>(
      tillsync.databases.hq.db,
      sql`select target, result from audit_entry where action = 'retryStores' order by id desc limit 3`,
    )
    expect(audited).toEqual(
      expect.arrayContaining([
        { target: 'sanfrancisco-db', result: 'DATA_SYNC_PAUSED' },
        { target: null, result: 'NOT_FOUND' },
        { target: 'houston-db', result: 'OK' },
      ]),
    )
    expect(await act('flushStores', { stores: [] })).toMatchObject({ userErrors: [{ code: 'INVALID_VALUE' }] })
  })

  test('a store that is away is failing, with its last version and contact; a held upgrade is not asked for', async () => {
    line.mode = 'refusing'
    line.cut()
    await vi.waitUntil(async () => !(await houston()).answered, { timeout: 120_000 })
    await tillsync.databases.hq.db.execute(sql`update store_connection set program_version = '0.0.1'`)
    expect(await houston()).toMatchObject({
      channelDatabase: { store: { status: 'NOT_CONNECTED' } },
      health: 'FAILING',
      causes: expect.arrayContaining(['CHANNEL_DATABASE_REACHABLE']),
      attention: ['UPGRADE_DUE'],
      version: '0.0.1',
      lastContactAt: expect.any(String),
      clockSkewSeconds: null,
      disk: null,
    })
    expect(await act('holdStoreUpgrades', { stores: ['houston-db'], reason: ' ' })).toMatchObject({
      userErrors: [{ code: 'INVALID_VALUE' }],
    })
    await act('holdStoreUpgrades', { stores: ['houston-db'], reason: 'Until January' })
    await act('holdStoreUpgrades', { stores: ['houston-db'], reason: 'A second reason' })
    expect(await houston()).toMatchObject({
      attention: [],
      upgradeHold: { heldBy: 'test-administrator', reason: 'Until January', heldAt: expect.any(String) },
    })
    expect(keysOf(await list({ filter: { upgradeHeld: true } }))).toEqual(['houston-db'])
    await act('releaseStoreUpgrades', { stores: ['houston-db'] })
    expect(await houston()).toMatchObject({ attention: ['UPGRADE_DUE'], upgradeHold: null })
  })
})
