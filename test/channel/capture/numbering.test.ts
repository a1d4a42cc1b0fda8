import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createCustomer } from '../../../src/channel/commands/create-customer.ts'
import { updateCustomer } from '../../../src/channel/commands/update-customer.ts'
import { execute } from '../../../src/db/client.ts'
import { ASYNC_EDIT } from '../../../src/model/configuration.ts'
import { DEVICE, make } from '../../support/channel.ts'

const WRITERS = 16
const CUSTOMERS = 20
const UPDATES_EACH = 40

test('numbers the operations of each customer without gap or inversion under concurrent writers', async () => {
  const database = await make.channelDatabase({ features: { [ASYNC_EDIT]: true } })
  const created = await Promise.all(
    Array.from({ length: CUSTOMERS }, (_, i) =>
      createCustomer(database, DEVICE, {
        channel: 'houston',
        idempotencyKey: `create-${i}`,
        customer: { name: `Customer ${i}` },
      }),
    ),
  )
  const keys = created.map(({ customer }) => customer?.customerKey ?? '')
  const acknowledged = new Map<string, string[]>(keys.map((key) => [key, []]))

  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let i = 0; i < UPDATES_EACH; i++) {
        const customerKey = keys[(writer * 7 + i) % CUSTOMERS] ?? ''
        const outcome = await updateCustomer(database, DEVICE, {
          channel: 'houston',
          customerKey,
          idempotencyKey: `update-${writer}-${i}`,
          changes: { phone: `555 01${writer} ${i}` },
        })
        expect(outcome.userErrors).toEqual([])
        acknowledged.get(customerKey)?.push(outcome.operationId ?? '')
      }
    }),
  )

  const operations = await execute<{ customerKey: string; numbers: number[]; ids: string[]; events: string[] }>(
    database.db,
    sql`select customer_key as "customerKey", array_agg(operation_number order by operation_number) as numbers,
        array_agg(operation_id::text order by operation_number) as ids,
        (
          -- What has its position in the log goes before what has yet to get one.
          select array_agg(operation_id::text order by in_log desc, place)
          from (
            select true as in_log, position as place, kind, customer_key, operation_id from log
            union all
            select false, id, kind, customer_key, operation_id from outbox
          ) event
          where event.customer_key = operation.customer_key and event.kind = 'OPERATION'
        ) as events
      from operation group by customer_key`,
  )
  expect(operations).toHaveLength(CUSTOMERS)
  expect(operations.reduce((sum, { ids }) => sum + ids.length, 0)).toBe(CUSTOMERS + WRITERS * UPDATES_EACH)
  for (const { customerKey, numbers, ids, events } of operations) {
    expect(numbers).toEqual(numbers.map((_, i) => i + 1))
    // A customer's events leave in the order of its numbers.
    expect(events).toEqual(ids)
    expect([...ids.slice(1)].sort()).toEqual([...(acknowledged.get(customerKey) ?? [])].sort())
  }
})

test('acknowledges the captures of one customer in the order in which one caller sends them', async () => {
  const database = await make.channelDatabase({ features: { [ASYNC_EDIT]: true } })
  const { customer } = await createCustomer(database, DEVICE, {
    channel: 'houston',
    idempotencyKey: 'create',
    customer: { name: 'Ada' },
  })
  const ids: (string | null)[] = []
  for (let i = 0; i < 10; i++) {
    const outcome = await updateCustomer(database, DEVICE, {
      channel: 'houston',
      customerKey: customer?.customerKey ?? '',
      idempotencyKey: `update-${i}`,
      changes: { email: `ada${i}@example.com` },
    })
    ids.push(outcome.operationId)
    expect(outcome.customer).toMatchObject({ email: `ada${i}@example.com`, version: `0.${i + 2}` })
  }
  const numbered = await execute<{ id: string }>(
    database.db,
    sql`select operation_id::text as id from operation order by operation_number offset 1`,
  )
  expect(numbered.map(({ id }) => id)).toEqual(ids)
})
