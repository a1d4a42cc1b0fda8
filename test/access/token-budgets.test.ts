import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { forgetFullBudgets, type SpentBudget, spendBudgets } from '../../src/access/spend-budgets.ts'
import { execute } from '../../src/db/client.ts'
import { testDatabase } from '../support/databases.ts'

const { db } = await testDatabase('hq')
/** A budget that does not grow while the test runs. */
const spent = (tokenId: string, count: number, perSecond = 0.000_001): SpentBudget => ({
  kind: 'POINTS',
  tokenId,
  spent: count,
  perSecond,
  burst: 100,
})
const levels = async (...budgets: SpentBudget[]) =>
  (await spendBudgets(db, budgets)).map(({ level }) => Math.round(level)).sort((a, b) => a - b)

test('what several processes spend of a token adds up, and a debt is at most as large as the burst', async () => {
  expect(await levels(spent('a', 30), spent('b', 10))).toEqual([70, 90])
  expect(await levels(spent('a', 30))).toEqual([40])
  expect(await levels(spent('a', 90))).toEqual([-50])
  expect(await levels(spent('a', 90))).toEqual([-100])
  expect(await levels({ ...spent('a', 1), kind: 'MUTATIONS' })).toEqual([99])
})

test('a budget grows by its rate up to its burst, and is forgotten when it is full', async () => {
  await levels(spent('c', 50, 10))
  await execute(db, sql`update token_budget set at = at - interval '2 seconds' where token_id = 'c'`)
  expect((await levels(spent('c', 0, 10)))[0]).toBeGreaterThanOrEqual(70)
  await execute(db, sql`update token_budget set at = at - interval '1 hour' where token_id = 'c'`)
  expect(await levels(spent('c', 10, 10))).toEqual([90])
  await execute(db, sql`update token_budget set at = at - interval '1 hour' where token_id = 'c'`)
  expect(await forgetFullBudgets(db)).toBe(1)
})

test('processes that report the same tokens at once do not wait for each other in a circle', async () => {
  const one = Array.from({ length: 50 }, (_, nth) => spent(`t${nth}`, 1))
  await Promise.all(Array.from({ length: 8 }, (_, nth) => spendBudgets(db, nth % 2 ? one : [...one].reverse())))
  expect(await levels(spent('t7', 0))).toEqual([92])
})
