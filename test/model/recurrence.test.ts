import { expect, test } from 'vitest'
import { always, nextRun, nextTime, nextTimes, parseRecurrence } from '../../src/model/recurrence.ts'

// When the clocks of Amsterdam change: forward at 2026-03-29T01:00Z (02:00 becomes 03:00), back at 2026-10-25T01:00Z
// (03:00 becomes 02:00).

/** The next times of a cron expression in Amsterdam, each after the one before. */
function times(cron: string, after: string, n: number, timeZone = 'Europe/Amsterdam'): string[] {
  const recurrence = parseRecurrence(cron, timeZone)
  if (recurrence === null) throw new Error(cron)
  const all: string[] = []
  for (let last = new Date(after); all.length < n; all.push(last.toISOString().slice(0, 16)))
    last = nextRun(recurrence, last, last)
  return all
}

test('a cron expression is read in its time zone, in winter and in summer', () => {
  expect(times('0 3 * * *', '2026-01-10T12:00:00Z', 1)).toEqual(['2026-01-11T02:00'])
  expect(times('0 3 * * *', '2026-07-10T12:00:00Z', 1)).toEqual(['2026-07-11T01:00'])
  expect(times('0 3 * * *', '2026-07-10T12:00:00Z', 1, 'UTC')).toEqual(['2026-07-11T03:00'])
})

test('a time that does not exist is taken as much later as the clocks go forward', () => {
  expect(times('30 2 * * *', '2026-03-28T12:00:00Z', 2)).toEqual(['2026-03-29T01:30', '2026-03-30T00:30'])
  expect(times('0 0 * * *', '2018-11-03T12:00:00Z', 2, 'America/Sao_Paulo')).toEqual([
    '2018-11-04T03:00',
    '2018-11-05T02:00',
  ])
})

test('a time that exists twice is taken the first time only', () => {
  expect(times('30 2 * * *', '2026-10-24T12:00:00Z', 2)).toEqual(['2026-10-25T00:30', '2026-10-26T01:30'])
  expect(times('*/20 2 * * *', '2026-10-24T12:00:00Z', 4)).toEqual([
    '2026-10-25T00:00',
    '2026-10-25T00:20',
    '2026-10-25T00:40',
    '2026-10-26T01:00',
  ])
})

test('every hour is every hour, also when an hour exists twice or not at all', () => {
  expect(times('0 * * * *', '2026-10-24T23:30:00Z', 3)).toEqual([
    '2026-10-25T00:00',
    '2026-10-25T01:00',
    '2026-10-25T02:00',
  ])
  expect(times('0 * * * *', '2026-03-28T23:30:00Z', 3)).toEqual([
    '2026-03-29T00:00',
    '2026-03-29T01:00',
    '2026-03-29T02:00',
  ])
})

const [march, now] = ['2026-03-10T00:00:00.000Z', new Date('2026-03-01T12:00:00Z')]

test('the first time of an active period may be its beginning, and nothing before it counts as missed', () => {
  const nightly = { ...always('0 0 * * *'), activeFrom: march }
  expect(nextTime(nightly, new Date('2026-02-01T00:00:00Z'), now)?.toISOString()).toBe(march)
  expect(nextTime({ ...always('EVERY 60 SECONDS'), activeFrom: march }, null, now)?.toISOString()).toBe(march)
  const later = new Date('2026-03-12T05:00:00Z')
  expect(nextTime(nightly, new Date('2026-02-01T00:00:00Z'), later)?.toISOString()).toBe(march)
  expect(nextTime(nightly, later, later)?.toISOString()).toBe('2026-03-13T00:00:00.000Z')
})

test('there is no time at or after the end of an active period, not even to make up for missed ones', () => {
  const nightly = { ...always('0 0 * * *'), activeUntil: march }
  expect(nextTime(nightly, now, now)?.toISOString()).toBe('2026-03-02T00:00:00.000Z')
  expect(nextTime(nightly, new Date('2026-03-09T00:00:00Z'), new Date('2026-03-09T10:00:00Z'))).toBeNull()
  expect(nextTime(nightly, now, new Date(march))).toBeNull()
  expect(nextTime({ ...always('EVERY 5 SECONDS'), activeUntil: march }, null, new Date(march))).toBeNull()
})

test('the next times follow each other, as many as are wanted and as the active period has', () => {
  const noon = new Date('2026-01-01T12:00:00Z')
  const iso = (dates: readonly Date[]) => dates.map((date) => date.toISOString())
  expect(iso(nextTimes(always('EVERY 60 SECONDS'), noon, 3))).toEqual([
    '2026-01-01T12:00:00.000Z',
    '2026-01-01T12:01:00.000Z',
    '2026-01-01T12:02:00.000Z',
  ])
  const timing = { ...always('*/15 * * * *'), activeUntil: '2026-01-01T12:30:00Z' }
  expect(iso(nextTimes(timing, noon, 5))).toEqual(['2026-01-01T12:00:00.000Z', '2026-01-01T12:15:00.000Z'])
  expect(nextTimes(timing, noon, 0)).toEqual([])
})
