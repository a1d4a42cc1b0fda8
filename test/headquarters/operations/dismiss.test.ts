import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { HeadquartersDatabase, Sides } from '../../../src/between/sides.ts'
import { execute } from '../../../src/db/client.ts'
import { dismissOperation } from '../../../src/headquarters/operations/changing/dismiss-operation.ts'
import { synchronizeOperation } from '../../../src/headquarters/operations/changing/synchronize-operation.ts'
import { attemptsOf } from '../../../src/headquarters/operations/list/attempts.ts'
import { readLog } from '../../../src/log/read-log.ts'
import { sidesOf } from '../../live/sides.ts'
import { testDatabase } from '../../support/databases.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { completedOf, synchronizeAll } from '../../support/synchronizing.ts'
import { audits, correction, statusesOf, traces, viewOf } from './correction.ts'
import { HOUSTON_OPERATOR, OPERATOR, pendingCreate } from './support.ts'

let hq: HeadquartersDatabase
let sides: Sides
beforeEach(async () => {
  hq = await headquarters()
  sides = sidesOf(hq, {})
})

const dismiss = (operationId: string, given: Partial<ReturnType<typeof correction>> = {}, actor = OPERATOR) =>
  dismissOperation(sides, actor, correction(operationId, given))

/** A customer at headquarters, an edit that fails and one that waits for it. */
async function failedEdit() {
  const { customerKey } = await make.operation(hq.db)
  await synchronizeAll(hq)
  const failed = await make.operation(hq.db, { customerKey, customer: { email: 'nonsense' }, baseVersion: 1 })
  const waiting = await make.operation(hq.db, {
    customerKey,
    operationNumber: 3,
    customer: { phone: '555-0199' },
    baseVersion: 1,
  })
  await synchronizeAll(hq)
  expect(await statusesOf(hq.db, [failed.operationId, waiting.operationId])).toEqual(['FAILED', 'WAITING_ON'])
  return { failed: await viewOf(hq.db, failed.operationId), waiting: waiting.operationId }
}

/** A create that fails, and an edit of the same customer that waits for it. */
async function failedCreate() {
  const create = await make.operation(hq.db, { customer: { email: 'nonsense' } })
  const { customerKey } = create
  const edit = await make.operation(hq.db, { customerKey, customer: { phone: '555-0199' } })
  await synchronizeAll(hq)
  return { create: await viewOf(hq.db, create.operationId), edit: edit.operationId }
}

describe('dismissing an operation', () => {
  it('completes it with its reason and its last error, and later ones of the customer proceed', async () => {
    const { failed, waiting } = await failedEdit()
    const { done, userErrors } = await dismiss(failed.operationId, { expectedRevision: failed.revision })
    expect(userErrors).toEqual([])
    expect(done).toMatchObject({
      operation: { status: 'DISMISSED', dismissReason: 'the customer has called', error: { code: 'INVALID_EMAIL' } },
      alsoDismissed: [],
      released: [{ operationId: waiting, status: 'UPLOADED' }],
    })
    expect(done?.operation.completedAt).not.toBeNull()
    await synchronizeAll(hq)
    expect(await statusesOf(hq.db, [failed.operationId, waiting])).toEqual(['DISMISSED', 'SYNCED'])
    expect(await completedOf(hq.db, failed.operationId)).toEqual([0])
  })

  it('records actor and reason, informs its channel by 1010, and appends events of released operations', async () => {
    const { failed, waiting } = await failedEdit()
    const [before] = await execute<{ position: string }>(hq.db, sql`select position::text from log_head`)
    await dismiss(failed.operationId, { expectedRevision: failed.revision })
    const last = (await attemptsOf(hq.db, [failed.operationId])).at(-1)
    expect(last).toMatchObject({ actor: 'olga', outcome: 'DISMISSED', reason: 'the customer has called' })
    const { events } = await readLog(hq.db, before?.position ?? '', 10)
    const ofOperations = events.filter(({ kind }) => kind === 'OPERATION')
    expect(ofOperations.map(({ operationId, status, revision }) => [operationId, status, revision])).toEqual([
      [failed.operationId, 'DISMISSED', failed.revision + 1],
      [waiting, 'UPLOADED', (await viewOf(hq.db, waiting)).revision],
    ])
    const jobs = await execute(
      hq.db,
      sql`select distinct download_job as job from log
        where position > ${before?.position}::bigint and kind = 'OPERATION'`,
    )
    expect(jobs).toEqual([{ job: '1010' }])
    expect((await audits(hq.db)).at(-1)).toEqual({
      actor: 'olga',
      action: 'dismissOperation',
      target: failed.operationId,
      result: 'DISMISSED',
      reason: 'the customer has called',
    })
  })

  it('of a create is refused with the later ones that would have no customer; with cascade it includes them', async () => {
    const { create, edit } = await failedCreate()
    const asked = await dismiss(create.operationId, { expectedRevision: create.revision })
    expect(asked).toMatchObject({
      done: null,
      userErrors: [{ __typename: 'OperationHasLaterOperations', code: 'CANNOT_BE_CHANGED', laterIds: [edit] }],
    })
    expect(await statusesOf(hq.db, [create.operationId, edit])).toEqual(['FAILED', 'WAITING_ON'])
    const { done } = await dismiss(create.operationId, { expectedRevision: create.revision, cascade: true })
    expect(done).toMatchObject({
      operation: { status: 'DISMISSED' },
      alsoDismissed: [{ operationId: edit, status: 'DISMISSED' }],
    })
    expect((await attemptsOf(hq.db, [edit])).map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['DISMISSED', 'the customer has called'],
    ])
    expect(await synchronizeAll(hq)).toMatchObject({ done: 0, failed: 0, waiting: 0 })
  })

  it('of a create whose customer exists does not require cascade', async () => {
    const first = await make.operation(hq.db)
    await synchronizeAll(hq)
    const { customerKey } = first
    const again = await make.operation(hq.db, {
      customerKey,
      kind: 'CREATE_CUSTOMER',
      channelDatabaseId: 'sanfrancisco-db',
      operationNumber: 1,
    })
    const edit = await make.operation(hq.db, {
      customerKey,
      channelDatabaseId: 'sanfrancisco-db',
      customer: { phone: '1' },
    })
    expect((await dismiss(again.operationId)).userErrors).toEqual([])
    await synchronizeAll(hq)
    expect(await statusesOf(hq.db, [again.operationId, edit.operationId])).toEqual(['DISMISSED', 'SYNCED'])
  })

  it('is done by one of two operators, and refused to the other', async () => {
    const { failed } = await failedEdit()
    const given = { expectedRevision: failed.revision }
    const both = await Promise.all([dismiss(failed.operationId, given), dismiss(failed.operationId, given)])
    const [refused] = both.flatMap(({ userErrors }) => userErrors)
    expect(both.filter(({ done }) => done !== null)).toHaveLength(1)
    expect(refused).toMatchObject({ __typename: 'OperationNotUpdatable', status: 'DISMISSED' })
    const late = await dismiss((await failedEdit()).failed.operationId, { expectedRevision: 1 })
    expect(late.userErrors).toMatchObject([
      { __typename: 'OperationRevisionConflict', changedFields: ['status'], current: { status: 'FAILED' } },
    ])
  })

  it('is refused without a reason, for complete, captured, unknown and invisible operations', async () => {
    const houston = await testDatabase('channel')
    sides = sidesOf(hq, { 'houston-db': houston })
    const { operationId } = await make.operation(hq.db)
    for (const reason of ['', '  ', 'x'.repeat(1_001), 'a\0b']) {
      expect((await dismiss(operationId, { reason })).userErrors).toMatchObject([
        { __typename: 'Refused', code: 'INVALID_VALUE', field: ['reason'] },
      ])
    }
    const done = await make.operation(hq.db, { status: 'SYNCED' })
    expect((await dismiss(done.operationId)).userErrors).toMatchObject([{ status: 'SYNCED' }])
    const pending = await pendingCreate(houston.db)
    expect((await dismiss(pending)).userErrors).toMatchObject([
      { __typename: 'OperationNotUpdatable', status: 'CAPTURED' },
    ])
    const elsewhere = await make.operation(hq.db, { channelDatabaseId: 'sanfrancisco-db' })
    for (const id of ['00000000-0000-4000-8000-000000000000', 'nonsense', elsewhere.operationId])
      expect((await dismiss(id, {}, HOUSTON_OPERATOR)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect(await statusesOf(hq.db, [operationId, elsewhere.operationId])).toEqual(['UPLOADED', 'UPLOADED'])
  })

  it('writes only an audit entry in a dry run, and returns the outcome', async () => {
    const { create, edit } = await failedCreate()
    const before = await traces(hq.db)
    const given = { expectedRevision: create.revision, cascade: true, dryRun: true }
    expect((await dismiss(create.operationId, given)).done).toMatchObject({
      operation: { status: 'DISMISSED', revision: create.revision + 1 },
      alsoDismissed: [{ operationId: edit, status: 'DISMISSED' }],
    })
    expect(await traces(hq.db)).toEqual(before)
    expect(await audits(hq.db)).toMatchObject([{ action: 'dismissOperation', result: 'DRY_RUN' }])
  })

  it('leaves restoring as the only possible change', async () => {
    const { failed } = await failedEdit()
    await dismiss(failed.operationId, { expectedRevision: failed.revision })
    const { userErrors } = await synchronizeOperation(sides, OPERATOR, failed.operationId)
    expect(userErrors).toMatchObject([{ __typename: 'OperationNotSynchronizable', status: 'DISMISSED' }])
  })
})
