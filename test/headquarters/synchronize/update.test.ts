import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { customerDocuments } from '../../../src/headquarters/customers/customer-documents.ts'
import type { CustomerDocument } from '../../../src/model/customer.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make, type StagedOptions } from '../../support/staged.ts'
import { operationRow, rows, synchronizeAll } from '../../support/synchronizing.ts'

let hq: HeadquartersDatabase
beforeAll(async () => {
  hq = await headquarters()
})

const ids = { home: randomUUID(), work: randomUUID(), phone: randomUUID(), mail: randomUUID() }

async function created(options: StagedOptions = {}): Promise<string> {
  const { customerKey } = await make.operation(hq.db, options)
  await synchronizeAll(hq)
  return customerKey
}

async function edited(options: StagedOptions) {
  const { operationId } = await make.operation(hq.db, options)
  await synchronizeAll(hq)
  return await operationRow(hq.db, operationId)
}

async function documentOf(customerKey: string): Promise<CustomerDocument> {
  const [document] = await customerDocuments(hq.db, [customerKey])
  if (!document) throw new Error('No such customer.')
  return document
}

test('changes the named fields only, empties those that are null, and audits old and new values', async () => {
  const customerKey = await created({
    customer: { name: 'Ada', email: 'old@example.com', phone: '555-1', title: 'Dr' },
  })
  const { status, applied } = await edited({
    customerKey,
    customer: { email: 'new@example.com', title: null, phone: '555-1' },
  })
  expect(status).toBe('SYNCED')
  expect(applied).toEqual([
    { attribute: 'email', oldValue: 'old@example.com', newValue: 'new@example.com' },
    { attribute: 'title', oldValue: 'Dr', newValue: null },
  ])
  expect(await documentOf(customerKey)).toMatchObject({
    version: 2,
    name: 'Ada',
    email: 'new@example.com',
    phone: '555-1',
    title: null,
    fieldVersions: { email: { v: 2, source: 'houston-db' }, title: { v: 2, source: 'houston-db' } },
  })
})

test('an edit that changes nothing is done and gives no new version', async () => {
  const customerKey = await created({ customer: { name: 'Ada' } })
  expect(await edited({ customerKey, customer: { name: 'Ada' } })).toMatchObject({ status: 'SYNCED', applied: null })
  expect(await documentOf(customerKey)).toMatchObject({ version: 1 })
})

test("a person's name follows its parts as long as it is made of them", async () => {
  const customerKey = await created({ customer: { name: null, firstName: 'Ada', lastName: 'Byron' } })
  await edited({ customerKey, customer: { lastName: 'Lovelace' } })
  expect(await documentOf(customerKey)).toMatchObject({ name: 'Ada Lovelace', lastName: 'Lovelace' })
  const called = await created({ customer: { name: 'The Countess', firstName: 'Ada', lastName: 'Byron' } })
  await edited({ customerKey: called, customer: { lastName: 'Lovelace' } })
  expect(await documentOf(called)).toMatchObject({ name: 'The Countess', lastName: 'Lovelace' })
})

test('adds, changes and deactivates addresses, of which one is primary', async () => {
  const customerKey = await created({
    addresses: [{ addressId: ids.home, street: '1 Home', city: 'Houston', isPrimary: true }],
  })
  await edited({
    customerKey,
    addresses: [{ addressId: ids.work, street: '2 Work', isPrimary: true, purpose: 'Business' }],
  })
  expect((await documentOf(customerKey)).addresses.map(({ street, isPrimary }) => [street, isPrimary]).sort()).toEqual([
    ['1 Home', false],
    ['2 Work', true],
  ])
  const change = await edited({
    customerKey,
    operationNumber: 3,
    addresses: [{ operation: 'UPDATE', addressId: ids.home, city: 'Austin', street: '1 Home' }],
  })
  expect(change.applied).toEqual([{ attribute: 'address.city', oldValue: 'Houston', newValue: 'Austin' }])
  const removal = await edited({
    customerKey,
    operationNumber: 4,
    addresses: [{ operation: 'DEACTIVATE', addressId: ids.work }],
  })
  expect(removal.applied).toEqual([{ attribute: 'address', oldValue: '2 Work, USA', newValue: null }])
  const { addresses, version, fieldVersions } = await documentOf(customerKey)
  expect(addresses).toMatchObject([{ addressId: ids.home, street: '1 Home', city: 'Austin' }])
  expect(version).toBe(4)
  expect(fieldVersions).toMatchObject({ [`address:${ids.home}`]: { v: 3 }, [`address:${ids.work}`]: { v: 4 } })
})

test('adds, changes and deactivates contacts, of which one of each type is primary', async () => {
  const customerKey = await created({ contacts: [{ contactId: ids.phone, value: '555-0101', isPrimary: true }] })
  await edited({
    customerKey,
    contacts: [
      { contactId: ids.mail, type: 'EMAIL', value: 'a@example.com', isPrimary: true },
      { type: 'PHONE', value: '555-0102', isPrimary: true },
    ],
  })
  expect((await documentOf(customerKey)).contacts.map(({ value, isPrimary }) => [value, isPrimary]).sort()).toEqual([
    ['555-0101', false],
    ['555-0102', true],
    ['a@example.com', true],
  ])
  const { applied } = await edited({
    customerKey,
    operationNumber: 3,
    contacts: [
      { operation: 'UPDATE', contactId: ids.mail, type: 'EMAIL', value: 'b@example.com', isPrimary: true },
      { operation: 'DEACTIVATE', contactId: ids.phone, type: 'PHONE', value: null },
    ],
  })
  expect(applied).toEqual([
    { attribute: 'contact.EMAIL', oldValue: 'a@example.com', newValue: 'b@example.com' },
    { attribute: 'contact.PHONE', oldValue: '555-0101', newValue: null },
  ])
  expect((await documentOf(customerKey)).contacts.map(({ value }) => value).sort()).toEqual([
    '555-0102',
    'b@example.com',
  ])
})

test('adds and takes away affiliations and attributes', async () => {
  const customerKey = await created({ affiliations: ['VIP'], attributes: [{ name: 'Color', value: 'red' }] })
  const { applied } = await edited({
    customerKey,
    affiliations: ['Student', { operation: 'DEACTIVATE', affiliationId: 'VIP' }],
    attributes: [
      { name: 'Color', operation: 'DEACTIVATE' },
      { name: 'ShoeSize', value: '40' },
    ],
  })
  expect(applied).toEqual([
    { attribute: 'affiliation', oldValue: null, newValue: 'Student' },
    { attribute: 'affiliation', oldValue: 'VIP', newValue: null },
    { attribute: 'attribute.Color', oldValue: 'red', newValue: null },
    { attribute: 'attribute.ShoeSize', oldValue: null, newValue: '40' },
  ])
  expect(await documentOf(customerKey)).toMatchObject({
    affiliations: ['Student'],
    attributes: [{ name: 'ShoeSize', type: 'INTEGER', value: '40' }],
  })
  await edited({ customerKey, operationNumber: 3, affiliations: ['VIP'] })
  expect((await documentOf(customerKey)).affiliations).toEqual(['Student', 'VIP'])
})

test('finds the edited customer by its new words and no longer by its old ones', async () => {
  const customerKey = await created({
    customer: { name: 'Zebulon Oldname', email: 'zeb@example.com' },
    contacts: [{ contactId: randomUUID(), value: '555-7788' }],
  })
  await edited({ customerKey, customer: { name: 'Zebulon Newname' } })
  const found = (word: string) =>
    rows(hq.db, sql`select 1 from customer where customer_key = ${customerKey} and search @@ ${word}::tsquery`)
  expect(await found("'n:newname'")).toHaveLength(1)
  expect(await found("'n:oldname'")).toHaveLength(0)
  expect(await found("'e:zeb@example.com'")).toHaveLength(1)
  expect(await found("'p:5557788'")).toHaveLength(1)
})

test('applies operations of one customer in their order within one run', async () => {
  const { customerKey } = await make.operation(hq.db, { customer: { name: 'First' } })
  for (let n = 2; n <= 6; n++)
    await make.operation(hq.db, { customerKey, operationNumber: n, customer: { name: `Name ${n}` } })
  expect(await synchronizeAll(hq)).toMatchObject({ total: 6, done: 6 })
  expect(await documentOf(customerKey)).toMatchObject({ name: 'Name 6', version: 6 })
  const order = await rows(
    hq.db,
    sql`select operation_number as n from log join operation using (operation_id) where log.customer_key = ${customerKey} and log.status = 'SYNCED' order by position`,
  )
  expect(order).toEqual([1, 2, 3, 4, 5, 6].map((n) => ({ n })))
})

test('lays what an operator saved over what was captured, and leaves the captured rows as they are', async () => {
  const { operationId, customerKey } = await make.operation(hq.db, {
    customer: { name: 'Ada', email: 'wrong' },
    addresses: [{ addressId: ids.home, street: '1 Home', country: 'ATL' }],
    contacts: [{ contactId: ids.phone, type: 'EMAIL', value: 'wrong' }],
    affiliations: ['Nobody', 'VIP', 'Ghost'],
    attributes: [{ name: 'ShoeSize', value: '99' }],
    override: {
      customer: { email: 'right@example.com', title: 'Dr' },
      addresses: { [ids.home]: { country: 'CAN', isPrimary: true } },
      contacts: { [ids.phone]: { value: 'also@example.com', marketingOptIn: true } },
      affiliations: { Nobody: 'Student', Ghost: null },
      attributes: { ShoeSize: '39' },
    },
  })
  await synchronizeAll(hq)
  expect(await operationRow(hq.db, operationId)).toMatchObject({ status: 'SYNCED' })
  expect(await documentOf(customerKey)).toMatchObject({
    name: 'Ada',
    email: 'right@example.com',
    title: 'Dr',
    addresses: [{ street: '1 Home', country: 'CAN', isPrimary: true }],
    contacts: [{ value: 'also@example.com', marketingOptIn: true }],
    affiliations: ['Student', 'VIP'],
    attributes: [{ name: 'ShoeSize', value: '39' }],
  })
  const captured = await rows(
    hq.db,
    sql`select email, title from retail_async_customer_v2 where operation_id = ${operationId}`,
  )
  expect(captured).toEqual([{ email: 'wrong', title: null }])
})
