import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { execute, transaction } from '../../../src/db/client.ts'
import { fillWords } from '../../../src/headquarters/customers/fill-words.ts'
import { listCustomersAtHeadquarters } from '../../../src/headquarters/customers/find-customers.ts'
import { AT_HEADQUARTERS } from '../../../src/headquarters/erasure/at-headquarters.ts'
import { clear } from '../../../src/log/decision.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { synchronizeAll } from '../../support/synchronizing.ts'

it('fills the words, keys and sort keys of customers and captured rows of a former version, once', async () => {
  const hq = await headquarters()
  for (const name of ['Zara Fill', 'Émile Fill', 'anna Fill'])
    await make.operation(hq.db, { customer: { name, email: 'same@example.com' } })
  await synchronizeAll(hq)
  await hq.db.execute(sql`update customer set sort_key = '', search = ''`)
  await hq.db.execute(sql`update retail_async_customer_v2 set search = null`)
  await hq.db.execute(sql`delete from duplicate_key`)
  const list = async (search?: string) => {
    const request = {
      legalEntity: null,
      filter: { search },
      orderBy: 'NAME_ASC',
      limit: 9,
      forward: true,
      beyond: null,
    } as const
    return (await listCustomersAtHeadquarters(hq.db, request)).map(({ customer }) => customer.name)
  }
  expect(await list('emile')).toEqual([])
  expect(await list()).toHaveLength(3)

  const fill = fillWords(hq.db)
  expect(await fill()).toBe(3)
  expect(await fill()).toBe(3)
  // By the rules of now, too: they are as they should be.
  expect(await fill()).toBe(3)
  expect(await fill()).toBe(0)
  expect(await list('emile')).toEqual(['Émile Fill'])
  expect(await list()).toEqual(['anna Fill', 'Émile Fill', 'Zara Fill'])
  const [left] = await execute<{ captured: number; keys: number }>(
    hq.db,
    sql`select (select count(*)::int from retail_async_customer_v2 where search is null) as captured,
      (select count(*)::int from duplicate_key) as keys`,
  )
  expect(left).toEqual({ captured: 0, keys: 3 })
})

it('fills customers again when the rules of words have changed, but none that was erased', async () => {
  const hq = await headquarters()
  for (const name of ['Zara Fill', 'Anna Fill'])
    await make.operation(hq.db, { customer: { name, email: `${name.slice(0, 4)}@example.com` } })
  await synchronizeAll(hq)
  const fill = fillWords(hq.db)
  expect([await fill(), await fill()]).toEqual([2, 0])
  const rows = () => execute<{ search: string }>(hq.db, sql`select search::text from customer order by customer_key`)
  const before = await rows()
  await hq.db.execute(sql`update customer set search = 'old'`)
  await hq.db.execute(sql`delete from duplicate_key`)
  await hq.db.execute(sql`update filling set version = version - 1`)
  expect([await fill(), await fill()]).toEqual([2, 0])
  expect(await rows()).toEqual(before)

  const [customer] = await execute<{ key: string }>(hq.db, sql`select customer_key as key from customer limit 1`)
  await transaction(hq.db, (tx) => clear(tx, AT_HEADQUARTERS, [customer?.key ?? '']))
  await hq.db.execute(sql`update filling set version = version - 1`)
  expect([await fill(), await fill()]).toEqual([1, 0])
  const left = await execute(hq.db, sql`select distinct customer_key from duplicate_key`)
  expect(left).toHaveLength(1)
  expect(await rows()).toHaveLength(1)
})
