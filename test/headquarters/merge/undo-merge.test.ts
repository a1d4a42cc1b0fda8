import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { rows } from '../../support/synchronizing.ts'
import { codes, type Merging, startMerging, type UserErrors } from './merging.ts'

// A merge that is taken back.

let merging: Merging
beforeAll(async () => {
  merging = await startMerging()
})

describe('a merge that is undone', () => {
  test('restores both customers, also at the tills', async () => {
    const pair = await merging.two('Qundone')
    const before = await merging.stateOf(pair)
    const shown = await Promise.all([merging.byKey(pair.keep, 'houston'), merging.byKey(pair.merge, 'sanfrancisco')])
    const done = await merging.merge(pair)
    await merging.stores.runJob('1010')
    expect(await merging.byKey(pair.keep, 'sanfrancisco')).not.toBeNull()
    expect(codes(await merging.undo(done.merge?.id))).toEqual([])
    expect(await merging.stateOf(pair)).toEqual(before)
    await merging.stores.runJob('1010')
    expect(await Promise.all([merging.byKey(pair.keep, 'houston'), merging.byKey(pair.merge, 'sanfrancisco')])).toEqual(
      shown,
    )
    expect(await merging.byKey(pair.keep, 'sanfrancisco')).toBeNull()
    expect(codes(await merging.undo(done.merge?.id))).toEqual(['MERGE_UNDONE'])
    expect(codes(await merging.merge(pair))).toEqual([])
    expect(await merging.differences()).toEqual([])
  })

  test('is refused when the kept customer has changed since', async () => {
    const pair = await merging.two('Qfollowed')
    const done = await merging.merge(pair)
    await merging.stores.runJob('1010')
    await merging.update('houston', pair.keep, { phone: '7135550100' })
    await merging.stores.travel()
    expect(codes(await merging.undo(done.merge?.id))).toEqual(['MERGE_FOLLOWED'])
  })

  test('lets earlier redirects lead where they led before', async () => {
    const first = await merging.two('Qchain')
    const last = await merging.create('houston', { firstName: 'Last', lastName: 'Qchain' })
    await merging.stores.travel()
    await merging.merge(first)
    const second = await merging.merge({ keep: last, merge: first.keep })
    expect((await merging.byKey(first.merge))?.name).toBe('Last Qchain')
    expect(codes(await merging.undo(second.merge?.id))).toEqual([])
    expect((await merging.byKey(first.merge))?.name).toBe('Jo Qchain')
  })
})

test('a merge that is older than the retention of operations is not undone, and goes on leading', async () => {
  const pair = await merging.two('Qforgotten')
  const done = await merging.merge(pair)
  const { db } = merging.stores.databases.hq
  await db.execute(
    sql`update customer_merge set merged_at = now() - interval '10 years' where merged_key = ${pair.merge}`,
  )
  const { cleanUp } = await merging.stores.ask<{ cleanUp: UserErrors }>(
    `mutation { cleanUp { userErrors { code message } } }`,
  )
  expect(cleanUp.userErrors).toEqual([])
  await expect
    .poll(
      () =>
        rows(db, sql`select 1 as found from customer_merge where merged_key = ${pair.merge} and stored is not null`),
      {
        timeout: 120_000,
      },
    )
    .toEqual([])
  expect(codes(await merging.undo(done.merge?.id))).toEqual(['MERGE_FORGOTTEN'])
  expect((await merging.byKey(pair.merge))?.name).toBe('Jo Qforgotten')
})
