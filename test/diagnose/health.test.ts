import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DiagnosisView } from '../../src/diagnose/diagnosis.ts'
import { watchHealth } from '../../src/diagnose/health.ts'
import { sidesOf } from '../live/sides.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

/** Diagnoses that take so many milliseconds, numbered by `at`. */
function diagnoses(ms: number) {
  let made = 0
  return {
    made: () => made,
    diagnose: (): Promise<DiagnosisView> => {
      made++
      const view: DiagnosisView = { ...CALM, at: String(made) }
      return new Promise((resolve) => setTimeout(resolve, ms, view))
    },
  }
}
const CALM = { subject: null, answer: '', healthy: true, checks: [], remedies: [], trace: null }

/** The answer if it comes within a second, as a probe waits. */
async function probe(health: () => Promise<{ at: string }>): Promise<string> {
  const late = new Promise<string>((resolve) => setTimeout(resolve, 1_000, 'unknown'))
  const answer = Promise.race([health().then(({ at }) => at), late])
  await vi.advanceTimersByTimeAsync(1_000)
  return answer
}

test('a probe every 15 seconds finds an answer that is at most ten seconds old, though a diagnosis takes 1.5 seconds', async () => {
  const { diagnose, made } = diagnoses(1_500)
  const health = watchHealth(sidesOf(null, {}), diagnose)
  expect(await probe(health)).toBe('unknown')
  for (let nth = 0; nth < 5; nth++) {
    await vi.advanceTimersByTimeAsync(14_000)
    const before = made()
    const at = Number(await probe(health))
    expect(at).toBeGreaterThanOrEqual(before - 1)
    expect(at).toBeGreaterThan(nth)
  }
})

test('nothing is diagnosed ahead when a diagnosis is quick, or minutes after the last probe', async () => {
  const quick = diagnoses(100)
  expect(await probe(watchHealth(sidesOf(null, {}), quick.diagnose))).toBe('1')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(quick.made()).toBe(1)
  const slow = diagnoses(1_500)
  await probe(watchHealth(sidesOf(null, {}), slow.diagnose))
  await vi.advanceTimersByTimeAsync(400_000)
  const made = slow.made()
  await vi.advanceTimersByTimeAsync(400_000)
  expect(slow.made()).toBe(made)
})
