import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { startTwoStores, type TwoStores } from '../access/two-stores.ts'
import { rows } from '../support/synchronizing.ts'

// One customer where there were two (docs/domain.md, D-36).

const MERGE = /* GraphQL */ `
  mutation ($input: MergeCustomersInput!) {
    mergeCustomers(input: $input) {
      customer {
        id name phone email version addressBooks addresses { street isPrimary } contacts { value marketingOptIn }
        attributes { name value } externalIds { system id } loyaltyCards
        consents { contactValue given } merges { id mergedId mergedAccountNumber }
      }
      merge { id mergedId kept { id } leadsTo { id } undoneAt }
      fields { field keep merge take } parts { part moved same } waitingOperations
      userErrors { code field message }
    }
  }`
const UNDO = /* GraphQL */ `
  mutation ($input: UndoMergeInput!) {
    undoMerge(input: $input) { merge { undoneAt leadsTo { id } } userErrors { code field message } }
  }`
const CREATE = /* GraphQL */ `
  mutation ($input: CreateCustomerInput!) {
    createCustomer(input: $input) { customer { id asyncCustomerAccount } userErrors { code field message } }
  }`
const UPDATE = /* GraphQL */ `
  mutation ($input: UpdateCustomerInput!) {
    updateCustomer(input: $input) {
      customer { id phone } operation { operationId operationNumber } userErrors { code field message }
    }
  }`
const READ = /* GraphQL */ `
  query ($by: CustomerBy!, $channel: ID, $legalEntity: String) {
    customer(by: $by, channel: $channel, legalEntity: $legalEntity) {
      id name phone email accountNumber addresses { street } contacts { value } loyaltyCards
    }
  }`

type UserErrors = { userErrors: { code: string; field: string[] | null; message: string }[] }
type Shown = {
  id: string
  name: string
  phone: string | null
  email: string | null
  accountNumber: string
  addresses: { street: string | null }[]
  contacts: { value: string }[]
  loyaltyCards: string[]
}
type Merged = UserErrors & {
  customer:
    | (Shown & { consents: object[]; merges: { id: string; mergedId: string }[] } & Record<string, unknown>)
    | null
  merge: { id: string; kept: { id: string }; leadsTo: { id: string } } | null
  fields: { field: string; keep: string | null; merge: string | null; take: string }[]
  parts: { part: string; moved: number; same: number }[]
  waitingOperations: number
}
type Two = { keep: string; merge: string; name: string }

let stores: TwoStores
beforeAll(async () => {
  stores = await startTwoStores()
  await stores.ask(
    `mutation { enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { code } } }`,
  )
  for (const job of ['1110', '1070', '1010']) await stores.runJob(job)
  await stores.ask(`mutation { flushChannelCache { userErrors { code } } }`)
})

async function create(channel: string, customer: object): Promise<string> {
  const input = { channel, idempotencyKey: randomUUID(), customer }
  const { createCustomer } = await stores.ask<{
    createCustomer: UserErrors & { customer: { asyncCustomerAccount: string } }
  }>(CREATE, { input })
  expect(createCustomer.userErrors).toEqual([])
  return createCustomer.customer.asyncCustomerAccount
}
/** Two customers of one person, of two stores, that headquarters has. */
async function two(name: string): Promise<Two> {
  const email = `${name}@example.com`.toLowerCase()
  const keep = await create('houston', {
    ...{ firstName: 'Jo', lastName: name, email },
    addresses: [{ street: '1 First' }],
    contacts: [{ type: 'PHONE', value: '7135550114', marketingOptIn: true }],
  })
  const merge = await create('sanfrancisco', {
    ...{ firstName: 'Joanne', lastName: name, email, phone: '4155550115' },
    addresses: [{ street: '2 Second' }, { street: '1 FIRST ' }],
    contacts: [{ type: 'EMAIL', value: `other-${email}`, marketingOptIn: true }],
  })
  await stores.travel()
  return { keep, merge, name }
}
async function merge({ keep, merge }: Omit<Two, 'name'>, more: object = {}): Promise<Merged> {
  const input = { keep, merge, ...more }
  return (await stores.ask<{ mergeCustomers: Merged }>(MERGE, { input })).mergeCustomers
}
async function undo(id: string | undefined): Promise<UserErrors> {
  return (await stores.ask<{ undoMerge: UserErrors }>(UNDO, { input: { merge: id } })).undoMerge
}
const codes = ({ userErrors }: UserErrors) => userErrors.map(({ code }) => code)
async function read(by: object, channel: string | null = null): Promise<Shown | null> {
  const legalEntity = channel === null ? 'USRT' : null
  return (await stores.ask<{ customer: Shown | null }>(READ, { by, channel, legalEntity })).customer
}
const byKey = (key: string, channel: string | null = null) => read({ asyncCustomerAccount: key }, channel)
async function update(channel: string, customerId: string, changes: object) {
  const input = { channel, customerId, idempotencyKey: randomUUID(), changes }
  const { updateCustomer } = await stores.ask<{
    updateCustomer: UserErrors & {
      customer: { phone: string | null } | null
      operation: { operationId: string; operationNumber: number } | null
    }
  }>(UPDATE, { input })
  return updateCustomer
}
/** All that headquarters has of the customers, but what an undone merge changes by design. */
const stateOf = ({ keep, merge }: Two) =>
  Promise.all(
    [
      'customer',
      'customer_address',
      'customer_contact',
      'customer_affiliation',
      'customer_attribute',
      'loyalty_card',
      'duplicate_key',
      'external_id',
      'customer_consent',
    ].map((table) =>
      rows<{ state: string }>(
        stores.databases.hq.db,
        sql`select (to_jsonb(t) - array['version', 'changed_at', 'field_versions'])::text as state
          from ${sql.raw(table)} t where customer_key in (${keep}, ${merge}) order by 1`,
      ),
    ),
  )
async function differences(): Promise<unknown[]> {
  const { reconcile } = await stores.ask<{ reconcile: UserErrors }>(
    `mutation { reconcile { userErrors { code message } } }`,
  )
  expect(reconcile.userErrors).toEqual([])
  return rows(
    stores.databases.hq.db,
    sql`select kind, status, message, customer_key from difference where ended_at is null`,
  )
}

describe('a merge of two customers', () => {
  test('moves what the kept customer does not have, and does not double what is equal', async () => {
    const pair = await two('Qmoves')
    const dry = await merge(pair, { dryRun: true })
    expect(dry).toMatchObject({ userErrors: [], merge: null, waitingOperations: 0 })
    expect((await byKey(pair.merge))?.addresses).toHaveLength(2)
    const done = await merge(pair)
    expect(done.userErrors).toEqual([])
    expect({ ...done, customer: null, merge: null }).toEqual({ ...dry, customer: null })
    expect(done.customer?.addresses.map(({ street }) => street).sort()).toEqual(['1 First', '2 Second'])
    expect(done.customer?.contacts.map(({ value }) => value).sort()).toEqual(['7135550114', 'other-qmoves@example.com'])
    expect(done.parts.find(({ part }) => part === 'ADDRESSES')).toEqual({ part: 'ADDRESSES', moved: 1, same: 1 })
    expect(done.customer?.addressBooks).toEqual(['houston', 'sanfrancisco'])
    expect(done.customer?.consents).toHaveLength(2)
    // The kept customer had no phone; its name stays.
    expect(done.customer).toMatchObject({ name: 'Jo Qmoves', phone: '4155550115' })
    expect(done.customer?.merges).toMatchObject([{ id: done.merge?.id }])
  })

  test('takes the values that are chosen, and composes the name of chosen parts', async () => {
    const pair = await two('Qchoices')
    const choices = [
      { field: 'firstName', take: 'MERGE' },
      { field: 'phone', take: 'KEEP' },
    ]
    const done = await merge(pair, { choices })
    expect(done.customer).toMatchObject({ name: 'Joanne Qchoices', phone: null })
  })

  test('lets the old GUID, id and account number lead to the kept customer, everywhere after 1010', async () => {
    const pair = await two('Qleads')
    const before = await byKey(pair.merge)
    const done = await merge(pair)
    await stores.runJob('1010')
    for (const channel of [null, 'houston', 'sanfrancisco']) {
      const kept = await byKey(pair.keep, channel)
      expect(kept?.name).toBe('Jo Qleads')
      expect(await byKey(pair.merge, channel)).toEqual(kept)
      expect(await read({ accountNumber: before?.accountNumber }, channel)).toEqual(kept)
    }
    const { node } = await stores.ask<{ node: unknown }>(`query ($id: ID!) { node(id: $id) { id } }`, {
      id: before?.id,
    })
    expect(node).toEqual({ id: done.customer?.id })
  })

  test('applies operations under the old GUID to the kept customer, with their own GUID and number', async () => {
    const pair = await two('Qwaits')
    const own = await update('houston', pair.keep, { vatNumber: 'NL1' })
    const waiting = await update('sanfrancisco', pair.merge, { phone: '4155550199' })
    await stores.runJob('P-0001')
    const done = await merge(pair)
    expect(done.waitingOperations).toBe(1)
    const late = await update('sanfrancisco', pair.merge, { receiptEmail: 'qwaits.late@example.com' })
    expect([...own.userErrors, ...waiting.userErrors, ...late.userErrors]).toEqual([])
    await stores.travel()
    await stores.travel()
    const operations = await rows<object>(
      stores.databases.hq.db,
      sql`select operation_number as number, customer_key as key, status, error_code as error, error_field as field from operation
        where operation_id in (${own.operation?.operationId}, ${waiting.operation?.operationId},
          ${late.operation?.operationId})
        order by received_order`,
    )
    expect(operations).toEqual([
      { number: own.operation?.operationNumber, key: pair.keep, status: 'DISTRIBUTED', error: null, field: null },
      { number: waiting.operation?.operationNumber, key: pair.merge, status: 'DISTRIBUTED', error: null, field: null },
      { number: late.operation?.operationNumber, key: pair.merge, status: 'DISTRIBUTED', error: null, field: null },
    ])
    for (const channel of [null, 'houston', 'sanfrancisco'])
      expect(await byKey(pair.keep, channel)).toMatchObject({ phone: '4155550199' })
    // A till that has the redirect captures under the kept customer's GUID.
    expect((await update('sanfrancisco', pair.merge, { phone: '4155550198' })).customer?.phone).toBe('4155550198')
    await stores.travel()
    expect(await byKey(pair.keep, 'houston')).toMatchObject({ phone: '4155550198' })
    expect(await differences()).toEqual([])
  })

  test('is refused with its reason', async () => {
    const pair = await two('Qrefused')
    expect(codes(await merge({ keep: pair.keep, merge: pair.keep }))).toEqual(['SAME_CUSTOMER'])
    expect(codes(await merge({ keep: pair.keep, merge: randomUUID() }))).toEqual(['NOT_FOUND'])
    expect(codes(await merge(pair, { choices: [{ field: 'nothing', take: 'KEEP' }] }))).toEqual(['INVALID_VALUE'])
    await merge(pair)
    expect(codes(await merge(pair))).toEqual(['CUSTOMER_MERGED'])
    expect(codes(await merge({ keep: pair.merge, merge: pair.keep }))).toEqual(['CUSTOMER_MERGED'])
    const token = await stores.tokenFor('OPERATOR', ['houston'])
    await expect(stores.ask(MERGE, { input: pair }, token)).rejects.toThrow()
  })
})

describe('a merge that is undone', () => {
  test('restores both customers, also at the tills', async () => {
    const pair = await two('Qundone')
    const before = await stateOf(pair)
    const shown = await Promise.all([byKey(pair.keep, 'houston'), byKey(pair.merge, 'sanfrancisco')])
    const done = await merge(pair)
    await stores.runJob('1010')
    expect(await byKey(pair.keep, 'sanfrancisco')).not.toBeNull()
    expect(codes(await undo(done.merge?.id))).toEqual([])
    expect(await stateOf(pair)).toEqual(before)
    await stores.runJob('1010')
    expect(await Promise.all([byKey(pair.keep, 'houston'), byKey(pair.merge, 'sanfrancisco')])).toEqual(shown)
    expect(await byKey(pair.keep, 'sanfrancisco')).toBeNull()
    expect(codes(await undo(done.merge?.id))).toEqual(['MERGE_UNDONE'])
    expect(codes(await merge(pair))).toEqual([])
    expect(await differences()).toEqual([])
  })

  test('is refused when the kept customer has changed since', async () => {
    const pair = await two('Qfollowed')
    const done = await merge(pair)
    await stores.runJob('1010')
    await update('houston', pair.keep, { phone: '7135550100' })
    await stores.travel()
    expect(codes(await undo(done.merge?.id))).toEqual(['MERGE_FOLLOWED'])
  })

  test('lets earlier redirects lead where they led before', async () => {
    const first = await two('Qchain')
    const last = await create('houston', { firstName: 'Last', lastName: 'Qchain' })
    await stores.travel()
    await merge(first)
    const second = await merge({ keep: last, merge: first.keep })
    expect((await byKey(first.merge))?.name).toBe('Last Qchain')
    expect(codes(await undo(second.merge?.id))).toEqual([])
    expect((await byKey(first.merge))?.name).toBe('Jo Qchain')
  })
})

test('the erasure of a kept customer erases all that the merged one was', async () => {
  const pair = await two('Qerasedmerge')
  const done = await merge(pair)
  await stores.runJob('1010')
  const { eraseCustomer } = await stores.ask<{ eraseCustomer: UserErrors }>(
    `mutation ($input: EraseCustomerInput!) { eraseCustomer(input: $input) { userErrors { code message } } }`,
    { input: { customer: pair.merge, reason: 'Asked for it' } },
  )
  expect(eraseCustomer.userErrors).toEqual([])
  await stores.runJob('1010')
  expect(codes(await undo(done.merge?.id))).toEqual(['MERGE_FORGOTTEN'])
  expect(await byKey(pair.keep)).toBeNull()
  expect(await byKey(pair.merge)).toBeNull()
  for (const { db } of Object.values(stores.databases)) {
    const tables = await rows<{ name: string }>(
      db,
      sql`select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    for (const { name } of tables)
      expect(
        await rows(
          db,
          sql`select 1 as found from ${sql.identifier(name)} t where to_jsonb(t)::text ilike '%qerasedmerge%'`,
        ),
        name,
      ).toEqual([])
  }
})

test('the feed tells a merged customer with the id that it leads to', async () => {
  const pair = await two('Qfeed')
  const FEED = /* GraphQL */ `
    query ($after: String) {
      customersChanged(after: $after, first: 100) {
        cursor
        events { __typename ... on CustomerChanged { customerId change mergedInto customer { id } } }
      }
    }`
  type Feed = { customersChanged: { cursor: string; events: Record<string, unknown>[] } }
  const { customersChanged: start } = await stores.ask<Feed>(FEED, { after: null })
  const merged = await byKey(pair.merge)
  const kept = await byKey(pair.keep)
  await merge(pair)
  const { customersChanged: next } = await stores.ask<Feed>(FEED, { after: start.cursor })
  expect(next.events.filter((event) => event.__typename === 'CustomerChanged')).toEqual([
    {
      __typename: 'CustomerChanged',
      customerId: kept?.id,
      change: 'SAVED',
      mergedInto: null,
      customer: { id: kept?.id },
    },
    { __typename: 'CustomerChanged', customerId: merged?.id, change: 'MERGED', mergedInto: kept?.id, customer: null },
  ])
})
