import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { HeadquartersSide } from '../../../src/between/headquarters-side.ts'
import type { ChannelDatabase } from '../../../src/between/sides.ts'
import { currentCache } from '../../../src/channel/cache/cache.ts'
import { settingOf } from '../../../src/channel/cache/setting.ts'
import { createCustomer } from '../../../src/channel/commands/create-customer.ts'
import { issueLoyaltyCard } from '../../../src/channel/commands/issue-loyalty-card.ts'
import { linkLoyaltyCard } from '../../../src/channel/commands/link-loyalty-card.ts'
import { findLoyaltyCard } from '../../../src/channel/customers/loyalty-cards.ts'
import { storeDocuments } from '../../../src/channel/customers/store-documents.ts'
import { listCalls } from '../../../src/channel/realtime/list-calls.ts'
import { searchAllStores } from '../../../src/channel/realtime/search-all-stores.ts'
import { setOffline } from '../../../src/channel/switch-channel.ts'
import { ADMINISTRATOR, DEVICE, make, unreachable } from '../../support/channel.ts'

const calls = (database: ChannelDatabase, more = {}) =>
  listCalls(database.db, { channelId: 'houston', outcomes: null, avoidable: null, beyond: null, limit: 10, ...more })

const issuing: Partial<HeadquartersSide> = {
  async issueLoyaltyCard(_, { operationId, customerKey, cardNumber }) {
    const number = cardNumber ?? '55100'
    const customer = customerKey === null ? null : make.document({ customerKey, version: 2, loyaltyCards: [number] })
    return { outcome: 'OK', cardNumber: number, customer, card: card(operationId, number, customerKey) }
  },
}
const card = (cardId: string, cardNumber: string, customerKey: string | null, version = 1) => ({
  ...{ cardId, cardNumber, customerKey, version },
  dataAreaId: 'USRT',
  issuedAt: '2026-11-20T10:00:00Z',
})

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
        // As headquarters of a former version answers: without the card.
        const customer = make.document({ customerKey: customerKey ?? '', version: 2, loyaltyCards: ['55100'] })
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

test('issues an anonymous card, finds it by number at once, and links a customer to it', async () => {
  const database = await make.channelDatabase({
    headquarters: {
      ...issuing,
      async linkLoyaltyCard(_, { customerKey, cardNumber }) {
        const customer = make.document({ customerKey, version: 2, loyaltyCards: [cardNumber] })
        const [known] = await database.db.execute<{ id: string }>(sql`select card_id as id from loyalty_card`)
        return { outcome: 'OK', cardNumber, customer, card: card(known?.id ?? '', cardNumber, customerKey, 2) }
      },
    },
  })
  const anonymous = { channel: 'houston', customerKey: null, cardNumber: 'GOLD 17', idempotencyKey: 'anonymous' }
  const issued = await issueLoyaltyCard(database, DEVICE, anonymous)
  expect(issued).toMatchObject({ cardNumber: 'GOLD 17', customer: null, card: { customerKey: null }, userErrors: [] })
  expect(await issueLoyaltyCard(database, DEVICE, anonymous)).toEqual(issued)
  expect(await findLoyaltyCard(database.db, 'USRT', 'gold17')).toEqual(issued.card)
  const customerKey = randomUUID()
  await storeDocuments(database.db, [make.document({ customerKey })])
  const link = { channel: 'houston', customerKey, cardNumber: 'GOLD 17', idempotencyKey: 'link' }
  const linked = await linkLoyaltyCard(database, DEVICE, link)
  expect(linked).toMatchObject({ card: { customerKey }, customer: { loyaltyCards: ['GOLD 17'] }, userErrors: [] })
  expect(await linkLoyaltyCard(database, DEVICE, link)).toEqual(linked)
})

test('gives no card to a customer who is blocked for loyalty enrollment, and makes no number unless the profile says so', async () => {
  const database = await make.channelDatabase({ headquarters: issuing, generateLoyaltyCardNumber: false })
  const [blocked, free] = [randomUUID(), randomUUID()]
  await storeDocuments(database.db, [
    make.document({ customerKey: blocked, account: 'C-1', blockLoyaltyEnrollment: 'true' }),
    make.document({ customerKey: free, account: 'C-2', blockLoyaltyEnrollment: 'false' }),
  ])
  const issue = async (customerKey: string, cardNumber: string | null) =>
    (
      await issueLoyaltyCard(database, DEVICE, {
        channel: 'houston',
        customerKey,
        cardNumber,
        idempotencyKey: randomUUID(),
      })
    ).userErrors
  expect(await issue(blocked, 'GOLD-1')).toMatchObject([{ code: 'LOYALTY_ENROLLMENT_BLOCKED', field: ['customerId'] }])
  const link = { channel: 'houston', customerKey: blocked, cardNumber: 'GOLD-1', idempotencyKey: 'link' }
  expect((await linkLoyaltyCard(database, DEVICE, link)).userErrors).toMatchObject([
    { code: 'LOYALTY_ENROLLMENT_BLOCKED' },
  ])
  expect(await issue(free, null)).toMatchObject([{ code: 'LOYALTY_CARD_NUMBER_REQUIRED', field: ['cardNumber'] }])
  expect(await issue(free, 'GOLD-1')).toEqual([])
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
