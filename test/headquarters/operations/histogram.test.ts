import { beforeAll, expect, it } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { readHistogram } from '../../../src/headquarters/operations/list/operation-histogram.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { synchronizeAll } from '../../support/synchronizing.ts'

const RANGE = { after: '2026-01-01T10:00:00.000Z', before: '2026-01-01T11:00:00.000Z', intervals: 6 }

let hq: HeadquartersDatabase
beforeAll(async () => {
  hq = await headquarters()
  for (const minute of ['09:59', '10:00', '10:09', '10:10', '10:59', '11:00']) {
    const isWrong = minute === '10:09' || minute === '10:59'
    await make.operation(hq.db, {
      capturedAt: `2026-01-01T${minute}:00.000Z`,
      customer: { name: `Captured at ${minute}`, ...(isWrong && { currency: 'QQQ' }) },
    })
  }
  await synchronizeAll(hq)
})

it('counts captures and what failed of them in equal intervals, with the beginning and without the end', async () => {
  const read = await readHistogram(hq.db, { ...RANGE, channels: null })
  expect(read.map(({ captured, failed }) => [captured, failed])).toEqual([
    [2, 1],
    [1, 0],
    [0, 0],
    [0, 0],
    [0, 0],
    [1, 1],
  ])
  expect(read.every(({ isEstimate }) => !isEstimate)).toBe(true)
  expect([read[0]?.from, read[0]?.to, read[5]?.to]).toEqual([RANGE.after, '2026-01-01T10:10:00.000Z', RANGE.before])
})

it('counts only the channels that are asked for', async () => {
  const sum = async (channels: string[]) =>
    (await readHistogram(hq.db, { ...RANGE, channels })).reduce((all, { captured }) => all + captured, 0)
  expect([await sum(['houston']), await sum(['sanfrancisco']), await sum([])]).toEqual([4, 0, 0])
})

it('estimates an interval with more than it counts one by one', async () => {
  const own = await headquarters()
  await make.creates(own.db, 2_500, { capturedAt: '2026-01-01T10:00:00.000Z' })
  const [first] = await readHistogram(own.db, { ...RANGE, channels: null })
  expect(first?.isEstimate).toBe(true)
  expect(first?.captured).toBeGreaterThanOrEqual(2_000)
})
