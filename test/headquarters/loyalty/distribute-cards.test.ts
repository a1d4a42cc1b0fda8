import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { ChannelDatabase } from '../../../src/between/sides.ts'
import { directChannelSide } from '../../../src/channel/direct-channel-side.ts'
import { type DownloadOptions, download } from '../../../src/headquarters/exchange/download/download.ts'
import { issueLoyaltyCard } from '../../../src/headquarters/loyalty/issue-card.ts'
import { linkLoyaltyCard } from '../../../src/headquarters/loyalty/link-card.ts'
import { changeCustomer, type Exchange, makeExchange, operator, rows } from '../exchange/exchange.ts'
import { asReleaseBefore } from '../exchange/release-before.ts'

// Job 1050 between headquarters and two channel databases of one legal entity.

let exchange: Exchange
beforeEach(async () => {
  exchange = await makeExchange()
})

const run1050 = (options: DownloadOptions = {}, id = 'north') => download(exchange.sides, operator, '1050', id, options)
const numbers = async (database: ChannelDatabase) =>
  (
    await rows<{ n: string; held: boolean }>(
      database,
      sql`select card_number as n, customer_key is not null as held from loyalty_card order by 1`,
    )
  ).map(({ n, held }) => (held ? n : `(${n})`))

async function issue(cardNumber: string, customerKey: string | null = null): Promise<void> {
  const card = { operationId: randomUUID(), customerKey, cardNumber, dataAreaId: 'usrt' }
  const answer = await issueLoyaltyCard(exchange.headquarters, operator, card)
  if (answer.outcome !== 'OK') throw new Error(JSON.stringify(answer))
}
async function customerOf(book: 'north' | 'south'): Promise<string> {
  const customerKey = randomUUID()
  await changeCustomer(exchange, customerKey, [book])
  return customerKey
}

test('carries every card of the legal entity, then what has changed, and nothing twice', async () => {
  const customerKey = await customerOf('south')
  await issue('A 1', customerKey)
  await issue('A 2')
  expect((await run1050()).session).toMatchObject({ jobId: '1050', status: 'APPLIED', full: true, rowsAffected: 2 })
  expect(await numbers(exchange.north)).toEqual(['A 1', '(A 2)'])
  await issue('A 3')
  await linkLoyaltyCard(exchange.headquarters, operator, { operationId: randomUUID(), customerKey, cardNumber: 'A2' })
  const { session } = await run1050()
  expect(session).toMatchObject({ status: 'APPLIED', full: false })
  expect(await numbers(exchange.north)).toEqual(['A 1', 'A 2', '(A 3)'])
  expect((await run1050()).session).toMatchObject({ status: 'NO_DATA', rowsAffected: 0 })
  expect(await run1050({ quiet: true })).toEqual({ session: null, refusal: null })
})

test('finds a customer by a card that 1050 has brought after the customer', async () => {
  const customerKey = await customerOf('north')
  await download(exchange.sides, operator, '1010', 'north')
  await issue('B 17', customerKey)
  await run1050()
  const found = await rows(exchange.north, sql`select 1 from customer where search @@ '''c:b17'''::tsquery`)
  expect(found).toHaveLength(1)
})

test('a full one removes cards that headquarters does not have, and no newer one of a till', async () => {
  await issue('C 1')
  await run1050()
  await exchange.north.db.execute(sql`
    insert into loyalty_card (card_id, card_number, number_key, data_area_id, version, issued_at, applied_at)
    values (gen_random_uuid(), 'C 2', 'c2', 'usrt', 1, now(), now() - interval '1 hour'),
      (gen_random_uuid(), 'C 3', 'c3', 'usrt', 1, now(), now() + interval '1 hour')`)
  await run1050({ full: true })
  expect(await numbers(exchange.north)).toEqual(['(C 1)', '(C 3)'])
})

test('an older package never replaces a card that a till has by an answer', async () => {
  await issue('D 1')
  await run1050()
  await exchange.north.db.execute(sql`update loyalty_card set version = 5, card_number = 'D 1 newer'`)
  await run1050({ full: true })
  expect(await numbers(exchange.north)).toEqual(['(D 1 newer)'])
})

test('makes no session for a store of the release before, which gets it after its upgrade', async () => {
  exchange.channelSides.set('north', asReleaseBefore(directChannelSide(exchange.north)))
  await issue('E 1')
  expect(await run1050({ quiet: true })).toEqual({ session: null, refusal: null })
  expect(await run1050()).toMatchObject({ session: null, refusal: { code: 'JOB_CARRIES_NO_DATA' } })
  expect(await rows(exchange.hq, sql`select 1 from download_session`)).toEqual([])
  exchange.channelSides.set('north', directChannelSide(exchange.north))
  expect((await run1050({ quiet: true })).session).toMatchObject({ status: 'APPLIED', full: true })
  expect(await numbers(exchange.north)).toEqual(['(E 1)'])
})

test('brings a store of the release before its customers with the new fields and the numbers of their cards', async () => {
  exchange.channelSides.set('north', asReleaseBefore(directChannelSide(exchange.north)))
  const customerKey = await customerOf('north')
  await exchange.hq.db.execute(sql`update customer set opt_out_personalization = 'true'`)
  await issue('F 1', customerKey)
  const { session } = await download(exchange.sides, operator, '1010', 'north')
  expect(session).toMatchObject({ status: 'APPLIED' })
  const [stored] = await rows<{ cards: string[] }>(
    exchange.north,
    sql`select document -> 'loyaltyCards' as cards from customer`,
  )
  expect(stored?.cards).toEqual(['F 1'])
})
