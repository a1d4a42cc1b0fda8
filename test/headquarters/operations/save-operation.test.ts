import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { HeadquartersDatabase, Sides } from '../../../src/between/sides.ts'
import { execute } from '../../../src/db/client.ts'
import { type SaveOperation, saveOperation } from '../../../src/headquarters/operations/changing/save-operation.ts'
import { synchronizeOperation } from '../../../src/headquarters/operations/changing/synchronize-operation.ts'
import { attemptsOf } from '../../../src/headquarters/operations/list/attempts.ts'
import { findOperations } from '../../../src/headquarters/operations/list/find-operations.ts'
import { changesOf, describeChanges } from '../../../src/headquarters/operations/list/operation-changes.ts'
import { rowsOfOperations } from '../../../src/headquarters/operations/staging/staging-records.ts'
import { readLog } from '../../../src/log/read-log.ts'
import { STAGING_TABLES } from '../../../src/model/operation.ts'
import type { OperationView } from '../../../src/model/operation-view.ts'
import { sidesOf } from '../../live/sides.ts'
import { testDatabase } from '../../support/databases.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { synchronizeAll } from '../../support/synchronizing.ts'
import { HOUSTON_OPERATOR, OPERATOR, pendingCreate } from './support.ts'

let hq: HeadquartersDatabase
let sides: Sides

beforeEach(async () => {
  hq = await headquarters()
  sides = sidesOf(hq, {})
})

async function view(operationId: string): Promise<OperationView> {
  const found = (await findOperations(sides, [operationId])).get(operationId)
  if (!found) throw new Error('No such operation.')
  return found
}

function save(operationId: string, changes: SaveOperation['changes'], given: Partial<SaveOperation> = {}) {
  return saveOperation(sides, OPERATOR, {
    operationId,
    changes,
    expectedRevision: 1,
    reason: 'as the customer said',
    dryRun: false,
    ...given,
  })
}

async function changes(operationId: string) {
  const rows = await rowsOfOperations(hq.db, [operationId], STAGING_TABLES)
  return changesOf(await view(operationId), rows, null)
}

const failing = () =>
  make.operation(hq.db, {
    customer: { name: 'Ada Lovelace', email: 'ada@nowhere' },
    addresses: [
      { street: '1 Main Street', country: 'USA' },
      { street: '2 Main Street', country: 'Atlantis' },
    ],
    contacts: [{ type: 'EMAIL', value: 'second@example.com' }],
    affiliations: ['Nobody'],
    attributes: [{ name: 'ShoeSize', attributeType: 'INTEGER', value: '99' }],
  })

describe('a save', () => {
  it('corrects a failed operation, and the captured rows do not change', async () => {
    const { operationId, customerKey } = await failing()
    await synchronizeAll(hq)
    const failed = await view(operationId)
    expect(failed).toMatchObject({ status: 'FAILED', error: { code: 'INVALID_EMAIL', field: 'email' } })
    const saved = await save(
      operationId,
      [
        { attribute: 'email', newValue: 'ada@example.com' },
        { attribute: 'addresses.1.country', newValue: 'CAN' },
        { attribute: 'affiliation', newValue: null },
        { attribute: 'attribute.ShoeSize', newValue: '42' },
        { attribute: 'contact.EMAIL', newValue: 'third@example.com' },
        { attribute: 'phone', newValue: '555-0100' },
      ],
      { expectedRevision: failed.revision, reason: 'typing errors' },
    )
    expect(saved.userErrors).toEqual([])
    expect(saved.operation).toMatchObject({ status: 'FAILED', revision: failed.revision + 1 })
    const synchronized = await synchronizeOperation(sides, OPERATOR, operationId)
    expect(synchronized.operation).toMatchObject({ status: 'SYNCED', everFailed: true, error: null })
    const [customer] = await execute(
      hq.db,
      sql`select email, phone, (select country from customer_address a where a.customer_key = c.customer_key and street like '2%') as country,
        (select value from customer_attribute a where a.customer_key = c.customer_key) as shoe,
        (select count(*)::int from customer_affiliation a where a.customer_key = c.customer_key) as affiliations,
        (select value from customer_contact k where k.customer_key = c.customer_key) as contact
      from customer c where customer_key = ${customerKey}`,
    )
    expect(customer).toEqual({
      email: 'ada@example.com',
      phone: '555-0100',
      country: 'CAN',
      shoe: '42',
      affiliations: 0,
      contact: 'third@example.com',
    })
    const [captured] = await execute(hq.db, sql`select email from retail_async_customer_v2`)
    expect(captured).toEqual({ email: 'ada@nowhere' })
  })

  it('records the actor, the old and new values and the reason, and appends the new revision', async () => {
    const { operationId } = await failing()
    await save(operationId, [{ attribute: 'email', newValue: 'a@example.com' }], { reason: 'typing error' })
    await save(operationId, [{ attribute: 'email', newValue: 'b@example.com' }], { expectedRevision: 2 })
    const attempts = await attemptsOf(hq.db, [operationId])
    expect(attempts.map(({ actor, outcome, reason, changes }) => ({ actor, outcome, reason, changes }))).toEqual([
      {
        actor: 'olga',
        outcome: 'SAVED',
        reason: 'typing error',
        changes: [{ attribute: 'email', oldValue: 'ada@nowhere', newValue: 'a@example.com' }],
      },
      {
        actor: 'olga',
        outcome: 'SAVED',
        reason: 'as the customer said',
        changes: [{ attribute: 'email', oldValue: 'a@example.com', newValue: 'b@example.com' }],
      },
    ])
    const { events } = await readLog(hq.db, '0', 10)
    expect(events.map(({ kind, status, revision, channelId }) => [kind, status, revision, channelId])).toEqual([
      ['OPERATION', 'UPLOADED', 2, 'houston'],
      ['OPERATION', 'UPLOADED', 3, 'houston'],
    ])
    const audit = await execute(
      hq.db,
      sql`select actor, action, target, result, reason from audit_entry order by id limit 1`,
    )
    expect(audit).toEqual([
      { actor: 'olga', action: 'saveOperation', target: operationId, result: 'SAVED', reason: 'typing error' },
    ])
  })

  it.each([
    ['contact.EMAIL', 'email'],
    ['email', 'contact.EMAIL'],
  ])('a correction of %s corrects %s with the same value, too', async (attribute, other) => {
    const { operationId } = await make.operation(hq.db, {
      customer: { name: 'Ada', email: 'ada@nowhere' },
      contacts: [{ type: 'EMAIL', value: 'ada@nowhere', isPrimary: true }],
    })
    const { userErrors } = await save(operationId, [{ attribute, newValue: 'ada@example.com' }])
    expect(userErrors).toEqual([])
    const saved = (await changes(operationId)).map((change) => [change.attribute, change.newValue])
    expect(saved).toContainEqual([other, 'ada@example.com'])
    await synchronizeAll(hq)
    const [ada] = await execute<{ email: string; value: string }>(
      hq.db,
      sql`select email, value from customer join customer_contact using (customer_key)`,
    )
    expect(ada).toEqual({ email: 'ada@example.com', value: 'ada@example.com' })
  })

  it('stores a corrected word as its list has it', async () => {
    const { operationId } = await failing()
    const corrections = [
      { attribute: 'addresses.1.country', newValue: 'Canada' },
      { attribute: 'currency', newValue: 'cad' },
      { attribute: 'receiptOption', newValue: 'standard receipt' },
    ]
    expect((await save(operationId, corrections)).userErrors).toEqual([])
    const saved = new Map((await changes(operationId)).map((change) => [change.attribute, change.newValue]))
    expect(['addresses.1.country', 'currency', 'receiptOption'].map((name) => saved.get(name))).toEqual([
      'CAN',
      'CAD',
      'PRINT',
    ])
  })

  it('validates each correction by the rules of the batch job, and stores none if one is invalid', async () => {
    const { operationId } = await failing()
    const wrong: [string, string | null, string][] = [
      ['email', 'still wrong', 'INVALID_EMAIL'],
      ['firstName', 'x'.repeat(26), 'TOO_LONG'],
      ['name', null, 'REQUIRED'],
      ['customerType', 'ROBOT', 'INVALID_VALUE'],
      ['currency', 'XXX', 'UNKNOWN_CURRENCY'],
      ['creditMax', 'a lot', 'INVALID_NUMBER'],
      ['title', 'a\0b', 'INVALID_CHARACTER'],
      ['addresses.0.country', 'Nowhere', 'UNKNOWN_COUNTRY'],
      ['addresses.1.purpose', 'Castle', 'UNKNOWN_PURPOSE'],
      ['addresses.0.isPrimary', 'perhaps', 'INVALID_VALUE'],
      ['contact.EMAIL', 'no address', 'INVALID_EMAIL'],
      ['contact.EMAIL.extension', '12345678901', 'TOO_LONG'],
      ['affiliation', 'Nobody either', 'UNKNOWN_AFFILIATION'],
      ['attribute.ShoeSize', '12', 'ATTRIBUTE_OUT_OF_RANGE'],
    ]
    const { operation, userErrors } = await save(operationId, [
      ...wrong.map(([attribute, newValue]) => ({ attribute, newValue })),
      { attribute: 'lastName', newValue: 'Lovelace' },
    ])
    expect(operation).toBeNull()
    expect(userErrors).toEqual(
      wrong.map(([, , rowErrorCode], nth) =>
        expect.objectContaining({
          __typename: 'FieldRefused',
          code: 'FIELD_REFUSED',
          field: ['changes', String(nth), 'newValue'],
          rowErrorCode,
        }),
      ),
    )
    expect((await view(operationId)).revision).toBe(1)
    expect(JSON.stringify(userErrors)).not.toContain('still wrong')
  })

  it('is refused for attributes that the operation cannot have, without changes, and for duplicates', async () => {
    const { operationId } = await make.operation(hq.db, { addresses: [{ street: '1 Main Street' }] })
    const email = { attribute: 'email', newValue: 'ada@example.com' }
    for (const wrong of [
      [],
      [email, email],
      [{ attribute: 'address.planet', newValue: 'x' }],
      [{ attribute: 'contact.PHONE', newValue: 'x' }],
      [
        { attribute: 'address.city', newValue: 'x' },
        { attribute: 'addresses.0.city', newValue: 'y' },
      ],
    ]) {
      expect((await save(operationId, wrong)).userErrors).toMatchObject([
        { __typename: 'Refused', code: 'INVALID_VALUE' },
      ])
    }
  })

  it('returns to the second of two editors who changed the operation and what differs', async () => {
    const { operationId } = await failing()
    const [first, second] = await Promise.all([
      save(operationId, [{ attribute: 'email', newValue: 'a@example.com' }]),
      save(operationId, [{ attribute: 'email', newValue: 'b@example.com' }]),
    ])
    const [refused] = [...first.userErrors, ...second.userErrors]
    expect(refused).toMatchObject({
      __typename: 'OperationRevisionConflict',
      code: 'REVISION_CONFLICT',
      current: { revision: 2 },
      changedFields: ['email'],
    })
    expect((await attemptsOf(hq.db, [operationId])).length).toBe(1)
    await execute(
      hq.db,
      sql`update operation set revision = revision + 1, status = 'FAILED', error_code = 'REQUIRED', error_class = 'PERMANENT'`,
    )
    const third = await save(operationId, [{ attribute: 'phone', newValue: '1' }], { expectedRevision: 1 })
    expect(third.userErrors).toMatchObject([{ changedFields: ['email', 'status'] }])
  })

  it('is refused in every other status, and for captured, unknown and invisible operations', async () => {
    const houston = await testDatabase('channel')
    sides = sidesOf(hq, { 'houston-db': houston })
    const phone = [{ attribute: 'phone', newValue: '555-0100' }]
    const { operationId } = await make.operation(hq.db, { status: 'SYNCED' })
    expect((await save(operationId, phone)).userErrors).toMatchObject([
      { __typename: 'OperationNotUpdatable', status: 'SYNCED', code: 'CANNOT_BE_CHANGED' },
    ])
    const pending = await pendingCreate(houston.db)
    expect((await save(pending, phone)).userErrors).toMatchObject([{ status: 'CAPTURED' }])
    const elsewhere = await make.operation(hq.db, { channelDatabaseId: 'sanfrancisco-db' })
    for (const id of ['00000000-0000-4000-8000-000000000000', 'nonsense', elsewhere.operationId]) {
      const { userErrors } = await saveOperation(sides, HOUSTON_OPERATOR, {
        operationId: id,
        changes: phone,
        expectedRevision: 1,
        reason: 'as the customer said',
        dryRun: false,
      })
      expect(userErrors).toMatchObject([{ __typename: 'OperationNotFound', code: 'NOT_FOUND' }])
    }
  })

  it('writes only an audit entry in a dry run', async () => {
    const { operationId } = await failing()
    const dry = await save(operationId, [{ attribute: 'email', newValue: 'a@example.com' }], { dryRun: true })
    expect(dry).toMatchObject({ userErrors: [], operation: { override: { customer: { email: 'a@example.com' } } } })
    expect(await view(operationId)).toMatchObject({ revision: 1, override: null })
    expect(await attemptsOf(hq.db, [operationId])).toEqual([])
    expect(await execute(hq.db, sql`select action, result from audit_entry`)).toEqual([
      { action: 'saveOperation', result: 'DRY_RUN' },
    ])
    expect((await readLog(hq.db, '0', 10)).events).toEqual([])
  })
})

describe('the changes of an operation', () => {
  it('have names that a save accepts, and show saved values', async () => {
    const { operationId } = await failing()
    await save(operationId, [{ attribute: 'addresses.1.country', newValue: 'CAN' }])
    expect(await changes(operationId)).toEqual([
      { attribute: 'name', oldValue: null, newValue: 'Ada Lovelace' },
      { attribute: 'email', oldValue: null, newValue: 'ada@nowhere' },
      { attribute: 'addresses.0.street', oldValue: null, newValue: '1 Main Street' },
      { attribute: 'addresses.0.country', oldValue: null, newValue: 'USA' },
      { attribute: 'addresses.1.street', oldValue: null, newValue: '2 Main Street' },
      { attribute: 'addresses.1.country', oldValue: null, newValue: 'CAN' },
      { attribute: 'contact.EMAIL', oldValue: null, newValue: 'second@example.com' },
      { attribute: 'affiliation', oldValue: null, newValue: 'Nobody' },
      { attribute: 'attribute.ShoeSize', oldValue: null, newValue: '99' },
    ])
    const rows = await rowsOfOperations(hq.db, [operationId], STAGING_TABLES)
    const description = await describeChanges(await view(operationId), async () => rows)
    expect(description).toContain('Create customer: name, email, addresses.0.street')
    expect(description).not.toContain('Ada')
  })

  it('of an update are its fields, including emptied ones', async () => {
    const { operationId } = await make.operation(hq.db, {
      customerKey: '11111111-1111-4111-8111-111111111111',
      customer: { email: 'new@example.com', phone: null },
    })
    expect(await changes(operationId)).toEqual([
      { attribute: 'phone', oldValue: null, newValue: null },
      { attribute: 'email', oldValue: null, newValue: 'new@example.com' },
    ])
  })
})
