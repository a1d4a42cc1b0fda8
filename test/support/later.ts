import { onTestFinished, vi } from 'vitest'

const now = performance.now.bind(performance)
let passed = 0

/** Lets so many milliseconds pass by the monotonic clock, until the end of the test. */
export function later(milliseconds: number): void {
  passed += milliseconds
  const spy = vi.spyOn(performance, 'now').mockImplementation(() => now() + passed)
  onTestFinished(() => {
    passed = 0
    spy.mockRestore()
  })
}
