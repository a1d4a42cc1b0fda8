import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { HeadquartersDatabase, Sides } from '../../../src/between/sides.ts'
import { execute } from '../../../src/db/client.ts'
import { decodeOperationCursor, operationCursor } from '../../../src/headquarters/operations/list/cursors.ts'
import { listOperations } from '../../../src/headquarters/operations/list/list-operations.ts'
import type { OperationPosition, SortColumn } from '../../../src/headquarters/operations/list/operation-order.ts'
import { sidesOf } from '../../live/sides.ts'
import { testDatabase } from '../../support/databases.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { synchronizeAll } from '../../support/synchronizing.ts'
import { OPERATOR, pendingCreate } from './support.ts'

const COLUMNS: SortColumn[] = [
  'CAPTURED_AT',
  'CHANNEL',
  'STATUS',
  'KIND',
  'LAST_KNOWN_ERROR',
  'CUSTOMER_ACCOUNT',
  'ASYNC_CUSTOMER_ACCOUNT',
]
/** Few, so that many operations have the same. */
const at = (n: number) => `2026-11-22T08:00:0${n % 4}.123456Z`

let hq: HeadquartersDatabase
let sides: Sides
let houston: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  hq = await headquarters()
  houston = await testDatabase('channel')
  sides = sidesOf(hq, { 'houston-db': houston })
  const west = { channelId: 'sanfrancisco', channelDatabaseId: 'sanfrancisco-db' }
  for (let n = 0; n < 4; n++) {
    const { customerKey } = await make.operation(hq.db, { capturedAt: at(n) })
    await make.operation(hq.db, { customer: { email: 'none' }, capturedAt: at(n) })
    await make.operation(hq.db, { ...west, customer: { currency: 'XXX' }, capturedAt: at(n + 1) })
    await make.operation(hq.db, { customerKey, customer: { phone: `5${n}` }, capturedAt: at(n + 2) })
    await pendingCreate(houston.db, { capturedAt: at(n) })
  }
  await synchronizeAll(hq)
  for (let n = 0; n < 4; n++)
    await make.operation(hq.db, { capturedAt: at(n), status: n % 2 ? 'DISMISSED' : 'UPLOADED' })
})

type Change = { do: 'add' | 'addPending' | 'move'; n: number }
const change: fc.Arbitrary<Change> = fc.record(
  { do: fc.constantFrom('add', 'addPending', 'move', 'move'), n: fc.nat(50) },
  { noNullPrototype: true },
)

/** The id of the operation that has changed. */
async function happen({ do: what, n }: Change): Promise<string> {
  if (what === 'addPending') return pendingCreate(houston.db, { capturedAt: at(n) })
  if (what === 'add') return (await make.operation(hq.db, { capturedAt: at(n) })).operationId
  const [moved] = await execute<{ id: string }>(
    hq.db,
    sql`update operation set revision = revision + 1,
      status = case when status in ('UPLOADED', 'DISMISSED') then 'FAILED' else 'DISMISSED' end,
      error_class = 'PERMANENT', error_code = ${n % 2 ? 'REQUIRED' : 'TOO_LONG'}
    where operation_id = (
      select operation_id from operation where status in ('UPLOADED', 'FAILED', 'DISMISSED')
      order by operation_id offset ${n % 8} limit 1
    )
    returning operation_id as id`,
  )
  return moved?.id ?? ''
}

test('pages show each operation that stays as it is once and in order, in every order, while others come and move', async () => {
  const request = { filter: {}, column: 'CAPTURED_AT' as const, direction: 'asc' as const, beyond: null, limit: 1_000 }
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...COLUMNS),
      fc.constantFrom('asc' as const, 'desc' as const),
      fc.integer({ min: 1, max: 6 }),
      fc.array(change, { maxLength: 8 }),
      async (column, direction, limit, changes) => {
        const before = (await listOperations(sides, OPERATOR, { ...request, column, direction })).operations
        const changed = new Set<string>()
        const read: string[] = []
        const left = [...changes]
        for (let beyond: OperationPosition | null = null; ; ) {
          const page = await listOperations(sides, OPERATOR, { filter: {}, column, direction, beyond, limit })
          const last = page.operations.at(-1)
          if (!last) break
          expect(page.operations.length).toBeLessThanOrEqual(limit)
          read.push(...page.operations.map(({ operationId }) => operationId))
          const position = decodeOperationCursor(operationCursor(last, column), column)
          expect(position).toBeDefined()
          beyond = position ?? null
          const next = left.shift()
          if (next) changed.add(await happen(next))
        }
        const isSame = (id: string) => !changed.has(id)
        const expected = before.map(({ operationId }) => operationId).filter(isSame)
        expect(read.filter(isSame)).toEqual(expected)
      },
    ),
    { numRuns: 12 },
  )
})
