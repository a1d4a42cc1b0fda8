import type { Machine } from '../installation/machine.ts'
import { randomOf } from '../random.ts'
import type { Accident, Planned } from './accident.ts'
import { AT_WORK } from './at-work.ts'
import { RESTORES } from './restores.ts'
import { TO_DATABASES } from './to-databases.ts'
import { TO_LINES } from './to-lines.ts'
import { TO_PROGRAMS } from './to-programs.ts'

/** All kinds of accidents. */
export const ACCIDENTS: readonly Accident[] = [...TO_PROGRAMS, ...TO_DATABASES, ...TO_LINES, ...AT_WORK, ...RESTORES]

/** One step of the schedule: accidents that begin together, after a pause of so many seconds. */
export type Step = { pause: number; accidents: readonly Planned[] }

/** How often a second accident meets the first one. */
const TOGETHER = 0.3

/** The accidents of these names, all when none is named. */
export function accidentsNamed(names: readonly string[]): Accident[] {
  const unknown = names.find((name) => !ACCIDENTS.some((accident) => accident.name === name))
  if (unknown !== undefined)
    throw new Error(`${unknown} is no accident. These are: ${ACCIDENTS.map(({ name }) => name).join(', ')}.`)
  return ACCIDENTS.filter(({ name }) => names.length === 0 || names.includes(name))
}

/** Which of them this machine can have, and why not the others. */
export function possibleOn(
  machine: Machine,
  accidents: readonly Accident[],
): { possible: Accident[]; lacking: Map<string, string> } {
  const lacking = new Map<string, string>()
  const possible = accidents.filter((accident) => {
    const why = accident.lacking?.(machine) ?? null
    if (why !== null) lacking.set(accident.name, why)
    return why === null
  })
  return {
    possible: possible.map((accident) => ({ ...accident, targets: accident.targetsOn?.(machine) ?? accident.targets })),
    lacking,
  }
}

/**
 * The schedule, without end: round by round, each kind once in every round, in an order, at a place and for a time that
 * the seed decides. It does not depend on anything that happens.
 */
export function* planAccidents(seed: number, accidents: readonly Accident[]): Generator<Step & { round: number }> {
  const random = randomOf(seed)
  for (let round = 0; ; round++) {
    const order = accidents.map((accident) => ({ accident, place: random() })).sort((a, b) => a.place - b.place)
    for (const { accident } of order) {
      const planned = planOne(accident, random)
      const other = accidents[Math.floor(random() * accidents.length)]
      const second = other && random() < TOGETHER ? planOne(other, random) : null
      const meets = second && other && !accident.alone && !other.alone && second.target !== planned.target
      yield { round, pause: 0.3 + random() * 2, accidents: meets && second ? [planned, second] : [planned] }
    }
  }
}

function planOne({ name, targets, seconds: [least, most] }: Accident, random: () => number): Planned {
  const target = targets[Math.floor(random() * targets.length)] ?? ''
  const seconds = Math.round((least + random() * (most - least)) * 10) / 10
  return { accident: name, target, seconds, chance: random() }
}
