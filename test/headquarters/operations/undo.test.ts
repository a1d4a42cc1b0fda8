import { beforeEach, describe, expect, it } from 'vitest'
import type { HeadquartersDatabase, Sides } from '../../../src/between/sides.ts'
import { saveOperation } from '../../../src/headquarters/operations/changing/save-operation.ts'
import { undoSave } from '../../../src/headquarters/operations/changing/undo-save.ts'
import { attemptsOf } from '../../../src/headquarters/operations/list/attempts.ts'
import { changesOf } from '../../../src/headquarters/operations/list/operation-changes.ts'
import { rowsOfOperations } from '../../../src/headquarters/operations/staging/staging-records.ts'
import { STAGING_TABLES } from '../../../src/model/operation.ts'
import { sidesOf } from '../../live/sides.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { audits, correction, traces, viewOf } from './correction.ts'
import { OPERATOR } from './support.ts'

let hq: HeadquartersDatabase
let sides: Sides
let operationId: string
beforeEach(async () => {
  hq = await headquarters()
  sides = sidesOf(hq, {})
  const staged = await make.operation(hq.db, { customer: { name: 'Ada Lovelace', email: 'ada@nowhere', phone: '1' } })
  operationId = staged.operationId
})

async function save(changes: { [attribute: string]: string | null }, expectedRevision?: number) {
  const { revision } = await viewOf(hq.db, operationId)
  const listed = Object.entries(changes).map(([attribute, newValue]) => ({ attribute, newValue }))
  const { userErrors } = await saveOperation(sides, OPERATOR, {
    operationId,
    changes: listed,
    expectedRevision: expectedRevision ?? revision,
    reason: 'typed wrong',
    dryRun: false,
  })
  expect(userErrors).toEqual([])
}

async function undo(given: Partial<ReturnType<typeof correction>> = {}) {
  const { revision } = await viewOf(hq.db, operationId)
  return undoSave(sides, OPERATOR, correction(operationId, { expectedRevision: revision, ...given }))
}

const values = async () => {
  const rows = await rowsOfOperations(hq.db, [operationId], STAGING_TABLES)
  return Object.fromEntries(
    changesOf(await viewOf(hq.db, operationId), rows, null).map(({ attribute, newValue }) => [attribute, newValue]),
  )
}
const captured = { name: 'Ada Lovelace', email: 'ada@nowhere', phone: '1' }

describe('undoing a save', () => {
  it('goes back save by save to the captured values, and then reports that nothing is saved', async () => {
    await save({ email: 'ada@example.com' })
    await save({ email: 'lovelace@example.com', phone: '2' })
    expect(await values()).toEqual({ ...captured, email: 'lovelace@example.com', phone: '2' })
    await undo()
    expect(await values()).toEqual({ ...captured, email: 'ada@example.com' })
    await undo()
    expect(await values()).toEqual(captured)
    expect((await viewOf(hq.db, operationId)).override).toBeNull()
    expect((await undo()).userErrors).toMatchObject([
      { __typename: 'OperationNotUpdatable', code: 'CANNOT_BE_CHANGED' },
    ])
  })

  it('removes what was saved since the last undo, not what was undone before', async () => {
    await save({ phone: '2' })
    await save({ phone: '3' })
    await undo()
    await save({ phone: '4' })
    await undo()
    expect(await values()).toEqual({ ...captured, phone: '2' })
  })

  it('records the actor, the reason and the undone changes in the history', async () => {
    await save({ email: 'ada@example.com' })
    await undo({ reason: 'it was right' })
    const attempts = await attemptsOf(hq.db, [operationId])
    expect(attempts.map(({ actor, outcome, reason, changes }) => [actor, outcome, reason, changes])).toEqual([
      ['olga', 'SAVED', 'typed wrong', [{ attribute: 'email', oldValue: 'ada@nowhere', newValue: 'ada@example.com' }]],
      [
        'olga',
        'UNDONE',
        'it was right',
        [{ attribute: 'email', oldValue: 'ada@example.com', newValue: 'ada@nowhere' }],
      ],
    ])
    expect((await audits(hq.db)).at(-1)).toMatchObject({ action: 'undoSave', result: 'UNDONE', reason: 'it was right' })
  })

  it('is refused for an outdated revision, with the attributes that differ', async () => {
    await save({ email: 'ada@example.com' })
    expect((await undo({ expectedRevision: 1 })).userErrors).toMatchObject([
      { __typename: 'OperationRevisionConflict', changedFields: ['email'], current: { revision: 2 } },
    ])
    await undo()
    expect((await undo({ expectedRevision: 2 })).userErrors).toMatchObject([{ changedFields: ['email'] }])
  })

  it('writes only an audit entry in a dry run', async () => {
    await save({ phone: '2' })
    const before = await traces(hq.db)
    expect((await undo({ dryRun: true })).done).toMatchObject({ override: null, revision: 3 })
    expect(await traces(hq.db)).toEqual(before)
  })
})
