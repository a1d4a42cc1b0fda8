import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { createCustomer } from '../../../src/channel/commands/create-customer.ts'
import { fillCustomersAgain } from '../../../src/channel/customers/fill-words.ts'
import { listCustomers } from '../../../src/channel/customers/list-customers.ts'
import { storeDocuments } from '../../../src/channel/customers/store-documents.ts'
import { eraseAtChannel, lockErasures } from '../../../src/channel/erasure/erase-at-channel.ts'
import { fillFormerRows } from '../../../src/channel/fill-former-rows.ts'
import { type Database, execute, transaction } from '../../../src/db/client.ts'
import { fillChangedWords } from '../../../src/db/fill-customer-words.ts'
import type { CustomerDocument } from '../../../src/model/customer.ts'
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
  // By the rules of now, too: both are as they should be.
  expect(await fill()).toBe(2)
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
    expect(await fill()).toBe(2)
    expect(await fill()).toBe(0)
  })
  expect(await fill()).toBe(1)
  expect(await fill()).toBe(0)
})

describe('when the rules of words have changed', () => {
  const [first, second] = ['00000001-0000-4000-8000-000000000000', '00000002-0000-4000-8000-000000000000']
  const OLD = sql`update customer set search = 'old' where customer_key = ${second}`
  /** Two customers, filled by the rules of now. */
  async function filled() {
    const { db } = await make.channelDatabase({ unconfigured: true })
    await storeDocuments(db, [documentOf(first, 'Zara Fill', 'F-1'), documentOf(second, 'Anna Fill', 'F-2')])
    const fill = fillFormerRows(db)
    expect([await fill(), await fill()]).toEqual([2, 0])
    const rows = () =>
      execute<{ search: string; row: string }>(
        db,
        sql`select search::text, xmin::text as row from customer order by customer_key`,
      )
    return { db, fill, rows, before: await rows() }
  }

  it('fills customers again in the background, and writes those alone that have other words', async () => {
    const { db, fill, rows, before } = await filled()
    await db.execute(OLD)
    await db.execute(sql`delete from duplicate_key`)
    expect(await fill()).toBe(0)
    await db.execute(sql`update filling set version = version - 1`)
    expect([await fill(), await fill()]).toEqual([2, 0])
    const after = await rows()
    expect(after.map(({ search }) => search)).toEqual(before.map(({ search }) => search))
    expect(after[0]).toEqual(before[0])
  })

  it('looks once more a day later, for what a process of the former release has written meanwhile', async () => {
    const { db, fill, rows, before } = await filled()
    await db.execute(OLD)
    await db.execute(sql`update filling set ended_at = ended_at - interval '25 hours'`)
    expect([await fill(), await fill()]).toEqual([2, 0])
    expect((await rows()).map(({ search }) => search)).toEqual(before.map(({ search }) => search))
    await db.execute(OLD)
    await db.execute(sql`update filling set ended_at = ended_at - interval '25 hours'`)
    expect(await fill()).toBe(0)
  })

  it('leaves the customers to processes that know newer rules', async () => {
    const { db, fill } = await filled()
    await db.execute(sql`update filling set version = version + 1, ended_at = null`)
    expect(await fill()).toBe(0)
  })

  it('goes on behind the last batch, and leaves them to a process that is at it', async () => {
    const { db, fill } = await filled()
    await db.execute(sql`update filling set ended_at = null, last_key = ${first}`)
    await transaction(db, async (tx) => {
      await tx.execute(sql`select from filling for update`)
      expect(await fill()).toBe(0)
    })
    expect([await fill(), await fill()]).toEqual([1, 0])
  })

  it('leaves a customer as it is that is written meanwhile', async () => {
    const { db, rows } = await filled()
    await db.execute(OLD)
    await db.execute(sql`update filling set version = version - 1`)
    const fillAndWrite = fillChangedWords(async (tx) => {
      const found = await execute<{ document: CustomerDocument }>(tx, sql`select document from customer`)
      await db.execute(sql`update customer set search = 'written' where customer_key = ${second}`)
      return found.map(({ document }) => document)
    })
    await transaction(db, (tx) => fillAndWrite(tx, first))
    expect((await rows())[1]?.search).toBe(`'written'`)
  })

  it('brings nothing back of a customer that is erased meanwhile, or was', async () => {
    const { db, fill } = await filled()
    const keys = () => execute<{ key: string }>(db, sql`select key from duplicate_key where customer_key = ${second}`)
    const email = 'fill@example.com'
    await storeDocuments(db, [{ ...documentOf(second, 'Anna Fill', 'F-2'), version: 2, email }])
    expect(await keys()).toEqual([{ key: `e:${email}` }])
    await db.execute(sql`delete from duplicate_key`)
    await db.execute(OLD)
    await db.execute(sql`update filling set version = version - 1`)
    let erased = Promise.resolve(0)
    await transaction(db, async (tx) => {
      // As the filling begins; the erasure waits for its end.
      await lockErasures(tx)
      erased = transaction(db, (other) => eraseAtChannel(other, [second]))
      await fillCustomersAgain(tx, first)
    })
    expect(await erased).toBe(1)
    await db.execute(sql`update filling set version = version - 1, ended_at = null`)
    expect([await fill(), await fill()]).toEqual([1, 0])
    expect(await keys()).toEqual([])
    expect(await execute(db, sql`select from customer where customer_key = ${second}`)).toEqual([])
  })
})

it('passes over no customer that is filled while an older transaction keeps its entry', async () => {
  const { db, url } = await make.channelDatabase({ unconfigured: true })
  await storeDocuments(db, [documentOf(randomUUID(), 'Zara Fill', 'F-1')])
  await copyCustomer(db, 3_000)
  await db.execute(sql`update customer set sort_key = ''`)
  await db.execute(sql`vacuum analyze customer`)
  const explained = explainedDatabase(url, 'channel')
  const fill = fillFormerRows(explained.db)
  await transaction(
    db,
    async (tx) => {
      await tx.execute(sql`select from customer limit 1`)
      const touched: number[] = []
      while (touched.length < 6) {
        expect(await fill()).toBe(500)
        touched.push(buffersOf(explained.taken().filter(({ name }) => name === 'words.customersToFill')))
      }
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
