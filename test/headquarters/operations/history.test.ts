import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { HeadquartersDatabase, Sides } from '../../../src/between/sides.ts'
import { execute } from '../../../src/db/client.ts'
import { dismissOperation } from '../../../src/headquarters/operations/changing/dismiss-operation.ts'
import { restoreOperation } from '../../../src/headquarters/operations/changing/restore-operation.ts'
import { saveOperation } from '../../../src/headquarters/operations/changing/save-operation.ts'
import { synchronizeOperation } from '../../../src/headquarters/operations/changing/synchronize-operation.ts'
import {
  type HistoryOf,
  type HistoryPosition,
  operationHistory,
} from '../../../src/headquarters/operations/list/operation-history.ts'
import { sidesOf } from '../../live/sides.ts'
import { headquarters } from '../../support/headquarters.ts'
import { applyAtHeadquarters } from '../../support/own-operation.ts'
import { make } from '../../support/staged.ts'
import { synchronizeAll } from '../../support/synchronizing.ts'
import { correction, viewOf } from './correction.ts'
import { HOUSTON_OPERATOR, OPERATOR } from './support.ts'

let hq: HeadquartersDatabase
let sides: Sides
beforeEach(async () => {
  hq = await headquarters()
  sides = sidesOf(hq, {})
})

const historyOf = (of: HistoryOf, actor = OPERATOR) => operationHistory(hq.db, actor, of, { beyond: null, limit: 100 })

/** Failed, saved, dismissed, restored, and synchronized. */
async function eventful() {
  const staged = await make.operation(hq.db, {
    customer: { email: 'nonsense' },
    capturedAt: '2026-01-01T00:00:00.000Z',
  })
  await synchronizeAll(hq)
  const version = async () => ({ expectedRevision: (await viewOf(hq.db, staged.operationId)).revision })
  const { operationId } = staged
  await saveOperation(sides, OPERATOR, {
    ...correction(operationId, { ...(await version()), reason: 'misheard' }),
    changes: [{ attribute: 'email', newValue: 'ada@example.com' }],
  })
  await dismissOperation(sides, OPERATOR, correction(operationId, { ...(await version()), reason: 'a test customer' }))
  await restoreOperation(
    sides,
    HOUSTON_OPERATOR,
    correction(operationId, { ...(await version()), reason: 'a real one' }),
  )
  await synchronizeOperation(sides, HOUSTON_OPERATOR, operationId)
  return staged
}

describe('the history of an operation', () => {
  it('lists in order who did what, when and why, starting with the capture', async () => {
    const { operationId } = await eventful()
    const entries = await historyOf({ operationId })
    expect(
      entries.map(({ outcome, actor, reasonCode, reasonDetail, error }) => [
        ...[outcome, actor, reasonCode, reasonDetail],
        error?.code ?? null,
      ]),
    ).toEqual([
      ['CAPTURED', 'till-1', 'CAPTURED', null, null],
      [
        'FAILED',
        'tillsync',
        'RUN',
        expect.stringMatching(/^Synchronize customers and channel requests, run \d+$/),
        'INVALID_EMAIL',
      ],
      ['SAVED', 'olga', 'GIVEN', 'misheard', null],
      ['DISMISSED', 'olga', 'GIVEN', 'a test customer', null],
      ['RESTORED', 'hugo', 'GIVEN', 'a real one', null],
      ['SYNCED', 'hugo', 'AFTER_CORRECTION', 'a real one', null],
    ])
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort())
    expect(entries.find(({ outcome }) => outcome === 'SAVED')?.changes).toEqual([
      { attribute: 'email', oldValue: 'nonsense', newValue: 'ada@example.com' },
    ])
  })

  it('has the reason given for synchronizing it', async () => {
    const { operationId } = await make.operation(hq.db)
    await synchronizeOperation(sides, OPERATOR, operationId, { reason: 'the order waits' })
    expect((await historyOf({ operationId })).at(-1)).toMatchObject({
      actor: 'olga',
      reasonCode: 'GIVEN',
      reasonDetail: 'the order waits',
    })
  })

  it('cannot be changed afterwards', async () => {
    await eventful()
    for (const change of [
      'update operation_attempt set reason = null',
      'delete from operation_attempt',
      'truncate operation_attempt',
    ]) {
      await expect(execute(hq.db, sql.raw(change))).rejects.toMatchObject({ cause: { code: '23001' } })
    }
  })

  it('is paged without duplicates, even if several events have the same time', async () => {
    const { operationId } = await eventful()
    const whole = await historyOf({ operationId })
    const read: unknown[] = []
    for (let beyond: HistoryPosition | null = null; ; ) {
      const page = await operationHistory(hq.db, OPERATOR, { operationId }, { beyond, limit: 2 })
      read.push(...page)
      const last = page.at(-1)
      if (!last) break
      beyond = last
    }
    expect(read).toEqual(whole)
  })
})

describe('the history of a customer', () => {
  it('has all operations of the customer, including headquarters’ own updates', async () => {
    const { customerKey } = await eventful()
    await applyAtHeadquarters(
      hq,
      { id: 'anna', roles: ['ADMINISTRATOR'], channels: 'ALL' },
      {
        operationId: randomUUID(),
        customerKey,
        operationNumber: null,
        dataAreaId: 'USRT',
        channelId: '',
        kind: 'UPDATE_CUSTOMER',
        capturedAt: new Date().toISOString(),
        capturedBy: 'anna',
        baseVersion: 1,
        customerAccount: null,
        hash: 'hash',
        rows: {
          customer: [{ operation: 'UPDATE', changedFields: ['title'], title: 'Dr.' }],
          addresses: [],
          contacts: [],
          affiliations: [],
          attributes: [],
        },
      },
    )
    await make.operation(hq.db)
    const entries = await historyOf({ customerKey })
    expect(entries).toHaveLength(7)
    expect(entries.at(-1)).toMatchObject({ outcome: 'SYNCED', actor: 'anna', reasonCode: 'HEADQUARTERS_UPDATE' })
    expect(new Set(entries.map(({ operationId }) => operationId)).size).toBe(2)
  })

  it('shows a token of some channels only their operations', async () => {
    const { customerKey } = await eventful()
    await make.operation(hq.db, {
      customerKey,
      channelDatabaseId: 'sanfrancisco-db',
      operationNumber: 1,
      customer: { phone: '1' },
    })
    expect(await historyOf({ customerKey })).toHaveLength(7)
    expect(await historyOf({ customerKey }, HOUSTON_OPERATOR)).toHaveLength(6)
    expect(await historyOf({ customerKey: 'nonsense' })).toEqual([])
  })
})
