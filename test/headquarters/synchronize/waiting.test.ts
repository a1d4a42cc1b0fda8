import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { SYSTEM } from '../../../src/access/actor.ts'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { transaction } from '../../../src/db/client.ts'
import { customerDocuments } from '../../../src/headquarters/customers/customer-documents.ts'
import { releaseWaiting } from '../../../src/headquarters/synchronize/queue/waiting.ts'
import { synchronizeOperations } from '../../../src/headquarters/synchronize/synchronize-operations.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { operationRow, rows, synchronizeAll } from '../../support/synchronizing.ts'

let hq: HeadquartersDatabase
beforeEach(async () => {
  hq = await headquarters()
})

const statusOf = async ({ operationId }: { operationId: string }) => (await operationRow(hq.db, operationId)).status

/** A customer, an edit that fails, two later edits of the same channel database and one of another. */
async function stuck() {
  const { customerKey } = await make.operation(hq.db, { customer: { name: 'Ada' } })
  await synchronizeAll(hq)
  const failed = await make.operation(hq.db, { customerKey, operationNumber: 2, customer: { email: 'wrong' } })
  const second = await make.operation(hq.db, { customerKey, operationNumber: 3, customer: { phone: '555-1' } })
  const third = await make.operation(hq.db, { customerKey, operationNumber: 4, customer: { phone: '555-2' } })
  const elsewhere = await make.operation(hq.db, {
    customerKey,
    operationNumber: 1,
    channelDatabaseId: 'sanfrancisco-db',
    customer: { title: 'Dr' },
  })
  return { customerKey, failed, second, third, elsewhere }
}

test('a failed operation blocks the later ones of its customer and channel database, and no others', async () => {
  const { customerKey, failed, second, third, elsewhere } = await stuck()
  const stranger = await make.operation(hq.db, {})
  expect(await synchronizeAll(hq)).toMatchObject({ total: 5, done: 2, failed: 1, waiting: 2 })
  expect(await statusOf(failed)).toBe('FAILED')
  expect(await operationRow(hq.db, second.operationId)).toMatchObject({
    status: 'WAITING_ON',
    waitsFor: failed.operationId,
  })
  expect(await operationRow(hq.db, third.operationId)).toMatchObject({
    status: 'WAITING_ON',
    waitsFor: failed.operationId,
  })
  expect(await statusOf(elsewhere)).toBe('SYNCED')
  expect(await statusOf(stranger)).toBe('SYNCED')
  expect((await customerDocuments(hq.db, [customerKey]))[0]).toMatchObject({ title: 'Dr', phone: null })
  const events = await rows(
    hq.db,
    sql`select status, download_job as job from log where operation_id = ${second.operationId} order by position`,
  )
  expect(events).toEqual([{ status: 'WAITING_ON', job: '1010' }])
})

test('what waited comes back once the failed one is corrected and synchronized, and goes in its order', async () => {
  const { customerKey, failed, second, third } = await stuck()
  await synchronizeAll(hq)
  await hq.db.execute(
    sql`update operation set override = '{"customer": {"email": "right@example.com"}}' where operation_id = ${failed.operationId}`,
  )
  expect(await synchronizeOperations(hq, SYSTEM, [failed.operationId])).toEqual([
    { operationId: failed.operationId, status: 'SYNCED' },
  ])
  expect([await statusOf(second), await statusOf(third)]).toEqual(['UPLOADED', 'UPLOADED'])
  expect(await synchronizeAll(hq)).toMatchObject({ done: 2 })
  expect((await customerDocuments(hq.db, [customerKey]))[0]).toMatchObject({
    email: 'right@example.com',
    phone: '555-2',
  })
})

test('what waits stays so while the failed one fails again', async () => {
  const { failed, second } = await stuck()
  await synchronizeAll(hq)
  expect(await synchronizeOperations(hq, SYSTEM, [failed.operationId])).toMatchObject([{ status: 'FAILED' }])
  expect(await operationRow(hq.db, failed.operationId)).toMatchObject({ attempts: 2 })
  expect(await statusOf(second)).toBe('WAITING_ON')
  expect(await synchronizeAll(hq)).toMatchObject({ total: 0, done: 0, failed: 0 })
})

test('what waited comes back when the failed one is dismissed', async () => {
  const { failed, second, third } = await stuck()
  await synchronizeAll(hq)
  const { freed } = await transaction(hq.db, async (tx) => {
    await tx.execute(sql`update operation set status = 'DISMISSED' where operation_id = ${failed.operationId}`)
    return await releaseWaiting(tx, sql`select ${failed.operationId}::uuid`)
  })
  expect([...freed].sort()).toEqual([second.operationId, third.operationId].sort())
  expect(await synchronizeAll(hq)).toMatchObject({ done: 2, failed: 0 })
})

test('an operation that is uploaded after an earlier one has failed waits, too', async () => {
  const { customerKey, failed } = await stuck()
  await synchronizeAll(hq)
  const late = await make.operation(hq.db, { customerKey, operationNumber: 5, customer: { phone: '555-3' } })
  expect(await synchronizeAll(hq)).toMatchObject({ done: 0, waiting: 1 })
  expect(await operationRow(hq.db, late.operationId)).toMatchObject({
    status: 'WAITING_ON',
    waitsFor: failed.operationId,
  })
})

test('an operation that waits for a completed one comes back with the next run', async () => {
  const { failed, second } = await stuck()
  await synchronizeAll(hq)
  await hq.db.execute(sql`update operation set status = 'DISMISSED' where operation_id = ${failed.operationId}`)
  await synchronizeAll(hq)
  expect(await statusOf(second)).toBe('SYNCED')
})

test('an operation whose predecessor has not arrived is left until it has', async () => {
  const customerKey = randomUUID()
  const second = await make.operation(hq.db, { customerKey, operationNumber: 2, customer: { phone: '555-1' } })
  expect(await synchronizeAll(hq)).toMatchObject({ done: 0, failed: 0 })
  expect(await statusOf(second)).toBe('UPLOADED')
  await make.operation(hq.db, { customerKey, kind: 'CREATE_CUSTOMER', operationNumber: 1, customer: { name: 'Ada' } })
  expect(await synchronizeAll(hq)).toMatchObject({ done: 2 })
  expect((await customerDocuments(hq.db, [customerKey]))[0]).toMatchObject({ name: 'Ada', phone: '555-1' })
})

test('operations of one customer from two channel databases apply in the order of their arrival', async () => {
  const { customerKey } = await make.operation(hq.db, { customer: { name: 'Ada' } })
  await hq.db.execute(
    sql`insert into conflict_policy (data_area_id, field_group, policy) values ('USRT', 'IDENTITY', 'CHANNEL_WINS')`,
  )
  await make.operation(hq.db, {
    customerKey,
    operationNumber: 1,
    channelDatabaseId: 'sanfrancisco-db',
    customer: { name: 'West' },
  })
  await make.operation(hq.db, { customerKey, operationNumber: 2, customer: { name: 'South' } })
  await make.operation(hq.db, {
    customerKey,
    operationNumber: 2,
    channelDatabaseId: 'sanfrancisco-db',
    customer: { name: 'West again' },
  })
  expect(await synchronizeAll(hq)).toMatchObject({ done: 4 })
  expect((await customerDocuments(hq.db, [customerKey]))[0]).toMatchObject({ name: 'West again', version: 4 })
})
