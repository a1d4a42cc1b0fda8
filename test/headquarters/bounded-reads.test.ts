import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { listAudit } from '../../src/access/list-audit.ts'
import { transaction } from '../../src/db/client.ts'
import { listErasures } from '../../src/headquarters/erasure/erasure-view.ts'
import { readReconciliations } from '../../src/headquarters/reconcile/reconciliation.ts'
import { restoreCustomers } from '../../src/headquarters/reconcile/restore-customers.ts'
import { sidesOf } from '../live/sides.ts'
import { type TestDatabase, testDatabase } from '../support/databases.ts'
import { buffersOf, type ExplainedDatabase, explainedDatabase } from '../support/plans.ts'

// With statistics from when the tables were empty.

const ADMINISTRATOR: Actor = { id: 'a', roles: ['ADMINISTRATOR'], channels: 'ALL' }
const MANY = 12_000

let hq: TestDatabase
let explained: ExplainedDatabase
beforeAll(async () => {
  hq = await testDatabase('hq')
  await hq.db.execute(sql`vacuum analyze`)
  explained = explainedDatabase(hq.url, 'hq')
}, 120_000)

const addDatabase = (id: string) =>
  hq.db.execute(sql`
    with added as (insert into channel_database_group (id, name) values ('g', 'G') on conflict do nothing)
    insert into channel_database (id, name, group_id, connection)
    values (${id}, ${id}, 'g', ${`env:${id}`}) on conflict do nothing`)

/** What the work touches, with its answer. */
async function touched<T>(work: () => Promise<T>): Promise<{ answer: T; buffers: number }> {
  explained.taken()
  const answer = await work()
  return { answer, buffers: buffersOf(explained.taken()) }
}

test('undecided differences of a place are counted up to 10,000, and cost nothing at another place', async () => {
  await hq.db.execute(sql`
    insert into reconciliation (place, result, run_id)
    values ('houston-db', 'EQUAL', gen_random_uuid()), ('headquarters', 'EQUAL', gen_random_uuid())`)
  await hq.db.execute(sql`
    insert into difference (kind, status, channel_database_id, customer_key, data_area_id, message, run_id, last_run_id)
    select 'TWO_ACCOUNTS', 'REPORTED', 'houston-db', gen_random_uuid(), 'USRT', 'Reported.', gen_random_uuid(),
      gen_random_uuid()
    from generate_series(1, ${MANY})`)
  const there = await touched(() => readReconciliations(explained.db, ['houston-db']))
  expect(there.answer).toMatchObject([{ result: 'DIFFERENT', open: 0, reported: 10_000 }])
  const here = await touched(() => readReconciliations(explained.db, ['headquarters']))
  expect(here.answer).toMatchObject([{ result: 'EQUAL', open: 0, reported: 0 }])
  expect(here.buffers).toBeLessThan(100)
})

test('customers to restore are found and counted without reading other differences', async () => {
  await hq.db.execute(sql`
    insert into difference (kind, status, channel_database_id, customer_key, data_area_id, message, run_id, last_run_id)
    select 'NEWER_AT_CHANNEL', 'REPORTED', 'houston-db', gen_random_uuid(), 'USRT', 'Reported.', gen_random_uuid(),
      gen_random_uuid()
    from generate_series(1, 3)`)
  const { answer, buffers } = await touched(() =>
    restoreCustomers(sidesOf({ db: explained.db, url: hq.url }, {}), ADMINISTRATOR, { differences: null, reason: 'x' }),
  )
  expect(answer).toMatchObject({ restored: 0, left: 3 })
  expect(buffers).toBeLessThan(500)
})

test('erasures that wait, and those that do not, are listed without reading the others', async () => {
  await addDatabase('houston-db')
  for (const table of ['erasure', 'erasure_delivery'])
    await hq.db.execute(sql.raw(`alter table ${table} set (autovacuum_enabled = off)`))
  await hq.db.execute(sql`
    insert into erasure (customer_key, data_area_id, run_id, reason, requested_by)
    select md5(nth::text)::uuid, 'USRT', gen_random_uuid(), 'x', 'x' from generate_series(1, ${MANY}) nth order by nth`)
  await hq.db.execute(sql`
    insert into erasure_delivery (customer_key, channel_database_id, acknowledged_at)
    select customer_key, 'houston-db', case when customer_key = md5('1')::uuid then null else now() end from erasure`)
  const erasures = (waiting: boolean) => touched(() => listErasures(explained.db, { waiting, beyond: null, limit: 20 }))
  // A look passes over what has changed, and marks it so, as soon as no transaction on the server is from before.
  const isCheap = (waiting: boolean) =>
    expect.poll(async () => (await erasures(waiting)).buffers, { timeout: 120_000 }).toBeLessThan(100)
  expect((await erasures(true)).answer.map(({ number }) => number)).toEqual(['1'])
  await isCheap(true)
  await hq.db.execute(sql`
    update erasure_delivery
    set acknowledged_at = case when acknowledged_at is null then now() end`)
  expect((await erasures(false)).answer.map(({ number }) => number)).toEqual(['1'])
  await isCheap(false)
})

test('an erasure that two channel databases acknowledge at the same time waits for neither of them', async () => {
  await addDatabase('houston-db')
  await addDatabase('north-db')
  await hq.db.execute(sql`delete from erasure_delivery`)
  await hq.db.execute(sql`
    insert into erasure_delivery (customer_key, channel_database_id)
    select md5('1')::uuid, id from unnest(array['houston-db', 'north-db']) as d (id)`)
  const acknowledge = (id: string) =>
    sql`update erasure_delivery set acknowledged_at = now() where channel_database_id = ${id}`
  let second: Promise<unknown> | undefined
  await transaction(hq.db, async (tx) => {
    await tx.execute(acknowledge('houston-db'))
    second = hq.db.execute(acknowledge('north-db')).then(() => null)
    for (;;) {
      const [waits] = await hq.db.execute(
        sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      if (waits) break
    }
  })
  await second
  expect(await hq.db.execute(sql`select waiting from erasure where customer_key = md5('1')::uuid`)).toEqual([
    { waiting: 0 },
  ])
})

test('what a rare mutation has done is read without the entries of the others', async () => {
  await hq.db.execute(sql`
    insert into audit_entry (actor, roles, action, result)
    select 'x', array['ADMINISTRATOR'], case when n = 1 then 'setSchedule' else 'putCustomer' end, 'OK'
    from generate_series(1, ${MANY}) n order by n`)
  const any = { actor: null, action: null, target: null, result: null, requestId: null, after: null, before: null }
  const query = { ...any, beyond: null, limit: 20 }
  const { answer, buffers } = await touched(() => listAudit(explained.db, query, ['setSchedule', 'deleteSchedule']))
  expect(answer).toMatchObject([{ action: 'setSchedule' }])
  expect(buffers).toBeLessThan(100)
})
