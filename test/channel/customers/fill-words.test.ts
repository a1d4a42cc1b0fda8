import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { createCustomer } from '../../../src/channel/commands/create-customer.ts'
import { listCustomers } from '../../../src/channel/customers/list-customers.ts'
import { storeDocuments } from '../../../src/channel/customers/store-documents.ts'
import { fillFormerRows } from '../../../src/channel/fill-former-rows.ts'
import { type Database, transaction } from '../../../src/db/client.ts'
import { DEVICE, make } from '../../support/channel.ts'
import { buffersOf, explainedDatabase } from '../../support/plans.ts'
import { documentOf } from './hard-names.ts'

const HOUSTON = { id: 'houston', dataAreaId: 'USRT', addressBooks: ['USRTSTORES'] }

it('fills the words and sort keys of customers and pending operations of a former version, once', async () => {
  const database = await make.channelDatabase()
  const { db } = database
  await storeDocuments(db, [
    documentOf(randomUUID(), 'Zara Fill', 'F-1'),
    documentOf(randomUUID(), 'Émile Fill', 'F-2'),
  ])
  await createCustomer(database, DEVICE, {
    channel: 'houston',
    idempotencyKey: 'fill',
    customer: { name: 'anna Füll' },
  })
  await db.execute(sql`update customer set sort_key = '', search = ''`)
  await db.execute(sql`update unsettled_operation set sort_key = '!' || lower(name), search = ''`)
  const list = async (search?: string) => {
    const request = { filter: { search }, orderBy: 'NAME_ASC', limit: 9, forward: true, beyond: null } as const
    return (await listCustomers(db, HOUSTON, request)).map(({ customer }) => customer.name)
  }
  expect(await list('emile')).toEqual([])
  expect(await list()).toHaveLength(3)

  const fill = fillFormerRows(db)
  expect(await fill()).toBe(2)
  expect(await fill()).toBe(1)
  expect(await fill()).toBe(0)
  expect(await list('emile')).toEqual(['Émile Fill'])
  expect(await list('full')).toEqual(['anna Füll'])
  expect(await list()).toEqual(['anna Füll', 'Émile Fill', 'Zara Fill'])
})

it('fills what was locked in the first round in another one', async () => {
  const { db } = await make.channelDatabase({ unconfigured: true })
  const [first, second] = ['00000001-0000-4000-8000-000000000000', '00000002-0000-4000-8000-000000000000']
  await storeDocuments(db, [documentOf(first, 'Zara Fill', 'F-1'), documentOf(second, 'Anna Fill', 'F-2')])
  await db.execute(sql`update customer set sort_key = ''`)
  const fill = fillFormerRows(db)
  await transaction(db, async (tx) => {
    await tx.execute(sql`select from customer where customer_key = ${first} for update`)
    expect(await fill()).toBe(1)
    expect(await fill()).toBe(0)
  })
  expect(await fill()).toBe(1)
  expect(await fill()).toBe(0)
})

it('passes over no customer that is filled while an older transaction keeps its entry', async () => {
  const { db, url } = await make.channelDatabase({ unconfigured: true })
  await storeDocuments(db, [documentOf(randomUUID(), 'Zara Fill', 'F-1')])
  await copyCustomer(db, 3_000)
  await db.execute(sql`update customer set sort_key = ''`)
  await db.execute(sql`vacuum analyze customer`)
  const explained = explainedDatabase(url)
  const fill = fillFormerRows(explained.db)
  await transaction(
    db,
    async (tx) => {
      await tx.execute(sql`select from customer limit 1`)
      const touched: number[] = []
      while ((await fill()) > 0)
        touched.push(buffersOf(explained.taken().filter(({ name }) => name === 'words.customersToFill')))
      expect(touched).toHaveLength(6)
      expect(touched[5] ?? 0).toBeLessThan(1.3 * (touched[1] ?? 0))
    },
    { isolation: 'repeatable read' },
  )
})

/** Copies the one customer. */
async function copyCustomer(db: Database, customers: number): Promise<void> {
  await db.execute(sql`
    insert into customer (customer_key, data_area_id, account, name, version, address_books, document, fingerprint, search, sort_key)
    select md5('c' || nth)::uuid, data_area_id, 'X-' || nth, name, version, address_books,
      document || jsonb_build_object('customerKey', md5('c' || nth)::uuid), fingerprint, search, sort_key
    from customer, generate_series(2, ${customers}::int) nth`)
}
