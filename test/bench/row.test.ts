import { describe, expect, it } from 'vitest'
import { printed } from '../../bench/printed.ts'
import { type Bench, measureRows, type Row, reached, withoutValue } from '../../bench/row.ts'

const measured: Row = { name: 'captures', value: 60, unit: '/s', beside: 'bare Apollo', besideValue: 100 }

const benchOf = (rows: Row[]): Bench => ({ quick: true, progress() {}, report: (more) => void rows.push(...more) })

describe('a row of the benchmark', () => {
  it('is reached when its ratio keeps to the limit, which it is for times from above and for rates from below', () => {
    expect(reached({ ...measured, reach: { atLeast: 0.6 } })).toBe(true)
    expect(reached({ ...measured, reach: { atLeast: 0.61 } })).toBe(false)
    expect(reached({ ...measured, reach: { atMost: 0.6 } })).toBe(true)
    expect(reached({ ...measured, reach: { atMost: 0.59 } })).toBe(false)
    expect(reached(measured)).toBeUndefined()
  })

  it('is not reached when nothing was answered', () => {
    expect(reached({ ...measured, value: Number.NaN, reach: { atLeast: 0 } })).toBe(false)
    expect(reached({ ...measured, value: Number.NaN, reach: { atMost: 9 } })).toBe(false)
  })

  it('that cannot be measured is reported by name and not reached, and its reason is printed', async () => {
    const rows: Row[] = []
    await measureRows(benchOf(rows), ['upload', 'download'], async () => {
      throw new Error('the server ended')
    })
    expect(rows.map((row) => [row.name, reached(row)])).toEqual([
      ['upload', false],
      ['download', false],
    ])
    expect(printed(rows.map((row) => ({ ...row, group: 'pipeline' })))).toMatch(/upload.*the server ended.*NO/)
  })

  it('whose yardstick is not installed is left out by name, and does not count', () => {
    const row = withoutValue('captures beside another', { leftOut: 'it is not installed' })
    expect(reached(row)).toBeUndefined()
    expect(printed([{ ...row, group: 'capture' }])).toMatch(/captures beside another.*left out: it is not installed/)
  })
})
