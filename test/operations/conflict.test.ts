import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { customerDocuments } from '../../src/customers/customer-documents.ts'
import { STAGING_TABLES, type StagedRows } from '../../src/model/operation.ts'
import { attemptsOf } from '../../src/operations/attempts.ts'
import { type ConflictView, conflictsOf } from '../../src/operations/conflicts.ts'
import { changesOf } from '../../src/operations/operation-changes.ts'
import { type Choice, resolveConflict } from '../../src/operations/resolve-conflict.ts'
import { saveOperation } from '../../src/operations/save-operation.ts'
import { rowsOfOperations } from '../../src/operations/staging-records.ts'
import { synchronizeOperation } from '../../src/operations/synchronize-operation.ts'
import { undoSave } from '../../src/operations/undo-save.ts'
import type { HeadquartersServer, Sides } from '../../src/sides/sides.ts'
import { applyAtHeadquarters } from '../../src/synchronize/apply-realtime.ts'
import { sidesOf } from '../events/sides.ts'
import { headquarters } from '../support/headquarters.ts'
import { make, type StagedOptions } from '../support/staged.ts'
import { synchronizeAll } from '../support/synchronizing.ts'
import { mending, traces, viewOf } from './mending.ts'
import { OPERATOR } from './support.ts'

const addressId = randomUUID()
const contactId = randomUUID()
const ANNA = { id: 'anna', roles: ['ADMINISTRATOR'], channels: 'ALL' } as const

let hq: HeadquartersServer
let sides: Sides
let customerKey: string
beforeEach(async () => {
  hq = await headquarters()
  sides = sidesOf(hq, {})
  const created = await make.operation(hq.db, {
    customer: { name: 'Ada', email: 'ada@example.com', phone: '1' },
    addresses: [{ addressId, street: '1 Main Street', city: 'Houston' }],
    contacts: [{ contactId, type: 'EMAIL', value: 'second@example.com' }],
    affiliations: ['VIP'],
    attributes: [{ name: 'ShoeSize', value: '38' }],
  })
  customerKey = created.customerKey
  await synchronizeAll(hq)
})

const NOTHING: StagedRows = { customer: [], addresses: [], contacts: [], affiliations: [], attributes: [] }

/** An edit that Anna makes at headquarters, of what is there now. */
async function atHeadquarters(rows: Partial<StagedRows>): Promise<void> {
  const [customer] = await customerDocuments(hq.db, [customerKey])
  const answer = await applyAtHeadquarters(hq, ANNA, {
    operationId: randomUUID(),
    customerKey,
    operationNumber: null,
    dataAreaId: 'USRT',
    channelId: '',
    kind: 'UPDATE_CUSTOMER',
    capturedAt: new Date().toISOString(),
    capturedBy: 'anna',
    baseVersion: customer?.version ?? 0,
    customerAccount: null,
    hash: randomUUID(),
    rows: { ...NOTHING, ...rows },
  })
  expect(answer.outcome).toBe('OK')
}
const setEmail = (email: string) =>
  atHeadquarters({ customer: [{ operation: 'UPDATE', changedFields: ['email'], email }] })

/** The till's edit, based on the first version; it is synchronized after headquarters' own. */
async function conflicting(options: StagedOptions): Promise<string> {
  const { operationId } = await make.operation(hq.db, { customerKey, baseVersion: 1, ...options })
  await synchronizeAll(hq)
  return operationId
}

async function conflicts(operationId: string): Promise<ConflictView[]> {
  return conflictsOf(await viewOf(hq.db, operationId), await rowsOfOperations(hq.db, [operationId], STAGING_TABLES))
}
async function resolve(operationId: string, choices: Choice[], given: Partial<ReturnType<typeof mending>> = {}) {
  const { revision } = await viewOf(hq.db, operationId)
  return resolveConflict(sides, OPERATOR, { ...mending(operationId, { expectedVersion: revision, ...given }), choices })
}
const synchronize = async (operationId: string) => (await synchronizeOperation(sides, OPERATOR, operationId)).operation
const customerNow = async () => (await customerDocuments(hq.db, [customerKey]))[0]

describe('an operation in conflict', () => {
  it('shows both values of each attribute that both sides have changed, who changed it at headquarters and when', async () => {
    await atHeadquarters({
      customer: [{ operation: 'UPDATE', changedFields: ['email', 'phone'], email: 'hq@example.com', phone: '2' }],
    })
    const operationId = await conflicting({ customer: { email: 'till@example.com', phone: '3', name: 'Ada T' } })
    expect(await viewOf(hq.db, operationId)).toMatchObject({
      status: 'FAILED',
      error: { errorClass: 'CONFLICT', code: 'CONFLICT' },
    })
    const both = {
      headquartersChangedBy: 'anna',
      headquartersChangedAt: expect.stringMatching(/^20.*Z$/),
      chosen: null,
    }
    expect(await conflicts(operationId)).toEqual([
      { ...both, attribute: 'email', headquartersValue: 'hq@example.com', channelValue: 'till@example.com' },
      { ...both, attribute: 'phone', headquartersValue: '2', channelValue: '3' },
    ])
  })

  it('names the channel database whose operation came first, and the time only of the customer’s last change', async () => {
    await conflicting({
      channelDatabaseId: 'sanfrancisco-db',
      operationNumber: 1,
      customer: { email: 'west@example.com' },
    })
    await atHeadquarters({ customer: [{ operation: 'UPDATE', changedFields: ['title'], title: 'Dr.' }] })
    const operationId = await conflicting({ customer: { email: 'till@example.com' } })
    expect(await conflicts(operationId)).toMatchObject([
      { attribute: 'email', headquartersChangedBy: 'sanfrancisco-db', headquartersChangedAt: null },
    ])
  })

  it('keeps what is chosen beside what was captured, and applies it when it is synchronized', async () => {
    await atHeadquarters({
      customer: [{ operation: 'UPDATE', changedFields: ['email', 'phone'], email: 'hq@example.com', phone: '2' }],
    })
    const operationId = await conflicting({ customer: { email: 'till@example.com', phone: '3', name: 'Ada T' } })
    const { done, userErrors } = await resolve(operationId, [
      { attribute: 'email', keep: 'HEADQUARTERS' },
      { attribute: 'phone', keep: 'CHANNEL' },
    ])
    expect(userErrors).toEqual([])
    expect(done).toMatchObject({ status: 'FAILED' })
    expect((await conflicts(operationId)).map(({ attribute, chosen }) => [attribute, chosen])).toEqual([
      ['email', 'HEADQUARTERS'],
      ['phone', 'CHANNEL'],
    ])
    expect((await attemptsOf(hq.db, [operationId])).at(-1)).toMatchObject({
      actor: 'olga',
      outcome: 'RESOLVED',
      reason: 'the customer has called',
      changes: [
        { attribute: 'email', oldValue: 'till@example.com', newValue: 'hq@example.com' },
        { attribute: 'phone', oldValue: '3', newValue: '3' },
      ],
    })
    expect(await synchronize(operationId)).toMatchObject({ status: 'SYNCED', conflicts: null })
    expect(await customerNow()).toMatchObject({ email: 'hq@example.com', phone: '3', name: 'Ada T' })
    const rows = await rowsOfOperations(hq.db, [operationId], STAGING_TABLES)
    expect(rows[0]?.columns).toContainEqual({ name: 'EMAIL', value: 'till@example.com' })
    expect(
      changesOf(await viewOf(hq.db, operationId), rows, null)
        .map(({ attribute }) => attribute)
        .sort(),
    ).toEqual(['name', 'phone'])
  })

  it('is in conflict again only about what has not been chosen, or what headquarters has changed anew', async () => {
    await atHeadquarters({
      customer: [{ operation: 'UPDATE', changedFields: ['email', 'phone'], email: 'hq@example.com', phone: '2' }],
    })
    const operationId = await conflicting({ customer: { email: 'till@example.com', phone: '3' } })
    await resolve(operationId, [{ attribute: 'email', keep: 'CHANNEL' }])
    expect(await synchronize(operationId)).toMatchObject({
      status: 'FAILED',
      error: { code: 'CONFLICT', field: 'phone' },
    })
    expect((await conflicts(operationId)).map(({ attribute }) => attribute)).toEqual(['phone'])
    await resolve(operationId, [{ attribute: 'phone', keep: 'CHANNEL' }])
    await setEmail('anew@example.com')
    expect(await synchronize(operationId)).toMatchObject({ status: 'FAILED' })
    expect(await conflicts(operationId)).toMatchObject([
      { attribute: 'email', headquartersValue: 'anew@example.com', channelValue: 'till@example.com', chosen: null },
    ])
    await resolve(operationId, [{ attribute: 'email', keep: 'HEADQUARTERS' }])
    expect(await synchronize(operationId)).toMatchObject({ status: 'SYNCED' })
    expect(await customerNow()).toMatchObject({ email: 'anew@example.com', phone: '3' })
  })

  it('that keeps all of headquarters is done and has changed nothing', async () => {
    await setEmail('hq@example.com')
    const operationId = await conflicting({ customer: { email: 'till@example.com' } })
    const before = await customerNow()
    await resolve(operationId, [{ attribute: 'email', keep: 'HEADQUARTERS' }])
    expect(await synchronize(operationId)).toMatchObject({ status: 'SYNCED' })
    expect(await customerNow()).toEqual(before)
    const rows = await rowsOfOperations(hq.db, [operationId], STAGING_TABLES)
    expect(changesOf(await viewOf(hq.db, operationId), rows, null)).toEqual([])
  })

  it('can be given a third value with a save, which holds until headquarters changes it anew', async () => {
    await setEmail('hq@example.com')
    const operationId = await conflicting({ customer: { email: 'till@example.com' } })
    const save = async () => {
      const { revision } = await viewOf(hq.db, operationId)
      return saveOperation(sides, OPERATOR, {
        ...mending(operationId, { expectedVersion: revision }),
        changes: [{ attribute: 'email', newValue: 'third@example.com' }],
      })
    }
    expect((await save()).userErrors).toEqual([])
    expect(await conflicts(operationId)).toMatchObject([{ channelValue: 'third@example.com', chosen: 'CHANNEL' }])
    await setEmail('anew@example.com')
    expect(await synchronize(operationId)).toMatchObject({ status: 'FAILED', error: { code: 'CONFLICT' } })
    await save()
    expect(await synchronize(operationId)).toMatchObject({ status: 'SYNCED' })
    expect(await customerNow()).toMatchObject({ email: 'third@example.com' })
  })

  it('can be chosen for anew, and the choice be undone', async () => {
    await setEmail('hq@example.com')
    const operationId = await conflicting({ customer: { email: 'till@example.com' } })
    await resolve(operationId, [{ attribute: 'email', keep: 'CHANNEL' }])
    await resolve(operationId, [{ attribute: 'email', keep: 'HEADQUARTERS' }])
    const chosen = async () => (await conflicts(operationId)).map((one) => one.chosen)
    expect(await chosen()).toEqual(['HEADQUARTERS'])
    for (const expected of ['CHANNEL', null]) {
      const { revision } = await viewOf(hq.db, operationId)
      await undoSave(sides, OPERATOR, mending(operationId, { expectedVersion: revision }))
      expect(await chosen()).toEqual([expected])
    }
    expect(await synchronize(operationId)).toMatchObject({ status: 'FAILED', error: { code: 'CONFLICT' } })
  })

  it('refuses choices about what is not in conflict, twice the same, or none; and of what is not in conflict at all', async () => {
    await setEmail('hq@example.com')
    const operationId = await conflicting({ customer: { email: 'till@example.com', phone: '3' } })
    const keep = 'CHANNEL' as const
    expect((await resolve(operationId, [])).userErrors).toMatchObject([{ field: ['choices'] }])
    expect((await resolve(operationId, [{ attribute: 'phone', keep }])).userErrors).toMatchObject([
      { __typename: 'Refused', code: 'INVALID_VALUE', field: ['choices', '0', 'attribute'] },
    ])
    const twice = [
      { attribute: 'email', keep },
      { attribute: 'email', keep },
    ]
    expect((await resolve(operationId, twice)).userErrors).toMatchObject([{ field: ['choices', '1', 'attribute'] }])
    expect(
      (await resolve(operationId, [{ attribute: 'email', keep }], { expectedVersion: 1 })).userErrors,
    ).toMatchObject([{ __typename: 'OperationVersionConflict' }])
    const other = await make.operation(hq.db)
    expect((await resolve(other.operationId, [{ attribute: 'email', keep }])).userErrors).toMatchObject([
      { __typename: 'OperationNotEditable', status: 'UPLOADED' },
    ])
  })

  it('leaves no trace but its audit record when choosing is a dry run', async () => {
    await setEmail('hq@example.com')
    const operationId = await conflicting({ customer: { email: 'till@example.com' } })
    const before = await traces(hq.db)
    const { done } = await resolve(operationId, [{ attribute: 'email', keep: 'CHANNEL' }], { dryRun: true })
    expect(done).toMatchObject({ override: { decisions: { email: { keep: 'CHANNEL' } } } })
    expect(await traces(hq.db)).toEqual(before)
  })
})

describe('a conflict about a part of the customer', () => {
  const cases: [
    what: string,
    atHq: Partial<StagedRows>,
    atTill: StagedOptions,
    shown: object,
    kept: object,
    taken: object,
  ][] = [
    [
      'an address by its field',
      { addresses: [{ operation: 'UPDATE', addressId, changedFields: ['city'], city: 'Austin' }] },
      { addresses: [{ operation: 'UPDATE', addressId, city: 'Dallas', street: '2 Main Street' }] },
      { attribute: 'address.city', headquartersValue: 'Austin', channelValue: 'Dallas' },
      { addresses: [{ city: 'Austin', street: '2 Main Street' }] },
      { addresses: [{ city: 'Dallas', street: '2 Main Street' }] },
    ],
    [
      'an address that the till takes away',
      { addresses: [{ operation: 'UPDATE', addressId, changedFields: ['city'], city: 'Austin' }] },
      { kind: 'DEACTIVATE_ADDRESS', addresses: [{ operation: 'DEACTIVATE', addressId }] },
      { attribute: 'address', headquartersValue: '1 Main Street, Austin, USA', channelValue: null },
      { addresses: [{ city: 'Austin' }] },
      { addresses: [] },
    ],
    [
      'a contact',
      {
        contacts: [
          {
            operation: 'UPDATE',
            contactId,
            type: 'EMAIL',
            value: 'hq@example.com',
            extension: null,
            isPrimary: false,
            marketingOptIn: false,
          },
        ],
      },
      { contacts: [{ operation: 'UPDATE', contactId, type: 'EMAIL', value: 'till@example.com' }] },
      { attribute: 'contact.EMAIL', headquartersValue: 'hq@example.com', channelValue: 'till@example.com' },
      { contacts: [{ value: 'hq@example.com' }] },
      { contacts: [{ value: 'till@example.com' }] },
    ],
    [
      'an attribute',
      { attributes: [{ operation: 'UPDATE', name: 'ShoeSize', attributeType: 'INTEGER', value: '40' }] },
      { attributes: [{ name: 'ShoeSize', value: '42' }] },
      { attribute: 'attribute.ShoeSize', headquartersValue: '40', channelValue: '42' },
      { attributes: [{ value: '40' }] },
      { attributes: [{ value: '42' }] },
    ],
  ]
  it.each(cases)('of %s can be chosen either way', async (_, atHq, atTill, shown, kept, taken) => {
    await atHeadquarters(atHq)
    const first = await conflicting({ kind: 'UPDATE_CUSTOMER', ...atTill })
    const [conflict] = await conflicts(first)
    expect(conflict).toMatchObject(shown)
    const attribute = conflict?.attribute ?? ''
    await resolve(first, [{ attribute, keep: 'HEADQUARTERS' }])
    expect(await synchronize(first)).toMatchObject({ status: 'SYNCED' })
    expect(await customerNow()).toMatchObject(kept)
    const second = await conflicting({ kind: 'UPDATE_CUSTOMER', ...atTill, operationNumber: 3 })
    await resolve(second, [{ attribute, keep: 'CHANNEL' }])
    expect(await synchronize(second)).toMatchObject({ status: 'SYNCED' })
    expect(await customerNow()).toMatchObject(taken)
  })

  it('of an affiliation that both sides have touched can be chosen either way', async () => {
    await atHeadquarters({ affiliations: [{ operation: 'DEACTIVATE', affiliationId: 'VIP' }] })
    const operationId = await conflicting({ affiliations: ['VIP'] })
    expect(await conflicts(operationId)).toMatchObject([
      { attribute: 'affiliation', headquartersValue: null, channelValue: 'VIP' },
    ])
    await resolve(operationId, [{ attribute: 'affiliation', keep: 'CHANNEL' }])
    expect(await synchronize(operationId)).toMatchObject({ status: 'SYNCED' })
    expect(await customerNow()).toMatchObject({ affiliations: ['VIP'] })
  })
})

describe('the policy of a group of fields', () => {
  const policy = (value: string) =>
    hq.db.execute(
      sql`insert into conflict_policy (data_area_id, field_group, policy) values ('USRT', 'CONTACT', ${value})`,
    )

  it.each([
    ['HQ_WINS', 'hq@example.com'],
    ['CHANNEL_WINS', 'till@example.com'],
  ])('%s decides without a person', async (value, expected) => {
    await policy(value)
    await setEmail('hq@example.com')
    const operationId = await conflicting({ customer: { email: 'till@example.com' } })
    expect(await viewOf(hq.db, operationId)).toMatchObject({ status: 'SYNCED', conflicts: null })
    expect(await customerNow()).toMatchObject({ email: expected })
  })

  it('comes after what a person has chosen', async () => {
    await setEmail('hq@example.com')
    const operationId = await conflicting({ customer: { email: 'till@example.com' } })
    await resolve(operationId, [{ attribute: 'email', keep: 'CHANNEL' }])
    await policy('HQ_WINS')
    expect(await synchronize(operationId)).toMatchObject({ status: 'SYNCED' })
    expect(await customerNow()).toMatchObject({ email: 'till@example.com' })
  })
})
