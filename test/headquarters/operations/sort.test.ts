import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { HeadquartersDatabase, Sides } from '../../../src/between/sides.ts'
import { execute } from '../../../src/db/client.ts'
import { decodeOperationCursor, operationCursor } from '../../../src/headquarters/operations/list/cursors.ts'
import { listOperations } from '../../../src/headquarters/operations/list/list-operations.ts'
import type { OperationFilter } from '../../../src/headquarters/operations/list/operation-filter.ts'
import {
  type OperationPosition,
  type SortColumn,
  sortValue,
} from '../../../src/headquarters/operations/list/operation-order.ts'
import type { OperationView } from '../../../src/model/operation-view.ts'
import { sidesOf } from '../../live/sides.ts'
import { type TestDatabase, testDatabase } from '../../support/databases.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { synchronizeAll } from '../../support/synchronizing.ts'
import { OPERATOR, pendingCreate } from './support.ts'

const COLUMNS: readonly SortColumn[] = [
  'CAPTURED_AT',
  'CHANNEL',
  'STATUS',
  'KIND',
  'LAST_KNOWN_ERROR',
  'CUSTOMER_ACCOUNT',
  'ASYNC_CUSTOMER_ACCOUNT',
]

let hq: HeadquartersDatabase
let houston: TestDatabase
let sides: Sides

beforeEach(async () => {
  hq = await headquarters()
  houston = await testDatabase('channel')
  sides = sidesOf(hq, { 'houston-db': houston })
})

const at = (second: number) => `2026-11-22T08:00:${String(second).padStart(2, '0')}.123456Z`

type Asked = {
  limit?: number
  column: SortColumn
  direction: 'asc' | 'desc'
  filter?: OperationFilter
  betweenPages?: () => Promise<unknown>
}

/** The whole list, two rows a page, each page by the cursor of the one before. */
async function readAll({ column, direction, filter = {}, limit = 2, betweenPages }: Asked): Promise<OperationView[]> {
  const read: OperationView[] = []
  for (let beyond: OperationPosition | null = null; ; ) {
    const page = await listOperations(sides, OPERATOR, { filter, column, direction, beyond, limit })
    const last = page.operations.at(-1)
    if (!last) return read
    read.push(...page.operations)
    beyond = decodeOperationCursor(operationCursor(last, column), column) ?? null
    await betweenPages?.()
  }
}

const idsOf = (operations: readonly OperationView[]) => operations.map(({ operationId }) => operationId)
const valuesOf = (column: SortColumn, operations: readonly OperationView[]) => [
  ...new Set(operations.map((operation) => sortValue(column, operation))),
]

/** Operations of two channels in many states: made, refused for two causes, waiting, edited, and pending at Houston. */
async function someOperations(): Promise<void> {
  const good = await make.operation(hq.db, { customer: { name: 'Ada Byron' }, capturedAt: at(1) })
  await make.operation(hq.db, { customer: { name: 'Ada', email: 'none' }, capturedAt: at(2) })
  await make.operation(hq.db, { customer: { name: 'Ada', currency: 'XXX' }, capturedAt: at(3) })
  const other = { channelId: 'sanfrancisco', channelDatabaseId: 'sanfrancisco-db' }
  await make.operation(hq.db, { ...other, customer: { name: 'Grace Hopper' }, capturedAt: at(4) })
  await make.operation(hq.db, { ...other, customer: { name: 'Grace', email: 'none' }, capturedAt: at(5) })
  await make.operation(hq.db, { ...other, customer: { name: 'Given Up' }, capturedAt: at(6), status: 'DISMISSED' })
  await synchronizeAll(hq)
  const edit = { customerKey: good.customerKey, customer: { email: 'ada@example.com' }, capturedAt: at(7) }
  await make.operation(hq.db, edit)
  await make.operation(hq.db, { customer: { name: 'Late Comer' }, capturedAt: at(8) })
  for (const second of [9, 10, 11]) await pendingCreate(houston.db, { name: 'Ada Pending', capturedAt: at(second) })
}

describe('the sorted list', () => {
  it('has every operation once in each order, page by page, and the same ones in the opposite direction', async () => {
    await someOperations()
    const all = idsOf(await readAll({ column: 'CAPTURED_AT', direction: 'asc' })).sort()
    expect(all).toHaveLength(11)
    for (const column of COLUMNS) {
      const ascending = idsOf(await readAll({ column, direction: 'asc' }))
      expect([column, [...ascending].sort()]).toEqual([column, all])
      expect([column, idsOf(await readAll({ column, direction: 'desc' }))]).toEqual([column, ascending.reverse()])
    }
  })

  it('is ordered by the values of its column; statuses in the order of the pipeline, missing values last', async () => {
    await someOperations()
    const values = async (column: SortColumn) => valuesOf(column, await readAll({ column, direction: 'asc' }))
    expect(await values('CHANNEL')).toEqual(['houston', 'sanfrancisco'])
    expect(await values('STATUS')).toEqual(['CAPTURED', 'UPLOADED', 'SYNCED', 'FAILED', 'DISMISSED'])
    expect(await values('KIND')).toEqual(['CREATE_CUSTOMER', 'UPDATE_CUSTOMER'])
    expect(await values('LAST_KNOWN_ERROR')).toEqual(['INVALID_EMAIL', 'UNKNOWN_CURRENCY', null])
    for (const column of ['CUSTOMER_ACCOUNT', 'ASYNC_CUSTOMER_ACCOUNT'] as const) {
      const found = (await values(column)).filter((value) => value !== null)
      expect(found).toEqual([...found].sort())
    }
    expect((await values('CUSTOMER_ACCOUNT')).at(-1)).toBeNull()
  })

  it('applies every filter in each order', async () => {
    await someOperations()
    const filters: OperationFilter[] = [
      { channels: ['sanfrancisco'] },
      { statuses: ['FAILED', 'UPLOADED', 'CAPTURED'] },
      { errorCodes: ['INVALID_EMAIL'] },
      { errorClasses: ['PERMANENT'], channels: ['houston'] },
      { kinds: ['UPDATE_CUSTOMER'] },
      { everFailed: true },
      { search: 'ada' },
      { search: 'ada', customer: { currency: 'xxx' } },
      { customer: { name: 'ada*' } },
      { capturedAfter: at(3), capturedBefore: at(10) },
    ]
    for (const filter of filters) {
      const expected = idsOf(await readAll({ column: 'CAPTURED_AT', direction: 'asc', filter })).sort()
      for (const column of COLUMNS) {
        const found = idsOf(await readAll({ column, direction: 'desc', filter, limit: 5 })).sort()
        expect([filter, column, found]).toEqual([filter, column, expected])
      }
    }
  })

  it('skips and repeats nothing that stays unchanged while others change between two pages', async () => {
    await someOperations()
    const moving = await make.creates(hq.db, 6, { status: 'DISMISSED', capturedAt: at(20) })
    for (const column of COLUMNS) {
      await execute(
        hq.db,
        sql`update operation set status = 'DISMISSED', settled_at = now() where captured_at = ${at(20)}::timestamptz`,
      )
      const still = idsOf(await readAll({ column, direction: 'asc' })).filter(
        (id) => !moving.some(({ operationId }) => operationId === id),
      )
      const waiting = [...moving]
      const read = idsOf(
        await readAll({
          column,
          direction: 'asc',
          betweenPages: async () => {
            const next = waiting.shift()
            if (next)
              await execute(
                hq.db,
                sql`update operation set status = 'UPLOADED' where operation_id = ${next.operationId}`,
              )
          },
        }),
      )
      const ofStill = read.filter((id) => still.includes(id))
      expect([column, ofStill]).toEqual([column, still])
    }
  })

  it('accepts a cursor only in the order in which it was issued', async () => {
    const operation = await make.operation(hq.db)
    const { operations } = await listOperations(sides, OPERATOR, {
      filter: {},
      direction: 'asc',
      beyond: null,
      limit: 1,
    })
    const [view] = operations
    if (!view) throw new Error('The operation is missing.')
    for (const column of COLUMNS) {
      const cursor = operationCursor(view, column)
      expect(decodeOperationCursor(cursor, column)).toMatchObject({ operationId: operation.operationId })
      const others = COLUMNS.filter((one) => one !== column)
      expect(others.map((one) => decodeOperationCursor(cursor, one))).toEqual(others.map(() => undefined))
    }
  })
})
