import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { customerDocuments } from '../../../src/headquarters/customers/customer-documents.ts'
import { rowsOfOperations } from '../../../src/headquarters/operations/staging/staging-records.ts'
import { wordsOfCustomer } from '../../../src/model/customer-words.ts'
import { STAGING_TABLES } from '../../../src/model/operation.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { completedOf, operationRow, rows, synchronizeAll } from '../../support/synchronizing.ts'

let hq: HeadquartersDatabase
beforeAll(async () => {
  hq = await headquarters()
})

test('makes a staged create a customer with the next account number and all its parts', async () => {
  const {
    operationId,
    customerKey,
    rows: staged,
  } = await make.operation(hq.db, {
    customer: { name: null, firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com', phone: '(555) 010-0001' },
    addresses: [{ street: '1 Main Street', city: 'Houston', zipCode: '77002', isPrimary: true }],
    contacts: [{ type: 'EMAIL', value: 'second@example.com', marketingOptIn: true }],
    affiliations: ['VIP'],
    attributes: [{ name: 'ShoeSize', value: '38' }],
    capturedAt: '2026-11-20T10:00:00.000Z',
  })
  const run = await synchronizeAll(hq)
  expect(run).toMatchObject({ status: 'FINISHED', total: 1, done: 1, failed: 0, waiting: 0 })
  expect(await operationRow(hq.db, operationId)).toMatchObject({
    status: 'SYNCED',
    revision: 3,
    account: 'C-000001',
    attempts: 1,
    errorCode: null,
  })
  const [document] = await customerDocuments(hq.db, [customerKey])
  expect(document).toMatchObject({
    customerKey,
    account: 'C-000001',
    version: 1,
    createdAt: '2026-11-20T10:00:00.000Z',
    name: 'Ada Lovelace',
    firstName: 'Ada',
    addresses: [
      {
        addressId: staged.addresses[0]?.addressId,
        street: '1 Main Street',
        city: 'Houston',
        zipCode: '77002',
        isPrimary: true,
      },
    ],
    contacts: [{ type: 'EMAIL', value: 'second@example.com', marketingOptIn: true, isPrimary: false }],
    affiliations: ['VIP'],
    attributes: [{ name: 'ShoeSize', type: 'INTEGER', value: '38' }],
    loyaltyCards: [],
  })
})

test("takes what was not captured from the channel's default customer and its group", async () => {
  const { customerKey } = await make.operation(hq.db, {
    customer: { name: 'Plain' },
    addresses: [{ street: '2 Main Street' }],
  })
  const organization = await make.operation(hq.db, {
    customer: { name: 'Contoso', customerType: 'ORGANIZATION', receiptEmail: 'own@example.com', currency: 'CAD' },
    addresses: [{ street: '3 Main Street', country: 'CAN' }],
    channelDatabaseId: 'sanfrancisco-db',
  })
  await synchronizeAll(hq)
  const [person, company] = await Promise.all(
    [customerKey, organization.customerKey].map(async (key) => (await customerDocuments(hq.db, [key]))[0]),
  )
  expect(person).toMatchObject({
    customerType: 'PERSON',
    customerGroup: 'Retail',
    currency: 'USD',
    languageId: 'en-us',
    receiptOption: 'Email',
    receiptEmail: 'receipts@example.com',
    addressBooks: ['South'],
    addresses: [{ purpose: 'Home', country: 'USA', isPrimary: false }],
  })
  expect(company).toMatchObject({
    currency: 'CAD',
    receiptEmail: 'own@example.com',
    receiptOption: null,
    addressBooks: ['West'],
    addresses: [{ purpose: 'Business', country: 'CAN' }],
  })
  const kept = await rows(
    hq.db,
    sql`select financial_dimensions as dimensions, originating_channel as channel from customer where customer_key = ${customerKey}`,
  )
  expect(kept).toEqual([{ dimensions: { CostCenter: '012' }, channel: 'houston' }])
})

test('sets OnlineOperationCompleted to 1 on every row of a good operation and on none of a bad one', async () => {
  const parts = {
    addresses: [{ street: '1' }],
    contacts: [{ value: '555-0102' }],
    affiliations: ['Student'],
    attributes: [{ name: 'Note', value: 'x' }],
  }
  const good = await make.operation(hq.db, parts)
  const bad = await make.operation(hq.db, { ...parts, affiliations: ['Nobody'] })
  await synchronizeAll(hq)
  for (const table of STAGING_TABLES) {
    const staged = await rowsOfOperations(hq.db, [good.operationId, bad.operationId], [table])
    const guilty = table === 'retail_async_customer_affiliation'
    expect(staged.toSorted((a, b) => b.onlineOperationCompleted - a.onlineOperationCompleted)).toMatchObject([
      {
        operationId: good.operationId,
        onlineOperationCompleted: 1,
        verdict: 'APPLIED',
        errorCode: null,
        errorField: null,
      },
      {
        operationId: bad.operationId,
        onlineOperationCompleted: 0,
        verdict: guilty ? 'REFUSED' : 'NOT_APPLIED',
        errorCode: guilty ? 'UNKNOWN_AFFILIATION' : null,
        errorField: guilty ? 'affiliations.0' : null,
      },
    ])
  }
})

test('a customer that is deleted leaves no parts behind', async () => {
  const { customerKey } = await make.operation(hq.db, {
    addresses: [{ street: '1' }],
    contacts: [{ value: '555-0102' }],
    affiliations: ['Student'],
    attributes: [{ name: 'Note', value: 'x' }],
  })
  await synchronizeAll(hq)
  const parts = () =>
    rows(
      hq.db,
      sql.raw(
        ['address', 'contact', 'affiliation', 'attribute']
          .map((part) => `select '${part}' as part from customer_${part} where customer_key = '${customerKey}'`)
          .join(' union all '),
      ),
    )
  expect(await parts()).toHaveLength(4)
  await hq.db.execute(sql`delete from customer where customer_key = ${customerKey}`)
  expect(await parts()).toEqual([])
})

test('numbers customers in the order in which their operations arrived', async () => {
  const staged = await make.creates(hq.db, 40)
  await synchronizeAll(hq)
  const accounts = await Promise.all(
    staged.map(async ({ operationId }) => (await operationRow(hq.db, operationId)).account),
  )
  expect(accounts).toEqual([...accounts].sort())
  expect(new Set(accounts).size).toBe(40)
})

test('creates nothing for a GUID that has its account: SUPERSEDED, with that account, rows completed', async () => {
  const first = await make.operation(hq.db, {})
  await synchronizeAll(hq)
  const second = await make.operation(hq.db, {
    customerKey: first.customerKey,
    kind: 'CREATE_CUSTOMER',
    channelDatabaseId: 'sanfrancisco-db',
    operationNumber: 1,
    customer: { name: 'Somebody else', currency: 'XXX' },
  })
  expect(await synchronizeAll(hq)).toMatchObject({ done: 1, failed: 0 })
  const { account } = await operationRow(hq.db, first.operationId)
  expect(await operationRow(hq.db, second.operationId)).toMatchObject({
    status: 'SUPERSEDED',
    account,
    errorCode: null,
  })
  expect((await customerDocuments(hq.db, [first.customerKey]))[0]).toMatchObject({ account, name: 'Ada Lovelace' })
  const staged = await completedOf(hq.db, second.operationId)
  expect(staged).toEqual([1])
})

test('warns of customers with the same e-mail address or phone digits, also in one set, and goes on', async () => {
  const known = await make.operation(hq.db, {
    customer: { name: 'One', email: 'Same@Example.com', phone: '555 777-0001' },
  })
  await synchronizeAll(hq)
  const byEmail = await make.operation(hq.db, { customer: { name: 'Two', email: 'same@example.com' } })
  const byPhone = await make.operation(hq.db, { customer: { name: 'Three', phone: '(555) 7770001' } })
  const twin = await make.operation(hq.db, { customer: { name: 'Four', email: 'twin@example.com' } })
  const otherTwin = await make.operation(hq.db, { customer: { name: 'Five', email: 'TWIN@example.com' } })
  await synchronizeAll(hq)
  const warningsOf = async ({ operationId }: { operationId: string }) =>
    (await operationRow(hq.db, operationId)).warnings.map(({ code, field, customerKeys }) => [
      code,
      field,
      customerKeys,
    ])
  expect(await warningsOf(byEmail)).toEqual([['POSSIBLE_DUPLICATE', 'email', [known.customerKey]]])
  expect(await warningsOf(byPhone)).toEqual([['POSSIBLE_DUPLICATE', 'phone', [known.customerKey]]])
  expect(await warningsOf(twin)).toEqual([['POSSIBLE_DUPLICATE', 'email', [otherTwin.customerKey]]])
  expect(await operationRow(hq.db, byEmail.operationId)).toMatchObject({ status: 'SYNCED' })
})

test('announces each step of an operation once, and lets 1010 carry what is completed or failed', async () => {
  const good = await make.operation(hq.db, {})
  const bad = await make.operation(hq.db, { customer: { currency: 'XXX' } })
  const { runId } = await synchronizeAll(hq)
  const events = await rows(
    hq.db,
    sql`select operation_id as id, status, revision, error_code as code, download_job as job, run_id = ${runId} as "ofRun", customer_key as customer
    from log where operation_id in (${good.operationId}, ${bad.operationId}) order by position`,
  )
  const of = ({ operationId: id, customerKey: customer }: typeof good) => ({
    id,
    customer,
    ofRun: true,
    code: null,
    job: null,
  })
  expect(events).toEqual([
    { ...of(good), status: 'IN_PROGRESS', revision: 2 },
    { ...of(bad), status: 'IN_PROGRESS', revision: 2 },
    { ...of(good), status: 'SYNCED', revision: 3, job: '1010' },
    { ...of(bad), status: 'FAILED', revision: 3, job: '1010', code: 'UNKNOWN_CURRENCY' },
  ])
})

describe('number sequence', () => {
  test('fails only the creates for which it has no number left, and takes them once it is extended', async () => {
    const { db, url } = await headquarters()
    await db.execute(sql`update number_sequence set largest = 3`)
    const staged = await make.creates(db, 5)
    expect(await synchronizeAll({ db, url })).toMatchObject({ done: 3, failed: 2 })
    const last = await Promise.all(staged.slice(3).map(({ operationId }) => operationRow(db, operationId)))
    for (const { errorClass, errorCode, errorMessage } of last) {
      expect([errorClass, errorCode]).toEqual(['PERMANENT', 'NUMBER_SEQUENCE_EXHAUSTED'])
      expect(errorMessage).toContain('CustomerAccount')
    }
    await db.execute(sql`update number_sequence set largest = 10`)
    await db.execute(sql`update operation set status = 'UPLOADED' where status = 'FAILED'`)
    await synchronizeAll({ db, url })
    const accounts = await rows<{ account: string }>(db, sql`select account from customer order by account`)
    expect(accounts.map(({ account }) => account)).toEqual(['C-000001', 'C-000002', 'C-000003', 'C-000004', 'C-000005'])
  })

  test('fails creates of a legal entity that has none, and says so', async () => {
    const { db, url } = await headquarters()
    await db.execute(sql`delete from number_sequence`)
    const { operationId } = await make.operation(db, {})
    await synchronizeAll({ db, url })
    expect(await operationRow(db, operationId)).toMatchObject({
      status: 'FAILED',
      errorCode: 'NUMBER_SEQUENCE_MISSING',
    })
  })

  test('gets back what a chunk reserved and did not use', async () => {
    const { db, url } = await headquarters()
    await make.creates(db, 10, { customer: { name: 'X', currency: 'XXX' } })
    await make.creates(db, 2)
    await synchronizeAll({ db, url })
    expect(await rows(db, sql`select next::int from number_sequence`)).toEqual([{ next: 3 }])
  })
})

test('keeps the counts by status and error equal to the operations', async () => {
  const counted = await rows(
    hq.db,
    sql`select channel_id as channel, status, error_code as code, sum(n)::int as n from operation_count group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3`,
  )
  const there = await rows(
    hq.db,
    sql`select channel_id as channel, status, coalesce(error_code, '') as code, count(*)::int as n from operation group by 1, 2, 3 order by 1, 2, 3`,
  )
  expect(counted).toEqual(there)
})

test('a new customer has the words of all its values, whether the upload has made them or they are made now', async () => {
  const parts = {
    addresses: [{ street: '1 Main Street', city: 'Houston', zipCode: '77002' }],
    contacts: [{ type: 'PHONE' as const, value: '(713) 555-0162' }],
  }
  const known = { email: 'zoe.words@example.com', phone: '+31 6 12345678' }
  const staged = [
    await make.operation(hq.db, { customer: { name: 'Zoë Words', ...known }, ...parts }),
    await make.operation(hq.db, { customer: { name: null, firstName: 'Zoë', lastName: 'Words', ...known }, ...parts }),
    await make.operation(hq.db, {
      customer: { name: 'Zoë Wrods', ...known },
      ...parts,
      override: { customer: { name: 'Zoë Words' } },
    }),
  ]
  const old = await make.operation(hq.db, { customer: { name: 'Zoë Words', ...known }, ...parts })
  await hq.db.execute(
    sql`update retail_async_customer_v2 set words_country = 'NLD', sort_key = 'old' where operation_id = ${old.operationId}`,
  )
  await synchronizeAll(hq)
  for (const { customerKey } of [...staged, old]) {
    const [document] = await customerDocuments(hq.db, [customerKey])
    if (!document) throw new Error('The customer is missing.')
    // Where receipts go was not captured: the channel's default customer says it.
    const { search, sortKey, duplicates } = wordsOfCustomer({ ...document, receiptEmail: null }, 'US')
    const stored = await rows<{ search: string[]; sortKey: string; keys: string[] }>(
      hq.db,
      sql`select tsvector_to_array(search) as search, sort_key as "sortKey",
        array(select key || ' ' || national from duplicate_key k where k.customer_key = c.customer_key) as keys
      from customer c
      where customer_key = ${customerKey}::uuid`,
    )
    expect(stored.map((each) => ({ ...each, search: each.search.sort(), keys: each.keys.sort() }))).toEqual([
      { search: search.sort(), sortKey, keys: duplicates.map(({ key, national }) => `${key} ${national}`).sort() },
    ])
  }
})
