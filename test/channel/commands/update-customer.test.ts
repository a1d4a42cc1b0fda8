import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { ChannelDatabase } from '../../../src/between/sides.ts'
import { createCustomer } from '../../../src/channel/commands/create-customer.ts'
import { setCustomerAttributes } from '../../../src/channel/commands/set-attributes.ts'
import {
  addCustomerAddress,
  removeCustomerAddress,
  updateCustomerAddress,
} from '../../../src/channel/commands/update-address.ts'
import { addCustomerAffiliation, removeCustomerAffiliation } from '../../../src/channel/commands/update-affiliation.ts'
import { removeCustomerContact, setCustomerContact } from '../../../src/channel/commands/update-contact.ts'
import { updateCustomer } from '../../../src/channel/commands/update-customer.ts'
import { storeDocuments } from '../../../src/channel/customers/store-documents.ts'
import { setOffline } from '../../../src/channel/switch-channel.ts'
import { execute } from '../../../src/db/client.ts'
import { ASYNC_EDIT } from '../../../src/model/configuration.ts'
import type { CustomerDocument } from '../../../src/model/customer.ts'
import type { StagedOperation } from '../../../src/model/operation.ts'
import { ADMINISTRATOR, configure, DEVICE, make, unreachable } from '../../support/channel.ts'

let database: ChannelDatabase
beforeAll(async () => {
  database = await make.channelDatabase({ features: { [ASYNC_EDIT]: true } })
})

async function downloaded(given: Partial<CustomerDocument> = {}, at = database): Promise<CustomerDocument> {
  const document = make.document({ customerKey: randomUUID(), ...given })
  await storeDocuments(at.db, [document])
  return document
}

/** What an update of this customer names besides its content. */
const of = ({ customerKey }: { customerKey: string }, expectedVersion: string | null = null) => ({
  channel: 'houston',
  customerKey,
  idempotencyKey: randomUUID(),
  expectedVersion,
})

test('captures an update of a downloaded customer with its base version, and shows it at once', async () => {
  const ada = await downloaded({ version: 7, phone: '555 0100' })
  const outcome = await updateCustomer(database, DEVICE, { ...of(ada), changes: { phone: '555 0199', email: null } })
  expect(outcome).toMatchObject({
    route: 'ASYNC',
    routeReason: 'FEATURE',
    customer: { phone: '555 0199', email: null, name: 'Ada Lovelace', syncState: 'PENDING_UPDATE', version: '7.1' },
  })
  const rows = await execute(
    database.db,
    sql`select o.kind, o.base_version, o.customer_account, r.operation, r.changed_fields, r.phone, r.cust_account
      from operation o join retail_async_customer_v2 r using (operation_id) where operation_id = ${outcome.operationId}`,
  )
  expect(rows).toEqual([
    {
      kind: 'UPDATE_CUSTOMER',
      base_version: 7,
      customer_account: ada.account,
      operation: 'UPDATE',
      changed_fields: ['phone', 'email'],
      phone: '555 0199',
      cust_account: ada.account,
    },
  ])
})

test('composes the name of a person when the first, middle or last name changes', async () => {
  const ada = await downloaded({ firstName: 'Ada', lastName: 'Lovelace' })
  const outcome = await updateCustomer(database, DEVICE, { ...of(ada), changes: { lastName: 'King' } })
  expect(outcome.customer).toMatchObject({ name: 'Ada King', lastName: 'King' })
  const contoso = await downloaded({ customerType: 'ORGANIZATION', name: 'Contoso' })
  const other = await updateCustomer(database, DEVICE, { ...of(contoso), changes: { firstName: 'Ann' } })
  expect(other.customer).toMatchObject({ name: 'Contoso' })
})

test('updates addresses, contacts, affiliations and attributes, each an operation of its own kind', async () => {
  const ada = await downloaded()
  const added = await addCustomerAddress(database, DEVICE, { ...of(ada), address: { city: 'Houston' } })
  const [address] = added.customer?.addresses ?? []
  expect(address).toMatchObject({ city: 'Houston', purpose: 'Home', country: 'USA', isPrimary: true })
  const addressId = address?.addressId ?? ''
  const second = await addCustomerAddress(database, DEVICE, {
    ...of(ada),
    address: { city: 'Dallas', isPrimary: true },
  })
  expect(second.customer?.addresses.map(({ city, isPrimary }) => [city, isPrimary])).toEqual([
    ['Houston', false],
    ['Dallas', true],
  ])
  const changed = await updateCustomerAddress(database, DEVICE, {
    ...of(ada),
    addressId,
    changes: { street: '1 Main' },
  })
  expect(changed.customer?.addresses[0]).toMatchObject({ street: '1 Main', city: 'Houston' })
  const removed = await removeCustomerAddress(database, DEVICE, { ...of(ada), addressId })
  expect(removed.customer?.addresses).toHaveLength(1)

  const contact = { type: 'EMAIL' as const, value: 'ada@example.com', isPrimary: true, marketingOptIn: true }
  const contacted = await setCustomerContact(database, DEVICE, { ...of(ada), contact })
  expect(contacted.customer).toMatchObject({ email: 'ada@example.com', contacts: [contact] })
  const contactId = contacted.customer?.contacts[0]?.contactId ?? ''
  const gone = await removeCustomerContact(database, DEVICE, { ...of(ada), contactId })
  expect(gone.customer?.contacts).toEqual([])

  await addCustomerAffiliation(database, DEVICE, { ...of(ada), affiliation: 'VIP' })
  const staff = await addCustomerAffiliation(database, DEVICE, { ...of(ada), affiliation: 'STAFF' })
  expect(staff.customer?.affiliations).toEqual(['VIP', 'STAFF'])
  const left = await removeCustomerAffiliation(database, DEVICE, { ...of(ada), affiliation: 'VIP' })
  expect(left.customer?.affiliations).toEqual(['STAFF'])

  const attributes = [
    { name: 'Children', value: '2' },
    { name: 'Segment', value: 'Gold' },
  ]
  await setCustomerAttributes(database, DEVICE, { ...of(ada), attributes })
  const set = await setCustomerAttributes(database, DEVICE, {
    ...of(ada),
    attributes: [{ name: 'Segment', value: null }],
  })
  expect(set.customer?.attributes).toEqual([{ name: 'Children', type: 'INTEGER', value: '2' }])

  const kinds = await execute<{ kind: string }>(
    database.db,
    sql`select kind from operation where customer_key = ${ada.customerKey} order by operation_number`,
  )
  expect(kinds.map(({ kind }) => kind)).toEqual([
    'CREATE_ADDRESS',
    'CREATE_ADDRESS',
    'UPDATE_ADDRESS',
    'DEACTIVATE_ADDRESS',
    'UPDATE_CONTACTS',
    'UPDATE_CONTACTS',
    'UPDATE_AFFILIATIONS',
    'UPDATE_AFFILIATIONS',
    'UPDATE_AFFILIATIONS',
    'UPDATE_ATTRIBUTES',
    'UPDATE_ATTRIBUTES',
  ])
})

test('refuses what does not exist, and names its field', async () => {
  const ada = await downloaded()
  const missing = randomUUID()
  expect(
    (await updateCustomer(database, DEVICE, { ...of({ customerKey: missing }), changes: { name: 'A' } })).userErrors,
  ).toMatchObject([{ code: 'NOT_FOUND', field: ['customerId'] }])
  expect(
    (await updateCustomer(database, DEVICE, { ...of({ customerKey: 'x' }), changes: { name: 'A' } })).userErrors,
  ).toMatchObject([{ code: 'NOT_FOUND', field: ['customerId'] }])
  expect((await updateCustomer(database, DEVICE, { ...of(ada), changes: {} })).userErrors).toMatchObject([
    { code: 'INVALID_VALUE', field: ['changes'] },
  ])
  expect((await removeCustomerAddress(database, DEVICE, { ...of(ada), addressId: missing })).userErrors).toMatchObject([
    { code: 'NOT_FOUND', field: ['addressId'] },
  ])
  expect((await removeCustomerContact(database, DEVICE, { ...of(ada), contactId: missing })).userErrors).toMatchObject([
    { code: 'NOT_FOUND', field: ['contactId'] },
  ])
  expect(
    (await removeCustomerAffiliation(database, DEVICE, { ...of(ada), affiliation: 'VIP' })).userErrors,
  ).toMatchObject([{ code: 'NOT_FOUND', field: ['affiliation'] }])
})

test('accepts an update when others changed other fields, and refuses it when they changed the same', async () => {
  const ada = await downloaded({ version: 1 })
  const seen = '1.0'
  await updateCustomer(database, DEVICE, { ...of(ada), changes: { phone: '555 0101' } })
  await downloaded({
    ...ada,
    version: 3,
    fieldVersions: { email: { v: 2, source: 'hq:clerk' }, url: { v: 3, source: 'sanfrancisco-db' } },
  })
  const free = await updateCustomer(database, DEVICE, { ...of(ada, seen), changes: { receiptEmail: 'a@example.com' } })
  expect(free.userErrors).toEqual([])
  const late = await updateCustomer(database, DEVICE, {
    ...of(ada, seen),
    changes: { phone: '555 0102', email: 'b@example.com', url: 'example.com', languageId: 'nl' },
  })
  expect(late.userErrors).toMatchObject([
    {
      __typename: 'VersionConflict',
      customerKey: ada.customerKey,
      changedFields: ['phone', 'email', 'url'],
    },
  ])
  const current = await updateCustomer(database, DEVICE, { ...of(ada, '3.2'), changes: { email: 'b@example.com' } })
  expect(current.userErrors).toEqual([])
})

test('does not count an own operation that the caller has seen as a change once it is completed', async () => {
  const ada = await downloaded({ version: 1 })
  const { customer } = await updateCustomer(database, DEVICE, { ...of(ada), changes: { phone: '555 0101' } })
  await downloaded({ ...ada, version: 2, fieldVersions: { phone: { v: 2, source: database.id } } })
  await make.settlement(database, ada.customerKey, 1)
  const next = await updateCustomer(database, DEVICE, {
    ...of(ada, customer?.version ?? ''),
    changes: { phone: '555 0102' },
  })
  expect(next.userErrors).toEqual([])
})

test('counts a real-time update by another till of the same database as a change', async () => {
  const ada = await downloaded({ version: 2, fieldVersions: { phone: { v: 2, source: database.id } } })
  const outcome = await updateCustomer(database, DEVICE, { ...of(ada, '1.0'), changes: { phone: '555 0102' } })
  expect(outcome.userErrors).toMatchObject([{ code: 'VERSION_CONFLICT', changedFields: ['phone'] }])
})

test('accepts one of several concurrent updates of the same field and version', async () => {
  const ada = await downloaded()
  const outcomes = await Promise.all(
    [1, 2, 3, 4].map((i) => updateCustomer(database, DEVICE, { ...of(ada, '1.0'), changes: { phone: `555 010${i}` } })),
  )
  const codes = outcomes.map(({ userErrors }) => userErrors[0]?.code ?? 'OK').sort()
  expect(codes).toEqual(['OK', 'VERSION_CONFLICT', 'VERSION_CONFLICT', 'VERSION_CONFLICT'])
})

test('looks at the key before the version', async () => {
  const ada = await downloaded()
  const input = { ...of(ada, '1.0'), changes: { phone: '555 0101' } }
  const first = await updateCustomer(database, DEVICE, input)
  await updateCustomer(database, DEVICE, { ...of(ada), changes: { phone: '555 0102' } })
  const again = await updateCustomer(database, DEVICE, input)
  expect(again).toMatchObject({ operationId: first.operationId, userErrors: [], customer: { phone: '555 0102' } })
})

test('gives the warnings of the first outcome again', async () => {
  const ada = await downloaded()
  const input = { ...of(ada), changes: { phone: 'not a phone' } }
  const first = await updateCustomer(database, DEVICE, input)
  expect(first.warnings).toMatchObject([{ code: 'PHONE_LOOKS_WRONG', field: ['changes', 'phone'] }])
  expect(await updateCustomer(database, DEVICE, input)).toEqual({ ...first, operation: null, repeated: true })
})

test('refuses a text that is not a version of a channel', async () => {
  const ada = await downloaded()
  const outcome = await updateCustomer(database, DEVICE, { ...of(ada, 'seven'), changes: { phone: '555 0101' } })
  expect(outcome.userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['expectedVersion'] }])
})

test('updates in real time without the feature, and records which feature would have avoided the call', async () => {
  const calls: StagedOperation[] = []
  const synchronous = await make.channelDatabase({
    headquarters: {
      async applyRealtime(_, operation) {
        calls.push(operation)
        const customer = make.document({ customerKey: operation.customerKey, version: 2, phone: '555 0101' })
        return { outcome: 'OK', customer }
      },
      featureStates: async () => ({ [ASYNC_EDIT]: { enabled: true, changedPosition: '101' } }),
    },
  })
  const ada = await downloaded({}, synchronous)
  const outcome = await updateCustomer(synchronous, DEVICE, { ...of(ada), changes: { phone: '555 0101' } })
  expect(outcome).toMatchObject({
    route: 'REALTIME',
    routeReason: 'FEATURE_NOT_EFFECTIVE',
    operationId: null,
    customer: { phone: '555 0101', version: '2.0', syncState: 'SYNCED' },
  })
  expect(calls).toMatchObject([
    { kind: 'UPDATE_CUSTOMER', baseVersion: 1, rows: { customer: [{ phone: '555 0101' }] } },
  ])
  const ledger = await execute(
    synchronous.db,
    sql`select method, outcome, reason, blocking_feature, missing_jobs, avoidable from realtime_service_call`,
  )
  // At headquarters the feature is on since a position that no job has brought yet.
  expect(ledger).toEqual([
    {
      method: 'updateCustomer',
      outcome: 'OK',
      reason: 'FEATURE_NOT_EFFECTIVE',
      blocking_feature: ASYNC_EDIT,
      missing_jobs: ['1110', '1010', '1070'],
      avoidable: true,
    },
  ])
})

test('reports an unknown outcome without an answer, and sends the same operation again', async () => {
  const calls: StagedOperation[] = []
  const synchronous = await make.channelDatabase({
    headquarters: {
      async applyRealtime(_, operation) {
        calls.push(operation)
        if (calls.length === 1) throw unreachable()
        return { outcome: 'OK', customer: make.document({ customerKey: operation.customerKey, version: 2 }) }
      },
    },
  })
  const ada = await downloaded({}, synchronous)
  const input = { ...of(ada), contact: { type: 'EMAIL' as const, value: 'ada@example.com' } }
  const lost = await setCustomerContact(synchronous, DEVICE, input)
  expect(lost).toMatchObject({ route: null, userErrors: [{ code: 'HEADQUARTERS_UNREACHABLE' }] })
  expect(await execute(synchronous.db, sql`select 1 from operation`)).toEqual([])
  const again = await setCustomerContact(synchronous, DEVICE, input)
  expect(again).toMatchObject({ route: 'REALTIME', userErrors: [] })
  expect(calls[1]).toMatchObject({ operationId: calls[0]?.operationId, hash: calls[0]?.hash })
})

test('keeps the customer’s own number as a further contact when another becomes primary', async () => {
  const known = { contactId: randomUUID(), type: 'PHONE' as const, value: '713 555 0102', extension: null }
  const ada = await downloaded({
    ...{ phone: '713 555 0101', phoneExtension: '7', email: 'own@example.com' },
    contacts: [{ ...known, isPrimary: false, marketingOptIn: false }],
  })
  const input = {
    ...of(ada),
    contactId: known.contactId,
    contact: { type: 'PHONE', value: known.value, isPrimary: true },
  }
  const { customer } = await setCustomerContact(database, DEVICE, input)
  expect(customer?.phone).toBe(known.value)
  expect(customer?.contacts.map(({ value, extension, isPrimary }) => [value, extension, isPrimary])).toEqual(
    expect.arrayContaining([
      [known.value, null, true],
      ['713 555 0101', '7', false],
    ]),
  )
  expect((await setCustomerContact(database, DEVICE, input)).customer?.contacts).toHaveLength(2)

  const another = { type: 'EMAIL', value: 'new@example.com', isPrimary: true }
  const { customer: both } = await setCustomerContact(database, DEVICE, { ...of(ada), contact: another })
  expect(both).toMatchObject({ email: 'new@example.com' })
  expect(both?.contacts.map(({ value }) => value)).toContain('own@example.com')
  const last = { type: 'EMAIL', value: 'last@example.com', isPrimary: true }
  const { customer: third } = await setCustomerContact(database, DEVICE, { ...of(ada), contact: last })
  expect(
    third?.contacts
      .filter(({ type }) => type === 'EMAIL')
      .map(({ value }) => value)
      .sort(),
  ).toEqual([...['last@example.com', 'new@example.com', 'own@example.com']])
})

test('refuses a synchronous update of a pending customer, and any while the channel is offline', async () => {
  const synchronous = await make.channelDatabase()
  const { customer } = await createCustomer(synchronous, DEVICE, {
    channel: 'houston',
    idempotencyKey: 'create',
    customer: { name: 'Ada' },
  })
  const pending = await updateCustomer(synchronous, DEVICE, {
    ...of(customer ?? { customerKey: '' }),
    changes: { phone: '555 0101' },
  })
  expect(pending.userErrors).toMatchObject([{ code: 'CUSTOMER_PENDING_SYNC' }])
  const added = await addCustomerAddress(synchronous, DEVICE, { ...of(customer ?? { customerKey: '' }), address: {} })
  expect(added).toMatchObject({ route: 'ASYNC', routeReason: 'FEATURE' })

  const known = await downloaded({}, synchronous)
  await setOffline(synchronous, ADMINISTRATOR, 'houston', true)
  const offline = await updateCustomer(synchronous, DEVICE, { ...of(known), changes: { phone: '555 0101' } })
  expect(offline.userErrors).toMatchObject([{ code: 'HEADQUARTERS_UNREACHABLE' }])
  expect(await execute(synchronous.db, sql`select 1 from realtime_service_call`)).toEqual([])
})

test('sends no update in real time past a pending one of the same field', async () => {
  const calls: StagedOperation[] = []
  const switched = await make.channelDatabase({
    features: { [ASYNC_EDIT]: true },
    headquarters: {
      async applyRealtime(_, operation) {
        calls.push(operation)
        return { outcome: 'OK', customer: make.document({ customerKey: operation.customerKey, version: 2 }) }
      },
    },
  })
  const ada = await downloaded({}, switched)
  await updateCustomer(switched, DEVICE, { ...of(ada), changes: { phone: '555 0101' } })
  const added = await addCustomerAddress(switched, DEVICE, { ...of(ada), address: { city: 'Houston' } })
  await configure(switched, { features: { [ASYNC_EDIT]: false } })
  const phone = await updateCustomer(switched, DEVICE, { ...of(ada), changes: { phone: '555 0102' } })
  expect(phone.userErrors).toMatchObject([{ code: 'CUSTOMER_PENDING_SYNC' }])
  const addressId = added.customer?.addresses[0]?.addressId ?? ''
  const address = await removeCustomerAddress(switched, DEVICE, { ...of(ada), addressId })
  expect(address.userErrors).toMatchObject([{ code: 'CUSTOMER_PENDING_SYNC' }])
  expect(calls).toEqual([])
  const email = await updateCustomer(switched, DEVICE, { ...of(ada), changes: { email: 'ada@example.com' } })
  expect(email).toMatchObject({ route: 'REALTIME', customer: { phone: '555 0101', syncState: 'PENDING_UPDATE' } })
})

test('shows the other update when two without a version arrive at the same time', async () => {
  const ada = await downloaded()
  const outcomes = await Promise.all([
    updateCustomer(database, DEVICE, { ...of(ada), changes: { phone: '555 0101' } }),
    updateCustomer(database, DEVICE, { ...of(ada), changes: { email: 'ada@example.com' } }),
  ])
  const later = outcomes.find(({ customer }) => customer?.version === '1.2')
  expect(later?.customer).toMatchObject({ phone: '555 0101', email: 'ada@example.com' })
})
