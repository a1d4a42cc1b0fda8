import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextRun, parseRecurrence } from '../../src/model/recurrence.ts'

// The model of a cron expression is the minute: it matches when each of its fields does, in UTC; with both a day of the
// month and a day of the week, either is enough.

const MINUTE = 60_000
const start = Date.UTC(2027, 1, 26, 22, 0)
const time = (from: number, to: number) => fc.integer({ min: start + from, max: start + to }).map((ms) => new Date(ms))

type Field = { text: string; has(value: number): boolean }
const field = (min: number, max: number): fc.Arbitrary<Field> =>
  fc.oneof(
    fc.constant({ text: '*', has: () => true }),
    fc.integer({ min, max }).map((n) => ({ text: `${n}`, has: (value: number) => value === n })),
    fc.integer({ min: 2, max: 9 }).map((n) => ({ text: `*/${n}`, has: (value: number) => (value - min) % n === 0 })),
    fc
      .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
      .map(([low, high]) => ({ text: `${low}-${high}`, has: (value: number) => low <= value && value <= high })),
    fc
      .uniqueArray(fc.integer({ min, max }), { minLength: 2, maxLength: 3 })
      .map((some) => ({ text: some.join(','), has: (value: number) => some.includes(value) })),
  )
const cron = fc.tuple(field(0, 59), field(0, 23), field(1, 28), field(0, 6))

function matches([minute, hour, day, weekday]: readonly [Field, Field, Field, Field], at: Date): boolean {
  const [isDay, isWeekday] = [day.has(at.getUTCDate()), weekday.has(at.getUTCDay())]
  const either = day.text !== '*' && weekday.text !== '*'
  return (
    minute.has(at.getUTCMinutes()) && hour.has(at.getUTCHours()) && (either ? isDay || isWeekday : isDay && isWeekday)
  )
}

test('a cron schedule runs next at the first minute after its last start that all of its fields match', () => {
  fc.assert(
    fc.property(cron, time(0, 86_400_000), ([minute, hour, day, weekday], lastStart) => {
      const text = `${minute.text} ${hour.text} ${day.text} * ${weekday.text}`
      const recurrence = parseRecurrence(text)
      if (!recurrence) throw new Error(text)
      let at = Math.floor(lastStart.getTime() / MINUTE) * MINUTE + MINUTE
      while (!matches([minute, hour, day, weekday], new Date(at))) at += MINUTE
      expect(nextRun(recurrence, lastStart, lastStart)).toEqual(new Date(at))
    }),
    { numRuns: 100 },
  )
})

test('EVERY n SECONDS runs n seconds after the last start, at once when that is over or when none counts', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 86_400 }),
      fc.option(time(0, 10 * MINUTE)),
      time(0, 10 * MINUTE),
      (n, last, now) => {
        const recurrence = parseRecurrence(`every ${n} second${n % 2 ? 's' : ''}`)
        if (!recurrence) throw new Error(`every ${n}`)
        const due = last === null ? 0 : last.getTime() + n * 1_000
        expect(nextRun(recurrence, last, now).getTime()).toBe(Math.max(due, now.getTime()))
      },
    ),
  )
})

test('a schedule that was late runs once, and not once for each run that it missed', () => {
  const recurrence = fc.constantFrom('EVERY 30 SECONDS', '* * * * *', '*/7 * * * *')
  fc.assert(
    fc.property(recurrence, fc.integer({ min: 0, max: 24 * 60 }), (text, minutesAway) => {
      const parsed = parseRecurrence(text)
      if (!parsed) throw new Error(text)
      const back = new Date(start + minutesAway * MINUTE + 10_000)
      const first = nextRun(parsed, new Date(start), back)
      // It starts as soon as a process is there, and the next run follows from that start.
      const began = new Date(Math.max(first.getTime(), back.getTime()))
      expect(nextRun(parsed, began, began).getTime()).toBeGreaterThan(began.getTime())
    }),
  )
})

test('whatever is taken for a recurrence has a next run', () => {
  const units = fc.constantFrom('*', '/', ' ', '1', '9', '-', ',', 'E', '?', 'L', '#')
  const five = fc.array(fc.string({ unit: units, minLength: 1, maxLength: 3 }), { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        five.map((fields) => fields.join(' ')),
      ),
      (any) => {
        const parsed = parseRecurrence(any)
        if (parsed === null) return
        expect(nextRun(parsed, new Date(start), new Date(start)).getTime()).toBeGreaterThanOrEqual(start)
      },
    ),
    { numRuns: 1_000 },
  )
})
