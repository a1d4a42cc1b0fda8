import { setTimeout as wait } from 'node:timers/promises'
import type { History } from '../history.ts'
import type { Installed } from '../installation/installed.ts'
import type { Machine } from '../installation/machine.ts'
import { PLACES } from '../installation/postgres.ts'

/** What an accident may use. */
export type Scene = { installation: Installed; history: History }

/** One accident of the schedule: what, where, and for how long. */
export type Planned = {
  readonly accident: string
  readonly target: string
  readonly seconds: number
  /** A number from 0 to 1 for whatever else it decides. */
  readonly chance: number
  /** Ends it before its time: what it was to show has been seen. */
  readonly seen?: AbortSignal
}

/** A kind of accident. It is over, and all is as before, when `happen` returns. */
export type Accident = {
  /** Its name on the command line. */
  readonly name: string
  readonly targets: readonly string[]
  /** Its targets where they depend on the installation. */
  readonly targetsOn?: (machine: Machine) => readonly string[]
  /** The least and the most seconds that it lasts. */
  readonly seconds: readonly [number, number]
  /** Why this machine cannot have it; null: it can. */
  readonly lacking?: (machine: Machine) => string | null
  /** Nothing else may happen meanwhile: a person is at work. */
  readonly alone?: boolean
  happen(scene: Scene, planned: Planned): Promise<void>
}

/** Notes the beginning and the end of what happens between them. */
export async function during(
  { history }: Scene,
  { accident, target, seconds, seen }: Planned,
  { begin, end, away }: { begin: () => unknown; end: () => unknown; away?: string },
): Promise<void> {
  const what = { type: 'accident', accident, target, ...(away === undefined ? {} : { away }) } as const
  history.note({ ...what, phase: 'begins' })
  try {
    await begin()
    await wait(seconds * 1_000, undefined, { ...(seen && { signal: seen }) }).catch((error: unknown) => {
      if (!seen?.aborted) throw error
    })
  } finally {
    await end()
    history.note({ ...what, phase: 'ends' })
  }
}

/** The part of `/readyz` that a PostgreSQL server's database is. */
export const partOf = (place: string) => (place === 'headquarters' ? 'headquarters' : `${place}-db`)

export function placeOf(target: string): (typeof PLACES)[number] {
  const place = PLACES.find((one) => one === target)
  if (place === undefined) throw new Error(`${target} is no PostgreSQL server.`)
  return place
}
