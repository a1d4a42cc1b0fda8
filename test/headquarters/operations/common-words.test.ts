import { beforeAll, expect, test } from 'vitest'
import { listOperations } from '../../../src/headquarters/operations/list/list-operations.ts'
import { EXPLAINED, type Quiet, quietInstallation } from '../../support/burst.ts'
import { buffersOf } from '../../support/plans.ts'

// All customers but one have names that begin with `name`.

let quiet: Quiet
beforeAll(async () => {
  quiet = await quietInstallation(12_000)
}, 600_000)

async function listed(search: string, limit = 20) {
  const { sides, hq } = quiet
  hq.taken()
  const request = { filter: { search }, direction: 'desc', beyond: null, limit } as const
  const { operations } = await listOperations(sides, EXPLAINED, request)
  const statements = hq.taken()
  return { found: operations.length, buffers: buffersOf(statements), statements: statements.length }
}

test('a page of operations whose customers have a common word is read without those of the other pages', async () => {
  for (const search of ['name', 'na', 'name example']) {
    const { found, buffers } = await listed(search)
    expect(found, search).toBe(search === 'name example' ? 0 : 20)
    expect(buffers, search).toBeLessThan(2_000)
  }
})

test('a word of one customer, and one that nobody has, are looked up', async () => {
  const one = await listed('name0000077')
  expect(one.found).toBe(1)
  expect(one.buffers).toBeLessThan(500)
  const none = await listed('nobody')
  expect(none.found).toBe(0)
  expect(none.buffers).toBeLessThan(500)
})
