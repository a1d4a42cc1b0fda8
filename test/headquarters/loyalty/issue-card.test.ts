import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { SYSTEM } from '../../../src/access/actor.ts'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { issueLoyaltyCard } from '../../../src/headquarters/loyalty/issue-card.ts'
import { linkLoyaltyCard } from '../../../src/headquarters/loyalty/link-card.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { rows, synchronizeAll } from '../../support/synchronizing.ts'

let hq: HeadquartersDatabase
let customers: string[]
beforeEach(async () => {
  hq = await headquarters()
  await change(sql`
    insert into number_sequence (data_area_id, reference, format, smallest, largest, next)
    values ('USRT', 'LoyaltyCard', '55##########', 1, 9999999999, 1)`)
  customers = (await make.creates(hq.db, 2)).map(({ customerKey }) => customerKey)
  await synchronizeAll(hq)
})

type Given = { cardNumber?: string | null; operationId?: string; dataAreaId?: string }
const issue = (customerKey: string | null, { cardNumber = null, operationId = randomUUID(), ...given }: Given = {}) =>
  issueLoyaltyCard(hq, SYSTEM, { operationId, customerKey, cardNumber, ...given })
const link = (customerKey: string, cardNumber: string) =>
  linkLoyaltyCard(hq, SYSTEM, { operationId: randomUUID(), customerKey, cardNumber })
const [first, second] = [() => customers[0] ?? '', () => customers[1] ?? '']
const lastEvents = () =>
  rows(hq.db, sql`select kind, customer_key as customer, download_job as job from log order by position desc limit 2`)
const refusedAt = (code: string, field: string[]) => ({ outcome: 'REFUSED', refusals: [{ code, field }] })
const change = (statement: SQL) => hq.db.execute(statement)

test('makes the next number of the sequence, gives the customer a new version, and has 1010 and 1050 carry it', async () => {
  const answer = await issue(first())
  if (answer.outcome !== 'OK') throw new Error('Refused.')
  expect(answer.cardNumber).toBe('550000000001')
  expect(answer.customer).toMatchObject({ loyaltyCards: [answer.cardNumber], version: 2 })
  expect(answer.card).toMatchObject({ customerKey: first(), dataAreaId: 'USRT', version: 1 })
  expect(await lastEvents()).toEqual([
    { kind: 'LOYALTY_CARD', customer: first(), job: '1050' },
    { kind: 'CUSTOMER', customer: first(), job: '1010' },
  ])
})

test('returns the same card for the same operation, also concurrently', async () => {
  const operationId = randomUUID()
  for (const given of [{ operationId }, { operationId: randomUUID(), dataAreaId: 'USRT' }]) {
    const holder = 'dataAreaId' in given ? null : first()
    const answers = await Promise.all([1, 2, 3].map(() => issue(holder, given)))
    const numbers = answers.map((answer) => (answer.outcome === 'OK' ? answer.cardNumber : null))
    expect(new Set(numbers).size).toBe(1)
  }
  expect(await rows(hq.db, sql`select 1 from loyalty_card`)).toHaveLength(2)
})

test('issues several cards to one customer, each with its own number, also at once', async () => {
  await Promise.all([1, 2, 3].map(() => issue(first())))
  const last = await issue(first(), { cardNumber: 'GOLD 1' })
  if (last.outcome !== 'OK') throw new Error('Refused.')
  expect(new Set(last.customer?.loyaltyCards).size).toBe(4)
  expect(last.customer?.loyaltyCards).toContain('GOLD 1')
})

test('leaves out numbers of the sequence that physical cards have', async () => {
  for (const cardNumber of ['550000000001', '5500 0000 0002']) await issue(first(), { cardNumber })
  expect(await issue(second())).toMatchObject({ cardNumber: '550000000003' })
  expect(await issue(second())).toMatchObject({ cardNumber: '550000000004' })
})

test('says that the sequence is used up, or that there is none, and still takes the number of a card', async () => {
  await change(sql`update number_sequence set largest = 1 where reference = 'LoyaltyCard'`)
  expect(await issue(first())).toMatchObject({ outcome: 'OK' })
  expect(await issue(first())).toMatchObject(refusedAt('NUMBER_SEQUENCE_EXHAUSTED', ['cardNumber']))
  await change(sql`delete from number_sequence where reference = 'LoyaltyCard'`)
  expect(await issue(first())).toMatchObject(refusedAt('NUMBER_SEQUENCE_MISSING', ['cardNumber']))
  expect(await issue(first(), { cardNumber: 'GOLD-1' })).toMatchObject({ outcome: 'OK' })
})

test('refuses another customer’s card, an invalid number, and an unknown customer', async () => {
  expect(await issue(first(), { cardNumber: 'GOLD-1' })).toMatchObject({ outcome: 'OK', cardNumber: 'GOLD-1' })
  for (const cardNumber of ['GOLD-1', ' ', 'A\0B'])
    expect(await issue(second(), { cardNumber })).toMatchObject(refusedAt('INVALID_VALUE', ['cardNumber']))
  expect(await issue(randomUUID(), { cardNumber: 'GOLD-3' })).toMatchObject(refusedAt('CUSTOMER_NOT_FOUND', []))
})

test('refuses a card for a customer who is blocked for loyalty enrollment, whatever the store knows', async () => {
  await issue(null, { cardNumber: 'GOLD-1', dataAreaId: 'USRT' })
  await change(sql`update customer set block_loyalty_enrollment = 'true' where customer_key = ${first()}`)
  expect(await issue(first())).toMatchObject(refusedAt('INVALID_VALUE', []))
  expect(await link(first(), 'GOLD-1')).toMatchObject(refusedAt('INVALID_VALUE', []))
})

test('issues an anonymous card, which 1050 alone carries, and links it to a customer once', async () => {
  const answer = await issue(null, { cardNumber: 'GOLD 1', dataAreaId: 'USRT' })
  expect(answer).toMatchObject({ outcome: 'OK', customer: null, card: { customerKey: null, version: 1 } })
  expect((await lastEvents())[0]).toEqual({ kind: 'LOYALTY_CARD', customer: null, job: '1050' })
  expect(await issue(second(), { cardNumber: 'GOLD1' })).toMatchObject(refusedAt('INVALID_VALUE', ['cardNumber']))
  const linked = await link(first(), 'GOLD1')
  expect(linked).toMatchObject({ card: { version: 2 }, customer: { loyaltyCards: ['GOLD 1'], version: 2 } })
  expect(await lastEvents()).toEqual([
    { kind: 'LOYALTY_CARD', customer: first(), job: '1050' },
    { kind: 'CUSTOMER', customer: first(), job: '1010' },
  ])
  expect(await link(first(), 'GOLD 1')).toMatchObject({ card: { version: 2 }, customer: { version: 2 } })
  expect(await link(second(), 'GOLD 1')).toMatchObject(refusedAt('INVALID_VALUE', ['cardNumber']))
  expect(await link(second(), 'GOLD 2')).toMatchObject(refusedAt('INVALID_VALUE', ['cardNumber']))
})

test('links a card to one of two customers who get it at the same time', async () => {
  await issue(null, { cardNumber: 'GOLD-1', dataAreaId: 'USRT' })
  const answers = await Promise.all([link(first(), 'GOLD-1'), link(second(), 'GOLD-1')])
  expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['OK', 'REFUSED'])
})

test('links no card of another legal entity', async () => {
  await issue(null, { cardNumber: 'GOLD-1', dataAreaId: 'DEMF' })
  expect(await link(first(), 'GOLD-1')).toMatchObject(refusedAt('INVALID_VALUE', ['cardNumber']))
})
