import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { SYSTEM } from '../../../src/access/actor.ts'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { claimChunk } from '../../../src/headquarters/synchronize/queue/claim.ts'
import { synchronizeChunk } from '../../../src/headquarters/synchronize/synchronize-chunk.ts'
import { synchronizeOperations } from '../../../src/headquarters/synchronize/synchronize-operations.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { operationRow, rows } from '../../support/synchronizing.ts'

let hq: HeadquartersDatabase
beforeEach(async () => {
  hq = await headquarters()
})

const synchronizeOnly = (...staged: { operationId: string }[]) =>
  synchronizeOperations(
    hq,
    SYSTEM,
    staged.map(({ operationId }) => operationId),
  )

test('takes just the named operations, without a run', async () => {
  const [named, left] = [await make.operation(hq.db, {}), await make.operation(hq.db, {})]
  expect(await synchronizeOnly(named)).toEqual([{ operationId: named.operationId, status: 'SYNCED' }])
  expect(await operationRow(hq.db, left.operationId)).toMatchObject({ status: 'UPLOADED' })
  const attempts = await rows(hq.db, sql`select actor, run_id as run, outcome from operation_attempt`)
  expect(attempts).toEqual([{ actor: SYSTEM.id, run: null, outcome: 'SYNCED' }])
})

test('evaluates a failed operation again, as a plain retry or with what was saved', async () => {
  const failed = await make.operation(hq.db, { customer: { currency: 'XXX' } })
  expect(await synchronizeOnly(failed)).toMatchObject([{ status: 'FAILED' }])
  expect(await synchronizeOnly(failed)).toMatchObject([{ status: 'FAILED' }])
  await hq.db.execute(sql`update operation set override = '{"customer": {"currency": "CAD"}}'`)
  expect(await synchronizeOnly(failed)).toMatchObject([{ status: 'SYNCED' }])
  expect(await operationRow(hq.db, failed.operationId)).toMatchObject({
    attempts: 3,
    errorCode: null,
    fingerprint: null,
  })
  const [{ everFailed } = { everFailed: false }] = await rows<{ everFailed: boolean }>(
    hq.db,
    sql`select ever_failed as "everFailed" from operation`,
  )
  expect(everFailed).toBe(true)
})

test('leaves alone what is completed, what waits, and what is not known', async () => {
  const done = await make.operation(hq.db, {})
  await synchronizeOnly(done)
  const failed = await make.operation(hq.db, {
    customerKey: done.customerKey,
    operationNumber: 2,
    customer: { email: 'wrong' },
  })
  const waiting = await make.operation(hq.db, {
    customerKey: done.customerKey,
    operationNumber: 3,
    customer: { phone: '1' },
  })
  await synchronizeOnly(failed)
  expect(await synchronizeOnly(done, waiting, { operationId: randomUUID() })).toEqual([])
})

test('refuses a failed operation while an earlier one of its customer and channel database has failed', async () => {
  const { customerKey } = await make.operation(hq.db, { status: 'FAILED' })
  const later = await make.operation(hq.db, {
    customerKey,
    operationNumber: 2,
    customer: { phone: '1' },
    status: 'FAILED',
  })
  expect(await synchronizeOnly(later)).toEqual([])
  expect(await operationRow(hq.db, later.operationId)).toMatchObject({ status: 'FAILED' })
})

test('does several of one customer one after another, in their order', async () => {
  const { customerKey, ...first } = await make.operation(hq.db, { customer: { name: 'One' } })
  const second = await make.operation(hq.db, { customerKey, operationNumber: 2, customer: { name: 'Two' } })
  const third = await make.operation(hq.db, { customerKey, operationNumber: 3, customer: { name: 'Three' } })
  expect(await synchronizeOnly(third, first, second)).toMatchObject([
    { status: 'SYNCED' },
    { status: 'SYNCED' },
    { status: 'SYNCED' },
  ])
  expect(await rows(hq.db, sql`select cust_name as name, version from customer`)).toEqual([
    { name: 'Three', version: 3 },
  ])
})

test('takes an operation once when two ask for it at once', async () => {
  const { operationId } = await make.operation(hq.db, {})
  const answers = await Promise.all([1, 2, 3, 4].map(() => synchronizeOnly({ operationId })))
  expect(answers.flat()).toEqual([{ operationId, status: 'SYNCED' }])
  expect(await operationRow(hq.db, operationId)).toMatchObject({ attempts: 1, revision: 3 })
})

test('leaves an operation to the process that has claimed it', async () => {
  const { operationId } = await make.operation(hq.db, {})
  const run = { runId: randomUUID(), watermark: '1000' }
  const chunk = await claimChunk(hq.db, { dataAreaId: 'USRT', size: 10, run })
  if (!chunk) throw new Error('Nothing was claimed.')
  expect(await synchronizeOnly({ operationId })).toEqual([])
  await synchronizeChunk(hq.db, chunk, { actor: 'batch' })
  expect(await operationRow(hq.db, operationId)).toMatchObject({ status: 'SYNCED', attempts: 1 })
})

test('finds the one of many that breaks them, and does the others', async () => {
  await hq.db.execute(sql`
    create function poison() returns trigger language plpgsql as $$
    begin
      if new.cust_name = 'Raise' then raise exception 'poison'; end if;
      return new;
    end
    $$`)
  await hq.db.execute(sql`create trigger poison before insert on customer for each row execute function poison()`)
  const staged = [...(await make.creates(hq.db, 20)), await make.operation(hq.db, { customer: { name: 'Raise' } })]
  const answers = await synchronizeOnly(...staged)
  expect(answers.filter(({ status }) => status === 'SYNCED')).toHaveLength(20)
  expect(answers.filter(({ status }) => status === 'FAILED')).toEqual([
    { operationId: staged.at(-1)?.operationId, status: 'FAILED' },
  ])
})
