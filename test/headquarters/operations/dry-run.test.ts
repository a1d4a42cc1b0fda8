import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { HeadquartersDatabase, Sides } from '../../../src/between/sides.ts'
import { execute, transaction } from '../../../src/db/client.ts'
import { saveOperation } from '../../../src/headquarters/operations/changing/save-operation.ts'
import { synchronizeOperation } from '../../../src/headquarters/operations/changing/synchronize-operation.ts'
import { sidesOf } from '../../live/sides.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { synchronizeAll } from '../../support/synchronizing.ts'
import { audits, correction, traces, viewOf } from './correction.ts'
import { OPERATOR } from './support.ts'

let hq: HeadquartersDatabase
let sides: Sides
beforeEach(async () => {
  hq = await headquarters()
  sides = sidesOf(hq, {})
})

const rehearse = (operationId: string) => synchronizeOperation(sides, OPERATOR, operationId, { dryRun: true })

describe('a dry run of synchronizing one operation', () => {
  it('returns the customer that would be created, and writes only an audit entry', async () => {
    const { operationId } = await make.operation(hq.db, {
      customer: { name: 'Ada Lovelace', email: 'ada@example.com' },
      affiliations: ['VIP'],
    })
    const before = await traces(hq.db)
    const { operation, rehearsal, userErrors } = await rehearse(operationId)
    expect(userErrors).toEqual([])
    expect(operation).toMatchObject({ status: 'UPLOADED', revision: 1, customerAccount: null })
    expect(rehearsal).toMatchObject({
      outcome: 'CREATED',
      error: null,
      changes: [
        { attribute: 'name', oldValue: null, newValue: 'Ada Lovelace' },
        { attribute: 'email', oldValue: null, newValue: 'ada@example.com' },
        { attribute: 'affiliation', oldValue: null, newValue: 'VIP' },
      ],
    })
    expect(await traces(hq.db)).toEqual(before)
    expect(await audits(hq.db)).toEqual([
      { actor: 'olga', action: 'synchronizeOperation', target: operationId, result: 'DRY_RUN', reason: null },
    ])
  })

  it('returns the changes that an update would make, with old and new values', async () => {
    const { customerKey } = await make.operation(hq.db, { customer: { email: 'old@example.com' } })
    await synchronizeAll(hq)
    const edit = await make.operation(hq.db, { customerKey, baseVersion: 1, customer: { email: 'new@example.com' } })
    expect((await rehearse(edit.operationId)).rehearsal).toMatchObject({
      outcome: 'CHANGED',
      changes: [{ attribute: 'email', oldValue: 'old@example.com', newValue: 'new@example.com' }],
    })
    const same = await make.operation(hq.db, { customer: {} })
    await synchronizeAll(hq)
    const nothing = await make.operation(hq.db, {
      customerKey: same.customerKey,
      baseVersion: 1,
      customer: { name: 'Ada Lovelace' },
    })
    expect((await rehearse(nothing.operationId)).rehearsal).toMatchObject({ outcome: 'UNCHANGED', changes: [] })
  })

  it('returns the failure, also for a lack of numbers, with its fingerprint', async () => {
    const bad = await make.operation(hq.db, { customer: { currency: 'XXX' } })
    expect((await rehearse(bad.operationId)).rehearsal).toMatchObject({
      outcome: 'REFUSED',
      error: { errorClass: 'PERMANENT', code: 'UNKNOWN_CURRENCY', field: 'currency' },
    })
    const good = await make.operation(hq.db)
    await hq.db.execute(sql`update number_sequence set next = largest + 1`)
    const { rehearsal } = await rehearse(good.operationId)
    expect(rehearsal).toMatchObject({ outcome: 'REFUSED', error: { code: 'NUMBER_SEQUENCE_EXHAUSTED' } })
    await synchronizeAll(hq)
    expect((await viewOf(hq.db, good.operationId)).fingerprint).toBe(rehearsal?.fingerprint)
    await hq.db.execute(sql`delete from number_sequence`)
    expect((await rehearse(good.operationId)).rehearsal).toMatchObject({ error: { code: 'NUMBER_SEQUENCE_MISSING' } })
  })

  it('is refused before the operation’s turn, like the run itself', async () => {
    const first = await make.operation(hq.db, { status: 'FAILED' })
    const { customerKey } = first
    const waiting = await make.operation(hq.db, { customerKey, status: 'WAITING_ON', waitsFor: first.operationId })
    const early = await make.operation(hq.db, { customerKey, operationNumber: 3 })
    expect((await rehearse(waiting.operationId)).userErrors).toMatchObject([{ status: 'WAITING_ON' }])
    expect((await rehearse(early.operationId)).userErrors).toMatchObject([
      { __typename: 'OperationNotSynchronizable', status: 'UPLOADED' },
    ])
  })

  it('neither waits for nor blocks the number sequence and the log', async () => {
    const { operationId } = await make.operation(hq.db)
    await transaction(hq.db, async (tx) => {
      await execute(tx, sql`select 1 from number_sequence for update`)
      await execute(tx, sql`select 1 from log_head for update`)
      expect((await rehearse(operationId)).rehearsal).toMatchObject({ outcome: 'CREATED' })
    })
  })

  it('returns the final result of an operation that breaks the statements', async () => {
    const { operationId } = await make.operation(hq.db, { customer: { name: 'Poison' } })
    await hq.db.execute(
      sql.raw(`create function poison() returns trigger language plpgsql as $$ begin
      if new.cust_name = 'Poison' then raise exception 'poison'; end if; return new; end $$`),
    )
    await hq.db.execute(
      sql.raw('create trigger poison before insert on customer for each row execute function poison()'),
    )
    expect((await rehearse(operationId)).rehearsal).toMatchObject({ outcome: 'REFUSED', error: { code: 'POISON' } })
    expect(await viewOf(hq.db, operationId)).toMatchObject({ status: 'UPLOADED', revision: 1 })
  })
})

describe('a dry run of a save', () => {
  it('returns the result of synchronizing with it, and writes only an audit entry', async () => {
    const { operationId } = await make.operation(hq.db, { customer: { email: 'nonsense', currency: 'XXX' } })
    await synchronizeAll(hq)
    const { revision } = await viewOf(hq.db, operationId)
    const before = await traces(hq.db)
    const save = (changes: { attribute: string; newValue: string | null }[]) =>
      saveOperation(sides, OPERATOR, {
        ...correction(operationId, { expectedRevision: revision, dryRun: true }),
        changes,
      })
    const email = { attribute: 'email', newValue: 'ada@example.com' }
    expect(await save([email])).toMatchObject({
      operation: { override: { customer: { email: 'ada@example.com' } } },
      rehearsal: { outcome: 'REFUSED', error: { code: 'UNKNOWN_CURRENCY' } },
    })
    expect(await save([email, { attribute: 'currency', newValue: 'CAD' }])).toMatchObject({
      rehearsal: { outcome: 'CREATED', error: null },
    })
    expect(await traces(hq.db)).toEqual(before)
    expect((await audits(hq.db)).map((audit) => Object.values(audit))).toEqual([
      ['olga', 'saveOperation', operationId, 'DRY_RUN', null],
      ['olga', 'saveOperation', operationId, 'DRY_RUN', null],
    ])
  })
})
