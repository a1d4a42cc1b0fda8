import { expect, test } from 'vitest'
import { type Installation, MEASURED, peak, toSubscribers, uses } from '../../../bench/scale/model.ts'
import { POINTS } from '../../../bench/scale/points.ts'

test.each(POINTS)('the model reproduces within a fifth what was measured apart from its inputs: $what', (point) => {
  expect(point.model / point.measured).toBeGreaterThan(0.8)
  expect(point.model / point.measured).toBeLessThan(1.2)
})

const small: Installation = {
  stores: 10,
  capturesPerStoreAndDay: 360,
  busiestHour: 0.1,
  subscribers: 10,
  scheduleSeconds: 60,
  groups: 1,
  apiProcesses: 1,
  workers: 1,
  hqPostgresCores: 2,
  retentionDays: 90,
  diskTerabytes: 1,
  exchangeSeconds: 0.5,
}
const ofStores = (stores: number, other: Partial<Installation> = {}) =>
  new Map(uses({ ...small, stores, ...other }).map((use) => [use.what, use]))

test('operations grow with the stores, and so does the disk that they take', () => {
  expect(peak(small)).toBeCloseTo(0.1)
  const [ten, thousand] = [ofStores(10), ofStores(1_000)].map(
    (all) => all.get("disk of headquarters' database")?.used ?? 0,
  )
  expect((thousand ?? 0) / (ten ?? 1)).toBeCloseTo(100)
})

test('more groups than workers exchange no more at once', () => {
  const atOnce = (groups: number, workers: number) => ofStores(10, { groups, workers }).get('exchanges with stores')?.of
  expect([atOnce(1, 1), atOnce(4, 1), atOnce(4, 4)]).toEqual([8, 8, 32])
})

test('many events to many subscribers are sent together, and cost less than each by itself', () => {
  const { once, message } = MEASURED.event
  expect(toSubscribers(1, 100, 1)).toBeCloseTo(once + 100 * message)
  expect(toSubscribers(1_000, 1_000, 1)).toBeLessThan((1_000 * (once + 1_000 * message)) / 4)
})
