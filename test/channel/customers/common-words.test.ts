import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { listCustomers } from '../../../src/channel/customers/list-customers.ts'
import { storeDocuments } from '../../../src/channel/customers/store-documents.ts'
import { make } from '../../support/channel.ts'
import { buffersOf, explainedDatabase } from '../../support/plans.ts'
import { documentOf } from './hard-names.ts'

const HOUSTON = { id: 'houston', dataAreaId: 'USRT', addressBooks: ['USRTSTORES'] }

it('looks up no more of a common word than it may, where the walk along the list ends before the first match', async () => {
  const { db, url } = await make.channelDatabase({ unconfigured: true })
  await storeDocuments(db, [documentOf(randomUUID(), 'Anna First', 'F-1'), documentOf(randomUUID(), 'Zoe Last', 'F-2')])
  // 1,600 more of the first, of whom a walk reads 1,500, and 6,000 of the last.
  await db.execute(sql`
    insert into customer (customer_key, data_area_id, account, name, version, address_books, document, fingerprint, search, sort_key)
    select key, data_area_id, account || '-' || nth, name, version, address_books,
      document || jsonb_build_object('customerKey', key), fingerprint, search, sort_key
    from customer
    join lateral generate_series(1, case account when 'F-1' then 1600 else 6000 end) nth on true
    cross join lateral (select md5(account || nth)::uuid as key) made`)
  await db.execute(sql`vacuum analyze customer`)
  const explained = explainedDatabase(url)
  const request = { filter: { search: 'zoe' }, orderBy: 'NAME_ASC', limit: 20, forward: true, beyond: null } as const
  const found = await listCustomers(explained.db.forReader('till'), HOUSTON, request)
  expect(found.map(({ customer }) => customer.name)).toEqual(Array(21).fill('Zoe Last'))
  const pages = explained.taken().filter(({ name }) => name === 'channel.listCustomers')
  expect(pages).toHaveLength(2)
  // Some ten buffers for each of 2,000; all 6,000 would be 60,000.
  expect(buffersOf(pages)).toBeLessThan(35_000)
})
