import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { HeadquartersDatabase, Sides } from '../../../src/between/sides.ts'
import { execute } from '../../../src/db/client.ts'
import { dismissOperation } from '../../../src/headquarters/operations/changing/dismiss-operation.ts'
import { restoreOperation } from '../../../src/headquarters/operations/changing/restore-operation.ts'
import { attemptsOf } from '../../../src/headquarters/operations/list/attempts.ts'
import { sidesOf } from '../../live/sides.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make, type Staged } from '../../support/staged.ts'
import { synchronizeAll } from '../../support/synchronizing.ts'
import { audits, correction, statusesOf, traces, viewOf } from './correction.ts'
import { OPERATOR } from './support.ts'

let hq: HeadquartersDatabase
let sides: Sides
let customerKey: string
beforeEach(async () => {
  hq = await headquarters()
  sides = sidesOf(hq, {})
  customerKey = (await make.operation(hq.db)).customerKey
  await synchronizeAll(hq)
})

const edit = (operationNumber: number, email: string) =>
  make.operation(hq.db, { customerKey, operationNumber, customer: { email }, baseVersion: 1 })

async function change(what: typeof restoreOperation | typeof dismissOperation, { operationId }: Staged, given = {}) {
  const { revision } = await viewOf(hq.db, operationId)
  return what(sides, OPERATOR, correction(operationId, { expectedRevision: revision, ...given }))
}
const restore = (staged: Staged, given = {}) => change(restoreOperation, staged, given)
const dismiss = (staged: Staged, given = {}) => change(dismissOperation, staged, given)
const statuses = (...staged: Staged[]) =>
  statusesOf(
    hq.db,
    staged.map(({ operationId }) => operationId),
  )

describe('restoring a dismissed operation', () => {
  it('returns it to its uploaded state, with actor and reason, and corrects what 1010 delivered', async () => {
    const failed = await edit(2, 'nonsense')
    await synchronizeAll(hq)
    await dismiss(failed)
    const { done } = await restore(failed, { reason: 'dismissed by mistake' })
    expect(done).toMatchObject({
      operation: {
        status: 'UPLOADED',
        error: null,
        fingerprint: null,
        completedAt: null,
        dismissReason: null,
        everFailed: true,
      },
      alsoRestored: [],
    })
    expect((await attemptsOf(hq.db, [failed.operationId])).map(({ outcome }) => outcome)).toEqual([
      'FAILED',
      'DISMISSED',
      'RESTORED',
    ])
    const [event] = await execute(
      hq.db,
      sql`select status, download_job as job from log order by position desc limit 1`,
    )
    expect(event).toEqual({ status: 'UPLOADED', job: '1010' })
    expect((await audits(hq.db)).at(-1)).toMatchObject({
      action: 'restoreOperation',
      result: 'RESTORED',
      reason: 'dismissed by mistake',
    })
    await synchronizeAll(hq)
    expect(await statuses(failed)).toEqual(['FAILED'])
  })

  it('is refused once a later operation of the same customer and channel database is complete, and lists it', async () => {
    const first = await edit(2, 'nonsense')
    const second = await edit(3, 'ada@example.com')
    await synchronizeAll(hq)
    await dismiss(first)
    await synchronizeAll(hq)
    expect(await statuses(first, second)).toEqual(['DISMISSED', 'SYNCED'])
    const { userErrors } = await restore(first, { cascade: true })
    expect(userErrors).toMatchObject([
      { __typename: 'OperationNotRestorable', status: 'DISMISSED', laterIds: [second.operationId] },
    ])
  })

  it('is independent of operations of other channel databases or customers', async () => {
    const first = await edit(2, 'nonsense')
    await synchronizeAll(hq)
    await dismiss(first)
    const other = await make.operation(hq.db, {
      customerKey,
      channelDatabaseId: 'sanfrancisco-db',
      operationNumber: 1,
      customer: { phone: '555-0199' },
      baseVersion: 1,
    })
    await make.operation(hq.db)
    await synchronizeAll(hq)
    expect(await statuses(other)).toEqual(['SYNCED'])
    expect((await restore(first)).userErrors).toEqual([])
  })

  it('requires cascade if later ones are dismissed, too, and restores all of them in their order', async () => {
    const create = await make.operation(hq.db, { customer: { email: 'nonsense' } })
    const later = await make.operation(hq.db, { customerKey: create.customerKey, customer: { phone: '1' } })
    await synchronizeAll(hq)
    await dismiss(create, { cascade: true })
    expect((await restore(create)).userErrors).toMatchObject([
      { __typename: 'OperationNotRestorable', laterIds: [later.operationId] },
    ])
    const { done } = await restore(create, { cascade: true })
    expect(done).toMatchObject({ operation: { status: 'UPLOADED' }, alsoRestored: [{ status: 'UPLOADED' }] })
    await synchronizeAll(hq)
    expect(await statuses(create, later)).toEqual(['FAILED', 'WAITING_ON'])
  })

  it('makes it wait if an earlier one of the customer has failed', async () => {
    const failed = await edit(2, 'nonsense')
    const later = await edit(3, 'ada@example.com')
    await synchronizeAll(hq)
    await dismiss(later)
    const { done } = await restore(later)
    expect(done).toMatchObject({ operation: { status: 'WAITING_ON', waitsFor: failed.operationId } })
  })

  it('leaves what is behind it blocked while another before has failed, whichever of the two is completed', async () => {
    const first = await edit(2, 'nonsense')
    await synchronizeAll(hq)
    await dismiss(first)
    const second = await edit(3, 'nonsense')
    const later = await edit(4, 'ada@example.com')
    await synchronizeAll(hq)
    await restore(first)
    await synchronizeAll(hq)
    expect(await statuses(first, second, later)).toEqual(['FAILED', 'FAILED', 'WAITING_ON'])
    const { done } = await dismiss(second)
    expect(done).toMatchObject({ released: [] })
    expect(await viewOf(hq.db, later.operationId)).toMatchObject({
      status: 'WAITING_ON',
      waitsFor: first.operationId,
    })
    await restore(second)
    await synchronizeAll(hq)
    await dismiss(first)
    await synchronizeAll(hq)
    expect(await statuses(first, second, later)).toEqual(['DISMISSED', 'FAILED', 'WAITING_ON'])
    expect((await dismiss(second)).done).toMatchObject({ released: [{ operationId: later.operationId }] })
  })

  it('is refused for an operation that is not dismissed, and for an outdated revision', async () => {
    const failed = await edit(2, 'nonsense')
    await synchronizeAll(hq)
    expect((await restore(failed)).userErrors).toMatchObject([
      { __typename: 'OperationNotRestorable', status: 'FAILED', laterIds: [] },
    ])
    await dismiss(failed)
    expect((await restore(failed, { expectedRevision: 1 })).userErrors).toMatchObject([
      { __typename: 'OperationRevisionConflict' },
    ])
  })

  it('writes only an audit entry in a dry run', async () => {
    const failed = await edit(2, 'nonsense')
    await synchronizeAll(hq)
    await dismiss(failed)
    const before = await traces(hq.db)
    expect((await restore(failed, { dryRun: true })).done).toMatchObject({ operation: { status: 'UPLOADED' } })
    expect(await traces(hq.db)).toEqual(before)
  })
})
