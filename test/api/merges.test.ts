import { beforeAll, expect, test } from 'vitest'
import { type Merging, startMerging } from '../headquarters/merge/merging.ts'

// One customer where there were two (docs/domain.md, D-36).

let merging: Merging
beforeAll(async () => {
  merging = await startMerging()
})

test('moves what the kept customer does not have, and does not double what is equal', async () => {
  const pair = await merging.two('Qmoves')
  const dry = await merging.merge(pair, { dryRun: true })
  expect(dry).toMatchObject({ userErrors: [], merge: null, waitingOperations: 0 })
  expect((await merging.byKey(pair.merge))?.addresses).toHaveLength(2)
  const done = await merging.merge(pair)
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
  const pair = await merging.two('Qchoices')
  const choices = [
    { field: 'firstName', take: 'MERGE' },
    { field: 'phone', take: 'KEEP' },
  ]
  const done = await merging.merge(pair, { choices })
  expect(done.customer).toMatchObject({ name: 'Joanne Qchoices', phone: null })
})

test('lets the old GUID, id and account number lead to the kept customer, everywhere after 1010', async () => {
  const pair = await merging.two('Qleads')
  const before = await merging.byKey(pair.merge)
  const done = await merging.merge(pair)
  await merging.stores.runJob('1010')
  for (const channel of [null, 'houston', 'sanfrancisco']) {
    const kept = await merging.byKey(pair.keep, channel)
    expect(kept?.name).toBe('Jo Qleads')
    expect(await merging.byKey(pair.merge, channel)).toEqual(kept)
    expect(await merging.read({ accountNumber: before?.accountNumber }, channel)).toEqual(kept)
  }
  const { node } = await merging.stores.ask<{ node: unknown }>(`query ($id: ID!) { node(id: $id) { id } }`, {
    id: before?.id,
  })
  expect(node).toEqual({ id: done.customer?.id })
})

test('the feed tells a merged customer with the id that it leads to', async () => {
  const pair = await merging.two('Qfeed')
  const FEED = /* GraphQL */ `
    query ($after: String) {
      customersChanged(after: $after, first: 100) {
        cursor
        events { __typename ... on CustomerChanged { customerId change mergedInto customer { id } } }
      }
    }`
  type Feed = { customersChanged: { cursor: string; events: Record<string, unknown>[] } }
  const { customersChanged: start } = await merging.stores.ask<Feed>(FEED, { after: null })
  const merged = await merging.byKey(pair.merge)
  const kept = await merging.byKey(pair.keep)
  await merging.merge(pair)
  const { customersChanged: next } = await merging.stores.ask<Feed>(FEED, { after: start.cursor })
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
