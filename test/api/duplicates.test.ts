import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { encodeNodeId } from '../../src/api/shared/node-id.ts'
import { execute } from '../../src/db/client.ts'
import { graphqlRequest } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

// Which customers may be one person, and that a person says that two are not (docs/domain.md, D-17).

const LIST = /* GraphQL */ `
  query ($dismissed: Boolean, $first: Int, $after: String) {
    possibleDuplicates(legalEntity: "USRT", dismissed: $dismissed, first: $first, after: $after) {
      nodes { customers { asyncCustomerAccount name email } reasons sharedByMany dismissedAt dismissedBy }
      edges { cursor }
      pageInfo { hasNextPage endCursor }
    }
  }`
const CREATE = /* GraphQL */ `
  mutation ($input: CreateCustomersInput!) {
    createCustomers(input: $input) {
      results { customer { id asyncCustomerAccount } userErrors { code message } } userErrors { code message }
    }
  }`
const change = (name: string) => /* GraphQL */ `
  mutation ($customers: [ID!]!, $reason: String) {
    ${name}(input: { customers: $customers, reason: $reason }) {
      duplicate { reasons dismissedAt dismissedBy customers { asyncCustomerAccount } }
      userErrors { code field }
    }
  }`

type UserErrors = { userErrors: { code: string; field: string[] | null }[] }
type Pair = {
  customers: { asyncCustomerAccount: string; name: string; email: string | null }[]
  reasons: string[]
  sharedByMany: boolean
  dismissedAt: string | null
  dismissedBy: string | null
}
type Connection = {
  nodes: Pair[]
  edges: { cursor: string }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

let tillsync: Installation
beforeAll(async () => {
  tillsync = await startInstallation()
})

/** Makes customers at headquarters; returns their keys. */
async function create(customers: readonly object[]): Promise<string[]> {
  const input = {
    legalEntity: 'USRT',
    customers: customers.map((customer) => ({ idempotencyKey: randomUUID(), customer })),
  }
  const { createCustomers } = await tillsync.ask<{
    createCustomers: { results: (UserErrors & { customer: { asyncCustomerAccount: string } | null })[] }
  }>(CREATE, { input })
  return createCustomers.results.map(({ customer, userErrors }) => {
    expect(userErrors).toEqual([])
    return customer?.asyncCustomerAccount ?? ''
  })
}
async function page(variables: object, token?: string): Promise<Connection> {
  return (await tillsync.ask<{ possibleDuplicates: Connection }>(LIST, { ...variables }, token)).possibleDuplicates
}
/** All pages, as a reader goes through them; `first` at a time. */
async function listed(variables: object = {}, first = 100): Promise<Pair[]> {
  const pairs: Pair[] = []
  let after: string | null = null
  for (;;) {
    const { nodes, pageInfo }: Connection = await page({ ...variables, first, after })
    expect(nodes.length).toBeLessThanOrEqual(first)
    pairs.push(...nodes)
    if (!pageInfo.hasNextPage) return pairs
    after = pageInfo.endCursor
  }
}
const keysOf = ({ customers }: Pick<Pair, 'customers'>) => customers.map((each) => each.asyncCustomerAccount).sort()
/** The pairs in which a customer is, with their reasons. */
const about = (pairs: readonly Pair[], key: string | undefined) =>
  pairs
    .filter((pair) => keysOf(pair).includes(key ?? ''))
    .map((pair) => ({ keys: keysOf(pair), reasons: pair.reasons }))
async function say(name: string, customers: readonly (string | undefined)[]) {
  type Changed = UserErrors & { duplicate: Pair | null }
  const answer = await tillsync.ask<{ [name: string]: Changed }>(change(name), { customers, reason: 'compared' })
  const changed = answer[name]
  if (!changed) throw new Error('The mutation has no payload.')
  return changed
}
const dismiss = (customers: readonly (string | undefined)[]) => say('dismissPossibleDuplicate', customers)
const restore = (customers: readonly (string | undefined)[]) => say('restorePossibleDuplicate', customers)
const codes = ({ userErrors }: UserErrors) => userErrors.map(({ code }) => code)

const phoneOf = (n: number) => `71355${String(n).padStart(5, '0')}`
let nth = 100
/** Two customers with one phone number, which is nobody else's. */
async function two(name: string): Promise<string[]> {
  nth += 1
  return (await create(['Ann', 'Bea'].map((firstName) => ({ firstName, lastName: name, phone: phoneOf(nth) })))).sort()
}

describe('possibleDuplicates', () => {
  test('lists each pair once, with all that the two have in common, however it is written', async () => {
    const [email = '', phone = '', name = '', all = ''] = await create([
      { firstName: 'Ada', lastName: 'Mail', email: 'Ada.Same@Example.com' },
      { firstName: 'Ada', lastName: 'Phone', phone: '+1 (713) 555-7001' },
      { firstName: 'Ada', lastName: 'Zip', addresses: [{ street: '1 First', city: 'Houston', zipCode: '77 002' }] },
      {
        ...{ firstName: 'ADA', lastName: 'zip', email: 'ada.same@example.com', phone: '7135557001' },
        addresses: [{ street: '2 Second', city: 'Houston', zipCode: '77002' }],
      },
    ])
    const [both = '', other = ''] = await create(
      ['1', '2'].map((n) => ({
        ...{ firstName: 'Twice', lastName: 'Same', email: 'twice@example.com', phone: '7135557002' },
        contacts: [{ type: 'EMAIL', value: `more-${n}@example.com` }],
      })),
    )
    const pairs = await listed()
    expect(about(pairs, all)).toEqual(
      expect.arrayContaining([
        { keys: [all, email].sort(), reasons: ['EMAIL'] },
        { keys: [all, phone].sort(), reasons: ['PHONE'] },
        { keys: [all, name].sort(), reasons: ['NAME_AND_POSTAL_CODE'] },
      ]),
    )
    expect(about(pairs, all)).toHaveLength(3)
    expect(about(pairs, both)).toEqual([{ keys: [both, other].sort(), reasons: ['EMAIL', 'PHONE'] }])
    expect(pairs.filter(({ sharedByMany }) => sharedByMany)).toEqual([])
  })

  test('gives the same pairs in the same order, page by page, also while they are worked off', async () => {
    for (const name of ['Page', 'By', 'Turns']) await two(name)
    const all = (await listed()).map(keysOf)
    expect((await listed({}, 1)).map(keysOf)).toEqual(all)
    expect(new Set(all.map(String)).size).toBe(all.length)
    const { nodes, edges } = await page({ first: 2 })
    const [first] = nodes
    if (!first) throw new Error('There is no pair.')
    expect(codes(await dismiss(keysOf(first)))).toEqual([])
    const after = await page({ first: 100, after: edges[0]?.cursor })
    expect(after.nodes.map(keysOf)).toEqual(all.slice(1))
    await restore(keysOf(first))
  })

  test('makes no pair of each two that share a value, such as a shop’s number, and says so', async () => {
    const phone = '7135558000'
    const shop = (
      await create(Array.from({ length: 60 }, (_, n) => ({ firstName: 'Of', lastName: `The Shop ${n}`, phone })))
    ).sort()
    const pairs = (await listed()).filter((pair) => keysOf(pair).some((key) => shop.includes(key)))
    expect(pairs).toHaveLength((20 * 19) / 2)
    expect(pairs.every(({ sharedByMany }) => sharedByMany)).toBe(true)
    expect(new Set(pairs.flatMap(keysOf))).toEqual(new Set(shop.slice(0, 20)))
    // Two of the others are a pair by something else.
    const [one, other] = shop.slice(40)
    const email = 'of.the.shop@example.com'
    for (const customerId of [one, other])
      await tillsync.ask(
        `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { userErrors { code } } }`,
        { input: { customerId, idempotencyKey: randomUUID(), changes: { email } } },
      )
    expect(about(await listed(), one)).toEqual([{ keys: [one, other].sort(), reasons: ['EMAIL', 'PHONE'] }])
  })

  test('looks through a limited number of customers for one page, which may be empty and go on', async () => {
    const before = (await listed()).map(keysOf)
    // Keys that are left of customers who are no longer there: none of them makes a pair.
    await execute(
      tillsync.databases.hq.db,
      sql`insert into duplicate_key (customer_key, key, national)
        select ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'e:nobody' || n / 2, ''
        from generate_series(1, 25000) n`,
    )
    const first = await page({ first: 5 })
    expect(first).toMatchObject({ nodes: [], edges: [], pageInfo: { hasNextPage: true } })
    const second = await page({ first: 5, after: first.pageInfo.endCursor })
    expect(second).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true } })
    expect((await listed()).map(keysOf)).toEqual(before)
    await execute(tillsync.databases.hq.db, sql`delete from duplicate_key where key like 'e:nobody%'`)
  })

  test('takes only its own cursors, and only from tokens that may merge', async () => {
    const refused = async (variables: object, token: string) =>
      (await graphqlRequest(tillsync.url, token, LIST, { ...variables })).errors?.[0]?.extensions.code
    expect(await refused({ after: encodeNodeId('DifferenceCursor', 1) }, tillsync.token)).toBe('BAD_USER_INPUT')
    for (const role of ['VIEWER', 'AUTOMATION', 'CHANNEL_DEVICE'] as const)
      expect([role, await refused({}, await tillsync.tokenFor(role))]).toEqual([role, 'FORBIDDEN'])
    expect(await refused({}, await tillsync.tokenFor('OPERATOR', ['houston']))).toBe('FORBIDDEN')
  })

  test('shows an operator the values masked, and no value in a cursor', async () => {
    const { nodes, edges } = await page({ first: 100 }, await tillsync.tokenFor('OPERATOR'))
    const shown = JSON.stringify(nodes) + edges.map(({ cursor }) => Buffer.from(cursor, 'base64url').toString()).join()
    expect(nodes.length).toBeGreaterThan(0)
    expect(shown).not.toMatch(/example\.com|7135557001|ada\.same/i)
  })

  test('leads to no customer that was erased or merged', async () => {
    const [kept, merged] = await two('To Merge')
    const [erased, stays] = await two('To Erase')
    await tillsync.ask(
      `mutation ($keep: ID!, $merge: ID!) { mergeCustomers(input: { keep: $keep, merge: $merge }) { userErrors { code } } }`,
      { keep: kept, merge: merged },
    )
    await tillsync.ask(
      `mutation ($customer: ID!) { eraseCustomer(input: { customer: $customer, reason: "asked for" }) { userErrors { code } } }`,
      { customer: erased },
    )
    const pairs = await listed()
    for (const key of [kept, merged, erased, stays]) expect(about(pairs, key)).toEqual([])
  })

  test('compares what a merged customer has now, not the values that lost', async () => {
    const [kept, merged] = await two('Loses')
    const [other] = await create([{ firstName: 'Has', lastName: 'The Old One', email: 'loser@example.com' }])
    const changes = [
      [kept, 'loser@example.com'],
      [merged, 'winner@example.com'],
    ]
    for (const [customerId, email] of changes)
      await tillsync.ask(
        `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { userErrors { code } } }`,
        { input: { customerId, idempotencyKey: randomUUID(), changes: { email } } },
      )
    expect(about(await listed(), other)).toHaveLength(1)
    await tillsync.ask(
      `mutation ($input: MergeCustomersInput!) { mergeCustomers(input: $input) { userErrors { code } } }`,
      { input: { keep: kept, merge: merged, choices: [{ field: 'email', take: 'MERGE' }] } },
    )
    expect(about(await listed(), other)).toEqual([])
  })
})

describe('dismissPossibleDuplicate', () => {
  test('takes a pair from the list until it is restored, and tells who did it', async () => {
    const pair = await two('Not The Same')
    expect(about(await listed(), pair[0])).toHaveLength(1)
    const { duplicate } = await dismiss([...pair].reverse())
    expect(duplicate).toMatchObject({ reasons: ['PHONE'], dismissedBy: 'test-administrator' })
    expect(duplicate?.dismissedAt).toMatch(/Z$/)
    expect(codes(await dismiss(pair))).toEqual([])
    expect(about(await listed(), pair[0])).toEqual([])
    expect(about(await listed({ dismissed: true }, 1), pair[0])).toEqual([{ keys: pair, reasons: ['PHONE'] }])
    expect(await restore(pair)).toMatchObject({ duplicate: { dismissedAt: null }, userErrors: [] })
    expect(about(await listed(), pair[0])).toHaveLength(1)
    expect(about(await listed({ dismissed: true }), pair[0])).toEqual([])
  })

  test('is recorded in the audit for both customers, with the reason', async () => {
    const pair = await two('Audited Pair')
    await dismiss(pair)
    await restore(pair)
    const entries = await execute<{ action: string; target: string; result: string; reason: string }>(
      tillsync.databases.hq.db,
      sql`select action, target, result, reason from audit_entry where target = any(${sql.param(pair)}) and result = 'OK'
        order by id`,
    )
    expect(entries).toEqual(
      ['dismissPossibleDuplicate', 'restorePossibleDuplicate'].flatMap((action) =>
        pair.map((target) => ({ action, target, result: 'OK', reason: 'compared' })),
      ),
    )
  })

  test('refuses what is not two customers of one legal entity that headquarters has', async () => {
    const [one, other] = await two('Refused')
    expect(codes(await dismiss([one]))).toEqual(['INVALID_VALUE'])
    expect(codes(await dismiss([one, one]))).toEqual(['SAME_CUSTOMER'])
    expect(codes(await dismiss([one, randomUUID()]))).toEqual(['NOT_FOUND'])
    expect(codes(await restore([one, 'none']))).toEqual(['NOT_FOUND'])
    await tillsync.ask(
      `mutation ($keep: ID!, $merge: ID!) { mergeCustomers(input: { keep: $keep, merge: $merge }) { userErrors { code } } }`,
      { keep: one, merge: other },
    )
    expect(codes(await dismiss([one, other]))).toEqual(['CUSTOMER_MERGED'])
  })

  test.each(['merged', 'erased'])('ends when one of the two is %s', async (how) => {
    const [one, other] = await two(`Ends ${how}`)
    const [third] = await create([{ firstName: 'Third', lastName: `Of ${how}` }])
    await dismiss([one, other])
    await tillsync.ask(
      how === 'merged'
        ? `mutation ($one: ID!, $third: ID!) { mergeCustomers(input: { keep: $third, merge: $one }) { userErrors { code } } }`
        : `mutation ($one: ID!) { eraseCustomer(input: { customer: $one, reason: "asked" }) { userErrors { code } } }`,
      how === 'merged' ? { one, third } : { one },
    )
    expect(about(await listed({ dismissed: true }), other)).toEqual([])
    // The kept customer has the number now.
    const expected = how === 'merged' ? [{ keys: [other, third].sort(), reasons: ['PHONE'] }] : []
    expect(about(await listed(), other)).toEqual(expected)
    const left = await execute(
      tillsync.databases.hq.db,
      sql`select 1 from dismissed_duplicate where ${one ?? ''}::uuid in (customer_key, other_key)`,
    )
    expect(left).toEqual([])
  })
})
