import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { HeadquartersDatabase, Sides } from '../../../src/between/sides.ts'
import { execute } from '../../../src/db/client.ts'
import { synchronizeOperation } from '../../../src/headquarters/operations/changing/synchronize-operation.ts'
import { readLog } from '../../../src/log/read-log.ts'
import { sidesOf } from '../../live/sides.ts'
import { testDatabase } from '../../support/databases.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { HOUSTON_OPERATOR, OPERATOR, pendingCreate } from './support.ts'

let hq: HeadquartersDatabase
let sides: Sides

beforeEach(async () => {
  hq = await headquarters()
  sides = sidesOf(hq, {})
})

const synchronize = (operationId: string, actor = OPERATOR) => synchronizeOperation(sides, actor, operationId)

describe('synchronizing one operation', () => {
  it('processes only this one, records the attempt with its actor, and appends the event', async () => {
    const other = await make.operation(hq.db)
    const { operationId } = await make.operation(hq.db)
    const { operation, userErrors } = await synchronize(operationId)
    expect(userErrors).toEqual([])
    expect(operation).toMatchObject({ operationId, status: 'SYNCED', customerAccount: 'C-000001' })
    const others = await execute(hq.db, sql`select status from operation where operation_id = ${other.operationId}`)
    expect(others).toEqual([{ status: 'UPLOADED' }])
    const attempts = await execute(hq.db, sql`select actor, outcome, run_id from operation_attempt`)
    expect(attempts).toEqual([{ actor: 'olga', outcome: 'SYNCED', run_id: null }])
    const { events } = await readLog(hq.db, '0', 10, { kinds: ['OPERATION'] })
    expect(events.map(({ status }) => status)).toEqual(['IN_PROGRESS', 'SYNCED'])
    const audit = await execute(hq.db, sql`select actor, action, target, result from audit_entry`)
    expect(audit).toEqual([{ actor: 'olga', action: 'synchronizeOperation', target: operationId, result: 'SYNCED' }])
  })

  it('is a plain retry without a save, and fails as before', async () => {
    const { operationId } = await make.operation(hq.db, { customer: { name: 'Ada', email: 'nonsense' } })
    for (const attempt of [1, 2]) {
      const { operation, userErrors } = await synchronize(operationId)
      expect(userErrors).toEqual([])
      expect(operation).toMatchObject({ status: 'FAILED', error: { code: 'INVALID_EMAIL' } })
      const attempts = await execute(hq.db, sql`select 1 from operation_attempt`)
      expect(attempts.length).toBe(attempt)
    }
  })

  it('is done once for two concurrent operators', async () => {
    const { operationId } = await make.operation(hq.db)
    const outcomes = await Promise.all([synchronize(operationId), synchronize(operationId)])
    expect(outcomes.map(({ operation }) => operation?.status ?? 'refused').sort()).toEqual(['SYNCED', 'refused'])
    const refused = outcomes.find(({ operation }) => operation === null)
    expect(refused?.userErrors).toMatchObject([{ __typename: 'OperationNotSynchronizable' }])
    expect(await execute(hq.db, sql`select 1 from customer`)).toHaveLength(1)
  })

  it('is refused for a waiting operation, with the one it waits for', async () => {
    const first = await make.operation(hq.db, { status: 'FAILED' })
    const later = await make.operation(hq.db, {
      customerKey: first.customerKey,
      customer: { email: 'ada@example.com' },
      status: 'WAITING_ON',
      waitsFor: first.operationId,
    })
    const { userErrors } = await synchronize(later.operationId)
    expect(userErrors).toMatchObject([
      { status: 'WAITING_ON', waitsForId: first.operationId, code: 'CANNOT_BE_CHANGED' },
    ])
  })

  it('is refused for complete, captured, unknown and invisible operations', async () => {
    const houston = await testDatabase('channel')
    sides = sidesOf(hq, { 'houston-db': houston })
    const done = await make.operation(hq.db, { status: 'DISMISSED' })
    const elsewhere = await make.operation(hq.db, { channelDatabaseId: 'sanfrancisco-db' })
    expect((await synchronize(done.operationId)).userErrors).toMatchObject([{ status: 'DISMISSED' }])
    expect((await synchronize(await pendingCreate(houston.db))).userErrors).toMatchObject([{ status: 'CAPTURED' }])
    for (const id of [randomUUID(), 'nonsense', elsewhere.operationId]) {
      const { userErrors } = await synchronize(id, HOUSTON_OPERATOR)
      expect(userErrors).toMatchObject([{ __typename: 'OperationNotFound', code: 'NOT_FOUND' }])
    }
  })
})
