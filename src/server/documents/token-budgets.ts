import type { Credential, Role } from '../../access/actor.ts'
import type { BudgetKind, BudgetLevel, SpentBudget } from '../../access/spend-budgets.ts'
import type { Limits } from '../../config/limits.ts'
import { makeTokenBucket, type Rate, type TokenBucket } from './token-bucket.ts'

/** The kind of caller that a role is for. It decides how many mutations and points per second are allowed. */
export const RATE_OF_ROLE: Readonly<Record<Role, 'device' | 'application' | 'person'>> = {
  CHANNEL_DEVICE: 'device',
  CHANNEL_APPLICATION: 'application',
  OPERATOR: 'person',
  FEATURE_VIEWER: 'person',
  FEATURE_MANAGER: 'person',
  AUTOMATION: 'application',
  INTEGRATION: 'application',
  VIEWER: 'person',
  PROCESS: 'application',
  // The command line imports with an administrator's token.
  ADMINISTRATOR: 'application',
}

/** Counts the mutations and the points of each token. */
export interface TokenBudgets {
  /** Takes this many, or none. Returns the seconds until they are available, 0 when they were taken. */
  take(kind: BudgetKind, credential: Credential, count: number): number
  /** What was taken since the last call. */
  takeSpent(): SpentBudget[]
  /** What is left after all processes' spending. */
  setLevels(levels: readonly BudgetLevel[]): void
}

/** Beyond this many, full buckets are forgotten. */
const REMEMBERED = 10_000

/** The budgets by the limits, of this process alone until `setLevels`. The most generous of several roles applies. */
export function makeTokenBudgets(limits: Limits): TokenBudgets {
  const rates = ratesOf(limits)
  const buckets = new Map<string, { bucket: TokenBucket; kind: BudgetKind; tokenId: string; rate: Rate }>()
  const spenders = new Set<string>()

  function bucketOf(kind: BudgetKind, key: string, { tokenId, actor }: Credential, now: number): TokenBucket {
    const known = buckets.get(key)
    if (known) return known.bucket
    if (buckets.size >= REMEMBERED)
      for (const [each, { bucket }] of buckets) if (bucket.full(now) && !spenders.has(each)) buckets.delete(each)
    const [first = rates[kind].person, ...others] = actor.roles.map((role) => rates[kind][RATE_OF_ROLE[role]])
    const rate = others.reduce((best, other) => (other.perSecond > best.perSecond ? other : best), first)
    const bucket = makeTokenBucket(rate, now)
    buckets.set(key, { bucket, kind, tokenId, rate })
    return bucket
  }

  return {
    take(kind, credential, count) {
      const now = performance.now()
      const key = keyOf(kind, credential.tokenId)
      const wait = bucketOf(kind, key, credential, now).take(count, now)
      if (wait === 0) spenders.add(key)
      return wait
    },
    takeSpent() {
      const spent = [...spenders].flatMap((key): SpentBudget[] => {
        const one = buckets.get(key)
        const count = one?.bucket.takeSpent() ?? 0
        return one && count > 0 ? [{ kind: one.kind, tokenId: one.tokenId, spent: count, ...one.rate }] : []
      })
      spenders.clear()
      return spent
    },
    setLevels(levels) {
      const now = performance.now()
      for (const { kind, tokenId, level } of levels) buckets.get(keyOf(kind, tokenId))?.bucket.setLevel(level, now)
    },
  }
}

const keyOf = (kind: BudgetKind, tokenId: string) => `${kind} ${tokenId}`

function ratesOf(limits: Limits): Record<BudgetKind, Record<'device' | 'application' | 'person', Rate>> {
  return {
    MUTATIONS: {
      device: { perSecond: limits.deviceMutationsPerSecond, burst: limits.deviceMutationBurst },
      application: { perSecond: limits.applicationMutationsPerSecond, burst: limits.applicationMutationBurst },
      person: { perSecond: limits.personMutationsPerSecond, burst: limits.personMutationBurst },
    },
    POINTS: {
      device: { perSecond: limits.devicePointsPerSecond, burst: limits.devicePointBurst },
      application: { perSecond: limits.applicationPointsPerSecond, burst: limits.applicationPointBurst },
      person: { perSecond: limits.personPointsPerSecond, burst: limits.personPointBurst },
    },
  }
}
