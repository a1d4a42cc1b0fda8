import { useLive } from '../api/live.ts'
import { keyOf, queries, useApiQuery } from '../api/query.ts'
import { useThrottle } from '../api/throttle.ts'
import {
  DashboardStatsDocument,
  DashboardStatsEventsDocument,
  OperationErrorGroupsDocument,
  OverviewChannelsDocument,
  OverviewSchedulesDocument,
  type StatsPartsFragment,
} from '../generated/documents.ts'

const RELOAD_EVERY_MS = 2_000

/** The statistics of the installation. */
export type Stats = StatsPartsFragment

/** Queries that are reloaded when the statistics change. */
const RELATED = [keyOf(OverviewChannelsDocument), keyOf(OperationErrorGroupsDocument), keyOf(OverviewSchedulesDocument)]

/** The statistics, read once and kept live. */
export function useStats(): { stats: Stats | undefined; error: unknown; reload: () => void } {
  const { data, error, refetch } = useApiQuery(DashboardStatsDocument, {}, { keep: true })
  const stats = data?.dashboardStats
  const reloadRelated = useThrottle(RELOAD_EVERY_MS, () => {
    for (const queryKey of RELATED) void queries.invalidateQueries({ queryKey })
  })
  useLive(DashboardStatsEventsDocument, {}, (events) => {
    const newest = events.at(-1)
    if (newest) queries.setQueryData(keyOf(DashboardStatsDocument, {}), { dashboardStats: newest })
    reloadRelated()
  })
  return { stats, error, reload: () => void refetch() }
}

/** The number of operations with one of the statuses, of one channel or of all. */
export function countOf(stats: Stats, statuses: readonly string[], channel: string | null = null): number {
  return stats.counts
    .filter((one) => statuses.includes(one.status) && (channel === null || one.channel === channel))
    .reduce((sum, { count }) => sum + count, 0)
}
