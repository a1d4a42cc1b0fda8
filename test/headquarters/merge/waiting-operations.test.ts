import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { rows } from '../../support/synchronizing.ts'
import { type Merging, startMerging, type UserErrors } from './merging.ts'

// Operations of a merged customer that wait, or come later.

let merging: Merging
beforeAll(async () => {
  merging = await startMerging()
})

const person = (firstName: string, value: string, street: string) => ({
  ...{ firstName, lastName: 'Qmapped', addresses: [{ street }] },
  contacts: [{ type: 'EMAIL', value, marketingOptIn: false }],
})
async function change(mutation: 'updateCustomerAddress' | 'setCustomerContact', customerId: string, what: object) {
  const type = `${mutation.replace(/^./, (letter) => letter.toUpperCase())}Input`
  const answer = await merging.stores.ask<{ [name: string]: UserErrors }>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code field message } } }`,
    { input: { channel: 'sanfrancisco', customerId, idempotencyKey: randomUUID(), ...what } },
  )
  expect(answer[mutation]?.userErrors).toEqual([])
}

test('applies operations under the old GUID to the kept customer, with their own GUID and number', async () => {
  const pair = await merging.two('Qwaits')
  const own = await merging.update('houston', pair.keep, { vatNumber: 'NL1' })
  const waiting = await merging.update('sanfrancisco', pair.merge, { phone: '4155550199' })
  await merging.stores.runJob('P-0001')
  const done = await merging.merge(pair)
  expect(done.waitingOperations).toBe(1)
  const late = await merging.update('sanfrancisco', pair.merge, { receiptEmail: 'qwaits.late@example.com' })
  expect([...own.userErrors, ...waiting.userErrors, ...late.userErrors]).toEqual([])
  await merging.stores.travel()
  await merging.stores.travel()
  const operations = await rows<object>(
    merging.stores.databases.hq.db,
    sql`select operation_number as number, customer_key as key, status, error_code as error, error_field as field from operation
      where operation_id in (${own.operation?.operationId}, ${waiting.operation?.operationId},
        ${late.operation?.operationId})
      order by captured_at`,
  )
  expect(operations).toEqual([
    { number: own.operation?.operationNumber, key: pair.keep, status: 'DISTRIBUTED', error: null, field: null },
    { number: waiting.operation?.operationNumber, key: pair.merge, status: 'DISTRIBUTED', error: null, field: null },
    { number: late.operation?.operationNumber, key: pair.merge, status: 'DISTRIBUTED', error: null, field: null },
  ])
  for (const channel of [null, 'houston', 'sanfrancisco'])
    expect(await merging.byKey(pair.keep, channel)).toMatchObject({ phone: '4155550199' })
  // A till that has the redirect captures under the kept customer's GUID.
  expect((await merging.update('sanfrancisco', pair.merge, { phone: '4155550198' })).customer?.phone).toBe('4155550198')
  await merging.stores.travel()
  expect(await merging.byKey(pair.keep, 'houston')).toMatchObject({ phone: '4155550198' })
  expect(await merging.differences()).toEqual([])
})

test('a late edit of an address or contact that the kept customer had already changes that one', async () => {
  const [keep, merge] = [
    await merging.create('houston', person('Jo', 'second@qmapped.example.com', '1 First')),
    await merging.create('sanfrancisco', person('Joanne', 'SECOND@qmapped.example.com', '1 FIRST ')),
  ]
  await merging.stores.travel()
  const shown = await merging.byKey(merge, 'sanfrancisco')
  const done = await merging.merge({ keep, merge })
  expect(done.parts.slice(0, 2)).toEqual([
    { part: 'ADDRESSES', moved: 0, same: 1 },
    { part: 'CONTACTS', moved: 0, same: 1 },
  ])
  const [address] = shown?.addresses ?? []
  const [contact] = shown?.contacts ?? []
  await change('updateCustomerAddress', merge, { addressId: address?.addressId, changes: { city: 'Houston' } })
  const given = { type: 'EMAIL', value: 'new@qmapped.example.com', marketingOptIn: true }
  await change('setCustomerContact', merge, { contactId: contact?.contactId, contact: given })
  await merging.stores.travel()
  await merging.stores.travel()
  for (const channel of [null, 'houston', 'sanfrancisco']) {
    const kept = await merging.byKey(keep, channel)
    expect(kept?.addresses).toMatchObject([{ street: '1 First', city: 'Houston' }])
    expect(kept?.contacts).toMatchObject([{ value: 'new@qmapped.example.com' }])
  }
  expect(await merging.differences()).toEqual([])
})

test('late edits of two merged customers of one person apply one after the other in one chunk', async () => {
  const pair = await merging.two('Qchunk')
  const third = await merging.create('sanfrancisco', { firstName: 'J', lastName: 'Qchunk' })
  await merging.stores.travel()
  await merging.merge(pair)
  await merging.merge({ keep: pair.keep, merge: third })
  const edits = [
    await merging.update('sanfrancisco', pair.merge, { phone: '4155550121' }),
    await merging.update('sanfrancisco', third, { receiptEmail: 'third@qchunk.example.com' }),
    await merging.update('houston', pair.keep, { vatNumber: 'NL3' }),
  ]
  expect(edits.flatMap(({ userErrors }) => userErrors)).toEqual([])
  await merging.stores.runJob('P-0001')
  await merging.stores.synchronize()
  const ids = edits.map(({ operation }) => operation?.operationId)
  const found = await rows<{ status: string }>(
    merging.stores.databases.hq.db,
    sql`select distinct status from operation where operation_id = any(${sql.param(ids)}::uuid[])`,
  )
  expect(found).toEqual([{ status: 'SYNCED' }])
  const [kept] = await rows<object>(
    merging.stores.databases.hq.db,
    sql`select phone, receipt_email, vat_num from customer where customer_key = ${pair.keep}`,
  )
  expect(kept).toEqual({ phone: '4155550121', receipt_email: 'third@qchunk.example.com', vat_num: 'NL3' })
})

test('a till that has the redirect shows its own pending edits of the merged customer at the kept one', async () => {
  const pair = await merging.two('Qpending')
  await merging.merge(pair)
  const late = await merging.update('sanfrancisco', pair.merge, { phone: '4155550122' })
  await merging.stores.runJob('1010')
  const shown = await merging.byKey(pair.keep, 'sanfrancisco')
  expect(shown).toMatchObject({ name: 'Jo Qpending', phone: '4155550122', syncState: 'PENDING_UPDATE' })
  expect(shown?.pendingOperations).toEqual([{ operationId: late.operation?.operationId }])
  expect(await merging.byKey(pair.merge, 'sanfrancisco')).toEqual(shown)
  expect((await merging.byKey(pair.keep, 'houston'))?.phone).toBe('4155550115')
  await merging.stores.travel()
  expect(await merging.byKey(pair.keep, 'sanfrancisco')).toMatchObject({ phone: '4155550122', syncState: 'SYNCED' })
})
