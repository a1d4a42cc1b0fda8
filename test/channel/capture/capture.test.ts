import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createCustomer } from '../../../src/channel/commands/create-customer.ts'
import { readCustomers } from '../../../src/channel/customers/read-customers.ts'
import { sequence } from '../../../src/channel/log/sequence.ts'
import { execute } from '../../../src/db/client.ts'
import { DEVICE, make } from '../../support/channel.ts'

const HOUSTON = { id: 'houston', dataAreaId: 'USRT', addressBooks: ['USRTSTORES'] }

test('captures a customer durably with its rows, its event, its key and its audit', async () => {
  const database = await make.channelDatabase()
  const outcome = await createCustomer(database, DEVICE, {
    channel: 'houston',
    idempotencyKey: 'key-1',
    customer: {
      firstName: 'Ada',
      lastName: 'Lovelace',
      email: 'ada@example.com',
      addresses: [{ street: '1 Main Street', city: 'Houston' }],
      contacts: [{ type: 'PHONE', value: '713 555 0100', isPrimary: true }],
      affiliations: ['VIP'],
      attributes: [{ name: 'ShoeSize', value: '38.5' }],
    },
  })
  expect(outcome).toMatchObject({ route: 'ASYNC', routeReason: 'PROFILE', userErrors: [], warnings: [] })
  expect(outcome.customer).toMatchObject({
    account: null,
    name: 'Ada Lovelace',
    phone: '713 555 0100',
    currency: 'USD',
    receiptOption: 'EMAIL',
    syncState: 'PENDING_CREATE',
    version: '0.1',
    addresses: [{ street: '1 Main Street', purpose: 'Home', country: 'USA', isPrimary: true }],
    affiliations: ['VIP'],
    attributes: [{ name: 'ShoeSize', type: 'DECIMAL', value: '38.5' }],
    pendingOperations: [outcome.operationId],
  })
  const key = outcome.customer?.customerKey ?? ''
  const read = await readCustomers(database.db, HOUSTON, [key])
  expect(read).toEqual([outcome.customer])
  const rows = await execute<{ rows: number }>(
    database.db,
    sql`select (select count(*) from retail_async_customer_v2) + (select count(*) from retail_async_address_v2)
      + (select count(*) from retail_async_customer_contact) + (select count(*) from retail_async_customer_affiliation)
      + (select count(*) from retail_async_customer_attribute_v2) as rows`,
  )
  expect(Number(rows[0]?.rows)).toBe(5)
  await sequence(database.db)
  const log = await execute(
    database.db,
    // Events of different things have no order among each other.
    sql`select kind, entity_id, status, revision from log where kind <> 'FEATURE' order by kind`,
  )
  expect(log).toEqual([
    { kind: 'CACHE_LOADED', entity_id: 'houston-db', status: null, revision: null },
    { kind: 'OPERATION', entity_id: outcome.operationId, status: 'CAPTURED', revision: 0 },
  ])
  const audit = await execute(
    database.db,
    sql`select actor, roles, action, target, result from audit_entry order by id desc limit 1`,
  )
  expect(audit).toEqual([
    {
      actor: 'till-1',
      roles: ['CHANNEL_DEVICE'],
      action: 'createCustomer',
      target: outcome.operationId,
      result: 'CAPTURED',
    },
  ])
})
