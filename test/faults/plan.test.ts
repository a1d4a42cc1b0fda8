import { describe, expect, it } from 'vitest'
import { ACCIDENTS, accidentsNamed, planAccidents, possibleOn } from '../../faults/accidents/plan.ts'

const steps = (seed: number, count: number) => {
  const schedule = planAccidents(seed, ACCIDENTS)
  return Array.from({ length: count }, () => schedule.next().value)
}

describe('the schedule of accidents', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(steps(7, 60)).toEqual(steps(7, 60))
    expect(steps(7, 60)).not.toEqual(steps(8, 60))
  })

  it('has each kind once in each round, at a place and for a time of that kind', () => {
    const first = steps(7, ACCIDENTS.length).flatMap((step) => step?.accidents.slice(0, 1) ?? [])
    expect(first.map(({ accident }) => accident).sort()).toEqual(ACCIDENTS.map(({ name }) => name).sort())
    for (const { accident, target, seconds } of first) {
      const [kind] = accidentsNamed([accident])
      expect(kind?.targets).toContain(target)
      expect(seconds).toBeGreaterThanOrEqual(kind?.seconds[0] ?? 0)
      expect(seconds).toBeLessThanOrEqual(kind?.seconds[1] ?? 0)
    }
  })

  it('lets nothing else happen while a person recovers a database, and no two accidents at one place', () => {
    const alone = new Set(ACCIDENTS.filter((accident) => accident.alone).map(({ name }) => name))
    for (const step of steps(7, 400)) {
      const [one, other] = step?.accidents ?? []
      if (!one || !other) continue
      expect([alone.has(one.accident), alone.has(other.accident)]).toEqual([false, false])
      expect(one.target).not.toBe(other.target)
    }
  })

  it('leaves out by name what a bare machine lacks', () => {
    const { possible, lacking } = possibleOn({ clockSettings: null, mounts: false, stores: [] }, ACCIDENTS)
    expect([...lacking]).toEqual([
      ['wrong-clock', 'faketime is not installed'],
      ['kill-store', expect.stringContaining('--stores')],
      ['cut-store', expect.stringContaining('--stores')],
      ['disk-full', expect.stringMatching(/^no small disk can be mounted/)],
    ])
    expect(possible).toHaveLength(ACCIDENTS.length - 4)
  })

  it('lets what happens to stores happen to each store that there is', () => {
    const stores = ['store-houston', 'store-sanfrancisco', 'store-austin']
    const { possible } = possibleOn({ clockSettings: null, mounts: false, stores }, accidentsNamed(['kill-store']))
    expect(possible.map(({ targets }) => targets)).toEqual([stores])
  })

  it('refuses an accident that there is not, and names those that there are', () => {
    expect(() => accidentsNamed(['flood'])).toThrow(/^flood is no accident. These are: kill-api, /)
  })
})
