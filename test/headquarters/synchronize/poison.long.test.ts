// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { completedOf, expireLeases, operationRow, rows, synchronizeAll } from '../../support/synchronizing.ts'

let hq: HeadquartersDatabase
beforeEach(async () => {
  hq = await headquarters()
  // What cannot be foreseen: a customer whose handling raises, hangs, or takes its session down.
  await hq.db.execute(sql`
    create function poison() returns trigger language plpgsql as $$
    begin
      if new.cust_name = 'Raise' then raise exception 'poison'; end if;
      if new.cust_name = 'Hang' then perform pg_sleep(60); end if;
      if new.cust_name = 'Kill' then perform pg_terminate_backend(pg_backend_pid()); end if;
      if new.cust_name = 'Busy' then raise exception 'busy' using errcode = '53200'; end if;
      return new;
    end
    $$`)
  await hq.db.execute(sql`create trigger poison before insert on customer for each row execute function poison()`)
})

/** Runs until one ends by itself; whatever dies on the way is found dead at once. */
async function synchronizeUntilDone(options: Parameters<typeof synchronizeAll>[1]): Promise<number> {
  for (let deaths = 0; ; deaths++) {
    try {
      await synchronizeAll(hq, options)
      return deaths
    } catch {
      await expireLeases(hq.db)
    }
  }
}

test.each([
  { name: 'Raise', kind: 'raises an error that was not foreseen' },
  { name: 'Hang', kind: 'hangs' },
  { name: 'Kill', kind: 'takes its connection down' },
])('a row whose handling $kind fails alone with POISON, and every other one is done', async ({ name }) => {
  const before = await make.creates(hq.db, 30)
  const poison = await make.operation(hq.db, { customer: { name } })
  const after = await make.creates(hq.db, 30)
  const edit = await make.operation(hq.db, { customerKey: poison.customerKey, customer: { phone: '555-1' } })
  const deaths = await synchronizeUntilDone({ chunkSize: 40, statementTimeout: 1_500 })
  expect(deaths > 0).toBe(name === 'Kill')
  expect(await operationRow(hq.db, poison.operationId)).toMatchObject({
    status: 'FAILED',
    errorClass: 'PERMANENT',
    errorCode: 'POISON',
    attempts: 1,
  })
  expect(await operationRow(hq.db, edit.operationId)).toMatchObject({
    status: 'WAITING_ON',
    waitsFor: poison.operationId,
  })
  const done = await rows<{ n: number; accounts: number }>(
    hq.db,
    sql`select count(*)::int as n, count(distinct account)::int as accounts from operation where status = 'SYNCED'`,
  )
  expect(done).toEqual([{ n: before.length + after.length, accounts: before.length + after.length }])
  const completed = await completedOf(hq.db, poison.operationId)
  expect(completed).toEqual([0])
})

test('comes back after a death in chunks of an eighth of the size', async () => {
  await make.operation(hq.db, { customer: { name: 'Raise' } })
  await make.creates(hq.db, 63)
  await synchronizeAll(hq, { chunkSize: 64 })
  const sizes = await rows<{ size: number; status: string }>(
    hq.db,
    sql`select size, status from synchronize_chunk order by claimed_at, size`,
  )
  expect(sizes[0]).toEqual({ size: 64, status: 'RELEASED' })
  const released = sizes.filter(({ status }) => status === 'RELEASED').map(({ size }) => size)
  expect(released).toEqual([64, 8, 1, 1])
  expect(sizes.filter(({ status }) => status === 'DONE').reduce((sum, { size }) => sum + size, 0)).toBe(63)
})

test('corrected, a poisonous operation goes, and what waited for it after it', async () => {
  const poison = await make.operation(hq.db, { customer: { name: 'Raise' } })
  const edit = await make.operation(hq.db, { customerKey: poison.customerKey, customer: { phone: '555-1' } })
  await synchronizeAll(hq)
  await hq.db.execute(
    sql`update operation set override = '{"customer": {"name": "Corrected"}}', status = 'UPLOADED', error_code = null, error_class = null where operation_id = ${poison.operationId}`,
  )
  await synchronizeAll(hq)
  expect(await operationRow(hq.db, poison.operationId)).toMatchObject({ status: 'SYNCED' })
  expect(await operationRow(hq.db, edit.operationId)).toMatchObject({ status: 'SYNCED' })
})

test('a transient fault is waited out longer each time, five times, and then needs a person', async () => {
  const { operationId } = await make.operation(hq.db, { customer: { name: 'Busy' } })
  const pauses: number[] = []
  for (let attempt = 1; attempt <= 5; attempt++) {
    expect(await synchronizeAll(hq)).toMatchObject({ done: 0, failed: 0 })
    expect(await operationRow(hq.db, operationId)).toMatchObject({ status: 'UPLOADED', chunkLimit: null })
    const [next] = await rows<{ seconds: number }>(
      hq.db,
      sql`select extract(epoch from next_attempt_at - (select max(ended_at) from synchronize_chunk))::int as seconds from operation`,
    )
    pauses.push(next?.seconds ?? 0)
    await hq.db.execute(
      sql`with waited as (update operation set next_attempt_at = now()) update next_operation set next_attempt_at = now()`,
    )
  }
  expect(pauses).toEqual([5, 8, 16, 32, 64])
  await synchronizeAll(hq)
  expect(await operationRow(hq.db, operationId)).toMatchObject({
    status: 'FAILED',
    errorClass: 'TRANSIENT',
    errorCode: 'TEMPORARY_FAULT',
  })
})

test('what waits for its next attempt blocks no others, and is not tried before', async () => {
  const busy = await make.operation(hq.db, { customer: { name: 'Busy' } })
  await synchronizeAll(hq)
  const good = await make.operation(hq.db, {})
  expect(await synchronizeAll(hq)).toMatchObject({ status: 'FINISHED', done: 1 })
  expect(await operationRow(hq.db, good.operationId)).toMatchObject({ status: 'SYNCED' })
  expect(await operationRow(hq.db, busy.operationId)).toMatchObject({ status: 'UPLOADED', revision: 3 })
})
