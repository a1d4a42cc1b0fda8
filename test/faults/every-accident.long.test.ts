// @module-tag long
import { randomInt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { failuresOf, runFaults } from '../../faults/fault-run.ts'

describe('an installation that has every accident that this machine can have', () => {
  it('keeps every promise to 2,000 customers that it has acknowledged', { timeout: 3_600_000 }, async () => {
    const request = { seed: randomInt(1_000_000), acknowledgements: 2_000, seconds: 3_000 }
    const run = await runFaults(request)
    expect(failuresOf(request, run), JSON.stringify({ ...request, ...run })).toEqual([])
  })
})
