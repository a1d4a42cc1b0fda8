// @module-tag long
import { randomInt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { failuresOf, runFaults } from '../../faults/fault-run.ts'

describe('an installation whose processes are killed and whose networks are cut', () => {
  it('keeps every promise to 300 customers that it has acknowledged', { timeout: 1_800_000 }, async () => {
    const request = {
      seed: randomInt(1_000_000),
      acknowledgements: 300,
      seconds: 1_500,
      accidents: ['kill-api', 'kill-worker', 'kill-postgres', 'cut-network', 'drop-answers'],
      workers: 1,
      rest: 4_000,
    }
    const run = await runFaults(request)
    expect(failuresOf(request, run), JSON.stringify({ ...request, ...run })).toEqual([])
  })
})
