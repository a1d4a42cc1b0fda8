import { isDeepStrictEqual } from 'node:util'
import type { ChannelCounts } from '../../between/channel-state.ts'
import type { FailingSession, PipelineStep } from '../../between/headquarters-log.ts'
import type { OperationCount } from '../../model/operation-count.ts'
import type { Observation } from './observe.ts'
import type { Rates, ThroughputSample } from './rates.ts'

export type PipelineStepStats = {
  step: PipelineStep
  pending: number
  oldestPendingAt: string | null
  oldestPendingSeconds: number | null
  medianSeconds: number | null
}

/** Statistics of the installation at one moment; ids, statuses, counts and times only. */
export type DashboardStats = {
  at: string
  headquartersReachable: boolean
  coverage: { channelDatabase: string; reachable: boolean; asOf: string }[]
  counts: OperationCount[]
  steps: PipelineStepStats[]
  capturedPerSecond: number | null
  synchronizedPerSecond: number | null
  history: readonly ThroughputSample[]
  failingSessions: FailingSession[]
  realtimeServiceCalls: { channel: string; calls: number; avoided: number; avoidable: number }[]
}

/** Makes the statistics of one observation. */
export function statsOf(
  { at, channels, headquarters }: Observation,
  rates: Rates,
  history: readonly ThroughputSample[],
): DashboardStats {
  const seen = [...channels.values()].flatMap((counts) => counts ?? [])
  const captured = seen
    .filter(({ pending }) => pending > 0)
    .map(({ channelId, pending }) => ({ channelId, status: 'CAPTURED' as const, errorCode: null, count: pending }))
  const counts = [...captured, ...(headquarters?.counts ?? [])]
  const pendingOf = (...statuses: string[]) =>
    counts.filter(({ status }) => statuses.includes(status)).reduce((sum, { count }) => sum + count, 0)
  const step = (name: PipelineStep, pending: number, oldestPendingAt: string | null) => ({
    step: name,
    pending,
    oldestPendingAt,
    oldestPendingSeconds:
      oldestPendingAt === null ? null : Math.max(0, at.getTime() - Date.parse(oldestPendingAt)) / 1_000,
    medianSeconds: headquarters?.steps.find((each) => each.step === name)?.medianSeconds ?? null,
  })
  const oldestAtHeadquarters = (name: PipelineStep) =>
    headquarters?.steps.find((each) => each.step === name)?.oldestPendingAt ?? null
  return {
    at: at.toISOString(),
    headquartersReachable: headquarters !== null,
    coverage: [...channels].map(([channelDatabase, found]) => ({
      channelDatabase,
      reachable: found !== null,
      asOf: at.toISOString(),
    })),
    counts: counts.sort((a, b) => orderOf(a).localeCompare(orderOf(b), 'en')),
    steps: [
      step('UPLOAD', pendingOf('CAPTURED'), earliest(seen)),
      step('SYNCHRONIZE', pendingOf('UPLOADED', 'IN_PROGRESS'), oldestAtHeadquarters('SYNCHRONIZE')),
      step('DISTRIBUTE', pendingOf('SYNCED'), oldestAtHeadquarters('DISTRIBUTE')),
    ],
    ...rates,
    history,
    failingSessions: headquarters?.failing ?? [],
    realtimeServiceCalls: seen.map(({ channelId, lastDay }) => ({
      channel: channelId,
      calls: lastDay.calls,
      avoided: Math.max(0, lastDay.captured - lastDay.fellBack),
      avoidable: lastDay.avoidable,
    })),
  }
}

const orderOf = ({ channelId, status, errorCode }: DashboardStats['counts'][number]) =>
  `${channelId} ${status} ${errorCode ?? ''}`

function earliest(counts: readonly ChannelCounts[]): string | null {
  const [first] = counts.flatMap(({ oldestPendingAt }) => oldestPendingAt ?? []).sort()
  return first ?? null
}

/** Whether two statistics differ in their times only. */
export function isSame(a: DashboardStats, b: DashboardStats): boolean {
  const timeless = ({ at: _at, history: _history, coverage, steps, ...rest }: DashboardStats) => ({
    ...rest,
    coverage: coverage.map(({ asOf: _asOf, ...each }) => each),
    steps: steps.map(({ oldestPendingSeconds: _seconds, ...each }) => each),
  })
  return isDeepStrictEqual(timeless(a), timeless(b))
}
