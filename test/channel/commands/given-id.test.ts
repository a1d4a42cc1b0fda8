import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { ChannelDatabase } from '../../../src/between/sides.ts'
import { createCustomer, type NewCustomer } from '../../../src/channel/commands/create-customer.ts'
import { updateCustomer } from '../../../src/channel/commands/update-customer.ts'
import { storeDocuments } from '../../../src/channel/customers/store-documents.ts'
import { execute } from '../../../src/db/client.ts'
import { ASYNC_EDIT } from '../../../src/model/configuration.ts'
import { DEVICE, make } from '../../support/channel.ts'

let database: ChannelDatabase
const answers: ('OK' | 'REFUSED')[] = []
beforeAll(async () => {
  database = await make.channelDatabase({
    features: { [ASYNC_EDIT]: true },
    headquarters: {
      async applyRealtime(_, operation) {
        if (answers.shift() === 'REFUSED')
          return { outcome: 'REFUSED', refusals: [{ code: 'INVALID_EMAIL', field: ['email'], message: 'No.' }] }
        return { outcome: 'OK', customer: make.document({ customerKey: operation.customerKey, name: 'Ada' }) }
      },
    },
  })
})

const create = (given: Partial<NewCustomer> = {}) =>
  createCustomer(database, DEVICE, {
    channel: 'houston',
    idempotencyKey: randomUUID(),
    customerId: randomUUID(),
    customer: { name: 'Ada' },
    ...given,
  })
const rename = (customerKey: string, channel = 'houston') =>
  updateCustomer(database, DEVICE, {
    channel,
    customerKey,
    idempotencyKey: randomUUID(),
    changes: { name: 'Grace' },
  })

test('a customer is named by the id that the client gave it, in the channel where it was given only', async () => {
  const customerId = randomUUID()
  const { customer } = await create({ customerId })
  expect(customer).toMatchObject({ name: 'Ada', syncState: 'PENDING_CREATE' })
  const updated = await rename(customerId.toUpperCase())
  expect(updated).toMatchObject({ customer: { customerKey: customer?.customerKey, name: 'Grace' }, userErrors: [] })
  expect(await rename(customerId, 'sanfrancisco')).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] })
})

test('the same key gives the first outcome again, and another key is refused, at once too', async () => {
  const same = { customerId: randomUUID(), idempotencyKey: randomUUID() }
  const first = await create(same)
  expect(await create(same)).toMatchObject({ operationId: first.operationId, repeated: true })
  expect(await create({ ...same, customerId: randomUUID() })).toMatchObject({
    userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
  })
  const refused = { customer: null, userErrors: [{ code: 'CUSTOMER_ID_TAKEN', field: ['customerId'] }] }
  expect(await create({ customerId: same.customerId })).toMatchObject(refused)

  for (const channel of ['houston', 'sanfrancisco']) {
    const customerId = randomUUID()
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => create({ channel, customerId })))
    expect(outcomes.filter(({ customer }) => customer !== null)).toHaveLength(1)
    expect(outcomes.filter(({ userErrors: [error] }) => error?.code === 'CUSTOMER_ID_TAKEN')).toHaveLength(3)
  }
})

test('an id that another channel has given, or that is the key of a customer, is as good as a new one', async () => {
  const customerId = randomUUID()
  const here = await create({ customerId })
  const there = await create({ channel: 'sanfrancisco', customerId })
  expect(there.userErrors).toEqual([])
  expect(there.customer?.customerKey).not.toBe(here.customer?.customerKey)
  const hidden = make.document({ customerKey: randomUUID(), addressBooks: ['OTHERS'] })
  await storeDocuments(database.db, [hidden])
  const { customer, userErrors } = await create({ customerId: hidden.customerKey })
  expect(userErrors).toEqual([])
  expect(customer).toMatchObject({ name: 'Ada', syncState: 'PENDING_CREATE' })
  expect(customer?.customerKey).not.toBe(hidden.customerKey)
})

test('what is no UUID of a client is refused, and a refused request leaves the id free', async () => {
  for (const customerId of ['', 'ada', '018f0000-0000-8000-8000-000000000000'])
    expect(await create({ customerId })).toMatchObject({
      userErrors: [{ code: 'INVALID_VALUE', field: ['customerId'] }],
    })
  const customerId = randomUUID()
  expect((await create({ customerId, customer: { name: '' } })).customer).toBeNull()
  expect((await create({ customerId })).userErrors).toEqual([])
})

test('in real time the id is free again when headquarters refuses, and taken when it creates', async () => {
  const given = { channel: 'sanfrancisco', customerId: randomUUID() }
  answers.push('REFUSED')
  expect(await create(given)).toMatchObject({ userErrors: [{ code: 'FIELD_REFUSED' }] })
  expect(await create(given)).toMatchObject({ route: 'REALTIME', userErrors: [] })
  expect(await create(given)).toMatchObject({ userErrors: [{ code: 'CUSTOMER_ID_TAKEN' }] })
})

test('the key of the customer is not the id, and is of the version of the server’s keys', async () => {
  const customerId = randomUUID()
  await create({ customerId })
  const found = await execute(
    database.db,
    sql`select from operation where customer_key = ${customerId}::uuid or substr(customer_key::text, 15, 1) <> '8'`,
  )
  expect(found).toEqual([])
})
