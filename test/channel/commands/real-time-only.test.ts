import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { HeadquartersSide } from '../../../src/between/headquarters-side.ts'
import type { ChannelDatabase } from '../../../src/between/sides.ts'
import { currentCache } from '../../../src/channel/cache/cache.ts'
import { settingOf } from '../../../src/channel/cache/setting.ts'
import { createCustomer } from '../../../src/channel/commands/create-customer.ts'
import { issueLoyaltyCard } from '../../../src/channel/commands/issue-loyalty-card.ts'
import { storeDocuments } from '../../../src/channel/customers/store-documents.ts'
import { listCalls } from '../../../src/channel/realtime/list-calls.ts'
import { searchAllStores } from '../../../src/channel/realtime/search-all-stores.ts'
import { setOffline } from '../../../src/channel/switch-channel.ts'
import { ADMINISTRATOR, DEVICE, make, unreachable } from '../../support/channel.ts'

const calls = (database: ChannelDatabase, more = {}) =>
  listCalls(database.db, { channelId: 'houston', outcomes: null, avoidable: null, beyond: null, limit: 10, ...more })

const issuing: Partial<HeadquartersSide> = {
  async issueLoyaltyCard(_, { customerKey, cardNumber }) {
    const number = cardNumber ?? '55100'
    const customer = make.document({ customerKey, version: 2, loyaltyCards: [number] })
    return { outcome: 'OK', cardNumber: number, customer }
  },
}

test('issues one loyalty card for each key in real time, and shows it at once', async () => {
  const database = await make.channelDatabase({ headquarters: issuing })
  const customerKey = randomUUID()
  await storeDocuments(database.db, [make.document({ customerKey })])
  const input = { channel: 'houston', customerKey, idempotencyKey: 'key' }
  const outcome = await issueLoyaltyCard(database, DEVICE, input)
  expect(outcome).toMatchObject({ cardNumber: '55100', customer: { loyaltyCards: ['55100'] }, userErrors: [] })
  expect(await issueLoyaltyCard(database, DEVICE, input)).toEqual(outcome)
  const reused = await issueLoyaltyCard(database, DEVICE, { ...input, cardNumber: '7' })
  expect(reused.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }])
  expect(await calls(database)).toMatchObject([
    { method: 'issueLoyaltyCard', outcome: 'OK', reason: 'ALWAYS_SYNCHRONOUS', avoidable: false },
  ])
})

test('sends the same loyalty card again when its answer was lost', async () => {
  const operations: string[] = []
  const database = await make.channelDatabase({
    headquarters: {
      async issueLoyaltyCard(_, { operationId, customerKey }) {
        operations.push(operationId)
        if (operations.length === 1) throw unreachable()
        const customer = make.document({ customerKey, version: 2, loyaltyCards: ['55100'] })
        return { outcome: 'OK', cardNumber: '55100', customer }
      },
    },
  })
  const customerKey = randomUUID()
  await storeDocuments(database.db, [make.document({ customerKey })])
  const input = { channel: 'houston', customerKey, idempotencyKey: 'key' }
  expect((await issueLoyaltyCard(database, DEVICE, input)).userErrors).toMatchObject([
    { code: 'HEADQUARTERS_UNREACHABLE' },
  ])
  expect(await issueLoyaltyCard(database, DEVICE, input)).toMatchObject({ cardNumber: '55100', userErrors: [] })
  expect(operations[1]).toBe(operations[0])
  expect(await calls(database)).toMatchObject([{ outcome: 'OK' }, { outcome: 'UNREACHABLE', fellBack: false }])
})

test('issues no loyalty card for a pending customer, from an offline channel, or without an answer', async () => {
  const database = await make.channelDatabase()
  const { customer } = await createCustomer(database, DEVICE, {
    channel: 'houston',
    idempotencyKey: 'create',
    customer: { name: 'Ada' },
  })
  const known = randomUUID()
  await storeDocuments(database.db, [make.document({ customerKey: known })])
  const issue = async (customerKey: string) =>
    (await issueLoyaltyCard(database, DEVICE, { channel: 'houston', customerKey, idempotencyKey: randomUUID() }))
      .userErrors
  expect(await issue(customer?.customerKey ?? '')).toMatchObject([{ code: 'CUSTOMER_PENDING_SYNC' }])
  expect(await issue(randomUUID())).toMatchObject([{ code: 'NOT_FOUND' }])
  expect(await issue(known)).toMatchObject([{ code: 'HEADQUARTERS_UNREACHABLE' }])
  expect(await calls(database)).toHaveLength(1)
  await setOffline(database, ADMINISTRATOR, 'houston', true)
  expect(await issue(known)).toMatchObject([{ code: 'HEADQUARTERS_UNREACHABLE' }])
  expect(await calls(database)).toHaveLength(1)
})

test('searches all stores at headquarters with at least four characters, and returns null when it cannot', async () => {
  const asked: unknown[] = []
  const hit = {
    customerKey: randomUUID(),
    dataAreaId: 'USRT',
    account: 'C-000007',
    customerType: 'PERSON' as const,
    name: 'Ada',
    email: 'a***@example.com',
    phone: null,
    createdAt: '2026-01-01T00:00:00.000Z',
  }
  let away = false
  const database = await make.channelDatabase({
    headquarters: {
      async searchAllStores(_, search) {
        asked.push(search)
        if (away) throw Object.assign(new Error('away'), { code: 'ETIMEDOUT' })
        return [hit]
      },
    },
  })
  const search = async (text: string) => {
    const setting = settingOf(await currentCache(database), 'houston')
    if ('code' in setting) throw new Error(setting.message)
    return searchAllStores(database, DEVICE, setting, { text, limit: 20 })
  }
  expect(await search('Ada Lovelace')).toMatchObject([{ ...hit, channelId: 'houston', addresses: [], phone: null }])
  expect(asked).toEqual([{ dataAreaId: 'USRT', text: 'Ada Lovelace', limit: 20 }])
  expect(await search('Ada')).toBeNull()
  away = true
  expect(await search('Ada Lovelace')).toBeNull()
  await setOffline(database, ADMINISTRATOR, 'houston', true)
  expect(await search('Ada Lovelace')).toBeNull()
  expect(asked).toHaveLength(2)
  expect(await calls(database)).toMatchObject([
    { method: 'searchCustomers', outcome: 'UNREACHABLE', fellBack: true },
    { method: 'searchCustomers', outcome: 'OK', fellBack: false },
  ])
})

test('lists the calls of a channel newest first, by pages, outcome and whether they were avoidable', async () => {
  const database = await make.channelDatabase()
  for (let i = 0; i < 5; i++)
    await createCustomer(database, DEVICE, {
      channel: 'sanfrancisco',
      idempotencyKey: `k${i}`,
      customer: { name: `C${i}` },
    })
  const channelId = 'sanfrancisco'
  const all = await calls(database, { channelId })
  expect(all).toHaveLength(5)
  const second = await calls(database, { channelId, limit: 2, beyond: all[1] })
  expect(second).toEqual(all.slice(2, 4))
  expect(await calls(database, { channelId, outcomes: ['OK', 'PENDING'] })).toEqual([])
  expect(await calls(database, { channelId, avoidable: true })).toEqual([])
  expect(await calls(database, { channelId, avoidable: false, outcomes: ['UNREACHABLE'] })).toHaveLength(5)
  expect(await calls(database)).toEqual([])
})
