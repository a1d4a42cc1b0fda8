import { beforeAll, expect, test } from 'vitest'
import { graphqlData } from '../../support/http.ts'
import { type Merging, startMerging } from '../merge/merging.ts'

const HISTORY = /* GraphQL */ `
  query ($customer: ID!, $attributes: [String!], $first: Int, $after: String) {
    customerHistory(customer: $customer, attributes: $attributes, first: $first, after: $after) {
      nodes {
        at kind actor channel { key } reason operation { kind status } mergedAccountNumber masked
        changes { attribute oldValue newValue }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`
type Entry = {
  at: string
  kind: string
  actor: string
  channel: { key: string } | null
  reason: string | null
  operation: { kind: string; status: string } | null
  mergedAccountNumber: string | null
  masked: boolean
  changes: { attribute: string; oldValue: string | null; newValue: string | null }[]
}
type Page = { nodes: Entry[]; pageInfo: { hasNextPage: boolean; endCursor: string } }

let merging: Merging
let key: string
let merged: string
beforeAll(async () => {
  merging = await startMerging()
  const { keep, merge } = await merging.two('Qhistory')
  key = keep
  merged = merge
  await merging.update('houston', key, { phone: '7135550100' })
  await merging.stores.travel()
  await merging.stores.ask(
    `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { userErrors { code message } } }`,
    { input: { customerId: key, idempotencyKey: 'history-1', changes: { phone: '7135550200', title: 'Dr.' } } },
  )
  await merging.merge({ keep, merge })
  await merging.stores.ask(
    `mutation ($input: RevealCustomerInput!) { revealCustomer(input: $input) { userErrors { code } } }`,
    { input: { customer: key, reason: 'on the phone' } },
  )
})

const history = async (variables: Record<string, unknown>, token?: string): Promise<Page> => {
  if (token === undefined)
    return (await merging.stores.ask<{ customerHistory: Page }>(HISTORY, variables)).customerHistory
  const { customerHistory } = await graphqlData(merging.stores.url, token, HISTORY, variables)
  return customerHistory as Page
}
const kinds = ({ nodes }: Page) => nodes.map(({ kind }) => kind)

test('has all that happened to a customer and to those merged into it, newest first', async () => {
  const all = await history({ customer: key })
  expect(kinds(all)).toEqual(
    expect.arrayContaining(['REVEALED', 'MERGED', 'HEADQUARTERS', 'CAPTURED', 'CONSENT_GIVEN']),
  )
  expect(kinds(all).slice(0, 3)).toEqual(['REVEALED', 'MERGED', 'HEADQUARTERS'])
  expect(all.nodes[0]).toMatchObject({ actor: 'test-administrator', reason: 'on the phone', changes: [] })
  expect(all.nodes[1]?.mergedAccountNumber).not.toBeNull()
  expect(all.nodes.map(({ at }) => at)).toEqual(all.nodes.map(({ at }) => at).sort((a, b) => b.localeCompare(a)))
  expect(kinds(all).filter((kind) => kind === 'CAPTURED')).toHaveLength(3)
  expect(kinds(await history({ customer: merged }))).toEqual(kinds(all))
})

test('says of one attribute who changed it, when, where, from what and to what', async () => {
  const { nodes } = await history({ customer: key, attributes: ['phone'] })
  expect(nodes.filter(({ changes }) => changes.length > 0)).toMatchObject([
    {
      kind: 'HEADQUARTERS',
      actor: 'test-administrator',
      channel: null,
      changes: [{ attribute: 'phone', oldValue: '7135550100', newValue: '7135550200' }],
    },
    {
      kind: 'CAPTURED',
      channel: { key: 'houston' },
      operation: { status: 'DISTRIBUTED' },
      changes: [{ attribute: 'phone', oldValue: null, newValue: '7135550100' }],
    },
    {
      kind: 'CAPTURED',
      channel: { key: 'sanfrancisco' },
      changes: [{ attribute: 'phone', oldValue: null, newValue: '4155550115' }],
    },
  ])
  expect(nodes.map(({ kind }) => kind)).not.toContain('REVEALED')
})

test('is read page by page without a gap or a duplicate', async () => {
  const all = await history({ customer: key })
  const read: Entry[] = []
  for (let after: string | null = null; ; ) {
    const page: Page = await history({ customer: key, first: 2, after })
    read.push(...page.nodes)
    if (!page.pageInfo.hasNextPage) break
    after = page.pageInfo.endCursor
  }
  expect(read).toEqual(all.nodes)
})

test('is masked as the customer is', async () => {
  const page = await history({ customer: key, attributes: ['phone'] }, await merging.stores.tokenFor('VIEWER'))
  expect(page.nodes.every(({ masked }) => masked)).toBe(true)
  expect(JSON.stringify(page)).not.toMatch(/7135550|4155550/)
})

test('of a token of some channels has what was done through these', async () => {
  const page = await history({ customer: key }, await merging.stores.tokenFor('OPERATOR', ['sanfrancisco']))
  expect(new Set(page.nodes.map(({ channel }) => channel?.key))).toEqual(new Set(['sanfrancisco']))
})

test('of nobody is empty, and a wrong cursor is refused', async () => {
  expect((await history({ customer: '0b0d0000-0000-4000-8000-00000000dead' })).nodes).toEqual([])
  expect((await history({ customer: 'nonsense' })).nodes).toEqual([])
  await expect(history({ customer: key, after: 'nonsense' })).rejects.toThrow('This is not a cursor of this list.')
})

test('outlives the customer', async () => {
  await merging.stores.ask(
    `mutation ($input: EraseCustomerInput!) { eraseCustomer(input: $input) { userErrors { code message } } }`,
    { input: { customer: key, reason: 'Asked for it' } },
  )
  const { nodes } = await history({ customer: key })
  expect(nodes.find(({ kind }) => kind === 'ERASED')).toMatchObject({
    actor: 'test-administrator',
    reason: 'Asked for it',
  })
  expect(JSON.stringify(nodes)).not.toMatch(/7135550|4155550|Qhistory/i)
})
