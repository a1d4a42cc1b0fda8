import { beforeEach, describe, expect, it } from 'vitest'
import { SYSTEM } from '../../../src/access/actor.ts'
import { filterOf } from '../../../src/api/operations/operation-filter-arguments.ts'
import type { HeadquartersDatabase, Sides } from '../../../src/between/sides.ts'
import { listOperations } from '../../../src/headquarters/operations/list/list-operations.ts'
import type { OperationFilter } from '../../../src/headquarters/operations/list/operation-filter.ts'
import { sidesOf } from '../../live/sides.ts'
import { testDatabase } from '../../support/databases.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { synchronizeAll } from '../../support/synchronizing.ts'
import { OPERATOR, pendingCreate } from './support.ts'

let hq: HeadquartersDatabase
let sides: Sides
beforeEach(async () => {
  hq = await headquarters()
  sides = sidesOf(hq, {})
})

async function list(filter: OperationFilter): Promise<string[]> {
  const { operations } = await listOperations(sides, OPERATOR, { filter, direction: 'asc', beyond: null, limit: 100 })
  return operations.map(({ operationId }) => operationId)
}

describe('a filter by fields of the customer', () => {
  it('finds captured and headquarters’ values, ignoring case, and phones by their digits', async () => {
    const ada = await make.operation(hq.db, {
      customer: {
        name: 'Ada Lovelace',
        email: 'Ada@Example.com',
        phone: '(555) 0100',
        vatNumber: 'GB-1',
        currency: 'CAD',
      },
      capturedAt: '2026-01-01T00:00:00.000Z',
    })
    await synchronizeAll(hq)
    const edit = await make.operation(hq.db, {
      customerKey: ada.customerKey,
      customer: { email: 'lovelace@example.com' },
      capturedAt: '2026-01-02T00:00:00.000Z',
    })
    const failed = await make.operation(hq.db, {
      customer: { name: 'Grace Hopper', vatNumber: 'GB-2', currency: 'XXX' },
      capturedAt: '2026-01-03T00:00:00.000Z',
    })
    const [created, edited, refused] = [ada, edit, failed].map(({ operationId }) => operationId)
    const found: [NonNullable<OperationFilter['customer']>, (string | undefined)[]][] = [
      [{ email: 'ada@example.com' }, [created, edited]],
      [{ email: 'LOVELACE@example.com' }, [edited]],
      [{ phone: '5550100' }, [created, edited]],
      [{ vatNumber: 'gb-2' }, [refused]],
      [{ vatNumber: 'gb*' }, [created, edited, refused]],
      [{ vatNumber: 'gb*', currency: 'xxx' }, [refused]],
      [{ vatNumber: '%' }, []],
      [{ name: 'ada l*' }, [created, edited]],
      [{ customerGroup: 'retail' }, [created, edited]],
    ]
    for (const [customer, expected] of found) expect([customer, await list({ customer })]).toEqual([customer, expected])
    expect(await list({ customer: { vatNumber: 'gb*' }, statuses: ['UPLOADED'] })).toEqual([edited, refused])
  })

  it('does not claim to cover operations that only a channel has', async () => {
    const houston = await testDatabase('channel')
    sides = sidesOf(hq, { 'houston-db': houston })
    const pending = await pendingCreate(houston.db, { name: 'Grace Hopper' })
    expect(await list({ customer: { name: 'Grace Hopper' } })).toEqual([])
    expect(await list({ search: 'Hopper' })).toEqual([pending])
  })
})

describe('a filter by age', () => {
  it('counts back from now, within the given times', async () => {
    const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
    const [old, middle, young] = await Promise.all(
      [90, 60, 30].map(async (minutes) => (await make.operation(hq.db, { capturedAt: at(minutes) })).operationId),
    )
    expect(await list(filterOf(SYSTEM, { olderThanMinutes: 45 }))).toEqual([old, middle])
    expect(await list(filterOf(SYSTEM, { youngerThanMinutes: 75, olderThanMinutes: 45 }))).toEqual([middle])
    expect(await list(filterOf(SYSTEM, { olderThanMinutes: 45, capturedBefore: at(75) }))).toEqual([old])
    expect(await list(filterOf(SYSTEM, { youngerThanMinutes: 75, capturedAfter: at(40) }))).toEqual([young])
  })
})

it('A filter with a character that cannot be stored is refused, also in a field of the customer', () => {
  expect(() => filterOf(SYSTEM, { customer: { email: 'a\0b' } })).toThrow(/NUL/)
})
