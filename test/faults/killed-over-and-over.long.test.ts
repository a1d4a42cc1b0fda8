// @module-tag long
import { randomInt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { runFaults } from '../../faults/fault-run.ts'

describe('a server that is killed over and over, with each PostgreSQL once', () => {
  it('loses and duplicates none of 2,000 customers that it has acknowledged', { timeout: 1_800_000 }, async () => {
    const seed = randomInt(1_000_000)
    const { figures, verdict } = await runFaults({ seed, acknowledgements: 2_000, seconds: 1_500 })
    expect(verdict, `npm run faults -- --seed ${seed}`).toEqual({
      lost: [],
      doubled: [],
      otherwise: [],
      unasked: [],
      notBack: [],
    })
    expect(figures.acknowledged, JSON.stringify(figures)).toBeGreaterThanOrEqual(2_000)
    expect(figures.serverKills).toBeGreaterThan(0)
    expect(figures.postgresKills).toBe(2)
  })
})
