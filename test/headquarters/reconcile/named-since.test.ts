import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { transaction } from '../../../src/db/client.ts'
import { namedSince } from '../../../src/headquarters/reconcile/at-headquarters.ts'
import { testDatabase } from '../../support/databases.ts'
import { buffersOf, explainedDatabase } from '../../support/plans.ts'

const keyOf = (nth: number) => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`

it('reads the changes that have yet to arrive in order, at most so many, whatever the statistics say', async () => {
  const { db, url } = await testDatabase('hq')
  await db.execute(sql`analyze log`)
  await db.execute(sql`
    insert into log (position, kind, entity_id, customer_key, download_job)
    select nth, 'CUSTOMER', 'c', ('00000000-0000-4000-8000-' || lpad((nth / 10)::text, 12, '0'))::uuid,
      case when nth % 10 = 0 then '1010' end
    from generate_series(1, 50000) nth`)
  const explained = explainedDatabase(url, 'hq')
  const named = (position: number, most?: number) =>
    transaction(explained.db, (tx) => namedSince(tx, [keyOf(4_800), keyOf(4_950)], String(position), most))

  expect(await named(49_000, 100)).toEqual(new Set([keyOf(4_950)]))
  expect(await named(48_000, 100)).toBeNull()
  expect(await named(47_990)).toEqual(new Set([keyOf(4_800), keyOf(4_950)]))
  explained.taken()
  expect(await named(0, 100)).toBeNull()
  expect(buffersOf(explained.taken().filter(({ name }) => name === 'reconcile.namedSince'))).toBeLessThan(400)
})
