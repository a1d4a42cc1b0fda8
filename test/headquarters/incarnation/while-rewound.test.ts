import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { execute } from '../../../src/db/client.ts'
import { diagnose } from '../../diagnose/asking.ts'
import {
  accountsAt,
  atHeadquarters,
  create,
  createMany,
  type Restorable,
  recover,
  startRestorable,
  tryJob,
} from './restored.ts'

type Refused = { userErrors: { code: string; message: string }[] }
const refusedAsRewound = [
  { code: 'HEADQUARTERS_REWOUND', message: expect.stringMatching(/^Headquarters is an older copy of itself/) },
]

describe('while headquarters is an older copy of itself', { timeout: 180_000 }, () => {
  let it1: Restorable
  let uploaded: { operationId: string; customerId: string }
  let before: Awaited<ReturnType<typeof atHeadquarters>>
  const ask = <T>(document: string, variables?: Record<string, unknown>) => it1.tillsync.ask<T>(document, variables)
  beforeAll(async () => {
    it1 = await startRestorable()
    const { tillsync } = it1
    await createMany(tillsync, 'Kept', 2)
    await tillsync.travel()
    const { customer } = await create(tillsync, 'Uploaded')
    await tillsync.runJob('P-0001')
    const [row] = await execute<{ operationId: string }>(
      tillsync.databases.hq.db,
      sql`select operation_id as "operationId" from operation where status = 'UPLOADED'`,
    )
    uploaded = { operationId: row?.operationId ?? '', customerId: customer?.id ?? '' }
    await it1.backup.make()
    // San Francisco has no contact from here on: it has seen nothing that is lost.
    await createMany(tillsync, 'Lost', 2)
    for (const job of ['P-0001', '1010']) {
      if (job === '1010') await tillsync.synchronize()
      await tillsync.runJob(job, 'houston-db')
    }
    await it1.backup.putBack()
    expect(await tryJob(tillsync, '1010')).toMatchObject({ userErrors: [{ code: 'HEADQUARTERS_REWOUND' }] })
    before = await atHeadquarters(tillsync)
  }, 240_000)

  it('captures a real-time create instead, also at a store that has seen nothing of it, with the reason in the ledger', async () => {
    const made = await create(it1.tillsync, 'Fallen back', 'sanfrancisco')
    expect(made).toMatchObject({ route: 'ASYNC', userErrors: [] })
    const { realtimeServiceCalls } = await ask<{ realtimeServiceCalls: { nodes: unknown[] } }>(
      `{ realtimeServiceCalls(channel: "sanfrancisco", first: 1) { nodes { method outcome fellBack errorCode } } }`,
    )
    expect(realtimeServiceCalls.nodes).toEqual([
      { method: 'createCustomer', outcome: 'UNREACHABLE', fellBack: true, errorCode: 'HEADQUARTERS_REWOUND' },
    ])
  })

  it('refuses a real-time update as unreachable, to be repeated with its key', async () => {
    const { customers } = await ask<{ customers: { nodes: { id: string }[] } }>(
      `{ customers(channel: "houston", filter: { name: "Kept0" }, first: 1) { nodes { id } } }`,
    )
    const input = {
      channel: 'houston',
      customerId: customers.nodes[0]?.id,
      idempotencyKey: randomUUID(),
      changes: { phone: '713 555 0100' },
    }
    const edit = async () =>
      (
        await ask<{ updateCustomer: { customer: { phone: string } | null } & Refused }>(
          `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { customer { phone } userErrors { code message } } }`,
          { input },
        )
      ).updateCustomer
    for (let n = 0; n < 2; n++)
      expect(await edit()).toMatchObject({ userErrors: [{ code: 'HEADQUARTERS_UNREACHABLE' }] })
    sentAgain = edit
  })
  let sentAgain: (() => Promise<unknown>) | undefined

  it('synchronizes neither one operation, nor a bulk run, nor an order, and fails none of them', async () => {
    const { synchronizeOperation: dry } = await ask<{ synchronizeOperation: Refused }>(
      `mutation ($id: ID!) { synchronizeOperation(input: { operationId: $id, dryRun: true }) { userErrors { code message } } }`,
      { id: uploaded.operationId },
    )
    const { synchronizeOperation } = await ask<{ synchronizeOperation: Refused }>(
      `mutation ($id: ID!) { synchronizeOperation(input: { operationId: $id }) { userErrors { code message } } }`,
      { id: uploaded.operationId },
    )
    const { synchronizeOperations: bulk } = await ask<{ synchronizeOperations: Refused & { bulkRun: unknown } }>(
      `mutation { synchronizeOperations(input: { filter: { status: [UPLOADED] } }) { bulkRun { id } userErrors { code message } } }`,
    )
    const { synchronizeForOrder } = await ask<{ synchronizeForOrder: Refused & { accountNumber: string | null } }>(
      `mutation ($id: ID!) { synchronizeForOrder(input: { channel: "houston", customerId: $id }) { accountNumber userErrors { code message } } }`,
      { id: uploaded.customerId },
    )
    for (const { userErrors } of [dry, synchronizeOperation, bulk, synchronizeForOrder])
      expect(userErrors).toMatchObject(refusedAsRewound)
    expect(bulk.bulkRun).toBeNull()
    expect(synchronizeForOrder.accountNumber).toBeNull()
    expect(await atHeadquarters(it1.tillsync)).toEqual(before)
  })

  it('a store that has seen nothing of it uploads and downloads as usual', async () => {
    expect(await tryJob(it1.tillsync, 'P-0001', 'sanfrancisco-db')).toMatchObject({
      sessions: [{ status: 'APPLIED' }],
      userErrors: [],
    })
    expect(await tryJob(it1.tillsync, '1010', 'sanfrancisco-db')).toMatchObject({ userErrors: [] })
    expect((await atHeadquarters(it1.tillsync)).next).toBe(before.next)
  })

  it('readyz, diagnose and comparisons report it', async () => {
    const ready = await fetch(`${it1.tillsync.url}/readyz`)
    expect(ready.status).toBe(200)
    expect(await ready.json()).toMatchObject({
      parts: { headquarters: expect.stringMatching(/^HEADQUARTERS_REWOUND: it was set back/) },
    })
    for (const input of [{ installation: true }, { channel: 'houston' }, { operation: uploaded.operationId }]) {
      const { answer, remedies } = await diagnose(it1.tillsync, input)
      expect(answer).toMatch(
        /^Headquarters is an older copy of itself: channel database houston-db has seen position \d+/,
      )
      expect(remedies).toMatchObject([{ mutation: 'recoverHeadquarters', mayRun: true }])
    }
    const viewer = await it1.tillsync.tokenFor('OPERATOR')
    expect((await diagnose(it1.tillsync, { installation: true }, viewer)).remedies).toMatchObject([{ mayRun: false }])
    const { reconcile } = await ask<{ reconcile: { places: { place: string; whyNotCompared: string | null }[] } }>(
      `mutation { reconcile(input: { channelDatabase: "houston-db" }) { places { channelDatabase { key } whyNotCompared } userErrors { code } } }`,
    )
    expect(JSON.stringify(reconcile.places)).toMatch(/headquarters was restored from an older copy/i)
  })

  it('everything continues once it is accepted, including the update under its own key', async () => {
    expect(await recover(it1.tillsync, { reason: 'Tried.' })).toMatchObject({
      run: { status: 'FINISHED' },
      userErrors: [],
    })
    expect(await sentAgain?.()).toMatchObject({ customer: { phone: '713 555 0100' }, userErrors: [] })
    await it1.tillsync.travel()
    const accounts = [
      ...(await accountsAt(it1.tillsync)).values(),
      ...(await accountsAt(it1.tillsync, 'sanfrancisco')).values(),
    ]
    expect(new Set(accounts).size).toBe(accounts.length)
    expect((await accountsAt(it1.tillsync)).size).toBe(5)
    const { route } = await create(it1.tillsync, 'In real time', 'sanfrancisco')
    expect(route).toBe('REALTIME')
  })
})
