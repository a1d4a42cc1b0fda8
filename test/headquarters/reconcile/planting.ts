import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { type Database, execute } from '../../../src/db/client.ts'
import { demoOrganization } from '../../../src/start/demo.ts'
import type { Installation } from '../../support/installation.ts'

export type Found = { kind: string; channelDatabase: { key: string } | null; count: number; reported: number }
export type Reconciled = {
  run: { status: string; message: string | null } | null
  found: Found[]
  places: {
    channelDatabase: { key: string } | null
    whyNotCompared: string | null
    differences: number
    rowsCompared: number
  }[]
  userErrors: { code: string }[]
}
export type Difference = {
  id: string
  kind: string
  status: string
  asyncCustomerAccount: string
  channelDatabase: { key: string } | null
}

const RECONCILE = /* GraphQL */ `
  mutation ($input: ReconcileInput!) {
    reconcile(input: $input) {
      run { status message }
      found { kind channelDatabase { key } count reported }
      places { channelDatabase { key } whyNotCompared differences rowsCompared }
      userErrors { code }
    }
  }`

/** Runs the reconciler and waits for its end. */
export async function reconcile({ ask }: Installation, input: Record<string, unknown> = {}): Promise<Reconciled> {
  return (await ask<{ reconcile: Reconciled }>(RECONCILE, { input })).reconcile
}

/** Every difference that is kept. */
export async function differences({ ask }: Installation): Promise<Difference[]> {
  const all: Difference[] = []
  for (let after: string | null = null; ; ) {
    const page: { differences: { nodes: Difference[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } =
      await ask(
        `query ($after: String) { differences(first: 100, after: $after) {
        nodes { id kind status asyncCustomerAccount channelDatabase { key } } pageInfo { hasNextPage endCursor } } }`,
        { after },
      )
    all.push(...page.differences.nodes)
    if (!page.differences.pageInfo.hasNextPage) return all
    after = page.differences.pageInfo.endCursor
  }
}

/** Creates customers at Houston, each with an address and a contact; they travel when the caller says so. */
export async function createCustomers({ ask }: Installation, names: readonly string[]): Promise<void> {
  const customers = names.map((lastName) => ({
    idempotencyKey: randomUUID(),
    customer: {
      firstName: 'Ada',
      lastName,
      email: `${lastName}@example.com`.toLowerCase(),
      addresses: [{ street: `${lastName} Street`, city: 'Houston', country: 'USA', isPrimary: true }],
      contacts: [{ type: 'PHONE', value: '555-0100' }],
    },
  }))
  const { createCustomers: created } = await ask<{ createCustomers: { results: { userErrors: unknown[] }[] } }>(
    `mutation ($input: CreateCustomersInput!) { createCustomers(input: $input) { results { userErrors { code message } } } }`,
    { input: { channel: 'houston', customers } },
  )
  const refused = created.results.flatMap(({ userErrors }) => userErrors)
  if (refused.length > 0) throw new Error(JSON.stringify(refused))
}

/** A difference, as an intruder or a bug makes it: by SQL, past everything. What it is found as, and where. */
export type Planted = { kind: string; key: string; place: string | null }

const at = (key: string): SQL => sql`customer_key = ${key}::uuid`
const changeDocument = (db: Database, key: string, change: SQL) =>
  execute(db, sql`update customer set document = ${change} where ${at(key)}`)

/** Whether only a person can put it right: all the others are corrected by the ordinary way. */
export const FOR_A_PERSON = ['DOUBLED_CUSTOMER', 'UNEXPLAINED_AT_HEADQUARTERS', 'UNKNOWN_OPERATIONS']

type Plant = (hq: Database, channel: Database, place: string, key: string) => Promise<Planted>

/** What is planted at random, at either channel database or at headquarters. */
/** Changes rows by a statement without `returning`; a plant that changes nothing is a fault of the test. */
async function change(db: Database, statement: SQL): Promise<void> {
  const changed = await execute(db, sql`${statement} returning 1`)
  if (changed.length === 0) throw new Error('Nothing was planted.')
}

export const PLANTS: readonly Plant[] = [
  async (_, channel, place, key) => {
    await change(channel, sql`delete from customer where ${at(key)}`)
    return { kind: 'MISSING_AT_CHANNEL', key, place }
  },
  async (_, channel, place, key) => {
    await changeDocument(channel, key, sql`document || '{"email": "stale@example.com"}'`)
    return { kind: 'STALE_AT_CHANNEL', key, place }
  },
  async (_, channel, place, key) => {
    await change(
      channel,
      sql`update customer set version = version + 7, document = document || jsonb_build_object('version', version + 7) where ${at(key)}`,
    )
    return { kind: 'STALE_AT_CHANNEL', key, place }
  },
  async (_, channel, place, key) => {
    await change(channel, sql`update customer set name = 'Somebody Else' where ${at(key)}`)
    return { kind: 'STALE_AT_CHANNEL', key, place }
  },
  async (_, channel, place, key) => {
    await changeDocument(channel, key, sql`jsonb_set(document, '{addresses}', '[]')`)
    return { kind: 'STALE_AT_CHANNEL', key, place }
  },
  async (_, channel, place, key) => {
    await changeDocument(channel, key, sql`jsonb_set(document, '{contacts}', '[]')`)
    return { kind: 'STALE_AT_CHANNEL', key, place }
  },
  async (_, channel, place, key) => {
    const surplus = randomUUID()
    await change(
      channel,
      sql`insert into customer (customer_key, data_area_id, account, name, version, address_books, document, fingerprint, search, applied_at)
      select ${surplus}::uuid, data_area_id, account || 'X', name, version, address_books, made, md5(made::text), search, applied_at
      from customer, lateral (select document || jsonb_build_object('customerKey', ${surplus}::text, 'account', account || 'X') as made) made
      where ${at(key)}`,
    )
    return { kind: 'SURPLUS_AT_CHANNEL', key: surplus, place }
  },
  async (hq, _, __, key) => {
    await change(hq, sql`delete from customer where ${at(key)}`)
    return { kind: 'LOST_AT_HEADQUARTERS', key, place: null }
  },
  async (hq, _, __, key) => {
    const twin = randomUUID()
    await change(
      hq,
      sql`insert into customer select (jsonb_populate_record(c, jsonb_build_object('customer_key', ${twin}::text, 'account', account || 'D'))).*
      from customer c where ${at(key)}`,
    )
    return { kind: 'DOUBLED_CUSTOMER', key: twin, place: null }
  },
  async (hq, _, __, key) => {
    await change(hq, sql`update customer set email = 'intruder@example.com' where ${at(key)}`)
    return { kind: 'UNEXPLAINED_AT_HEADQUARTERS', key, place: null }
  },
  async (hq, _, __, key) => {
    await change(hq, sql`update customer set credit_max = '1000000', version = version + 1 where ${at(key)}`)
    return { kind: 'UNEXPLAINED_AT_HEADQUARTERS', key, place: null }
  },
  async (hq, _, __, key) => {
    await change(hq, sql`update customer_address set street = 'Elsewhere' where ${at(key)}`)
    return { kind: 'UNEXPLAINED_AT_HEADQUARTERS', key, place: null }
  },
  async (hq, _, __, key) => {
    await change(hq, sql`delete from customer_contact where ${at(key)}`)
    return { kind: 'UNEXPLAINED_AT_HEADQUARTERS', key, place: null }
  },
  async (hq, _, __, key) => {
    const nobody = randomUUID()
    await change(
      hq,
      sql`insert into customer_address (customer_key, address_id, street, v, source)
      select ${nobody}::uuid, address_id, street, v, source from customer_address where ${at(key)}`,
    )
    return { kind: 'UNEXPLAINED_AT_HEADQUARTERS', key: nobody, place: null }
  },
]

const staleOutcome = (key: string, place: string): Planted => ({ kind: 'STALE_OUTCOME_AT_CHANNEL', key, place })

/** The same of what the channel database knows of operations that were captured there. */
export const OUTCOME_PLANTS: readonly Plant[] = [
  async (_, channel, place, key) => {
    await change(channel, sql`delete from settlement where ${at(key)}`)
    return staleOutcome(key, place)
  },
  async (_, channel, place, key) => {
    await change(channel, sql`update settlement set settled_through = 0 where ${at(key)}`)
    return staleOutcome(key, place)
  },
  async (_, channel, place, key) => {
    await change(channel, sql`update settlement set settled_through = settled_through + 5 where ${at(key)}`)
    return staleOutcome(key, place)
  },
  async (_, channel, place, key) => {
    await change(
      channel,
      sql`insert into unsettled_operation (operation_id, customer_key, operation_number, data_area_id, channel_id)
      select operation_id, customer_key, operation_number, data_area_id, channel_id
      from operation where ${at(key)} and operation_number = 1`,
    )
    return staleOutcome(key, place)
  },
  async (_, channel, place, key) => {
    await change(
      channel,
      sql`insert into operation_outcome (operation_id, status, error_code)
      select operation_id, 'FAILED', 'INVALID_EMAIL' from operation where ${at(key)} and operation_number = 1`,
    )
    return staleOutcome(key, place)
  },
  async (hq, _, place, key) => {
    await change(hq, sql`delete from operation where ${at(key)}`)
    return { kind: 'UNKNOWN_OPERATIONS', key, place }
  },
]

const ofTheEdit = (key: string) =>
  sql`operation_id in (select operation_id from operation where ${at(key)} and operation_number = 2)`

/** The same where an edit has failed. */
export const FAILED_EDIT_PLANTS: readonly Plant[] = [
  async (_, channel, place, key) => {
    await change(channel, sql`delete from operation_outcome where ${ofTheEdit(key)}`)
    return staleOutcome(key, place)
  },
  async (_, channel, place, key) => {
    await change(channel, sql`update operation_outcome set error_code = 'INVALID_PHONE' where ${ofTheEdit(key)}`)
    return staleOutcome(key, place)
  },
  async (_, channel, place, key) => {
    await change(channel, sql`update operation_outcome set status = 'DISMISSED' where ${ofTheEdit(key)}`)
    return staleOutcome(key, place)
  },
  async (_, channel, place, key) => {
    await change(channel, sql`delete from unsettled_operation where ${ofTheEdit(key)}`)
    return staleOutcome(key, place)
  },
  async (hq, _, place, key) => {
    await change(hq, sql`delete from operation where ${ofTheEdit(key)}`)
    return { kind: 'UNKNOWN_OPERATIONS', key, place }
  },
]

/** Captures an edit at Houston. Where only the least is checked at the till, headquarters refuses some of them. */
export async function edit({ ask }: Installation, key: string, changes: Record<string, string>): Promise<void> {
  const { updateCustomer } = await ask<{ updateCustomer: { userErrors: unknown[] } }>(
    `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { userErrors { code message } } }`,
    { input: { channel: 'houston', customerId: key, idempotencyKey: randomUUID(), changes } },
  )
  if (updateCustomer.userErrors.length > 0) throw new Error(JSON.stringify(updateCustomer.userErrors))
}

/** Edits of all channels are asynchronous from now on; `minimal`: stores check the least. */
export async function editAsynchronously({ ask, runJob }: Installation, minimal: boolean): Promise<void> {
  await ask(`mutation { enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { code } } }`)
  if (minimal)
    await ask(
      `mutation { setFunctionalityProfile(input: { profile: "store-async", captureValidation: MINIMAL }) { userErrors { code } } }`,
    )
  for (const job of ['1110', '1070', '1010']) await runJob(job)
  await ask(`mutation { flushChannelCache { userErrors { code } } }`)
}

/** Numbers from 0 to 1 that a seed repeats. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** San Francisco's channels share Houston's address book from now on: both channel databases have every customer. */
export async function shareAddressBooks({ ask, runJob }: Installation): Promise<void> {
  const channels = demoOrganization()
    .channels.filter(({ channelDatabase }) => channelDatabase === 'sanfrancisco-db')
    .map((channel) => ({ ...channel, addressBooks: [...channel.addressBooks, 'houston'] }))
  const { setUpOrganization } = await ask<{ setUpOrganization: { userErrors: unknown[] } }>(
    `mutation ($input: SetUpOrganizationInput!) { setUpOrganization(input: $input) { userErrors { code message } } }`,
    { input: { channels } },
  )
  if (setUpOrganization.userErrors.length > 0) throw new Error(JSON.stringify(setUpOrganization.userErrors))
  for (const job of ['1070', '1010']) await runJob(job)
}
