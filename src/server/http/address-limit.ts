import { makeTokenBucket, type Rate, type TokenBucket } from '../documents/token-bucket.ts'

/** Requests of one address: a company may have only one. */
const OF_AN_ADDRESS: Rate = { perSecond: 2, burst: 60 }
/** Requests of all addresses to this process. */
const OF_ALL: Rate = { perSecond: 20, burst: 200 }
const REMEMBERED = 10_000

/**
 * Limits requests that need no token. The returned function gives the seconds that an address has to wait; 0: it may
 * ask now.
 */
export function makeAddressLimit(): (address: string) => number {
  const all = makeTokenBucket(OF_ALL, performance.now())
  let buckets = new Map<string, TokenBucket>()
  return (address) => {
    const now = performance.now()
    if (buckets.size >= REMEMBERED) buckets = new Map([...buckets].filter(([, bucket]) => !bucket.full(now)))
    const own = buckets.get(address) ?? makeTokenBucket(OF_AN_ADDRESS, now)
    buckets.set(address, own)
    return own.take(1, now) || all.take(1, now)
  }
}
