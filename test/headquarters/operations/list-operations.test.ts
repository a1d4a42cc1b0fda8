import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { HeadquartersDatabase, Sides } from '../../../src/between/sides.ts'
import { execute, openDatabase } from '../../../src/db/client.ts'
import {
  countMatches,
  countOperations,
  mergeOperationCounts,
} from '../../../src/headquarters/operations/list/count-operations.ts'
import { findOperations } from '../../../src/headquarters/operations/list/find-operations.ts'
import { listOperations } from '../../../src/headquarters/operations/list/list-operations.ts'
import type { OperationFilter } from '../../../src/headquarters/operations/list/operation-filter.ts'
import type { OperationPosition } from '../../../src/headquarters/operations/list/operation-order.ts'
import { claimChunk } from '../../../src/headquarters/synchronize/queue/claim.ts'
import { takeIntoQueue } from '../../../src/headquarters/synchronize/synchronize.ts'
import { sidesOf } from '../../live/sides.ts'
import { type TestDatabase, testDatabase } from '../../support/databases.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { synchronizeAll } from '../../support/synchronizing.ts'
import { HOUSTON_OPERATOR, OPERATOR, pendingCreate } from './support.ts'

let hq: HeadquartersDatabase
let houston: TestDatabase
let sides: Sides

beforeEach(async () => {
  hq = await headquarters()
  houston = await testDatabase('channel')
  sides = sidesOf(hq, { 'houston-db': houston })
})

const at = (second: number) => `2026-11-22T08:00:${String(second).padStart(2, '0')}.123456Z`

async function list(filter: OperationFilter = {}, actor = OPERATOR): Promise<string[]> {
  const { operations } = await listOperations(sides, actor, { filter, direction: 'desc', beyond: null, limit: 100 })
  return operations.map(({ operationId }) => operationId)
}

describe('the list', () => {
  it('merges headquarters’ operations with the channels’ pending ones, by captured time, page by page without duplicates', async () => {
    const expected: string[] = []
    for (let second = 0; second < 20; second++) {
      const operationId = randomUUID()
      expected.unshift(operationId)
      if (second % 3 > 0) await make.operation(hq.db, { operationId, capturedAt: at(second) })
      if (second % 3 < 2) await pendingCreate(houston.db, { operationId, capturedAt: at(second) })
    }
    const read: string[] = []
    for (let beyond: OperationPosition | null = null; ; ) {
      const page = await listOperations(sides, OPERATOR, { filter: {}, direction: 'desc', beyond, limit: 3 })
      const last = page.operations.at(-1)
      if (!last) break
      read.push(...page.operations.map(({ operationId }) => operationId))
      beyond = last
    }
    expect(read).toEqual(expected)
  })

  it('shows an operation that both sides have as headquarters has it', async () => {
    const { operationId, customerKey } = await make.operation(hq.db)
    await pendingCreate(houston.db, { operationId, customerKey })
    const pending = await pendingCreate(houston.db)
    const { operations } = await listOperations(sides, OPERATOR, {
      filter: {},
      direction: 'asc',
      beyond: null,
      limit: 9,
    })
    expect(operations.map((one) => [one.operationId, one.status, one.revision])).toEqual([
      [operationId, 'UPLOADED', 1],
      [pending, 'CAPTURED', 0],
    ])
    expect(await list({ statuses: ['CAPTURED'] })).toEqual([pending])
    expect(await list({ statuses: ['UPLOADED'] })).toEqual([operationId])
  })

  it('finds operations in progress, the uploaded ones, or both with any others, page by page in both directions', async () => {
    const staged: { operationId: string }[] = []
    for (let second = 0; second < 12; second++)
      staged.push(
        await make.operation(hq.db, {
          capturedAt: at(second),
          ...(second % 3 === 2 && { status: 'DISMISSED', channelDatabaseId: 'sanfrancisco-db' }),
        }),
      )
    await takeIntoQueue(hq.db, 'USRT')
    const run = { runId: randomUUID(), watermark: '9000000000' }
    expect(await claimChunk(hq.db, { dataAreaId: 'USRT', size: 4, run })).toMatchObject({ size: 4 })
    const pick = (which: (nth: number) => boolean) =>
      staged.filter((_, nth) => which(nth)).map(({ operationId }) => operationId)
    const isDismissed = (nth: number) => nth % 3 === 2
    const isClaimed = (nth: number) => nth < 6 && !isDismissed(nth)
    const expected: [OperationFilter, string[]][] = [
      [{ statuses: ['IN_PROGRESS'] }, pick(isClaimed)],
      [{ statuses: ['IN_PROGRESS'], channels: ['houston'] }, pick(isClaimed)],
      [{ statuses: ['UPLOADED'] }, pick((nth) => !isClaimed(nth) && !isDismissed(nth))],
      [{ statuses: ['UPLOADED'], channels: ['houston'] }, pick((nth) => !isClaimed(nth) && !isDismissed(nth))],
      [{ statuses: ['UPLOADED', 'IN_PROGRESS'] }, pick((nth) => !isDismissed(nth))],
      [{ statuses: ['IN_PROGRESS', 'DISMISSED'] }, pick((nth) => isClaimed(nth) || isDismissed(nth))],
      [{ statuses: ['IN_PROGRESS', 'DISMISSED'], channels: ['sanfrancisco'] }, pick(isDismissed)],
      [{ statuses: ['UPLOADED', 'DISMISSED'] }, pick((nth) => !isClaimed(nth))],
    ]
    for (const [filter, ids] of expected) {
      for (const direction of ['asc', 'desc'] as const) {
        const read: string[] = []
        for (let beyond: OperationPosition | null = null; ; ) {
          const { operations } = await listOperations(sides, OPERATOR, { filter, direction, beyond, limit: 3 })
          const last = operations.at(-1)
          if (!last) break
          read.push(...operations.map(({ operationId }) => operationId))
          beyond = last
        }
        expect(read, `${JSON.stringify(filter)} ${direction}`).toEqual(direction === 'asc' ? ids : ids.toReversed())
      }
    }
  })

  it('finds by each condition of the filter, and by all of them together', async () => {
    const broken = await make.operation(hq.db, {
      customer: { name: 'Ada Lovelace', email: 'ada@example' },
      capturedAt: at(1),
    })
    const good = await make.operation(hq.db, { customer: { name: 'Ada Byron' }, capturedAt: at(2) })
    const other = await make.operation(hq.db, {
      channelDatabaseId: 'sanfrancisco-db',
      capturedAt: at(3),
      status: 'DISMISSED',
    })
    const run = await synchronizeAll(hq)
    const pending = await pendingCreate(houston.db, { name: 'Ada Pending', capturedAt: at(4) })
    const [failed] = await findOperations(sides, [broken.operationId]).then((found) => [...found.values()])
    const synced = (await findOperations(sides, [good.operationId])).get(good.operationId)
    expect([failed?.status, synced?.status]).toEqual(['FAILED', 'SYNCED'])
    const found: [OperationFilter, string[]][] = [
      [{}, [pending, other.operationId, good.operationId, broken.operationId]],
      [{ channels: ['sanfrancisco'] }, [other.operationId]],
      [{ statuses: ['FAILED', 'CAPTURED'] }, [pending, broken.operationId]],
      [{ kinds: ['UPDATE_ADDRESS'] }, []],
      [{ errorCodes: ['INVALID_EMAIL'], errorClasses: ['PERMANENT'] }, [broken.operationId]],
      [{ fingerprint: failed?.fingerprint ?? '' }, [broken.operationId]],
      [{ everFailed: true }, [broken.operationId]],
      [{ capturedAfter: at(1), capturedBefore: at(3) }, [good.operationId]],
      [{ batchRunId: run.runId }, [good.operationId, broken.operationId]],
      [{ customerAccount: synced?.customerAccount ?? '' }, [good.operationId]],
      [{ customerKey: broken.customerKey }, [broken.operationId]],
      [{ search: 'lovelace ada' }, [other.operationId, broken.operationId]],
      [{ search: 'ada' }, [pending, other.operationId, good.operationId, broken.operationId]],
      [{ search: 'ada', statuses: ['SYNCED'] }, [good.operationId]],
    ]
    for (const [filter, expected] of found) expect([filter, await list(filter)]).toEqual([filter, expected])
  })

  it('shows only operations of the token’s channels', async () => {
    const own = await make.operation(hq.db)
    await make.operation(hq.db, { channelDatabaseId: 'sanfrancisco-db' })
    await pendingCreate(houston.db, { channelId: 'online' })
    expect(await list({}, HOUSTON_OPERATOR)).toEqual([own.operationId])
    await expect(list({ channels: ['sanfrancisco'] }, HOUSTON_OPERATOR)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('lists the channel databases it covers, and works without an unreachable one', async () => {
    const { operationId } = await make.operation(hq.db)
    const closed = openDatabase('postgres://nobody@127.0.0.1:1/none')
    sides = sidesOf(hq, {
      'houston-db': houston,
      'sanfrancisco-db': { db: closed, url: 'postgres://nobody@127.0.0.1:1/none' },
    })
    const pending = await pendingCreate(houston.db)
    const { operations, coverage } = await listOperations(sides, OPERATOR, {
      filter: {},
      direction: 'asc',
      beyond: null,
      limit: 10,
    })
    expect(operations.map((one) => one.operationId)).toEqual([operationId, pending])
    expect(coverage.map(({ channelDatabase, reachable }) => [channelDatabase, reachable])).toEqual([
      ['houston-db', true],
      ['sanfrancisco-db', false],
    ])
  })
})

describe('counts', () => {
  it('follow every change without a scan, also after they were merged, and include the channels’ pending operations', async () => {
    await make.operation(hq.db, { customer: { name: 'Bad', email: 'nonsense' } })
    await make.creates(hq.db, 4)
    await make.operation(hq.db, { channelDatabaseId: 'sanfrancisco-db' })
    await pendingCreate(houston.db)
    const expectCounts = async (expected: [string, string, string | null, number][]) => {
      const counts = await countOperations(sides, OPERATOR, null)
      expect(counts.map((one) => [one.channelId, one.status, one.errorCode, one.count])).toEqual(expected)
    }
    await expectCounts([
      ['houston', 'CAPTURED', null, 1],
      ['houston', 'UPLOADED', null, 5],
      ['sanfrancisco', 'UPLOADED', null, 1],
    ])
    await synchronizeAll(hq)
    const done: [string, string, string | null, number][] = [
      ['houston', 'CAPTURED', null, 1],
      ['houston', 'FAILED', 'INVALID_EMAIL', 1],
      ['houston', 'SYNCED', null, 4],
      ['sanfrancisco', 'SYNCED', null, 1],
    ]
    await expectCounts(done)
    await Promise.all([mergeOperationCounts(hq.db), mergeOperationCounts(hq.db)])
    await expectCounts(done)
    const kept = await execute(hq.db, sql`select 1 from operation_count`)
    expect(kept.length).toBe(3)
  })

  it('are known for channels, statuses and errors only', async () => {
    await make.operation(hq.db)
    await pendingCreate(houston.db)
    expect(await countMatches(sides, OPERATOR, {})).toBe(2)
    expect(await countMatches(sides, OPERATOR, { statuses: ['UPLOADED'], channels: ['houston'] })).toBe(1)
    expect(await countMatches(sides, OPERATOR, { errorCodes: ['REQUIRED'] })).toBe(0)
    expect(await countMatches(sides, OPERATOR, { search: 'ada' })).toBeNull()
  })
})

describe('one operation', () => {
  it('is found at headquarters or, if only its channel has it, there', async () => {
    const { operationId } = await make.operation(hq.db)
    const pending = await pendingCreate(houston.db)
    const found = await findOperations(sides, [operationId, pending, randomUUID()])
    expect([...found.values()].map(({ status }) => status).sort()).toEqual(['CAPTURED', 'UPLOADED'])
  })

  it('is found at its channel while headquarters is unreachable; for others an error is returned', async () => {
    const pending = await pendingCreate(houston.db)
    const away = openDatabase('postgres://nobody@127.0.0.1:1/none')
    const cut = sidesOf({ db: away, url: 'postgres://nobody@127.0.0.1:1/none' }, { 'houston-db': houston })
    expect((await findOperations(cut, [pending])).get(pending)?.status).toBe('CAPTURED')
    await expect(findOperations(cut, [randomUUID()])).rejects.toThrow()
  })
})
