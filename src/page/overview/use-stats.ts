import { useLive } from '../api/live.ts'
import { keyOf, queries, useAsk } from '../api/query.ts'
import { useThrottle } from '../api/throttle.ts'
import {
  DashboardStatsDocument,
  DashboardStatsEventsDocument,
  OperationErrorGroupsDocument,
  OverviewChannelsDocument,
  OverviewSchedulesDocument,
  type StatsPartsFragment,
} from '../generated/documents.ts'

const REST_EVERY_MS = 2_000

/** How the whole stands. */
export type Stats = StatsPartsFragment

/** What goes with the statistics and is read again when they have changed. */
const REST = [keyOf(OverviewChannelsDocument), keyOf(OperationErrorGroupsDocument), keyOf(OverviewSchedulesDocument)]

/** The statistics, read once and kept live. */
export function useStats(): { stats: Stats | undefined; error: unknown; readAnew: () => void } {
  const { data, error, refetch } = useAsk(DashboardStatsDocument, {}, { keep: true })
  const stats = data?.dashboardStats
  const readRest = useThrottle(REST_EVERY_MS, () => {
    for (const queryKey of REST) void queries.invalidateQueries({ queryKey })
  })
  useLive(DashboardStatsEventsDocument, {}, (events) => {
    const newest = events.at(-1)
    if (newest) queries.setQueryData(keyOf(DashboardStatsDocument, {}), { dashboardStats: newest })
    readRest()
  })
  return { stats, error, readAnew: () => void refetch() }
}

/** How many operations have one of the statuses, of one channel or of all. */
export function countOf(stats: Stats, statuses: readonly string[], channel: string | null = null): number {
  return stats.counts
    .filter((one) => statuses.includes(one.status) && (channel === null || one.channel === channel))
    .reduce((sum, { count }) => sum + count, 0)
}
