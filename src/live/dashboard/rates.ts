import type { Look } from './look.ts'

/** How fast counts rise. `null`: not known. */
export type Rates = { capturedPerSecond: number | null; synchronizedPerSecond: number | null }

/** The rates at a moment. */
export type ThroughputSample = { at: string } & Rates

/** How long samples are kept, and how far apart they are at least; in milliseconds. */
const KEPT = 60 * 60_000
export const SAMPLED_EVERY = 10_000

/** The samples and this one; the same where the newest of them is too new for another. */
export function withSample(
  samples: readonly ThroughputSample[],
  sample: ThroughputSample,
): readonly ThroughputSample[] {
  const since = (earlier: ThroughputSample) => Date.parse(sample.at) - Date.parse(earlier.at)
  const newest = samples.at(-1)
  // A timer that fires a little early does not skip a sample.
  if (newest && since(newest) < SAMPLED_EVERY * 0.9) return samples
  return [...samples.filter((each) => since(each) < KEPT), sample]
}

/** How long rates look back, and the shortest time that a rate is measured over; in milliseconds. */
const LOOK_BACK = 60_000
const SHORTEST = 900

/**
 * Takes each look in order, and says how fast the counts have risen over the last minute, or as long as there have been
 * looks.
 */
export function makeRates(): (look: Look) => Rates {
  const captured = makeRate()
  const synchronized = makeRate()
  /**
   * A channel database that cannot be reached counts as before: nothing is known of it, and an unknown count is no
   * fall.
   */
  const totals = new Map<string, number>()
  return ({ at, channels, headquarters }) => {
    let known = channels.size > 0
    for (const [id, counts] of channels) {
      if (counts) totals.set(id, sumOf(counts.map((each) => each.captured)))
      else if (!totals.has(id)) known = false
    }
    const done = headquarters?.counts.filter(({ status }) => COMPLETED.has(status)).map(({ count }) => count)
    return {
      capturedPerSecond: captured(at.getTime(), known ? sumOf([...totals.values()]) : null),
      synchronizedPerSecond: synchronized(at.getTime(), done ? sumOf(done) : null),
    }
  }
}

const COMPLETED: ReadonlySet<string> = new Set(['SYNCED', 'DISTRIBUTED', 'SUPERSEDED'])

/** The rate of one number that rises. It falls when old rows are removed: these were in the earlier samples, too. */
function makeRate(): (at: number, total: number | null) => number | null {
  let samples: { at: number; total: number }[] = []
  return (at, total) => {
    if (total === null) return null
    const removed = (samples.at(-1)?.total ?? 0) - total
    if (removed > 0) samples = samples.map((sample) => ({ at: sample.at, total: sample.total - removed }))
    samples.push({ at, total })
    // The newest sample that is older than the minute stays: the rate is measured from there.
    while ((samples[1]?.at ?? at) <= at - LOOK_BACK) samples.shift()
    const [first] = samples
    if (!first || at - first.at < SHORTEST) return null
    return Math.round(((total - first.total) / (at - first.at)) * 100_000) / 100
  }
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0)
}
