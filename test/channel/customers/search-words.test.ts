import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createCustomer } from '../../../src/channel/commands/create-customer.ts'
import { execute } from '../../../src/db/client.ts'
import { DEVICE, make } from '../../support/channel.ts'

test('stores the words of a captured customer and the key of its name', async () => {
  const database = await make.channelDatabase({ captureValidation: 'MINIMAL' })
  const { operationId } = await createCustomer(database, DEVICE, {
    channel: 'houston',
    idempotencyKey: 'key',
    customer: {
      name: "Zoë van-der O'Neil 2",
      firstName: 'Zoë',
      lastName: 'van-der  O’Neil',
      email: ' Zoe@Example.com ',
      receiptEmail: 'r@example.com',
      phone: '+1 (713) 555-0100 x12',
      cellularPhone: '12',
      contacts: [
        { type: 'EMAIL', value: 'second@example.com' },
        { type: 'PHONE', value: '0031 20 555' },
        { type: 'URL', value: 'https://example.com' },
      ],
    },
  })
  const [row] = await execute<{ words: string[]; sortKey: string }>(
    database.db,
    sql`select tsvector_to_array(search) as words, sort_key as "sortKey" from operation where operation_id = ${operationId}`,
  )
  expect(row?.sortKey).toBe('zoe vander oneil 2')
  expect(row?.words).toEqual(
    expect.arrayContaining([
      ...['n:zoe', 'n:van', 'n:der', 'n:o', 'n:neil', 'n:2', 'n:oneil2', 'n:vanderoneil2'],
      ...['e:zoe@example.com', 'e:r@example.com', 'e:second@example.com'],
      ...['p:17135550100', 'p:7135550100', 'r:0010555317', 'p:003120555'],
    ]),
  )
})

test('keeps a name of signs alone as the word by which it is found', async () => {
  const database = await make.channelDatabase({ features: { ASYNC_EDIT: true } })
  const { customer } = await createCustomer(database, DEVICE, {
    channel: 'houston',
    idempotencyKey: 'key',
    customer: { name: '—' },
  })
  expect(customer?.name).toBe('—')
  const rows = await execute(database.db, sql`select search::text as search from operation`)
  expect(rows).toEqual([{ search: "'n:-'" }])
})
