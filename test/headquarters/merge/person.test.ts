import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { rows } from '../../support/synchronizing.ts'
import { codes, type Merging, startMerging, type UserErrors } from './merging.ts'

// What the kept customer has of the merged one, and what is left of a person.

let merging: Merging
beforeAll(async () => {
  merging = await startMerging()
})

type Exported = {
  asyncCustomerAccount: string
  customer: { addresses: object[] }
  merges: object[]
  operations: { operationId: string }[]
  consents: { contactValue: string }[]
  channelDatabases: { pendingOperations: object[] }[]
}

/** Issues a loyalty card; throws when it is refused. */
async function card(channel: string, customerId: string, cardNumber: string | null): Promise<string> {
  const { issueLoyaltyCard } = await merging.stores.ask<{
    issueLoyaltyCard: UserErrors & { cardNumber: string | null }
  }>(
    `mutation ($input: IssueLoyaltyCardInput!) { issueLoyaltyCard(input: $input) { cardNumber userErrors { code field message } } }`,
    { input: { channel, customerId, cardNumber, idempotencyKey: randomUUID() } },
  )
  if (issueLoyaltyCard.cardNumber === null) throw new Error(JSON.stringify(issueLoyaltyCard.userErrors))
  return issueLoyaltyCard.cardNumber
}
async function found(channel: string, search: string): Promise<string[]> {
  const { customers } = await merging.stores.ask<{ customers: { nodes: { name: string }[] } }>(
    `query ($channel: ID!, $search: String!) { customers(channel: $channel, filter: { search: $search }, first: 10) { nodes { name } } }`,
    { channel, search },
  )
  return customers.nodes.map(({ name }) => name)
}
async function giveId(customerId: string, system: string, id: string): Promise<UserErrors> {
  const { setCustomerExternalIds } = await merging.stores.ask<{ setCustomerExternalIds: UserErrors }>(
    `mutation ($input: SetCustomerExternalIdsInput!) { setCustomerExternalIds(input: $input) { userErrors { code field message } } }`,
    { input: { customerId, idempotencyKey: randomUUID(), externalIds: [{ system, id }] } },
  )
  return setCustomerExternalIds
}
async function putCustomer(id: string, customer: object): Promise<UserErrors> {
  const answer = await merging.stores.ask<{ putCustomer: UserErrors }>(
    `mutation ($input: PutCustomerInput!) {
      putCustomer(input: $input) { change customer { id } userErrors { code field message } }
    }`,
    { input: { legalEntity: 'USRT', externalId: { system: 'CRM', id }, customer } },
  )
  return answer.putCustomer
}
async function operations(filter: object): Promise<string[]> {
  const { operations: list } = await merging.stores.ask<{ operations: { nodes: { operationId: string }[] } }>(
    `query ($filter: OperationFilter!) { operations(filter: $filter, first: 100) { nodes { operationId } } }`,
    { filter },
  )
  return list.nodes.map(({ operationId }) => operationId).sort()
}

test('the erasure of a kept customer erases all that the merged one was', async () => {
  const pair = await merging.two('Qerasedmerge')
  const done = await merging.merge(pair)
  await merging.stores.runJob('1010')
  const { eraseCustomer } = await merging.stores.ask<{ eraseCustomer: UserErrors }>(
    `mutation ($input: EraseCustomerInput!) { eraseCustomer(input: $input) { userErrors { code message } } }`,
    { input: { customer: pair.merge, reason: 'Asked for it' } },
  )
  expect(eraseCustomer.userErrors).toEqual([])
  await merging.stores.runJob('1010')
  expect(codes(await merging.undo(done.merge?.id))).toEqual(['MERGE_FORGOTTEN'])
  expect(await merging.byKey(pair.keep)).toBeNull()
  expect(await merging.byKey(pair.merge)).toBeNull()
  for (const { db } of Object.values(merging.stores.databases)) {
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

test('the cards of both customers are the kept one’s, and stay usable', async () => {
  const pair = await merging.two('Qcards')
  const cards = [await card('houston', pair.keep, null), await card('sanfrancisco', pair.merge, null)]
  const done = await merging.merge(pair)
  expect(done.parts.find(({ part }) => part === 'LOYALTY_CARDS')).toEqual({ part: 'LOYALTY_CARDS', moved: 1, same: 0 })
  await merging.stores.runJob('1010')
  for (const channel of [null, 'houston', 'sanfrancisco'])
    expect((await merging.byKey(pair.keep, channel))?.loyaltyCards.sort()).toEqual([...cards].sort())
  for (const number of cards)
    for (const channel of ['houston', 'sanfrancisco']) expect(await found(channel, number)).toEqual(['Jo Qcards'])
  const other = await merging.two('Qothercard')
  await expect(card('houston', other.keep, cards[1] ?? null)).rejects.toThrow('another customer')
  const third = await card('houston', pair.merge, null)
  expect((await merging.byKey(pair.keep, null))?.loyaltyCards).toContain(third)
})

test('a losing external id goes on leading to the kept customer, for puts, too', async () => {
  const pair = await merging.two('Qexternal')
  for (const [customerId, id] of [
    [pair.keep, 'K-1'],
    [pair.merge, 'M-1'],
  ] as const)
    expect(codes(await giveId(customerId, 'CRM', id))).toEqual([])
  const done = await merging.merge(pair)
  expect(done.customer?.externalIds).toEqual([{ system: 'CRM', id: 'K-1' }])
  const put = await putCustomer('M-1', { vatNumber: 'NL9' })
  expect(put).toMatchObject({ change: 'UPDATED', customer: { id: done.customer?.id }, userErrors: [] })
  expect(await putCustomer('M-1', { vatNumber: 'NL9' })).toMatchObject({ change: 'UNCHANGED', userErrors: [] })
  expect((await merging.byKey(pair.keep))?.externalIds).toEqual([{ system: 'CRM', id: 'K-1' }])
})

test('lists, the history and the export of the kept customer have what was done to the merged one', async () => {
  const pair = await merging.two('Qlists')
  const before = await merging.byKey(pair.merge)
  const pending = await merging.update('sanfrancisco', pair.merge, { phone: '4155550131' })
  await merging.merge(pair)
  const expected = await rows<{ id: string }>(
    merging.stores.databases.hq.db,
    sql`select operation_id as id from operation where customer_key in (${pair.keep}, ${pair.merge})`,
  )
  const ids = [...expected.map(({ id }) => id), pending.operation?.operationId].sort()
  expect(ids).toHaveLength(3)
  for (const filter of [
    { asyncCustomerAccount: pair.keep },
    { asyncCustomerAccount: pair.merge },
    { customerAccount: before?.accountNumber },
  ])
    expect(await operations(filter)).toEqual(ids)
  const { operationHistory } = await merging.stores.ask<{
    operationHistory: { nodes: { operation: { operationId: string } }[] }
  }>(
    `query ($of: OperationHistoryOf!) {
      operationHistory(of: $of, first: 100) { nodes { operation { operationId } } }
    }`,
    { of: { customer: pair.keep } },
  )
  expect([...new Set(operationHistory.nodes.map(({ operation }) => operation.operationId))].sort()).toEqual(
    expected.map(({ id }) => id).sort(),
  )
  for (const customer of [pair.keep, pair.merge]) {
    const { exportCustomer } = await merging.stores.ask<{ exportCustomer: UserErrors & { document: Exported } }>(
      `mutation ($input: ExportCustomerInput!) { exportCustomer(input: $input) { document userErrors { code message } } }`,
      { input: { customer, reason: 'Asked for it' } },
    )
    expect(exportCustomer.userErrors).toEqual([])
    const { document } = exportCustomer
    expect(document.asyncCustomerAccount).toBe(pair.keep)
    expect(document.customer.addresses).toHaveLength(2)
    expect(document.merges).toMatchObject([{ mergedKey: pair.merge, mergedAccount: before?.accountNumber }])
    expect(document.operations.map(({ operationId }) => operationId).sort()).toEqual(
      expected.map(({ id }) => id).sort(),
    )
    expect(document.consents.map(({ contactValue }) => contactValue).sort()).toEqual([
      ...['7135550114', 'other-qlists@example.com'],
    ])
    const waiting = document.channelDatabases.flatMap(({ pendingOperations }) => pendingOperations)
    expect(waiting).toMatchObject([{ operationId: pending.operation?.operationId, customerKey: pair.merge }])
  }
})
