import { useEffect, useState } from 'react'
import { useConnection } from '../api/connection.ts'
import { useAsk } from '../api/query.ts'
import { ThroughputDocument } from '../generated/documents.ts'
import type { Stats } from './use-stats.ts'

/** How fast it went at an instant (milliseconds): operations a second, null where nothing was known. */
export type Sample = { readonly at: number; readonly captured: number | null; readonly synchronized: number | null }

/** The server samples as often; between two samples that are much further apart nothing was known. */
const SAMPLED_EVERY_MS = 10_000
const DRAWN_EVERY_MS = 2_000

/** The samples of the last hour, oldest first, as the server has kept them; the last one is now, while the page hangs on the server. */
export function useSamples(stats: Stats): readonly Sample[] {
  const { data } = useAsk(ThroughputDocument, {}, { keep: true, refetchInterval: SAMPLED_EVERY_MS })
  const now = useNow()
  const { state } = useConnection()
  const kept = (data?.dashboardStats.history ?? []).map(sampleOf)
  const newest = kept.at(-1)?.at ?? 0
  return withGaps([...kept, ...(state === 'live' && newest < now ? [sampleOf({ ...stats, at: now })] : [])])
}

/** The last sample of each whole minute, newest first: its rate is that minute's. */
export function byMinute(all: readonly Sample[]): Sample[] {
  const minutes = new Map(all.map((sample) => [Math.floor(sample.at / 60_000), sample]))
  return [...minutes.values()].reverse()
}

type Rates = Pick<Stats, 'capturedPerSecond' | 'synchronizedPerSecond'> & { readonly at: string | number }

function sampleOf({ at, capturedPerSecond, synchronizedPerSecond }: Rates): Sample {
  return { at: new Date(at).getTime(), captured: capturedPerSecond, synchronized: synchronizedPerSecond }
}

/** The plot has no line where nobody looked. */
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
