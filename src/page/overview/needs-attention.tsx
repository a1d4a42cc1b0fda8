import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useLanguage, useText } from '../api/language.ts'
import { useApiQuery } from '../api/query.ts'
import { useInstallation } from '../diagnose/use-installation.ts'
import {
  type CheckCode,
  OperationErrorGroupsDocument,
  OverviewSchedulesDocument,
  type OverviewSchedulesQuery,
} from '../generated/documents.ts'
import { type Place, usePlaces } from '../jobs/differences/use-places.ts'
import { workersSilentSince } from '../jobs/list/workers-silent-since.ts'
import { useDuration } from '../ui/duration.ts'
import { ErrorText } from '../ui/error-text.tsx'
import { Explained } from '../ui/explained.tsx'
import { ERROR_CODE_NAMES } from '../ui/operation-names.ts'
import { Ago, useNumber } from '../ui/time.tsx'
import { Line } from './attention-line.tsx'
import { type ChannelSeen, type ChannelState, STATE_TONES, stateOf, worstFirst } from './channel-state.ts'
import { FailedCheck } from './failed-checks.tsx'
import { OVERVIEW } from './texts.ts'
import type { Stats } from './use-stats.ts'

const SHOWN_CAUSES = 3
/** A schedule is overdue after this time; the worker does not start it to the second. */
const OVERDUE_AFTER_SECONDS = 60
const RELOAD_EVERY_MS = 15_000

type Schedule = OverviewSchedulesQuery['batchJobs'][number]['schedules'][number]
type Props = { stats: Stats; channels: readonly ChannelSeen[] | undefined }

/** The failed checks of the installation's diagnosis, with links to where they are fixed; nothing if none failed. */
export function NeedsAttention(props: Props) {
  const say = useText(OVERVIEW)
  const failed = useInstallation()?.diagnosis.checks.filter(({ status }) => status === 'FAIL') ?? []
  const lines = useLines(props)
  if (failed.length === 0) return null
  return (
    <section className="card overview-card attention-card" aria-labelledby="overview-attention">
      <h2 id="overview-attention">{say.needsAttention}</h2>
      <ul className="attention">
        {failed.map((check) => {
          const own = lines[check.code] ?? []
          return own.length > 0 ? own : <FailedCheck key={check.code} check={check} />
        })}
      </ul>
    </section>
  )
}

/** What the failed checks have found, in lines that lead to it. A check without lines is shown in its own words. */
function useLines({ stats, channels }: Props): { readonly [code in CheckCode]?: readonly ReactNode[] } {
  const { data: groups } = useApiQuery(OperationErrorGroupsDocument, { filter: {} }, { keep: true })
  const { data: jobs } = useApiQuery(OverviewSchedulesDocument, {}, { keep: true, refetchInterval: RELOAD_EVERY_MS })
  const places = usePlaces(RELOAD_EVERY_MS)
  const causes = groups?.operationErrorGroups ?? []
  const silentSince = workersSilentSince(jobs?.scheduleWorkers)
  const reported = places?.filter(({ reconciliation }) => reconciliation !== null && reconciliation.reported > 0) ?? []
  const channelsThat = (isFaulty: (channel: ChannelSeen) => boolean) =>
    worstFirst(channels ?? [])
      .filter(isFaulty)
      .map((channel) => <ChannelProblem key={channel.key} channel={channel} />)
  const channelsIn = (state: ChannelState) => channelsThat((channel) => stateOf(channel) === state)
  return {
    WORKER_ALIVE: silentSince === null ? [] : [<NoWorker key="worker" since={silentSince} />],
    CHANNEL_DATABASE_REACHABLE: channelsIn('Unreachable'),
    CHANNEL_DATABASE_NOT_REWOUND: channelsIn('Rewound'),
    CHANNEL_ONLINE: channelsIn('Offline'),
    DATA_SYNC_NOT_PAUSED: channelsIn('Paused'),
    REALTIME_SERVICE_AVAILABLE: channelsIn('NoRealtime'),
    UPLOAD_SUCCEEDED: channelsThat((channel) => stateOf(channel) === 'Online' && uploadFails(channel)),
    DOWNLOAD_SESSION: stats.failingSessions.map((session) => <FailingSession key={session.id} session={session} />),
    SCHEDULE_OVERDUE: overdueSchedules(jobs, stats.at).map((schedule) => (
      <OverdueSchedule key={schedule.id} schedule={schedule} at={stats.at} />
    )),
    NO_DIFFERENCE: reported.map((place) => <ReportedDifferences key={place.database?.key ?? ''} place={place} />),
    NO_OPERATION_FAILED:
      causes.length === 0
        ? []
        : [<Causes key="causes" causes={causes.slice(0, SHOWN_CAUSES)} more={causes.length - SHOWN_CAUSES} />],
  }
}

type CausesProps = {
  causes: readonly {
    fingerprint: string
    count: number
    code: keyof (typeof ERROR_CODE_NAMES)['en']
    value: string | null
    message: string
  }[]
  more: number
}

function Causes({ causes, more }: CausesProps) {
  const say = useText(OVERVIEW)
  const number = useNumber()
  const codes = ERROR_CODE_NAMES[useLanguage()]
  return (
    <>
      {causes.map(({ fingerprint, count, code, value, message }) => (
        <Line
          key={fingerprint}
          tone="bad"
          icon="alert"
          to={`/operations?status=FAILED&group=${fingerprint}`}
          act={say.fix}
          about={codes[code] ?? code}
        >
          <strong>
            {count === 1 ? say.operationsOne : say.operationsCount(number(count))}: {codes[code] ?? code}
            {value !== null && (
              <>
                {' '}
                <q>{value}</q>
              </>
            )}
          </strong>{' '}
          <span className="soft">
            <ErrorText error={{ code, message }} />
          </span>
        </Line>
      ))}
      {more > 0 && (
        <li className="attention-more">
          <Link href="/operations?status=FAILED">{more === 1 ? say.moreCausesOne : say.moreCauses(number(more))}</Link>
        </li>
      )}
    </>
  )
}

function FailingSession({ session }: { session: Stats['failingSessions'][number] }) {
  const say = useText(OVERVIEW)
  const number = useNumber()
  const status = 'downloadStatus' in session ? session.downloadStatus : session.uploadStatus
  const { job, channelDatabase } = session
  const address = new URLSearchParams({ job: job.jobId, database: channelDatabase.key, status: 'failing' })
  return (
    <Line
      tone={status === 'SUSPENDED' ? 'bad' : 'warn'}
      icon="sync"
      to={`/jobs/sessions?${address}`}
      act={say.toSession}
      about={session.number}
    >
      <strong>
        {job.jobId} · {channelDatabase.name}: <code>{status}</code>
      </strong>{' '}
      <span className="soft">
        {session.tryCount === 1 ? say.triesOne : say.tries(number(session.tryCount))}
        {session.message && (
          <>
            {' · '}
            <Explained message={session.message} explanations={session.explanations} />
          </>
        )}
      </span>
    </Line>
  )
}

/** Differences that no job repairs, so that a person must review them. */
function ReportedDifferences({ place: { database, reconciliation } }: { place: Place }) {
  const say = useText(OVERVIEW)
  const number = useNumber()
  const name = database?.name ?? say.headquarters
  const count = reconciliation?.reported ?? 0
  const address = new URLSearchParams({ status: 'REPORTED', ...(database && { database: database.key }) })
  return (
    <Line tone="warn" icon="differs" to={`/jobs/differences?${address}`} act={say.toDifferences} about={name}>
      <strong>
        {name}: {count === 1 ? say.reportedOne : say.reported(number(count))}
      </strong>{' '}
      <span className="soft">{say.reportedHint}</span>
    </Line>
  )
}

function ChannelProblem({ channel }: { channel: ChannelSeen }) {
  const say = useText(OVERVIEW)
  const state = stateOf(channel)
  const { reason, explanations = [] } = channel.database.lastUploadAttempt ?? {}
  return (
    <Line
      tone={STATE_TONES[state] === 'bad' ? 'bad' : 'warn'}
      icon="store"
      to={`/diagnose?of=${encodeURIComponent(channel.key)}&as=channel`}
      act={say.toCause}
      about={channel.name}
    >
      <strong>
        {channel.name}: {state === 'Online' ? say.uploadFails : say[`channel${state}`]}
      </strong>{' '}
      {state === 'Online' && reason && (
        <span className="soft">
          <Explained message={reason} explanations={explanations} />
        </span>
      )}
    </Line>
  )
}

function NoWorker({ since }: { since: string }) {
  const say = useText(OVERVIEW)
  return (
    <Line tone="bad" icon="clock" to="/jobs" act={say.toJobs} about={say.noWorker}>
      <strong>{say.noWorker}</strong>{' '}
      <span className="soft">
        {say.workerLastSeen} <Ago at={since} />
      </span>
    </Line>
  )
}

function OverdueSchedule({ schedule, at }: { schedule: Schedule; at: string }) {
  const say = useText(OVERVIEW)
  const duration = useDuration()
  return (
    <Line
      tone="warn"
      icon="clock"
      to={`/jobs?schedule=${encodeURIComponent(schedule.id)}`}
      act={say.toSchedule}
      about={schedule.name}
    >
      <strong>
        {schedule.name} ({schedule.jobs.join(', ')})
      </strong>{' '}
      {say.overdue(duration(overdueBy(schedule, at)))}
    </Line>
  )
}

/** True when the channel's last attempt to upload failed, which headquarters may not know. */
function uploadFails({ database }: ChannelSeen): boolean {
  return typeof database.lastUploadAttempt?.reason === 'string'
}

function overdueSchedules(jobs: OverviewSchedulesQuery | undefined, at: string): Schedule[] {
  const all = new Map(jobs?.batchJobs.flatMap(({ schedules }) => schedules).map((each) => [each.id, each]))
  return [...all.values()].filter((schedule) => schedule.active && overdueBy(schedule, at) > OVERDUE_AFTER_SECONDS)
}

function overdueBy({ nextRunAt }: Schedule, at: string): number {
  return nextRunAt === null ? 0 : (Date.parse(at) - Date.parse(nextRunAt)) / 1_000
}
