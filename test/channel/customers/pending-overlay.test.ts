import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PendingOperation, withPendingOperations } from '../../../src/channel/customers/pending-overlay.ts'
import { NO_ROWS } from '../../../src/model/customer-rows/rows.ts'
import type { StagedRows } from '../../../src/model/operation.ts'
import { make } from '../../support/channel.ts'

const CUSTOMER = '11111111-1111-4111-8111-111111111111'
const FIELDS = ['phone', 'email', 'url', 'title'] as const

const customerRow = fc
  .dictionary(fc.constantFrom(...FIELDS), fc.option(fc.string({ maxLength: 8 }), { nil: null }), { minKeys: 1 })
  .map((values) => ({ operation: 'UPDATE' as const, changedFields: Object.keys(values), ...values }))
const addressRow = fc.record({
  operation: fc.constantFrom('CREATE' as const, 'UPDATE' as const, 'DEACTIVATE' as const),
  changedFields: fc.constant<string[]>(['city', 'isPrimary']),
  addressId: fc.constantFrom('a', 'b', 'c'),
  city: fc.string({ maxLength: 5 }),
  isPrimary: fc.boolean(),
})
const attributeRow = fc.record({
  operation: fc.constantFrom('CREATE' as const, 'UPDATE' as const, 'DEACTIVATE' as const),
  name: fc.constantFrom('Children', 'Segment'),
  attributeType: fc.constant('TEXT' as const),
  value: fc.option(fc.string({ maxLength: 5 }), { nil: null }),
})
const affiliationRow = fc.record({
  operation: fc.constantFrom('CREATE' as const, 'DEACTIVATE' as const),
  affiliationId: fc.constantFrom('VIP', 'STAFF'),
})
const rows: fc.Arbitrary<StagedRows> = fc.record({
  customer: fc.array(customerRow, { maxLength: 1 }),
  addresses: fc.array(addressRow, { maxLength: 2 }),
  contacts: fc.constant([]),
  affiliations: fc.array(affiliationRow, { maxLength: 2 }),
  attributes: fc.array(attributeRow, { maxLength: 2 }),
})
const history = fc.array(rows, { maxLength: 8 })

function pendingOperation(rowsOf: StagedRows, i: number, kind = 'UPDATE_CUSTOMER'): PendingOperation {
  return {
    operationId: `operation-${i + 1}`,
    operationNumber: i + 1,
    kind,
    channelId: 'houston',
    dataAreaId: 'USRT',
    capturedAt: '2026-01-02T00:00:00.000Z',
    addressBooks: ['USRTSTORES'],
    failed: false,
    rows: rowsOf,
  }
}

const known = (operations: PendingOperation[]) => ({
  customerKey: CUSTOMER,
  document: make.document({ customerKey: CUSTOMER }),
  pending: operations,
  lastOperationNumber: operations.length,
  cards: [],
})

test('shows for each field the last value that an operation gave it, else the downloaded one', () => {
  fc.assert(
    fc.property(history, (all) => {
      const view = withPendingOperations(known(all.map((each, i) => pendingOperation(each, i))), 'houston')
      for (const field of FIELDS) {
        const last = all
          .flatMap(({ customer }) => customer)
          .filter((row) => row.changedFields?.includes(field))
          .at(-1)
        expect(view?.[field]).toBe(last ? (last[field] ?? null) : null)
      }
    }),
  )
})

test('never shows an address id, a primary address, an attribute or an affiliation twice', () => {
  fc.assert(
    fc.property(history, (all) => {
      const view = withPendingOperations(known(all.map((each, i) => pendingOperation(each, i))), 'houston')
      const distinct = (values: string[] = []) => new Set(values).size === values.length
      expect(distinct(view?.addresses.map(({ addressId }) => addressId))).toBe(true)
      expect(view?.addresses.filter(({ isPrimary }) => isPrimary).length).toBeLessThanOrEqual(1)
      expect(distinct(view?.attributes.map(({ name }) => name))).toBe(true)
      expect(distinct(view?.affiliations)).toBe(true)
    }),
  )
})

test('shows the same customer whether operations are pending or headquarters has applied them as captured', () => {
  fc.assert(
    fc.property(history, fc.nat(), (all, cut) => {
      const operations = all.map((each, i) => pendingOperation(each, i))
      const applied = operations.slice(0, cut % (all.length + 1))
      const through = withPendingOperations(known(applied), 'houston')
      const document = { ...make.document({ customerKey: CUSTOMER }), ...through, version: 1 }
      const later = withPendingOperations({ ...known(operations.slice(applied.length)), document }, 'houston')
      const whole = withPendingOperations(known(operations), 'houston')
      const content = ({ version: _, syncState: __, pendingOperations: ___, ...rest }: NonNullable<typeof whole>) =>
        rest
      expect(later && content(later)).toEqual(whole && content(whole))
    }),
  )
})

test('shows a customer whose create is pending, and null where there is neither a create nor a document', () => {
  const create: StagedRows = { ...NO_ROWS, customer: [{ operation: 'CREATE', changedFields: null, name: 'Ada' }] }
  const update: StagedRows = { ...NO_ROWS, customer: [{ operation: 'UPDATE', changedFields: ['phone'], phone: '5' }] }
  const made = { customerKey: CUSTOMER, document: null, lastOperationNumber: 2, cards: [] }
  const both = [pendingOperation(create, 0, 'CREATE_CUSTOMER'), pendingOperation(update, 1)]
  expect(withPendingOperations({ ...made, pending: both }, 'houston')).toMatchObject({
    account: null,
    name: 'Ada',
    phone: '5',
    version: '0.2',
    syncState: 'PENDING_CREATE',
    createdAt: '2026-01-02T00:00:00.000Z',
    pendingOperations: ['operation-1', 'operation-2'],
  })
  expect(withPendingOperations({ ...made, pending: [pendingOperation(update, 1)] }, 'houston')).toBeNull()
  expect(withPendingOperations({ ...made, pending: [] }, 'houston')).toBeNull()
})

test('leaves a create out once headquarters has sent the customer, since that create will be superseded', () => {
  const create: StagedRows = { ...NO_ROWS, customer: [{ operation: 'CREATE', changedFields: null, name: 'As typed' }] }
  const view = withPendingOperations(known([pendingOperation(create, 0, 'CREATE_CUSTOMER')]), 'houston')
  expect(view).toMatchObject({ name: 'Ada Lovelace', syncState: 'PENDING_UPDATE' })
})

test('shows a customer as failed while one of its operations has failed', () => {
  const update: StagedRows = { ...NO_ROWS, customer: [{ operation: 'UPDATE', changedFields: ['phone'], phone: '5' }] }
  const view = withPendingOperations(
    known([{ ...pendingOperation(update, 0), failed: true }, pendingOperation(update, 1)]),
    'houston',
  )
  expect(view).toMatchObject({ syncState: 'FAILED', phone: '5' })
})
