import { SYSTEM } from '../access/actor.ts'
import type { Sides } from '../between/sides.ts'
import type { CheckCode } from './checks/check-code.ts'
import { diagnoseInstallation } from './diagnose-installation.ts'

/**
 * What is wrong with the installation: the failed checks of its diagnosis, worst first. `putOff`: the ids of schedules
 * that are withheld or not active yet, which is not wrong.
 */
export type Health = { readonly at: string; readonly causes: readonly CheckCode[]; readonly putOff: readonly string[] }

/** Milliseconds for which a diagnosis is given again: a probe may ask every second, in every process. */
const FRESH_FOR = 10_000
/** A diagnosis that takes longer is made ahead, because a probe waits for a second at most (readiness.ts) … */
const SLOW = 500
/** … for as long after the last probe. */
const WATCHED_FOR = 300_000

/**
 * The health of the installation as probes report it: the same checks that `diagnose` evaluates, over all channels. Two
 * callers share one diagnosis, and its answer is at most ten seconds old. Where a diagnosis is slow, the next one is
 * made before the last is too old, so that a probe after the first finds an answer, however rarely it asks within
 * WATCHED_FOR.
 */
export function watchHealth(sides: Sides, diagnose = () => diagnoseInstallation(sides, SYSTEM)): () => Promise<Health> {
  type Look = { health: Promise<Health>; until: number }
  let last: Look | null = null
  /** The next one, while the last is still given. */
  let next: Look | null = null
  let askedAt = 0
  let timer: NodeJS.Timeout | undefined

  function look(): Look {
    const startedAt = performance.now()
    const health = diagnose().then(({ at, checks }) => ({
      at,
      causes: checks.filter(({ status }) => status === 'FAIL').map(({ code }) => code),
      putOff: checks
        .filter(({ code, status }) => code === 'SCHEDULES_ON_TIME' && status === 'PASS')
        .flatMap(({ evidence }) => evidence.map(({ label }) => label)),
    }))
    const looked = { health, until: startedAt + FRESH_FOR }
    const ended = () => {
      if (next === looked) next = null
    }
    health.then(
      () => {
        if (next === looked) last = looked
        ended()
        const took = performance.now() - startedAt
        clearTimeout(timer)
        // Never more than half of the time, however slow they are.
        if (took > SLOW) timer = setTimeout(ahead, Math.max(FRESH_FOR - 3 * took, took)).unref()
      },
      // A failure is not kept.
      () => {
        if (last === looked) last = null
        ended()
      },
    )
    return looked
  }

  function ahead(): void {
    if (!next && performance.now() - askedAt < WATCHED_FOR) next = look()
  }

  return () => {
    askedAt = performance.now()
    if (last && askedAt < last.until) return last.health
    last = next ?? look()
    return last.health
  }
}
