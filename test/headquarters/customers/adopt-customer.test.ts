import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Captured, startTwoStores, type TwoStores } from '../../access/two-stores.ts'
import { rows } from '../../support/synchronizing.ts'

// Customers of another store (docs/domain.md, D-34). Houston's are unknown to San Francisco until it adopts them.

const ADOPT = /* GraphQL */ `
  mutation ($input: AdoptCustomerInput!) {
    adoptCustomer(input: $input) {
      customer { id name email addressBooks } operation { operationId } route routeReason
      userErrors { code field message }
    }
  }`
const SET_BOOKS = /* GraphQL */ `
  mutation ($input: SetCustomerAddressBooksInput!) {
    setCustomerAddressBooks(input: $input) { customer { id addressBooks version } userErrors { code field message } }
  }`
const FIND = /* GraphQL */ `
  query ($channel: ID!, $search: String!, $where: SearchLocation!) {
    customers(channel: $channel, searchLocation: $where, filter: { search: $search }) { nodes { id name } }
  }`
const UPDATE = /* GraphQL */ `
  mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { customer { phone } userErrors { code } } }`

type UserErrors = { userErrors: { code: string; field: string[] | null; message: string }[] }
type Adopted = UserErrors & {
  customer: { id: string; name: string; email: string | null; addressBooks: string[] } | null
  route: string | null
  routeReason: string | null
}

let stores: TwoStores
let till: string
beforeAll(async () => {
  stores = await startTwoStores()
  till = await stores.tokenFor('CHANNEL_DEVICE', ['sanfrancisco'])
})

async function adopt(customerId: string, more: object = {}, as = till): Promise<Adopted> {
  const input = { channel: 'sanfrancisco', customerId, idempotencyKey: randomUUID(), ...more }
  return (await stores.ask<{ adoptCustomer: Adopted }>(ADOPT, { input }, as)).adoptCustomer
}
async function setBooks(customerId: string, addressBooks: readonly string[], as?: string) {
  const answer = await stores.ask<{
    setCustomerAddressBooks: UserErrors & { customer: { addressBooks: string[]; version: string } | null }
  }>(SET_BOOKS, { input: { customerId, addressBooks, reason: 'Moved' } }, as)
  return answer.setCustomerAddressBooks
}
async function find(channel: string, search: string, where = 'LOCAL') {
  const { customers } = await stores.ask<{ customers: { nodes: { id: string; name: string }[] } }>(FIND, {
    channel,
    search,
    where,
  })
  return customers.nodes
}
/** A customer of Houston that headquarters has, and that no other test uses. */
async function ofHouston(name: string): Promise<{ id: string; key: string; name: string }> {
  const created = await stores.create('houston', name)
  await stores.travel()
  const [hit] = await find('sanfrancisco', name, 'ALL')
  if (!hit) throw new Error(`${name} is not found in all stores.`)
  return { id: hit.id, key: created.asyncCustomerAccount, name: hit.name }
}
const audited = (key: string) =>
  rows<{ action: string; reason: string | null }>(
    stores.databases.hq.db,
    sql`select action, reason from audit_entry where target = ${key} order by id`,
  )

describe('a store that adopts a customer of another one', () => {
  test('has it at once, by the id of the search in all stores, and can change it', async () => {
    const visitor = await ofHouston('Qvisitor')
    expect(await find('sanfrancisco', 'Qvisitor')).toEqual([])
    const outcome = await adopt(visitor.id)
    expect(outcome).toMatchObject({ route: 'REALTIME', routeReason: 'ALWAYS_SYNCHRONOUS', userErrors: [] })
    expect(outcome.customer).toMatchObject({ id: visitor.id, email: 'qvisitor@example.com' })
    expect(outcome.customer?.addressBooks).toEqual(['houston', 'sanfrancisco'])
    expect(await find('sanfrancisco', 'Qvisitor')).toEqual([{ id: visitor.id, name: visitor.name }])
    const { node } = await stores.ask<{ node: unknown }>(`query ($id: ID!) { node(id: $id) { id } }`, visitor, till)
    expect(node).toEqual({ id: visitor.id })
    const input = {
      channel: 'sanfrancisco',
      customerId: visitor.id,
      idempotencyKey: randomUUID(),
      changes: { phone: '4155550113' },
    }
    const { updateCustomer } = await stores.ask<{ updateCustomer: UserErrors }>(UPDATE, { input }, till)
    expect(updateCustomer.userErrors).toEqual([])
    await stores.travel()
    // The store that had it keeps it, and gets the change.
    expect(await find('houston', '4155550113')).toHaveLength(1)
    expect(await find('sanfrancisco', 'Qvisitor')).toHaveLength(1)
  })

  test('changes nothing when it adopts it twice, or two tills at once', async () => {
    const visitor = await ofHouston('Qtwice')
    const idempotencyKey = randomUUID()
    const first = await adopt(visitor.id, { idempotencyKey })
    expect(await adopt(visitor.id, { idempotencyKey })).toMatchObject({ customer: first.customer, userErrors: [] })
    const outcomes = await Promise.all([adopt(visitor.id), adopt(visitor.id)])
    for (const { customer } of outcomes) expect(customer).toEqual(first.customer)
    const [row] = await rows<{ version: number }>(
      stores.databases.hq.db,
      sql`select version from customer where customer_key = ${visitor.key}`,
    )
    expect(row?.version).toBe(2)
    const houston = await adopt(visitor.id, { channel: 'houston' }, stores.token)
    expect(houston.customer?.addressBooks).toEqual(['houston', 'sanfrancisco'])
  })

  test('is refused for nobody, for an erased customer, and for a channel that is not the token’s', async () => {
    expect((await adopt(randomUUID())).userErrors).toMatchObject([{ code: 'FIELD_REFUSED' }])
    expect((await adopt('nobody')).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['customerId'] }])
    const erased = await ofHouston('Qerased')
    await stores.ask(
      `mutation ($input: EraseCustomerInput!) { eraseCustomer(input: $input) { userErrors { message } } }`,
      { input: { customer: erased.key, reason: 'Asked for it' } },
    )
    const refused = await adopt(erased.id)
    expect(refused.customer).toBeNull()
    expect(refused.userErrors).toHaveLength(1)
    const houston = await stores.tokenFor('CHANNEL_DEVICE', ['houston'])
    await expect(adopt(erased.id, {}, houston)).rejects.toThrow('FORBIDDEN')
    for (const role of ['OPERATOR', 'VIEWER', 'AUTOMATION'] as const)
      await expect(adopt(erased.id, {}, await stores.tokenFor(role))).rejects.toThrow('FORBIDDEN')
  })

  test('is told to wait while it is offline, and adopts nobody', async () => {
    const visitor = await ofHouston('Qoffline')
    const offline = (is: boolean) =>
      stores.ask(
        `mutation ($input: SetChannelOfflineInput!) { setChannelOffline(input: $input) { userErrors { code } } }`,
        {
          input: { channel: 'sanfrancisco', offline: is },
        },
      )
    await offline(true)
    expect((await adopt(visitor.id)).userErrors).toMatchObject([{ code: 'HEADQUARTERS_UNREACHABLE' }])
    await offline(false)
    expect(await find('sanfrancisco', 'Qoffline')).toEqual([])
    expect((await adopt(visitor.id)).userErrors).toEqual([])
  })

  test('is in the audit of both sides', async () => {
    const visitor = await ofHouston('Qaudited')
    await adopt(visitor.id)
    expect(await audited(visitor.key)).toEqual([{ action: 'adoptCustomer', reason: null }])
  })
})

describe('the address books of a customer', () => {
  let foreign: Captured
  beforeAll(() => {
    foreign = stores.of('houston', 'synced')
  })

  test('bring it to the channels of new ones, and take it from those without any', async () => {
    const moved = await ofHouston('Qmoved')
    const both = await setBooks(moved.key, ['sanfrancisco', 'houston', 'houston'])
    expect(both).toMatchObject({ customer: { addressBooks: ['houston', 'sanfrancisco'] }, userErrors: [] })
    await stores.runJob('1010')
    expect(await find('sanfrancisco', 'Qmoved')).toHaveLength(1)
    expect(await find('houston', 'Qmoved')).toHaveLength(1)
    await setBooks(moved.key, ['sanfrancisco'])
    await stores.runJob('1010')
    expect(await find('sanfrancisco', 'Qmoved')).toHaveLength(1)
    expect(await find('houston', 'Qmoved')).toEqual([])
    expect(await audited(moved.key)).toEqual([
      { action: 'setCustomerAddressBooks', reason: 'Moved' },
      { action: 'setCustomerAddressBooks', reason: 'Moved' },
    ])
  })

  test('stay as they are when the same ones are set again', async () => {
    const first = await setBooks(foreign.customerKey, ['houston', 'sanfrancisco'])
    const again = await setBooks(foreign.customerKey, ['sanfrancisco', 'houston'])
    expect(again).toEqual(first)
  })

  test('are refused when there is none, when no channel has one, and for nobody', async () => {
    expect((await setBooks(foreign.customerKey, [])).userErrors).toMatchObject([
      { code: 'INVALID_VALUE', field: ['addressBooks'] },
    ])
    const [unknown] = (await setBooks(foreign.customerKey, ['houston', 'huston'])).userErrors
    expect(unknown).toMatchObject({ code: 'INVALID_VALUE', field: ['addressBooks', '1'] })
    expect(unknown?.message).toBe('No channel of USRT has this address book. There are: houston, sanfrancisco.')
    expect((await setBooks(randomUUID(), ['houston'])).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  test('are set by operators and administrators of all channels only', async () => {
    for (const role of ['CHANNEL_DEVICE', 'AUTOMATION', 'VIEWER'] as const)
      await expect(setBooks(foreign.customerKey, ['houston'], await stores.tokenFor(role))).rejects.toThrow('FORBIDDEN')
    const ofOne = await stores.tokenFor('OPERATOR', ['houston'])
    await expect(setBooks(foreign.customerKey, ['houston'], ofOne)).rejects.toThrow('FORBIDDEN')
    const operator = await stores.tokenFor('OPERATOR')
    expect((await setBooks(foreign.customerKey, ['houston', 'sanfrancisco'], operator)).userErrors).toEqual([])
  })
})
