import { useEffect, useRef } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { useLanguage, useText } from '../api/language.ts'
import { mayHaveMissed, useLive } from '../api/live.ts'
import { keyOf, queries } from '../api/query.ts'
import { useThrottle } from '../api/throttle.ts'
import { useMay, useWhoami } from '../api/whoami.ts'
import {
  DifferencesDocument,
  DownloadSessionsDocument,
  HeadquartersReconciliationDocument,
  JobsDocument,
  OneDifferenceDocument,
  OneRunDocument,
  OneSessionDocument,
  ReconciliationsDocument,
  RunEventsDocument,
  RunsDocument,
  SessionEventsDocument,
  UploadSessionsDocument,
} from '../generated/documents.ts'
import { Alerts } from './alerts/alerts.tsx'
import { Differences } from './differences/differences.tsx'
import { JobList } from './list/job-list.tsx'
import { NoWorker } from './list/no-worker.tsx'
import { RunList, RunningNow } from './list/runs.tsx'
import { ScheduleList } from './list/schedule-list.tsx'
import { SessionList } from './sessions/session-list.tsx'
import { JOBS } from './shared/texts.ts'
import { JOBS_TITLE } from './title.ts'
import { Webhooks } from './webhooks/webhooks.tsx'
import './jobs.css'
import './sessions/sessions.css'

const PATH = '/jobs'
const PARTS = [
  ['jobs', PATH],
  ['schedules', `${PATH}/schedules`],
  ['sessions', `${PATH}/sessions`],
  ['runs', `${PATH}/runs`],
  ['differences', `${PATH}/differences`],
  ['alerts', `${PATH}/alerts`],
  ['webhooks', `${PATH}/webhooks`],
] as const
/** The queries that show sessions. */
const SESSIONS = [
  keyOf(JobsDocument),
  keyOf(DownloadSessionsDocument),
  keyOf(UploadSessionsDocument),
  keyOf(OneSessionDocument),
]
/** The queries that show runs and their results. */
const RUNS = [
  keyOf(RunsDocument),
  keyOf(OneRunDocument),
  keyOf(ReconciliationsDocument),
  keyOf(HeadquartersReconciliationDocument),
  keyOf(DifferencesDocument),
  keyOf(OneDifferenceDocument),
]
const READ_EVERY_MS = 1_000

/** Jobs with their schedules, sessions, runs and differences: live, with the actions to run, retry and cancel. */
export default function JobsView() {
  const say = useText(JOBS)
  const [path] = useLocation()
  const [address] = useSearchParams()
  const may = useMay()
  const { channels } = useWhoami()
  const mayWebhooks = may('Query.webhookEndpoints')
  // They are of all channels together.
  const mayAlerts = may('Query.alerts') && channels === null
  useChanges()
  return (
    <div className="jobs">
      <header>
        <h1>{JOBS_TITLE[useLanguage()]}</h1>
        <p className="soft hint">{say.lead}</p>
      </header>
      <nav className="jobs-parts" aria-label={say.parts}>
        {PARTS.filter(([name]) => (name !== 'webhooks' || mayWebhooks) && (name !== 'alerts' || mayAlerts)).map(
          ([name, to]) => (
            <Part key={name} to={to} current={path === to}>
              {say[name]}
            </Part>
          ),
        )}
      </nav>
      <NoWorker />
      {path !== `${PATH}/runs` && <RunningNow />}
      {path === `${PATH}/schedules` && <ScheduleList marked={address.get('schedule')} />}
      {path === `${PATH}/sessions` && <SessionList />}
      {path === `${PATH}/runs` && <RunList job={address.get('job')} status={address.get('status')} />}
      {path === `${PATH}/differences` && <Differences />}
      {path === `${PATH}/alerts` && mayAlerts && <Alerts />}
      {path === `${PATH}/webhooks` && mayWebhooks && <Webhooks />}
      {!PARTS.slice(1).some(([, to]) => to === path) && (
        <JobList marked={address.get('job')} schedule={address.get('schedule')} />
      )}
    </div>
  )
}

function Part({ to, current, children }: { to: string; current: boolean; children: string }) {
  const link = useRef<HTMLAnchorElement>(null)
  // On a phone the parts are one line that may be wider than the screen.
  useEffect(() => {
    if (current) link.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current])
  return (
    <Link ref={link} href={to} aria-current={current ? 'page' : undefined}>
      {children}
    </Link>
  )
}

/** Reloads the view when sessions or runs change. */
function useChanges(): void {
  const readSessions = useThrottle(READ_EVERY_MS, () => reload(SESSIONS))
  const readRuns = useThrottle(READ_EVERY_MS, () => reload(RUNS))
  useLive(SessionEventsDocument, {}, (events) => {
    if (events.some((event) => event.__typename === 'CdxSessionChanged' || mayHaveMissed(event))) readSessions()
  })
  useLive(RunEventsDocument, {}, (events) => {
    if (events.some((event) => event.__typename === 'BatchJobProgress' || mayHaveMissed(event))) readRuns()
  })
}

function reload(keys: readonly unknown[][]): Promise<unknown> {
  return Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })))
}
