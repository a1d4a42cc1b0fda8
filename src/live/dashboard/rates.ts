import type { Observation } from './observe.ts'

/** How fast the counts rise; null when it is not known. */
export type Rates = { capturedPerSecond: number | null; synchronizedPerSecond: number | null }

/** The rates at a moment. */
export type ThroughputSample = { at: string } & Rates

/** How long samples are kept, and the time between two samples; in milliseconds. */
const KEPT_FOR = 60 * 60_000
export const SAMPLED_EVERY = 10_000

/** The samples with this one added; unchanged when the newest is too recent for another. */
export function withSample(
  samples: readonly ThroughputSample[],
  sample: ThroughputSample,
): readonly ThroughputSample[] {
  const since = (earlier: ThroughputSample) => Date.parse(sample.at) - Date.parse(earlier.at)
  const newest = samples.at(-1)
  // A timer may fire a little early: its sample is not skipped.
  if (newest && since(newest) < SAMPLED_EVERY * 0.9) return samples
  return [...samples.filter((each) => since(each) < KEPT_FOR), sample]
}

/** The longest and the shortest time over which a rate is measured, in milliseconds. */
const LOOK_BACK = 60_000
const SHORTEST = 900

/**
 * Takes the observations in order. Returns how fast the counts have risen over the last minute, or since the first
 * observation when that is less.
 */
export function makeRates(): (observation: Observation) => Rates {
  const captured = makeRate()
  const synchronized = makeRate()
  /** The last known total of each channel database; one that cannot be reached counts with it. */
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

/** The rate of one rising number. When it falls, old rows were removed, which the earlier samples included too. */
function makeRate(): (at: number, total: number | null) => number | null {
  let samples: { at: number; total: number }[] = []
  return (at, total) => {
    if (total === null) return null
    const removed = (samples.at(-1)?.total ?? 0) - total
    if (removed > 0) samples = samples.map((sample) => ({ at: sample.at, total: sample.total - removed }))
    samples.push({ at, total })
    // The rate is measured from the newest sample that is older than a minute.
    while ((samples[1]?.at ?? at) <= at - LOOK_BACK) samples.shift()
    const [first] = samples
    if (!first || at - first.at < SHORTEST) return null
    return Math.round(((total - first.total) / (at - first.at)) * 100_000) / 100
  }
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0)
}
