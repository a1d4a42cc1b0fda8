import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { claimChunk } from '../../../src/headquarters/synchronize/queue/claim.ts'
import { synchronizeChunk } from '../../../src/headquarters/synchronize/synchronize-chunk.ts'
import { codes, MERGE, type Merging, startMerging } from './merging.ts'

// Why customers are not merged.

let merging: Merging
beforeAll(async () => {
  merging = await startMerging()
})

test('is refused with its reason', async () => {
  const pair = await merging.two('Qrefused')
  expect(codes(await merging.merge({ keep: pair.keep, merge: pair.keep }))).toEqual(['SAME_CUSTOMER'])
  expect(codes(await merging.merge({ keep: pair.keep, merge: randomUUID() }))).toEqual(['NOT_FOUND'])
  expect(codes(await merging.merge(pair, { choices: [{ field: 'nothing', take: 'KEEP' }] }))).toEqual(['INVALID_VALUE'])
  await merging.merge(pair)
  expect(codes(await merging.merge(pair))).toEqual(['CUSTOMER_MERGED'])
  expect(codes(await merging.merge({ keep: pair.merge, merge: pair.keep }))).toEqual(['CUSTOMER_MERGED'])
  const token = await merging.stores.tokenFor('OPERATOR', ['houston'])
  await expect(merging.stores.ask(MERGE, { input: pair }, token)).rejects.toThrow()
})

/** A difference of the customer that waits for a decision. */
const report = (customerKey: string) =>
  merging.stores.databases.hq.db.execute(sql`
    insert into difference (kind, status, channel_database_id, customer_key, data_area_id, message, run_id, last_run_id)
    values (
      'NEWER_AT_CHANNEL', 'REPORTED', 'houston-db', ${customerKey}, 'USRT', 'Reported.', gen_random_uuid(),
      gen_random_uuid()
    )`)

test('customers of different legal entities are not merged', async () => {
  const pair = await merging.two('Qentities')
  const { db } = merging.stores.databases.hq
  await db.execute(sql`
    insert into legal_entity (data_area_id, name, country, currency, language_id, time_zone)
    values ('DEMF', 'Contoso', 'DE', 'EUR', 'de', 'UTC')
    on conflict do nothing`)
  await db.execute(sql`update customer set data_area_id = 'DEMF' where customer_key = ${pair.merge}`)
  expect(codes(await merging.merge(pair))).toEqual(['LEGAL_ENTITIES_DIFFER'])
  expect(codes(await merging.merge(pair, { dryRun: true }))).toEqual(['LEGAL_ENTITIES_DIFFER'])
})

test.each(['keep', 'merge'] as const)(
  'while an operation of one (%s) is being synchronized nothing is merged',
  async (which) => {
    const pair = await merging.two(`Qprogress${which}`)
    const store = which === 'keep' ? 'houston' : 'sanfrancisco'
    const { operation } = await merging.update(store, pair[which], { phone: '2065550100' })
    await merging.stores.runJob('P-0001')
    const chunk = await claimChunk(merging.stores.databases.hq.db, {
      ...{ dataAreaId: 'USRT', size: 10, operationIds: [operation?.operationId ?? ''] },
    })
    if (!chunk) throw new Error('Nothing was claimed.')
    expect(codes(await merging.merge(pair))).toEqual(['CUSTOMER_IN_PROGRESS'])
    await synchronizeChunk(merging.stores.databases.hq.db, chunk, { actor: 'test' })
    expect(codes(await merging.merge(pair))).toEqual([])
  },
)

test('a merge is not undone while an operation of the merged customer is being synchronized', async () => {
  const pair = await merging.two('Qundoprogress')
  const { operation } = await merging.update('sanfrancisco', pair.merge, { phone: '2065550101' })
  await merging.stores.runJob('P-0001')
  const done = await merging.merge(pair)
  const chunk = await claimChunk(merging.stores.databases.hq.db, {
    ...{ dataAreaId: 'USRT', size: 10, operationIds: [operation?.operationId ?? ''] },
  })
  if (!chunk) throw new Error('Nothing was claimed.')
  expect(codes(await merging.undo(done.merge?.id))).toEqual(['CUSTOMER_IN_PROGRESS'])
  await synchronizeChunk(merging.stores.databases.hq.db, chunk, { actor: 'test' })
  expect(codes(await merging.undo(done.merge?.id))).toEqual(['MERGE_FOLLOWED'])
})

test.each(['keep', 'merge'] as const)(
  'a difference of one (%s) that waits for a decision comes first',
  async (which) => {
    const pair = await merging.two(`Qdifference${which}`)
    await report(pair[which])
    expect(codes(await merging.merge(pair))).toEqual(['DIFFERENCE_UNDECIDED'])
    await merging.stores.databases.hq.db.execute(
      sql`update difference set status = 'ACCEPTED', ended_at = now() where customer_key = ${pair[which]}`,
    )
    expect(codes(await merging.merge(pair))).toEqual([])
  },
)
