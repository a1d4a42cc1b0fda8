import { expect, test } from 'vitest'
import { describeChanges } from '../../../src/headquarters/operations/list/operation-changes.ts'
import { attributesOfRows } from '../../../src/headquarters/operations/staging/attributes-of-rows.ts'
import { changedAttributes } from '../../../src/headquarters/operations/staging/changed-attributes.ts'
import { rowsOfOperations } from '../../../src/headquarters/operations/staging/staging-records.ts'
import { STAGING_TABLES } from '../../../src/model/operation.ts'
import { testDatabase } from '../../support/databases.ts'
import { make, type StagedOptions } from '../../support/staged.ts'
import { viewOf } from './correction.ts'

const CUSTOMER = '11111111-1111-4111-8111-111111111111'
const ADDRESS = '22222222-2222-4222-8222-222222222222'

const OPERATIONS: Readonly<Record<string, StagedOptions>> = {
  'a create with one row of each kind': {
    customer: { email: 'ada@example.com', phone: '713', languageId: null },
    addresses: [{ street: '1 Main Street', city: 'Houston', country: 'USA', isPrimary: true }],
    contacts: [{ type: 'EMAIL', value: 'second@example.com', marketingOptIn: true }],
    affiliations: ['Gold'],
    attributes: [{ name: 'ShoeSize', value: '42' }],
  },
  'an update that empties a field': { customerKey: CUSTOMER, customer: { email: 'new@example.com', phone: null } },
  'an update of an address': {
    customerKey: CUSTOMER,
    addresses: [{ operation: 'UPDATE', addressId: ADDRESS, city: 'Austin', isPrimary: false }],
  },
  'a removed address and contact': {
    customerKey: CUSTOMER,
    addresses: [{ operation: 'DEACTIVATE', addressId: ADDRESS }],
    contacts: [{ operation: 'DEACTIVATE', type: 'PHONE', value: null }],
  },
}

test.each(Object.entries(OPERATIONS))('the names that are kept with %s are those of its rows', async (_, options) => {
  const { db } = await testDatabase('hq')
  const { operationId, rows } = await make.operation(db, options)
  const read = await rowsOfOperations(db, [operationId], STAGING_TABLES)
  const carried = attributesOfRows(read).filter((attribute) => attribute.carried)
  const kept = changedAttributes(rows)
  expect(kept).toEqual(carried.map(({ name }) => name))
  const view = await viewOf(db, operationId)
  const byRows = await describeChanges({ ...view, changed: null }, async () => read)
  const byNames = await describeChanges({ ...view, changed: kept }, () => Promise.reject(new Error('rows were read')))
  expect(byNames).toBe(byRows)
})

test('the names of an operation with several rows of a kind depend on all rows and are not kept', async () => {
  const { db } = await testDatabase('hq')
  const { rows } = await make.operation(db, { contacts: [{ type: 'EMAIL' }, { type: 'PHONE' }] })
  expect(changedAttributes(rows)).toBeNull()
})

test('an operation that an operator has corrected is described by its rows', async () => {
  const { db } = await testDatabase('hq')
  const override = { customer: { url: 'https://example.com' } }
  const { operationId, rows } = await make.operation(db, { override })
  const read = await rowsOfOperations(db, [operationId], STAGING_TABLES)
  const view = { ...(await viewOf(db, operationId)), changed: changedAttributes(rows) }
  expect(await describeChanges(view, async () => read)).toContain('url')
})
