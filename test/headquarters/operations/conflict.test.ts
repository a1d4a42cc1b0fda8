import { beforeEach, describe, expect, it } from 'vitest'
import { saveOperation } from '../../../src/headquarters/operations/changing/save-operation.ts'
import { undoSave } from '../../../src/headquarters/operations/changing/undo-save.ts'
import { attemptsOf } from '../../../src/headquarters/operations/list/attempts.ts'
import { changesOf } from '../../../src/headquarters/operations/list/operation-changes.ts'
import { rowsOfOperations } from '../../../src/headquarters/operations/staging/staging-records.ts'
import { STAGING_TABLES } from '../../../src/model/operation.ts'
import { make } from '../../support/staged.ts'
import { type Conflicting, conflictingCustomer } from './conflicting.ts'
import { correction, traces, viewOf } from './correction.ts'
import { OPERATOR } from './support.ts'

let c: Conflicting
beforeEach(async () => {
  c = await conflictingCustomer()
})

describe('an operation in conflict', () => {
  it('shows both values of each attribute that both sides have changed, with the actor and time at headquarters', async () => {
    await c.atHeadquarters({
      customer: [{ operation: 'UPDATE', changedFields: ['email', 'phone'], email: 'hq@example.com', phone: '2' }],
    })
    const operationId = await c.conflicting({ customer: { email: 'till@example.com', phone: '3', name: 'Ada T' } })
    expect(await viewOf(c.hq.db, operationId)).toMatchObject({
      status: 'FAILED',
      error: { errorClass: 'CONFLICT', code: 'CONFLICT' },
    })
    const both = {
      headquartersChangedBy: 'anna',
      headquartersChangedAt: expect.stringMatching(/^20.*Z$/),
      chosen: null,
    }
    expect(await c.conflicts(operationId)).toEqual([
      { ...both, attribute: 'email', headquartersValue: 'hq@example.com', channelValue: 'till@example.com' },
      { ...both, attribute: 'phone', headquartersValue: '2', channelValue: '3' },
    ])
  })

  it('names the channel database whose operation came first, and the time only for the customer’s last change', async () => {
    await c.conflicting({
      channelDatabaseId: 'sanfrancisco-db',
      operationNumber: 1,
      customer: { email: 'west@example.com' },
    })
    await c.atHeadquarters({ customer: [{ operation: 'UPDATE', changedFields: ['title'], title: 'Dr.' }] })
    const operationId = await c.conflicting({ customer: { email: 'till@example.com' } })
    expect(await c.conflicts(operationId)).toMatchObject([
      { attribute: 'email', headquartersChangedBy: 'sanfrancisco-db', headquartersChangedAt: null },
    ])
  })

  it('stores a choice beside the captured rows, and applies it when it is synchronized', async () => {
    await c.atHeadquarters({
      customer: [{ operation: 'UPDATE', changedFields: ['email', 'phone'], email: 'hq@example.com', phone: '2' }],
    })
    const operationId = await c.conflicting({ customer: { email: 'till@example.com', phone: '3', name: 'Ada T' } })
    const { done, userErrors } = await c.resolve(operationId, [
      { attribute: 'email', keep: 'HEADQUARTERS' },
      { attribute: 'phone', keep: 'CHANNEL' },
    ])
    expect(userErrors).toEqual([])
    expect(done).toMatchObject({ status: 'FAILED' })
    expect((await c.conflicts(operationId)).map(({ attribute, chosen }) => [attribute, chosen])).toEqual([
      ['email', 'HEADQUARTERS'],
      ['phone', 'CHANNEL'],
    ])
    expect((await attemptsOf(c.hq.db, [operationId])).at(-1)).toMatchObject({
      actor: 'olga',
      outcome: 'RESOLVED',
      reason: 'the customer has called',
      changes: [
        { attribute: 'email', oldValue: 'till@example.com', newValue: 'hq@example.com' },
        { attribute: 'phone', oldValue: '3', newValue: '3' },
      ],
    })
    expect(await c.synchronize(operationId)).toMatchObject({ status: 'SYNCED', conflicts: null })
    expect(await c.customerNow()).toMatchObject({ email: 'hq@example.com', phone: '3', name: 'Ada T' })
    const rows = await rowsOfOperations(c.hq.db, [operationId], STAGING_TABLES)
    expect(rows[0]?.columns).toContainEqual({ name: 'EMAIL', value: 'till@example.com' })
    expect(
      changesOf(await viewOf(c.hq.db, operationId), rows, null)
        .map(({ attribute }) => attribute)
        .sort(),
    ).toEqual(['name', 'phone'])
  })

  it('conflicts again only about unresolved attributes, or those that headquarters has changed again', async () => {
    await c.atHeadquarters({
      customer: [{ operation: 'UPDATE', changedFields: ['email', 'phone'], email: 'hq@example.com', phone: '2' }],
    })
    const operationId = await c.conflicting({ customer: { email: 'till@example.com', phone: '3' } })
    await c.resolve(operationId, [{ attribute: 'email', keep: 'CHANNEL' }])
    expect(await c.synchronize(operationId)).toMatchObject({
      status: 'FAILED',
      error: { code: 'CONFLICT', field: 'phone' },
    })
    expect((await c.conflicts(operationId)).map(({ attribute }) => attribute)).toEqual(['phone'])
    await c.resolve(operationId, [{ attribute: 'phone', keep: 'CHANNEL' }])
    await c.setEmail('again@example.com')
    expect(await c.synchronize(operationId)).toMatchObject({ status: 'FAILED' })
    expect(await c.conflicts(operationId)).toMatchObject([
      { attribute: 'email', headquartersValue: 'again@example.com', channelValue: 'till@example.com', chosen: null },
    ])
    await c.resolve(operationId, [{ attribute: 'email', keep: 'HEADQUARTERS' }])
    expect(await c.synchronize(operationId)).toMatchObject({ status: 'SYNCED' })
    expect(await c.customerNow()).toMatchObject({ email: 'again@example.com', phone: '3' })
  })

  it('is complete without changes if all values of headquarters are kept', async () => {
    await c.setEmail('hq@example.com')
    const operationId = await c.conflicting({ customer: { email: 'till@example.com' } })
    const before = await c.customerNow()
    await c.resolve(operationId, [{ attribute: 'email', keep: 'HEADQUARTERS' }])
    expect(await c.synchronize(operationId)).toMatchObject({ status: 'SYNCED' })
    expect(await c.customerNow()).toEqual(before)
    const rows = await rowsOfOperations(c.hq.db, [operationId], STAGING_TABLES)
    expect(changesOf(await viewOf(c.hq.db, operationId), rows, null)).toEqual([])
  })

  it('can be given a third value by a save, which stays until headquarters changes it again', async () => {
    await c.setEmail('hq@example.com')
    const operationId = await c.conflicting({ customer: { email: 'till@example.com' } })
    const save = async () => {
      const { revision } = await viewOf(c.hq.db, operationId)
      return saveOperation(c.sides, OPERATOR, {
        ...correction(operationId, { expectedRevision: revision }),
        changes: [{ attribute: 'email', newValue: 'third@example.com' }],
      })
    }
    expect((await save()).userErrors).toEqual([])
    expect(await c.conflicts(operationId)).toMatchObject([{ channelValue: 'third@example.com', chosen: 'CHANNEL' }])
    await c.setEmail('again@example.com')
    expect(await c.synchronize(operationId)).toMatchObject({ status: 'FAILED', error: { code: 'CONFLICT' } })
    await save()
    expect(await c.synchronize(operationId)).toMatchObject({ status: 'SYNCED' })
    expect(await c.customerNow()).toMatchObject({ email: 'third@example.com' })
  })

  it('can be resolved again, and the choice can be undone', async () => {
    await c.setEmail('hq@example.com')
    const operationId = await c.conflicting({ customer: { email: 'till@example.com' } })
    await c.resolve(operationId, [{ attribute: 'email', keep: 'CHANNEL' }])
    await c.resolve(operationId, [{ attribute: 'email', keep: 'HEADQUARTERS' }])
    const chosen = async () => (await c.conflicts(operationId)).map((one) => one.chosen)
    expect(await chosen()).toEqual(['HEADQUARTERS'])
    for (const expected of ['CHANNEL', null]) {
      const { revision } = await viewOf(c.hq.db, operationId)
      await undoSave(c.sides, OPERATOR, correction(operationId, { expectedRevision: revision }))
      expect(await chosen()).toEqual([expected])
    }
    expect(await c.synchronize(operationId)).toMatchObject({ status: 'FAILED', error: { code: 'CONFLICT' } })
  })

  it('refuses choices for attributes that are not in conflict, repeated or missing, and for other operations', async () => {
    await c.setEmail('hq@example.com')
    const operationId = await c.conflicting({ customer: { email: 'till@example.com', phone: '3' } })
    const keep = 'CHANNEL' as const
    expect((await c.resolve(operationId, [])).userErrors).toMatchObject([{ field: ['choices'] }])
    expect((await c.resolve(operationId, [{ attribute: 'phone', keep }])).userErrors).toMatchObject([
      { __typename: 'Refused', code: 'INVALID_VALUE', field: ['choices', '0', 'attribute'] },
    ])
    const twice = [
      { attribute: 'email', keep },
      { attribute: 'email', keep },
    ]
    expect((await c.resolve(operationId, twice)).userErrors).toMatchObject([{ field: ['choices', '1', 'attribute'] }])
    expect(
      (await c.resolve(operationId, [{ attribute: 'email', keep }], { expectedRevision: 1 })).userErrors,
    ).toMatchObject([{ __typename: 'OperationRevisionConflict' }])
    const other = await make.operation(c.hq.db)
    expect((await c.resolve(other.operationId, [{ attribute: 'email', keep }])).userErrors).toMatchObject([
      { __typename: 'OperationNotUpdatable', status: 'UPLOADED' },
    ])
  })

  it('writes only an audit entry in a dry run', async () => {
    await c.setEmail('hq@example.com')
    const operationId = await c.conflicting({ customer: { email: 'till@example.com' } })
    const before = await traces(c.hq.db)
    const { done } = await c.resolve(operationId, [{ attribute: 'email', keep: 'CHANNEL' }], { dryRun: true })
    expect(done).toMatchObject({ override: { decisions: { email: { keep: 'CHANNEL' } } } })
    expect(await traces(c.hq.db)).toEqual(before)
  })
})
