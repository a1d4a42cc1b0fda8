import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { transaction } from '../../../src/db/client.ts'
import { giveBack, numberFormatted, reserveNumbers } from '../../../src/headquarters/customers/number-sequence.ts'
import { headquarters } from '../../support/headquarters.ts'
import { rows } from '../../support/synchronizing.ts'

const reference = 'CustomerAccount'
let hq: HeadquartersDatabase
beforeEach(async () => {
  hq = await headquarters()
})

const reserve = (count: number) => reserveNumbers(hq.db, 'USRT', reference, count)
const next = async () => (await rows<{ next: number }>(hq.db, sql`select next::int from number_sequence`))[0]?.next

test('reserves consecutive blocks', async () => {
  expect(await reserve(3)).toEqual({ dataAreaId: 'USRT', first: '1', count: 3 })
  expect(await reserve(2)).toEqual({ dataAreaId: 'USRT', first: '4', count: 2 })
})

test('never gives a number twice, however many callers reserve concurrently', async () => {
  const blocks = await Promise.all(Array.from({ length: 40 }, (_, n) => reserve((n % 5) + 1)))
  const numbers = blocks.flatMap(({ first, count }) => Array.from({ length: count }, (_, n) => Number(first) + n))
  expect(new Set(numbers).size).toBe(120)
  expect(Math.max(...numbers)).toBe(120)
})

test('gives the remaining numbers when the sequence runs out, then none, and none of an unknown sequence', async () => {
  await hq.db.execute(sql`update number_sequence set largest = 5`)
  expect(await reserve(4)).toMatchObject({ first: '1', count: 4 })
  expect(await reserve(4)).toMatchObject({ first: '5', count: 1 })
  expect(await reserve(4)).toMatchObject({ count: 0 })
  expect(await reserveNumbers(hq.db, 'USRT', 'Unknown', 4)).toEqual({ dataAreaId: 'USRT', first: null, count: 0 })
})

test('returns the unused tail of a block, unless another caller has reserved after it', async () => {
  const block = await reserve(10)
  await giveBack(hq.db, block, reference, '4')
  expect(await next()).toBe(5)
  const earlier = await reserve(10)
  await reserve(1)
  await giveBack(hq.db, earlier, reference, null)
  expect(await next()).toBe(16)
})

test('a reservation that is rolled back does not count', async () => {
  const work = transaction(hq.db, async (tx) => {
    await reserveNumbers(tx, 'USRT', reference, 10)
    throw new Error('no')
  })
  await expect(work).rejects.toThrow('no')
  expect(await next()).toBe(1)
})

test.each([
  ['C-######', 7, 'C-000007'],
  ['##', 12345, '12345'],
  ['US####-R', 42, 'US0042-R'],
])('writes a number in the format %s', async (format, number, expected) => {
  const [written] = await rows<{ text: string }>(
    hq.db,
    sql`select ${numberFormatted('format', 'n')} as text from (select ${format}::text as format, ${number}::bigint as n) x`,
  )
  expect(written?.text).toBe(expected)
})
