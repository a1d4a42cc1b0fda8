import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { listCustomers } from '../../../src/channel/customers/list-customers.ts'
import { storeDocuments } from '../../../src/channel/customers/store-documents.ts'
import { make } from '../../support/channel.ts'
import { buffersOf, explainedDatabase } from '../../support/plans.ts'
import { documentOf } from './hard-names.ts'

const HOUSTON = { id: 'houston', dataAreaId: 'USRT', addressBooks: ['USRTSTORES'] }
/** All connections of a reader have kept plans when so many have asked at once, six times each. */
const READERS = 24

it('a page and a search read as little with 20,000 pending, by plans from when nothing was, without new statistics', async () => {
  const { db, url } = await make.channelDatabase({ unconfigured: true })
  await db.execute(sql`alter table unsettled_operation set (autovacuum_enabled = false)`)
  const names = Array.from({ length: 40 }, (_, nth) => `Anna First${nth}`)
  await storeDocuments(
    db,
    names.map((name, nth) => documentOf(randomUUID(), name, `F-${nth}`)),
  )
  await db.execute(sql`vacuum analyze`)
  const explained = explainedDatabase(url, 'channel')
  const buffersFor = async (search: string | null, states: readonly 'FAILED'[] | null = null) => {
    explained.taken()
    const filter = { ...(search && { search }), ...(states && { syncState: states }) }
    const request = { filter, orderBy: 'NAME_ASC', limit: 20, forward: true, beyond: null } as const
    const found = await listCustomers(explained.db.forReader('till'), HOUSTON, request)
    return { found: found.length, buffers: buffersOf(explained.taken()) }
  }
  const asked = [
    () => buffersFor(null),
    () => buffersFor('anna first7'),
    () => buffersFor('anna'),
    () => buffersFor('nobody'),
    () => buffersFor(null, ['FAILED']),
  ]
  for (const ask of asked) await Promise.all(Array.from({ length: READERS }, ask))
  const before = []
  for (const ask of asked) before.push(await ask())
  expect(before.map(({ found }) => found)).toEqual([21, 1, 21, 0, 0])
  await db.execute(sql`
    insert into unsettled_operation (
      operation_id, customer_key, operation_number, data_area_id, channel_id, name, sort_key, created_at, search
    )
    select gen_random_uuid(), gen_random_uuid(), 1, 'USRT', 'houston', 'Zed ' || nth, 'zed ' || nth,
      '2026-01-01T00:00:00.000000Z', array_to_tsvector(array['n:zed', 'n:' || nth])
    from generate_series(1, 20000) nth`)
  for (const [nth, ask] of asked.entries()) {
    const { found, buffers } = await ask()
    expect(found).toBe(before[nth]?.found)
    // Each of 40 customers is looked for among what is pending a few times, by a few buffers of an index.
    expect(buffers, `question ${nth}, ${before[nth]?.buffers} buffers before`).toBeLessThan(
      (before[nth]?.buffers ?? 0) + 1_000,
    )
  }
})
