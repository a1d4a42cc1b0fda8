import type { Credential, Role } from '../../access/actor.ts'
import type { Limits } from '../../config/limits.ts'
import { makeTokenBucket, type Rate, type TokenBucket } from './token-bucket.ts'

/** The kind of caller that a role is for. It decides how many mutations per second are allowed. */
export const RATE_OF_ROLE: Readonly<Record<Role, 'device' | 'application' | 'person'>> = {
  CHANNEL_DEVICE: 'device',
  CHANNEL_APPLICATION: 'application',
  OPERATOR: 'person',
  FEATURE_VIEWER: 'person',
  FEATURE_MANAGER: 'person',
  AUTOMATION: 'application',
  VIEWER: 'person',
  PROCESS: 'application',
  // The command line imports with an administrator's token.
  ADMINISTRATOR: 'application',
}

/** Counts the mutations of each token, in this process. */
export interface MutationRates {
  /** Takes this many mutations, or none. Returns the seconds until they are available, 0 when they were taken. */
  take(credential: Credential, mutations: number): number
}

/** Beyond this many tokens, idle ones are forgotten. */
const REMEMBERED = 10_000

/** The rates by the limits. The most generous of several roles applies. */
export function makeMutationRates(limits: Limits): MutationRates {
  const rates: Record<'device' | 'application' | 'person', Rate> = {
    device: { perSecond: limits.deviceMutationsPerSecond, burst: limits.deviceMutationBurst },
    application: { perSecond: limits.applicationMutationsPerSecond, burst: limits.applicationMutationBurst },
    person: { perSecond: limits.personMutationsPerSecond, burst: limits.personMutationBurst },
  }
  const buckets = new Map<string, TokenBucket>()

  function bucketOf({ tokenId, actor }: Credential, now: number): TokenBucket {
    const known = buckets.get(tokenId)
    if (known) return known
    if (buckets.size >= REMEMBERED) forgetFull(buckets, now)
    const [first = rates.person, ...others] = actor.roles.map((role) => rates[RATE_OF_ROLE[role]])
    const rate = others.reduce((best, other) => (other.perSecond > best.perSecond ? other : best), first)
    const bucket = makeTokenBucket(rate, now)
    buckets.set(tokenId, bucket)
    return bucket
  }

  return {
    take(credential, mutations) {
      const now = performance.now()
      return bucketOf(credential, now).take(mutations, now)
    },
  }
}

function forgetFull(buckets: Map<string, TokenBucket>, now: number): void {
  for (const [tokenId, bucket] of buckets) if (bucket.full(now)) buckets.delete(tokenId)
}
