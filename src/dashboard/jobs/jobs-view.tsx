import { Link, useLocation, useSearchParams } from 'wouter'
import {
  DownloadSessionsDocument,
  JobsDocument,
  ReconciliationsDocument,
  RunEventsDocument,
  RunsDocument,
  SessionEventsDocument,
  UploadSessionsDocument,
} from '../../generated/dashboard.ts'
import { useLanguage, useText } from '../api/language.ts'
import { useLive } from '../api/live.ts'
import { keyOf, queries } from '../api/query.ts'
import { useThrottle } from '../api/throttle.ts'
import { JobList } from './job-list.tsx'
import { RunList, RunningNow } from './runs.tsx'
import { SessionList } from './session-list.tsx'
import { JOBS } from './texts.ts'
import { JOBS_TITLE } from './title.ts'
import './jobs.css'
import './sessions.css'

const PATH = '/jobs'
const PARTS = [
  ['jobs', PATH],
  ['sessions', `${PATH}/sessions`],
  ['runs', `${PATH}/runs`],
] as const
/** What shows sessions. */
const SESSIONS = [keyOf(JobsDocument), keyOf(DownloadSessionsDocument), keyOf(UploadSessionsDocument)]
/** What shows runs, and what they came to. */
const RUNS = [keyOf(RunsDocument), keyOf(ReconciliationsDocument)]
const READ_EVERY_MS = 1_000

/** CDX jobs and batch jobs with their schedules, the sessions, and the runs: live, and where they are run, retried and cancelled. */
export default function JobsView() {
  const say = useText(JOBS)
  const [path] = useLocation()
  const [address] = useSearchParams()
  useChanges()
  return (
    <div className="jobs">
      <header>
        <h1>{JOBS_TITLE[useLanguage()]}</h1>
        <p className="soft hint">{say.lead}</p>
      </header>
      <nav className="jobs-parts" aria-label={say.parts}>
        {PARTS.map(([name, to]) => (
          <Link key={name} href={to} aria-current={path === to ? 'page' : undefined}>
            {say[name]}
          </Link>
        ))}
      </nav>
      {path !== `${PATH}/runs` && <RunningNow />}
      {path === `${PATH}/sessions` && <SessionList />}
      {path === `${PATH}/runs` && <RunList job={address.get('job')} />}
      {!PARTS.slice(1).some(([, to]) => to === path) && <JobList marked={address.get('job')} />}
    </div>
  )
}

/** Reads what is shown again when sessions or runs have changed. */
function useChanges(): void {
  const readSessions = useThrottle(READ_EVERY_MS, () => {
    for (const queryKey of SESSIONS) void queries.invalidateQueries({ queryKey })
  })
  const readRuns = useThrottle(READ_EVERY_MS, () => {
    for (const queryKey of RUNS) void queries.invalidateQueries({ queryKey })
  })
  useLive(SessionEventsDocument, {}, (events) => {
    if (events.some(({ __typename }) => __typename === 'CdxSessionChanged')) readSessions()
  })
  useLive(RunEventsDocument, {}, (events) => {
    if (events.some(({ __typename }) => __typename === 'BatchJobProgress')) readRuns()
  })
}
