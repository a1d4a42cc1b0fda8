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
import { STAGING_TABLES } from '../../../src/model/operation.ts'
import { captureOperation, makeCustomerRules, makeExchange, rows } from '../exchange/exchange.ts'

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
  const recovered = await recoverHeadquarters(sides, administrator, {
    reason: 'The disk was replaced.',
    dryRun: false,
    acceptLoss: false,
    restoreCustomers: false,
    wait: true,
  })
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
