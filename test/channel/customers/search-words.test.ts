import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createCustomer } from '../../../src/channel/commands/create-customer.ts'
import { execute } from '../../../src/db/client.ts'
import { DEVICE, make } from '../../support/channel.ts'

test('finds a captured customer by the same words as customer_search gives', async () => {
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
  const [row] = await execute<{ captured: string; expected: string }>(
    database.db,
    sql`select search::text as captured, customer_search(
        null, array['Zoë van-der O''Neil 2', 'Zoë', 'van-der  O’Neil'],
        array[' Zoe@Example.com ', 'r@example.com', 'second@example.com'],
        array['+1 (713) 555-0100 x12', '12', '0031 20 555']
      )::text as expected
      from operation where operation_id = ${operationId}`,
  )
  expect(row?.captured).toBe(row?.expected)
  expect(row?.captured).toContain('zoe@example.com')
})

test('captures an update that has no words', async () => {
  const database = await make.channelDatabase({ features: { ASYNC_EDIT: true } })
  const { customer } = await createCustomer(database, DEVICE, {
    channel: 'houston',
    idempotencyKey: 'key',
    customer: { name: '—' },
  })
  expect(customer?.name).toBe('—')
  const rows = await execute(database.db, sql`select search::text as search from operation`)
  expect(rows).toEqual([{ search: '' }])
})
