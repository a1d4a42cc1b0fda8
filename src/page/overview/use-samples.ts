import { useEffect, useState } from 'react'
import { useConnection } from '../api/connection.ts'
import { useApiQuery } from '../api/query.ts'
import { ThroughputDocument } from '../generated/documents.ts'
import type { Stats } from './use-stats.ts'

/** The throughput at an instant (milliseconds), in operations per second; null when it is not known. */
export type Sample = { readonly at: number; readonly captured: number | null; readonly synchronized: number | null }

/** The server's sampling interval. A much longer interval between two samples is a gap. */
const SAMPLED_EVERY_MS = 10_000
const DRAWN_EVERY_MS = 2_000

/** The server's samples of the last hour, oldest first; while the page is live, the last one is the current value. */
export function useSamples(stats: Stats): readonly Sample[] {
  const { data } = useApiQuery(ThroughputDocument, {}, { keep: true, refetchInterval: SAMPLED_EVERY_MS })
  const now = useNow()
  const { state } = useConnection()
  const kept = (data?.dashboardStats.history ?? []).map(sampleOf)
  const newest = kept.at(-1)?.at ?? 0
  return withGaps([...kept, ...(state === 'live' && newest < now ? [sampleOf({ ...stats, at: now })] : [])])
}

/** The last sample of each minute, newest first. */
export function byMinute(all: readonly Sample[]): Sample[] {
  const minutes = new Map(all.map((sample) => [Math.floor(sample.at / 60_000), sample]))
  return [...minutes.values()].reverse()
}

type Rates = Pick<Stats, 'capturedPerSecond' | 'synchronizedPerSecond'> & { readonly at: string | number }

function sampleOf({ at, capturedPerSecond, synchronizedPerSecond }: Rates): Sample {
  return { at: new Date(at).getTime(), captured: capturedPerSecond, synchronized: synchronizedPerSecond }
}

/** Inserts empty samples into gaps, where the plot then has no line. */
function withGaps(samples: readonly Sample[]): Sample[] {
  return samples.flatMap((sample, nth) => {
    const before = samples[nth - 1]
    const isFar = before && sample.at - before.at > 3 * SAMPLED_EVERY_MS
    return isFar ? [{ at: before.at + 1, captured: null, synchronized: null }, sample] : [sample]
  })
}

function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), DRAWN_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
