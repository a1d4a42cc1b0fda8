import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { type Database, execute } from '../../../src/db/client.ts'
import { claimChunk } from '../../../src/headquarters/synchronize/queue/claim.ts'
import { takeIntoQueue } from '../../../src/headquarters/synchronize/synchronize.ts'
import { headquarters } from '../../support/headquarters.ts'
import { buffersOf, explainedDatabase } from '../../support/plans.ts'
import { make } from '../../support/staged.ts'
import { operationRow, synchronizeAll } from '../../support/synchronizing.ts'

let hq: HeadquartersDatabase
beforeEach(async () => {
  hq = await headquarters()
})

const RUN = { runId: '00000000-0000-4000-8000-000000000000', watermark: '9000000000' }
const claim = (db: Database, size = 5_000) => claimChunk(db, { dataAreaId: 'USRT', size, run: RUN })

/** So many edits of one customer behind its create, in the order of their numbers, before anything else has arrived. */
async function manyOfOne(count: number): Promise<{ customerKey: string; operationId: string }> {
  const create = await make.operation(hq.db, { customer: { name: 'Busy', email: 'busy@example.com' } })
  await execute(
    hq.db,
    sql`insert into operation (
      operation_id, data_area_id, channel_id, channel_database_id, customer_key, operation_number, route, kind, captured_at,
      captured_by, base_version, hash, status
    )
    select gen_random_uuid(), 'USRT', 'houston', 'houston-db', ${create.customerKey}, n, 'ASYNC', 'UPDATE_CUSTOMER', now(), 'till-1', 0, 'hash', 'UPLOADED'
    from generate_series(2, ${count}::int + 1) n`,
  )
  return create
}

test.each([
  [
    'their first has failed',
    () => sql`update operation
      set status = 'FAILED', error_code = 'REQUIRED', error_class = 'PERMANENT'
      where operation_number = 1`,
  ],
  [
    'their first waits for its next attempt',
    () => sql`update operation
      set next_attempt_at = now() + interval '1 hour', revision = revision + 1
      where operation_number = 1`,
  ],
  ['their first has not arrived', () => sql`delete from operation where operation_number = 1`],
])(
  '5,000 operations of one customer that arrived first block no others while %s, and cost a claim nothing',
  async (_, block) => {
    await manyOfOne(5_000)
    await hq.db.execute(block())
    const others = await make.creates(hq.db, 20)
    await takeIntoQueue(hq.db, 'USRT')
    const { db, taken } = explainedDatabase(hq.url, 'hq')
    // Connected before it counts: the driver's own questions are none of a claim's.
    await db.execute(sql`select 1`)
    taken()
    expect(await claim(db)).toMatchObject({ size: others.length })
    expect(buffersOf(taken())).toBeLessThan(2_000)
    expect(await claim(db)).toBeNull()
    expect(buffersOf(taken())).toBeLessThan(100)
  },
)

test('of one customer with many operations a claim takes the next one, and looks at none of the others', async () => {
  await manyOfOne(2_000)
  await takeIntoQueue(hq.db, 'USRT')
  const { db, taken } = explainedDatabase(hq.url, 'hq')
  await db.execute(sql`select 1`)
  taken()
  expect(await claim(db)).toMatchObject({ size: 1 })
  expect(buffersOf(taken())).toBeLessThan(500)
  expect(await claim(db)).toBeNull()
})

test('what happens to an operation between two claims counts at the next one', async () => {
  const [first, second] = [await make.operation(hq.db), await make.operation(hq.db)]
  await takeIntoQueue(hq.db, 'USRT')
  await hq.db.execute(
    sql`update operation set status = 'DISMISSED', revision = revision + 1, settled_at = now() where operation_id = ${first.operationId}`,
  )
  const third = await make.operation(hq.db)
  expect(await claim(hq.db)).toMatchObject({ size: 2 })
  expect(await statuses(first, second, third)).toEqual(['DISMISSED', 'IN_PROGRESS', 'IN_PROGRESS'])
})

test('of two channel databases the first that arrived is next, whichever came into the queue first', async () => {
  const { customerKey } = await make.operation(hq.db, { customer: { name: 'Ada', email: 'ada@example.com' } })
  await synchronizeAll(hq)
  const houston = await make.operation(hq.db, { customerKey, customer: { phone: '555-0100' } })
  await takeIntoQueue(hq.db, 'USRT')
  const west = { customerKey, channelDatabaseId: 'sanfrancisco-db', operationNumber: 1, customer: { title: 'Dr' } }
  const sanfrancisco = await make.operation(hq.db, { ...west, kind: 'UPDATE_CUSTOMER' })
  expect(await claim(hq.db)).toMatchObject({ size: 1 })
  expect(await statuses(houston, sanfrancisco)).toEqual(['IN_PROGRESS', 'UPLOADED'])
})

async function statuses(...operations: { operationId: string }[]): Promise<string[]> {
  const rows = await Promise.all(operations.map(({ operationId }) => operationRow(hq.db, operationId)))
  return rows.map(({ status }) => status)
}

test('No index of operations has a column that a claim changes, so that a claim writes none of them', async () => {
  const indexed = await execute<{ column: string }>(
    hq.db,
    sql`select distinct a.attname::text as "column"
    from pg_index i
    join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = i.indexrelid and d.refobjid = i.indrelid
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = d.refobjsubid
    where i.indrelid = 'operation'::regclass
    order by 1`,
  )
  const columns = indexed.map(({ column }) => column)
  expect(columns).toContain('listed_status')
  for (const changed of ['status', 'chunk_id', 'revision', 'waits_for']) expect(columns).not.toContain(changed)
})
