import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { customerDocuments } from '../../../src/headquarters/customers/customer-documents.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make, type StagedOptions } from '../../support/staged.ts'
import { operationRow, synchronizeAll } from '../../support/synchronizing.ts'

const addressId = randomUUID()
const contactId = randomUUID()

let hq: HeadquartersDatabase
let customerKey: string
beforeEach(async () => {
  hq = await headquarters()
  const created = await make.operation(hq.db, {
    customer: { name: 'Ada', email: 'ada@example.com', currency: 'USD' },
    addresses: [{ addressId, street: '1 Main Street', city: 'Houston' }],
    contacts: [{ contactId, value: '555-0101' }],
    affiliations: ['VIP'],
    attributes: [{ name: 'ShoeSize', value: '38' }],
  })
  customerKey = created.customerKey
  await synchronizeAll(hq)
})

/** An edit of San Francisco's, based on the first version; Houston created the customer. */
const west = (options: StagedOptions): StagedOptions => ({
  customerKey,
  channelDatabaseId: 'sanfrancisco-db',
  operationNumber: 1,
  baseVersion: 1,
  ...options,
})

async function synchronized(options: StagedOptions) {
  const { operationId } = await make.operation(hq.db, options)
  await synchronizeAll(hq)
  return { operationId, ...(await operationRow(hq.db, operationId)) }
}

const policy = (group: string, value: string) =>
  hq.db.execute(
    sql`insert into conflict_policy (data_area_id, field_group, policy) values ('USRT', ${group}, ${value})`,
  )

const documentNow = async () => (await customerDocuments(hq.db, [customerKey]))[0]

test('merges edits of two channel databases field by field', async () => {
  await synchronized({ customerKey, operationNumber: 2, baseVersion: 1, customer: { email: 'houston@example.com' } })
  expect(await synchronized(west({ customer: { phone: '555-0200' } }))).toMatchObject({ status: 'SYNCED' })
  expect(await documentNow()).toMatchObject({
    version: 3,
    email: 'houston@example.com',
    phone: '555-0200',
    fieldVersions: { email: { v: 2, source: 'houston-db' }, phone: { v: 3, source: 'sanfrancisco-db' } },
  })
})

test('fails an edit of a field that another source changed since, with both values kept', async () => {
  await synchronized({ customerKey, operationNumber: 2, baseVersion: 1, customer: { email: 'houston@example.com' } })
  const conflict = await synchronized(west({ customer: { email: 'west@example.com', phone: '555-0200' } }))
  expect(conflict).toMatchObject({
    status: 'FAILED',
    errorClass: 'CONFLICT',
    errorCode: 'CONFLICT',
    errorField: 'email',
  })
  expect(conflict.applied).toEqual([
    { attribute: 'email', oldValue: 'houston@example.com', newValue: 'west@example.com' },
    { attribute: 'phone', oldValue: null, newValue: '555-0200' },
  ])
  expect(await documentNow()).toMatchObject({ version: 2, email: 'houston@example.com', phone: null })
})

test("finds no conflict in a channel database's own updates, in equal values, or in changes it saw", async () => {
  await synchronized({ customerKey, operationNumber: 2, baseVersion: 1, customer: { email: 'houston@example.com' } })
  const own = { customerKey, operationNumber: 3, baseVersion: 1, customer: { email: 'houston2@example.com' } }
  expect(await synchronized(own)).toMatchObject({ status: 'SYNCED' })
  expect(await synchronized(west({ customer: { email: 'houston2@example.com' } }))).toMatchObject({ status: 'SYNCED' })
  const seen = west({ operationNumber: 2, baseVersion: 3, customer: { email: 'west@example.com' } })
  expect(await synchronized(seen)).toMatchObject({ status: 'SYNCED' })
})

test('takes what an operator saved as decided', async () => {
  await synchronized({ customerKey, operationNumber: 2, baseVersion: 1, customer: { email: 'houston@example.com' } })
  const decided = west({
    customer: { email: 'west@example.com' },
    override: { customer: { email: 'west@example.com' } },
  })
  expect(await synchronized(decided)).toMatchObject({ status: 'SYNCED' })
  expect(await documentNow()).toMatchObject({ email: 'west@example.com' })
})

describe('a policy for the group of the field', () => {
  test('CHANNEL_WINS applies the later edit', async () => {
    await policy('CONTACT', 'CHANNEL_WINS')
    await synchronized({ customerKey, operationNumber: 2, baseVersion: 1, customer: { email: 'houston@example.com' } })
    expect(await synchronized(west({ customer: { email: 'west@example.com' } }))).toMatchObject({ status: 'SYNCED' })
    expect(await documentNow()).toMatchObject({ email: 'west@example.com', version: 3 })
  })

  test('HQ_WINS leaves the contested field out and applies the others', async () => {
    await policy('CONTACT', 'HQ_WINS')
    await synchronized({ customerKey, operationNumber: 2, baseVersion: 1, customer: { email: 'houston@example.com' } })
    const merged = await synchronized(west({ customer: { email: 'west@example.com', phone: '555-0200' } }))
    expect(merged).toMatchObject({ status: 'SYNCED', applied: [{ attribute: 'phone', newValue: '555-0200' }] })
    expect(await documentNow()).toMatchObject({ email: 'houston@example.com', phone: '555-0200' })
  })

  test('counts for its own group only', async () => {
    await policy('CONTACT', 'CHANNEL_WINS')
    await synchronized({ customerKey, operationNumber: 2, baseVersion: 1, customer: { name: 'Ada H' } })
    expect(await synchronized(west({ customer: { name: 'Ada W' } }))).toMatchObject({
      errorCode: 'CONFLICT',
      errorField: 'name',
    })
  })
})

describe('rows', () => {
  const cases: [what: string, group: string, houston: StagedOptions, theirs: StagedOptions, field: string][] = [
    [
      'an address by field',
      'ADDRESS',
      { addresses: [{ operation: 'UPDATE', addressId, city: 'Austin' }] },
      { addresses: [{ operation: 'UPDATE', addressId, city: 'Dallas', zipCode: '75001' }] },
      'addresses.0.city',
    ],
    [
      'an address that one side takes away',
      'ADDRESS',
      { addresses: [{ operation: 'UPDATE', addressId, city: 'Austin' }] },
      { addresses: [{ operation: 'DEACTIVATE', addressId }] },
      'addresses.0',
    ],
    [
      'a contact',
      'CONTACT',
      { contacts: [{ operation: 'UPDATE', contactId, value: '555-0102' }] },
      { contacts: [{ operation: 'UPDATE', contactId, value: '555-0103' }] },
      'contacts.0.value',
    ],
    [
      'an affiliation',
      'COMMERCIAL',
      { affiliations: [{ operation: 'DEACTIVATE', affiliationId: 'VIP' }] },
      { affiliations: ['VIP'] },
      'affiliations.0',
    ],
    [
      'an attribute',
      'ATTRIBUTE',
      { attributes: [{ name: 'ShoeSize', value: '39' }] },
      { attributes: [{ name: 'ShoeSize', value: '40' }] },
      'attributes.0.value',
    ],
  ]

  test.each(cases)(
    'of %s conflict, and HQ_WINS leaves the row as headquarters has it',
    async (_, group, houston, theirs, field) => {
      await synchronized({ customerKey, operationNumber: 2, baseVersion: 1, ...houston })
      const before = await documentNow()
      expect(await synchronized(west(theirs))).toMatchObject({ errorClass: 'CONFLICT', errorField: field })
      await policy(group, 'HQ_WINS')
      const again = west({ ...theirs, channelDatabaseId: 'sanfrancisco-db', operationNumber: 1, customerKey })
      await hq.db.execute(sql`delete from operation where channel_database_id = 'sanfrancisco-db'`)
      expect(await synchronized(again)).toMatchObject({ status: 'SYNCED' })
      const after = await documentNow()
      expect(after?.contacts).toEqual(before?.contacts)
      expect(after?.affiliations).toEqual(before?.affiliations)
      expect(after?.attributes).toEqual(before?.attributes)
      expect(after?.addresses[0]?.city).toEqual(before?.addresses[0]?.city)
    },
  )
})
