import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { SYSTEM } from '../../../src/access/actor.ts'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { issueLoyaltyCard } from '../../../src/headquarters/customers/issue-loyalty-card.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { rows, synchronizeAll } from '../../support/synchronizing.ts'

let hq: HeadquartersDatabase
let customers: string[]
beforeEach(async () => {
  hq = await headquarters()
  customers = (await make.creates(hq.db, 2)).map(({ customerKey }) => customerKey)
  await synchronizeAll(hq)
})

const issue = (customerKey: string, cardNumber: string | null = null, operationId = randomUUID()) =>
  issueLoyaltyCard(hq, SYSTEM, { operationId, customerKey, cardNumber })
const [first, second] = [() => customers[0] ?? '', () => customers[1] ?? '']

test('generates a number, gives the customer a new version, and has 1010 carry it', async () => {
  const answer = await issue(first())
  if (answer.outcome !== 'OK') throw new Error('Refused.')
  expect(answer.cardNumber).toMatch(/^55\d{10}$/)
  expect(answer.customer).toMatchObject({ loyaltyCards: [answer.cardNumber], version: 2 })
  const [event] = await rows(
    hq.db,
    sql`select kind, customer_key as customer, download_job as job from log order by position desc limit 1`,
  )
  expect(event).toEqual({ kind: 'CUSTOMER', customer: first(), job: '1010' })
})

test('returns the same card for the same operation, also concurrently', async () => {
  const operationId = randomUUID()
  const answers = await Promise.all([1, 2, 3].map(() => issue(first(), null, operationId)))
  const numbers = answers.map((answer) => (answer.outcome === 'OK' ? answer.cardNumber : null))
  expect(new Set(numbers).size).toBe(1)
  expect(await rows(hq.db, sql`select 1 from loyalty_card`)).toHaveLength(1)
})

test('refuses a second card, another customer’s card, an invalid number, and an unknown customer', async () => {
  expect(await issue(first(), 'GOLD-1')).toMatchObject({ outcome: 'OK', cardNumber: 'GOLD-1' })
  expect(await issue(first(), 'GOLD-2')).toMatchObject({
    outcome: 'REFUSED',
    refusals: [{ code: 'INVALID_VALUE', field: [] }],
  })
  expect(await issue(second(), 'GOLD-1')).toMatchObject({
    refusals: [{ code: 'INVALID_VALUE', field: ['cardNumber'] }],
  })
  expect(await issue(second(), ' ')).toMatchObject({ refusals: [{ code: 'INVALID_VALUE', field: ['cardNumber'] }] })
  expect(await issue(second(), 'A\0B')).toMatchObject({ refusals: [{ code: 'INVALID_VALUE', field: ['cardNumber'] }] })
  expect(await issue(randomUUID(), 'GOLD-3')).toMatchObject({ refusals: [{ code: 'CUSTOMER_NOT_FOUND' }] })
})
