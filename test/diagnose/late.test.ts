import { expect, it } from 'vitest'
import type { ExchangeFacts } from '../../src/between/facts/exchange-facts.ts'
import { latenessOf } from '../../src/diagnose/checks/lateness.ts'

// What waits longer than its schedule allows is late, whatever goes on meanwhile.

const NOON = Date.parse('2026-11-29T12:00:00Z')
const before = (seconds: number) => new Date(NOON - seconds * 1_000).toISOString()

/** A schedule of 1010 that started seconds ago, with a run of houston-db that executes since then. */
function exchange(recurrence: string, started: number): ExchangeFacts {
  return {
    now: before(0),
    workers: 1,
    lastLookAt: before(0),
    schedules: [
      {
        id: 'customers',
        name: 'Customers',
        jobs: ['P-0001', 'synchronize', '1010'],
        group: null,
        recurrence,
        timeZone: 'UTC',
        active: true,
        activeFrom: null,
        activeUntil: null,
        status: 'ACTIVE',
        withheld: null,
        lastRunAt: before(started + 2),
        nextRunAt: before(started),
        lastMessage: null,
      },
    ],
    busy: ['1010'],
    openRuns: [
      {
        runId: '00000000-0000-4000-8000-000000000000',
        scope: '1010:houston-db',
        startedAt: before(started),
        expired: false,
      },
    ],
    databases: [],
    entities: [],
    rewound: null,
    recovery: null,
  }
}
const late = (facts: ExchangeFacts, waits: number, scope = '1010:houston-db') =>
  latenessOf(facts, { job: '1010', group: 'default', readySince: before(waits), scopes: [scope] })?.why ?? null

it('a run explains a wait until the end of the next execution of its schedule, and 30 seconds', () => {
  const facts = exchange('EVERY 2 SECONDS', 60)
  expect(late(facts, 31)).toBeNull()
  expect(late(facts, 33)).toBe(`its run has been executing since ${before(60)} and has not carried it`)
})

it('a schedule that is busy with something else explains no longer wait', () => {
  const facts = exchange('EVERY 2 SECONDS', 60)
  expect(late(facts, 31, '1010:sanfrancisco-db')).toBeNull()
  expect(late(facts, 33, '1010:sanfrancisco-db')).toBe(`the schedule customers should have carried it by ${before(1)}`)
})

it('a schedule that runs rarely may take a tenth of its interval', () => {
  expect(late(exchange('EVERY 3600 SECONDS', 60), 3_600 + 350)).toBeNull()
  expect(late(exchange('EVERY 3600 SECONDS', 60), 3_600 + 370)).toContain('has not carried it')
  // At noon, half an hour ago, and not before.
  expect(late(exchange('30 11 * * *', 60), 1_900)).toBeNull()
  expect(late(exchange('30 11 * * *', 60), 86_400 + 1_900)).toContain('has not carried it')
})
