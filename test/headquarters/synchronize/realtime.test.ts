import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { SYSTEM } from '../../../src/access/actor.ts'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { applyRealtime } from '../../../src/headquarters/synchronize/apply-realtime.ts'
import type { StagedOperation, StagedRows } from '../../../src/model/operation.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { rows, synchronizeAll } from '../../support/synchronizing.ts'

let hq: HeadquartersDatabase
beforeEach(async () => {
  hq = await headquarters()
})

const noRows: StagedRows = { customer: [], addresses: [], contacts: [], affiliations: [], attributes: [] }

function call(options: Partial<Omit<StagedOperation, 'rows'>> & { rows?: Partial<StagedRows> } = {}): StagedOperation {
  const { rows: given, ...own } = options
  return {
    operationId: randomUUID(),
    customerKey: randomUUID(),
    operationNumber: null,
    dataAreaId: 'USRT',
    channelId: 'houston',
    kind: 'CREATE_CUSTOMER',
    capturedAt: '2026-11-20T10:00:00.000Z',
    capturedBy: 'till-1',
    baseVersion: 0,
    customerAccount: null,
    hash: 'hash',
    ...own,
    rows: {
      ...noRows,
      ...(given ?? { customer: [{ operation: 'CREATE', changedFields: null, name: 'Ada', email: 'ada@example.com' }] }),
    },
  }
}

const edit = (customerKey: string, changes: { [field: string]: string | null }, baseVersion = 1): StagedOperation =>
  call({
    customerKey,
    kind: 'UPDATE_CUSTOMER',
    baseVersion,
    rows: { customer: [{ operation: 'UPDATE', changedFields: Object.keys(changes), ...changes }] },
  })

const next = async () =>
  (await rows<{ next: number }>(hq.db, sql`select next::int from number_sequence where data_area_id = 'USRT'`))[0]?.next

test('creates a customer at once, whole, with its account number and defaults', async () => {
  const operation = call({
    rows: {
      customer: [{ operation: 'CREATE', changedFields: null, firstName: 'Ada', lastName: 'Lovelace' }],
      addresses: [
        { operation: 'CREATE', changedFields: null, addressId: randomUUID(), street: '1 Main Street', isPrimary: true },
      ],
      contacts: [
        {
          operation: 'CREATE',
          contactId: randomUUID(),
          type: 'PHONE',
          value: '555-0101',
          extension: '7',
          isPrimary: true,
          marketingOptIn: true,
        },
      ],
      affiliations: [{ operation: 'CREATE', affiliationId: 'VIP' }],
      attributes: [{ operation: 'CREATE', name: 'Newsletter', attributeType: 'BOOLEAN', value: 'true' }],
    },
  })
  const answer = await applyRealtime(hq, SYSTEM, operation)
  expect(answer).toMatchObject({
    outcome: 'OK',
    customer: {
      customerKey: operation.customerKey,
      account: 'C-000001',
      version: 1,
      name: 'Ada Lovelace',
      currency: 'USD',
      addressBooks: ['South'],
      addresses: [{ street: '1 Main Street', purpose: 'Home', country: 'USA', isPrimary: true }],
      contacts: [{ value: '555-0101', extension: '7', marketingOptIn: true }],
      affiliations: ['VIP'],
      attributes: [{ name: 'Newsletter', type: 'BOOLEAN', value: 'true' }],
    },
  })
  const [kept] = await rows(
    hq.db,
    sql`select route, status, operation_number as number, account, jsonb_array_length(applied) > 5 as audited from operation`,
  )
  expect(kept).toEqual({ route: 'REALTIME', status: 'SYNCED', number: null, account: 'C-000001', audited: true })
  const announced = await rows(hq.db, sql`select kind, entity_id as entity, status, download_job as job from log`)
  expect(announced).toEqual([{ kind: 'CUSTOMER', entity: operation.customerKey, status: 'SYNCED', job: '1010' }])
})

test('is in no staging table, no count and no batch run', async () => {
  await applyRealtime(hq, SYSTEM, call())
  expect(await rows(hq.db, sql`select 1 from retail_async_customer_v2`)).toEqual([])
  expect(await rows(hq.db, sql`select 1 from operation_count`)).toEqual([])
  expect(await synchronizeAll(hq)).toMatchObject({ total: 0 })
})

describe('a refused call', () => {
  test('is answered with each bad row, and leaves nothing behind, not even a used number', async () => {
    const operation = call({
      rows: {
        customer: [{ operation: 'CREATE', changedFields: null, name: 'Ada', currency: 'XXX' }],
        attributes: [{ operation: 'CREATE', name: 'ShoeSize', attributeType: 'INTEGER', value: '99' }],
      },
    })
    const answer = await applyRealtime(hq, SYSTEM, operation)
    expect(answer).toMatchObject({
      outcome: 'REFUSED',
      refusals: [
        { code: 'UNKNOWN_CURRENCY', field: ['currency'] },
        { code: 'ATTRIBUTE_OUT_OF_RANGE', field: ['attributes', '0', 'value'] },
      ],
    })
    for (const table of ['operation', 'operation_attempt', 'customer', 'customer_account', 'log'])
      expect(await rows(hq.db, sql`select 1 from ${sql.raw(table)}`)).toEqual([])
    expect(await next()).toBe(1)
  })

  test('names every field with a character that cannot be stored', async () => {
    const operation = call({
      rows: {
        customer: [{ operation: 'CREATE', changedFields: null, name: 'A\0da' }],
        contacts: [
          {
            operation: 'CREATE',
            contactId: randomUUID(),
            type: 'PHONE',
            value: '5\ud800',
            extension: null,
            isPrimary: false,
            marketingOptIn: false,
          },
        ],
      },
    })
    expect(await applyRealtime(hq, SYSTEM, operation)).toMatchObject({
      outcome: 'REFUSED',
      refusals: [
        { code: 'INVALID_CHARACTER', field: ['name'] },
        { code: 'INVALID_CHARACTER', field: ['contacts', '0', 'value'] },
      ],
    })
  })

  test('for want of a number names the sequence', async () => {
    await hq.db.execute(sql`update number_sequence set largest = 0`)
    expect(await applyRealtime(hq, SYSTEM, call())).toMatchObject({
      outcome: 'REFUSED',
      refusals: [{ code: 'NUMBER_SEQUENCE_EXHAUSTED', field: [] }],
    })
  })
})

test('sent again with its operation id, a call gives its stored outcome and does nothing', async () => {
  const operation = call()
  const answers = []
  for (let n = 0; n < 3; n++) answers.push(await applyRealtime(hq, SYSTEM, operation))
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
  expect(await next()).toBe(2)
  expect(await rows(hq.db, sql`select 1 from log`)).toHaveLength(1)
})

test('sent several times at once, it is done once', async () => {
  const operation = call()
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => applyRealtime(hq, SYSTEM, operation)))
  expect(new Set(answers.map((answer) => answer.outcome === 'OK' && answer.customer.account)).size).toBe(1)
  expect(await rows(hq.db, sql`select 1 from customer`)).toHaveLength(1)
  expect(await rows(hq.db, sql`select 1 from operation_attempt`)).toHaveLength(1)
})

test('a create of a GUID that has its account gives that customer', async () => {
  const first = await make.operation(hq.db, { customer: { name: 'Captured' } })
  await synchronizeAll(hq)
  const answer = await applyRealtime(hq, SYSTEM, call({ customerKey: first.customerKey }))
  expect(answer).toMatchObject({ outcome: 'OK', customer: { account: 'C-000001', name: 'Captured' } })
})

test('a call whose answer was lost and its captured fall-back make one account, whichever comes first', async () => {
  const operation = call()
  await applyRealtime(hq, SYSTEM, operation)
  const fallback = await make.operation(hq.db, {
    customerKey: operation.customerKey,
    kind: 'CREATE_CUSTOMER',
    operationNumber: 1,
    customer: { name: 'Ada' },
  })
  await synchronizeAll(hq)
  const [staged] = await rows(
    hq.db,
    sql`select status, account from operation where operation_id = ${fallback.operationId}`,
  )
  expect(staged).toEqual({ status: 'SUPERSEDED', account: 'C-000001' })
  const other = randomUUID()
  await make.operation(hq.db, {
    customerKey: other,
    kind: 'CREATE_CUSTOMER',
    operationNumber: 1,
    customer: { name: 'Ada' },
  })
  const [, answer] = await Promise.all([synchronizeAll(hq), applyRealtime(hq, SYSTEM, call({ customerKey: other }))])
  expect(answer.outcome).toBe('OK')
  expect(await rows(hq.db, sql`select 1 from customer where customer_key = ${other}`)).toHaveLength(1)
  expect(await rows(hq.db, sql`select 1 from customer_account where customer_key = ${other}`)).toHaveLength(1)
})

describe('an edit', () => {
  test('changes the customer for its channel database, as the batch job would', async () => {
    const { customerKey } = call()
    await applyRealtime(hq, SYSTEM, call({ customerKey }))
    const answer = await applyRealtime(hq, SYSTEM, edit(customerKey, { email: 'new@example.com' }))
    expect(answer).toMatchObject({
      outcome: 'OK',
      customer: { version: 2, email: 'new@example.com', fieldVersions: { email: { v: 2, source: 'houston-db' } } },
    })
  })

  test('of what another source changed since is a conflict, and every such field is named', async () => {
    const { customerKey } = call()
    await applyRealtime(hq, SYSTEM, call({ customerKey }))
    await applyRealtime(hq, SYSTEM, edit(customerKey, { email: 'new@example.com', phone: '555-1' }))
    const late = {
      ...edit(customerKey, { email: 'other@example.com', phone: '555-2', title: 'Dr' }),
      channelId: 'sanfrancisco',
    }
    expect(await applyRealtime(hq, SYSTEM, late)).toMatchObject({
      outcome: 'REFUSED',
      refusals: [
        { code: 'CONFLICT', field: ['email'] },
        { code: 'CONFLICT', field: ['phone'] },
      ],
    })
  })

  test('of a customer that is not there is refused', async () => {
    expect(await applyRealtime(hq, SYSTEM, edit(randomUUID(), { email: 'new@example.com' }))).toMatchObject({
      outcome: 'REFUSED',
      refusals: [{ code: 'CUSTOMER_NOT_FOUND', field: [] }],
    })
  })
})
