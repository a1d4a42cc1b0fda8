import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import { recoverHeadquarters } from '../../../src/headquarters/exchange/acceptance/recover-headquarters.ts'
import { download } from '../../../src/headquarters/exchange/download/download.ts'
import {
  synchronizeCustomers,
  synchronizeWhereNeeded,
} from '../../../src/headquarters/exchange/jobs/synchronize-customers.ts'
import { upload } from '../../../src/headquarters/exchange/upload/upload.ts'
import { issueLoyaltyCard } from '../../../src/headquarters/loyalty/issue-card.ts'
import { STAGING_TABLES } from '../../../src/model/operation.ts'
import { captureOperation, makeCustomerRules, makeExchange, rows } from '../exchange/exchange.ts'

const recovery = {
  reason: 'The disk was replaced.',
  dryRun: false,
  acceptLoss: false,
  restoreCustomers: false,
  wait: true,
}
const administrator: Actor = { id: 'administrator', roles: ['ADMINISTRATOR'], channels: 'ALL' }

test('a run that begins while a recovery receives what was lost synchronizes nothing before it', async () => {
  const exchange = await makeExchange()
  const { sides, hq } = exchange
  await makeCustomerRules(exchange.headquarters)
  const lost = await captureOperation(exchange.south)
  await upload(sides, administrator, 'south')
  await synchronizeCustomers(sides, administrator, { job: null, legalEntity: null, wait: true })
  await download(sides, administrator, '1010', 'south')
  // Headquarters becomes a copy from before that.
  for (const table of [...STAGING_TABLES, 'operation', 'customer_account', 'customer', 'incarnation'])
    await hq.db.execute(sql`delete from ${sql.raw(table)}`)
  await hq.db.execute(sql`update channel_database set acknowledged_operation_id = null, acknowledged_position = 0`)
  expect((await upload(sides, administrator, 'south')).refusal?.code).toBe('HEADQUARTERS_REWOUND')

  // Is uploaded before the lost operation: `north` comes first.
  const newer = await captureOperation(exchange.north)
  const north = exchange.channelSides.get('north')
  if (!north) throw new Error('north')
  const meanwhile: (string | null)[] = []
  exchange.channelSides.set('north', {
    ...north,
    async usedKeys(...query) {
      meanwhile.push(await synchronizeWhereNeeded(sides, administrator))
      return north.usedKeys(...query)
    },
  })
  const recovered = await recoverHeadquarters(sides, administrator, recovery)
  expect(recovered).toMatchObject({ run: { status: 'FINISHED' }, userErrors: [] })
  expect(meanwhile).toEqual([expect.stringContaining('Headquarters is being recovered')])
  const attempts = await rows<{ id: string; outcome: string }>(
    hq,
    sql`select operation_id as id, outcome from operation_attempt order by operation_attempt.id offset 1`,
  )
  expect(attempts.map(({ id, outcome }) => [id, outcome])).toEqual([
    [lost.operationId, 'SYNCED'],
    [newer.operationId, 'SYNCED'],
  ])
})

test('anonymous cards come back from the channels, but none that was erased, and no number is made twice', async () => {
  const exchange = await makeExchange()
  const { sides, hq } = exchange
  await makeCustomerRules(exchange.headquarters)
  await hq.db.execute(sql`
    insert into number_sequence (data_area_id, reference, format, smallest, largest, next)
    values ('usrt', 'LoyaltyCard', 'L-####', 1, 9999, 1)`)
  const issue = async (cardNumber: string | null, customerKey: string | null = null) => {
    const card = { operationId: randomUUID(), customerKey, cardNumber, dataAreaId: 'usrt' }
    expect(await issueLoyaltyCard(exchange.headquarters, administrator, card)).toMatchObject({ outcome: 'OK' })
    return card.operationId
  }
  const cards = async () =>
    (await rows<{ n: string }>(hq, sql`select card_number as n from loyalty_card order by 1`)).map(({ n }) => n)
  const erased = await issue('erased since')
  await issue('L-9000')
  await captureOperation(exchange.south)
  await upload(sides, administrator, 'south')
  const lost = [await issue(null), await issue('P 17')]
  for (const job of ['1010', '1050'] as const) await download(sides, administrator, job, 'south')
  expect(await cards()).toEqual(['L-0001', 'L-9000', 'P 17', 'erased since'])
  // Headquarters becomes a copy from before that, whose log tells of the card that it has erased.
  await hq.db.execute(sql`delete from loyalty_card where card_number <> 'L-9000'`)
  await hq.db.execute(sql`delete from log where entity_id = any(${sql.param(lost)}::text[])`)
  for (const table of [...STAGING_TABLES, 'operation', 'incarnation'])
    await hq.db.execute(sql`delete from ${sql.raw(table)}`)
  await hq.db.execute(sql`update channel_database set acknowledged_operation_id = null, acknowledged_position = 0`)
  await hq.db.execute(sql`update number_sequence set next = 1 where reference = 'LoyaltyCard'`)
  expect((await upload(sides, administrator, 'south')).refusal?.code).toBe('HEADQUARTERS_REWOUND')

  const { run } = await recoverHeadquarters(sides, administrator, recovery)
  expect(run).toMatchObject({
    status: 'FINISHED',
    message: expect.stringContaining('2 anonymous loyalty cards are back.'),
  })
  expect(await cards()).toEqual(['L-0001', 'L-9000', 'P 17'])
  const at = (database: { db: typeof hq.db }) =>
    rows<{ id: string }>(database, sql`select card_id::text as id from loyalty_card where card_number <> 'L-9000'`)
  expect((await at(exchange.south)).map(({ id }) => id).sort()).toEqual([...lost].sort())
  expect(await at(exchange.south)).not.toContainEqual({ id: erased })
  await issue(null)
  expect(await cards()).toContain('L-0002')
})
