import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'

// Loyalty cards, the switches of a customer and customer orders, as tills and headquarters have them: Houston and San
// Francisco share no address book.

let tillsync: Installation
beforeAll(async () => {
  tillsync = await startInstallation()
})

type Refusals = { userErrors: { code: string; field: string[] | null; message: string }[] }
type Card = { cardNumber: string; isAnonymous: boolean; customer: { name: string } | null }
const CARD = 'cardNumber isAnonymous customer { name }'
const ERRORS = 'userErrors { code field message }'

async function mutate<T>(name: string, input: object, selection: string, token?: string): Promise<T & Refusals> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input!`
  const document = `mutation ($input: ${type}) { payload: ${name}(input: $input) { ${selection} ${ERRORS} } }`
  return (await tillsync.ask<{ payload: T & Refusals }>(document, { input }, token)).payload
}

async function create(channel: string, lastName: string, more: object = {}): Promise<string> {
  const { customer, userErrors } = await mutate<{ customer: { key: string } | null }>(
    'createCustomer',
    { channel, idempotencyKey: randomUUID(), customer: { firstName: 'Lena', lastName, ...more } },
    'customer { key: asyncCustomerAccount }',
  )
  expect(userErrors).toEqual([])
  return customer?.key ?? ''
}

const issue = (channel: string, customerId: string | null, cardNumber: string | null = null) =>
  mutate<{ cardNumber: string | null; loyaltyCard: Card | null }>(
    'issueLoyaltyCard',
    { channel, customerId, cardNumber, idempotencyKey: randomUUID() },
    `cardNumber loyaltyCard { ${CARD} }`,
  )
const link = (channel: string, customerId: string, cardNumber: string) =>
  mutate<{ loyaltyCard: Card | null }>(
    'linkLoyaltyCard',
    { channel, customerId, cardNumber, idempotencyKey: randomUUID() },
    `loyaltyCard { ${CARD} }`,
  )
async function find(channel: string | null, cardNumber: string): Promise<Card | null> {
  const { loyaltyCard } = await tillsync.ask<{ loyaltyCard: Card | null }>(
    `query ($number: String!, $channel: ID) { loyaltyCard(cardNumber: $number, channel: $channel) { ${CARD} } }`,
    { number: cardNumber, channel },
  )
  return loyaltyCard
}
async function search(channel: string | null, text: string) {
  const { customers } = await tillsync.ask<{ customers: { nodes: { name: string; loyaltyCards: string[] }[] } }>(
    `query ($channel: ID, $text: String!) {
      customers(channel: $channel, filter: { search: $text }) { nodes { name loyaltyCards } }
    }`,
    { channel, text },
  )
  return customers.nodes
}
const run1050 = () => tillsync.runJob('1050')
const read = (customerId: string, fields: string, channel: string | null = null) =>
  tillsync
    .ask<{ customer: Record<string, unknown> | null }>(
      `query ($id: String!, $channel: ID) { customer(by: { asyncCustomerAccount: $id }, channel: $channel) { ${fields} } }`,
      { id: customerId, channel },
    )
    .then(({ customer }) => customer)

describe('a loyalty card', () => {
  it('is known at the till that has issued it at once, and at every other till by 1050', async () => {
    const customer = await create('houston', 'Alpha')
    expect((await issue('houston', customer)).userErrors).toMatchObject([{ code: 'CUSTOMER_PENDING_SYNC' }])
    await tillsync.travel()
    const issued = await issue('houston', customer, '7700 0001')
    expect(issued).toMatchObject({ cardNumber: '7700 0001', loyaltyCard: { isAnonymous: false }, userErrors: [] })
    const card = { cardNumber: '7700 0001', isAnonymous: false, customer: { name: 'Lena Alpha' } }
    expect(await find('houston', '77000001')).toEqual(card)
    expect(await find(null, '77000001')).toEqual(card)
    expect(await search('houston', '7700 0001')).toEqual([{ name: 'Lena Alpha', loyaltyCards: ['7700 0001'] }])
    expect(await find('sanfrancisco', '77000001')).toBeNull()
    expect(await run1050()).toEqual([{ status: 'APPLIED' }, { status: 'APPLIED' }])
    // The customer belongs to no address book of San Francisco.
    expect(await find('sanfrancisco', '77000001')).toEqual({ ...card, customer: null })
    expect(await run1050()).toEqual([{ status: 'NO_DATA' }, { status: 'NO_DATA' }])
  })

  it('is one of several, each with a number that headquarters makes', async () => {
    const customer = await create('houston', 'Beta')
    await tillsync.travel()
    const numbers = [(await issue('houston', customer)).cardNumber, (await issue('houston', customer)).cardNumber]
    for (const number of numbers) expect(number).toMatch(/^55\d{10}$/)
    expect(new Set(numbers).size).toBe(2)
    expect(await read(customer, 'loyaltyCards', 'houston')).toEqual({ loyaltyCards: numbers })
  })

  it('can be anonymous, is found at all tills, and gets a customer of another store', async () => {
    const issued = await issue('houston', null, 'GIFT 1')
    expect(issued).toMatchObject({ loyaltyCard: { isAnonymous: true, customer: null }, userErrors: [] })
    await run1050()
    expect(await find('sanfrancisco', 'gift1')).toMatchObject({ cardNumber: 'GIFT 1', isAnonymous: true })
    const customer = await create('sanfrancisco', 'Gamma')
    expect(await link('sanfrancisco', customer, 'GIFT1')).toMatchObject({
      loyaltyCard: { cardNumber: 'GIFT 1', isAnonymous: false, customer: { name: 'Lena Gamma' } },
      userErrors: [],
    })
    expect(await search('sanfrancisco', 'GIFT 1')).toMatchObject([{ name: 'Lena Gamma' }])
    expect(await find('houston', 'GIFT 1')).toMatchObject({ isAnonymous: true })
    await run1050()
    expect(await find('houston', 'GIFT 1')).toMatchObject({ isAnonymous: false, customer: null })
  })

  it('is refused in every channel for a customer who is blocked for loyalty enrollment', async () => {
    const customer = await create('houston', 'Delta')
    await tillsync.travel()
    await issue('houston', null, 'GIFT 2')
    const change = { customerId: customer, idempotencyKey: randomUUID(), changes: { blockLoyaltyEnrollment: true } }
    expect((await mutate('updateCustomer', change, 'customer { id }')).userErrors).toEqual([])
    // Before 1010 headquarters refuses, then the till itself.
    expect((await issue('houston', customer)).userErrors).toMatchObject([{ code: 'FIELD_REFUSED' }])
    await tillsync.travel()
    for (const refused of [await issue('houston', customer), await link('houston', customer, 'GIFT 2')])
      expect(refused.userErrors).toMatchObject([{ code: 'LOYALTY_ENROLLMENT_BLOCKED', field: ['customerId'] }])
    expect(await read(customer, 'loyaltyCards blockLoyaltyEnrollment', 'houston')).toEqual({
      loyaltyCards: [],
      blockLoyaltyEnrollment: true,
    })
  })

  it('goes with its customer when two become one, and comes back with it', async () => {
    const [keep, merge] = [await create('houston', 'Epsilon'), await create('houston', 'Zeta')]
    await tillsync.travel()
    await issue('houston', merge, 'MOVED 1')
    await run1050()
    const merged = await mutate<{ merge: { id: string } | null }>(
      'mergeCustomers',
      { keep, merge, reason: 'The same person.' },
      'merge { id }',
    )
    expect(merged.userErrors).toEqual([])
    await tillsync.runJob('1010')
    await run1050()
    for (const channel of [null, 'houston'])
      expect(await find(channel, 'MOVED1')).toMatchObject({ customer: { name: 'Lena Epsilon' } })
    await mutate('undoMerge', { merge: merged.merge?.id, reason: 'They are two.' }, 'merge { id }')
    await tillsync.runJob('1010')
    await run1050()
    for (const channel of [null, 'houston'])
      expect(await find(channel, 'MOVED1')).toMatchObject({ customer: { name: 'Lena Zeta' } })
  })

  it('is erased with its customer, also at tills that have the card and not the customer', async () => {
    const customer = await create('houston', 'Eta')
    await tillsync.travel()
    await issue('houston', customer, 'GONE 1')
    await run1050()
    expect(await find('sanfrancisco', 'GONE1')).not.toBeNull()
    const erased = await mutate('eraseCustomer', { customer, reason: 'On request' }, 'erasure { id }')
    expect(erased.userErrors).toEqual([])
    await tillsync.runJob('1010')
    await run1050()
    for (const channel of [null, 'houston', 'sanfrancisco']) expect(await find(channel, 'GONE1')).toBeNull()
  })

  it('needs a number where the functionality profile does not generate them', async () => {
    const customer = await create('houston', 'Theta')
    await tillsync.travel()
    const set = (generateLoyaltyCardNumber: boolean) =>
      mutate(
        'setFunctionalityProfile',
        { profile: 'store-async', generateLoyaltyCardNumber },
        'functionalityProfile { id }',
      )
    await set(false)
    await tillsync.runJob('1070')
    await mutate('flushChannelCache', {}, 'channelDatabases { key }')
    expect((await issue('houston', customer)).userErrors).toMatchObject([
      { code: 'LOYALTY_CARD_NUMBER_REQUIRED', field: ['cardNumber'] },
    ])
    expect((await issue('houston', customer, 'READ 1')).userErrors).toEqual([])
    await set(true)
    await tillsync.runJob('1070')
    await mutate('flushChannelCache', {}, 'channelDatabases { key }')
    expect((await issue('houston', customer)).userErrors).toEqual([])
  })
})

describe('the switches of a customer', () => {
  const SWITCHES = 'optOutPersonalization optOutWebActivityTracking blockLoyaltyEnrollment'

  it('are captured, seen at the till at once, and come to headquarters and back', async () => {
    const customer = await create('houston', 'Iota', { optOutPersonalization: true })
    const on = { optOutPersonalization: true, optOutWebActivityTracking: false, blockLoyaltyEnrollment: false }
    expect(await read(customer, SWITCHES, 'houston')).toEqual(on)
    await tillsync.travel()
    for (const channel of [null, 'houston']) expect(await read(customer, SWITCHES, channel)).toEqual(on)
    const changes = { optOutPersonalization: null, optOutWebActivityTracking: 'Yes' }
    const change = { channel: 'houston', customerId: customer, idempotencyKey: randomUUID(), changes }
    expect((await mutate('updateCustomer', change, 'customer { id }')).userErrors).toEqual([])
    await tillsync.travel()
    for (const channel of [null, 'houston'])
      expect(await read(customer, SWITCHES, channel)).toMatchObject({
        optOutPersonalization: false,
        optOutWebActivityTracking: true,
      })
    const wrong = { ...change, idempotencyKey: randomUUID(), changes: { optOutPersonalization: 'perhaps' } }
    expect((await mutate('updateCustomer', wrong, 'customer { id }')).userErrors).toMatchObject([
      { code: 'FIELD_REFUSED', field: ['changes', 'optOutPersonalization'] },
    ])
  })

  it('of two customers that become one stay on', async () => {
    const keep = await create('houston', 'Kappa', { optOutPersonalization: false })
    const merge = await create('houston', 'Lambda', { optOutPersonalization: true })
    await tillsync.travel()
    await mutate('mergeCustomers', { keep, merge, reason: 'The same person.' }, 'merge { id }')
    expect(await read(keep, SWITCHES)).toMatchObject({ optOutPersonalization: true })
  })

  it('are in the export of a person, and find operations', async () => {
    const customer = await create('houston', 'Mu', { optOutWebActivityTracking: true })
    await tillsync.travel()
    const exported = await mutate<{ document: unknown }>(
      'exportCustomer',
      { customer, reason: 'On request' },
      'document',
    )
    expect(JSON.stringify(exported)).toContain('optOutWebActivityTracking')
    const { operations } = await tillsync.ask<{ operations: { nodes: { changeDescription: string }[] } }>(
      `{ operations(filter: { customer: { optOutWebActivityTracking: true, lastName: "Mu" } }) { nodes { changeDescription } } }`,
    )
    expect(operations.nodes).toHaveLength(1)
  })
})

describe('a customer order', () => {
  const order = (customerId: string) =>
    mutate<{ accountNumber: string | null; orderMode: string; canBeOrdered: boolean; advice: string }>(
      'synchronizeForOrder',
      { channel: 'houston', customerId },
      'accountNumber orderMode canBeOrdered advice',
    )

  it('that is created synchronously takes a synchronized customer only, and the profile decides', async () => {
    expect(await order(await create('houston', 'Nu'))).toMatchObject({
      accountNumber: expect.stringMatching(/^C-/),
      orderMode: 'SYNCHRONOUS',
      canBeOrdered: true,
      advice: 'The customer is synchronized: put it on the order.',
    })
    const offline = (value: boolean) =>
      mutate('setChannelOffline', { channel: 'houston', offline: value }, 'channel { key }')
    await offline(true)
    const pending = await create('houston', 'Xi')
    expect(await order(pending)).toMatchObject({
      accountNumber: null,
      orderMode: 'SYNCHRONOUS',
      canBeOrdered: false,
      advice: expect.stringContaining('Do not create the order yet'),
    })
    await mutate(
      'setFunctionalityProfile',
      { profile: 'store-async', createCustomerOrdersInAsyncMode: true },
      'functionalityProfile { id }',
    )
    expect(await order(pending)).toMatchObject({
      accountNumber: null,
      orderMode: 'ASYNCHRONOUS',
      canBeOrdered: true,
      advice: expect.stringContaining('Create the order asynchronously'),
    })
    await offline(false)
  })
})
