import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { execute } from '../../../src/db/client.ts'
import { fillWords } from '../../../src/headquarters/customers/fill-words.ts'
import { listCustomersAtHeadquarters } from '../../../src/headquarters/customers/find-customers.ts'
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
