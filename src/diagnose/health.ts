import { SYSTEM } from '../access/actor.ts'
import type { Sides } from '../between/sides.ts'
import type { CheckCode } from './checks/check-code.ts'
import { diagnoseInstallation } from './diagnose-installation.ts'

/** What is wrong with the installation: the failed checks of its diagnosis, worst first. */
export type Health = { readonly at: string; readonly causes: readonly CheckCode[] }

/** Milliseconds for which a diagnosis is given again: a probe may ask every second, in every process. */
const FRESH_FOR = 10_000

/**
 * The health of the installation as probes report it: the same checks that `diagnose` evaluates, over all channels. Two
 * callers share one diagnosis, and its answer is at most ten seconds old.
 */
export function watchHealth(sides: Sides): () => Promise<Health> {
  let last: { health: Promise<Health>; until: number } | null = null
  return () => {
    const now = performance.now()
    if (last && now < last.until) return last.health
    const health = diagnoseInstallation(sides, SYSTEM).then(({ at, checks }) => ({
      at,
      causes: checks.filter(({ status }) => status === 'FAIL').map(({ code }) => code),
    }))
    const looked = { health, until: now + FRESH_FOR }
    last = looked
    // A failure is not kept.
    health.catch(() => {
      if (last === looked) last = null
    })
    return health
  }
}
