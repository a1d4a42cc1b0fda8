import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useLanguage, useText } from '../../api/language.ts'
import { useApiQuery } from '../../api/query.ts'
import { JobsDocument } from '../../generated/documents.ts'
import { explainedText } from '../../ui/explained.tsx'
import { isWord } from '../../ui/glossary.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { ErrorState, Skeleton } from '../../ui/state.tsx'
import { Term } from '../../ui/term.tsx'
import { Ago, useNumber } from '../../ui/time.tsx'
import { Reconciliations } from '../differences/reconciliations.tsx'
import { hasFailed, type Session, sessionOf } from '../sessions/session.ts'
import { SessionStatusBadge } from '../sessions/session-status.tsx'
import { useJobDescription, useJobName } from '../shared/job-names.ts'
import { JOBS } from '../shared/texts.ts'
import { type BatchJob, type CdxJob, JobActions } from './job-actions.tsx'
import { Schedules } from './schedules.tsx'

/** How many sessions of a job are shown, failed ones first; the others are counted in one line. */
const SHOWN_SESSIONS = 3
/** The jobs of the pipeline come first, in its order; the others follow in the server's order. */
const FIRST: readonly string[] = ['P-0001', 'synchronize', '1010', '1050', '1070', '1110']

/**
 * All jobs with their schedules, their last sessions and their actions. `marked` and `schedule` are the job and the
 * schedule that the address names.
 */
export function JobList({ marked, schedule }: { marked: string | null; schedule: string | null }) {
  const descriptionOf = useJobDescription()
  const say = useText(JOBS)
  const { data, error, refetch } = useApiQuery(JobsDocument, {}, { keep: true })
  const list = useRef<HTMLUListElement>(null)
  const isRead = data !== undefined
  useEffect(() => {
    // A schedule is listed at each job that it runs.
    if (isRead && schedule) list.current?.querySelector('.schedules .marked')?.scrollIntoView({ block: 'center' })
  }, [isRead, schedule])
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Skeleton lines={8} />
  const place = ({ jobId }: BatchJob) => (FIRST.includes(jobId) ? FIRST.indexOf(jobId) : FIRST.length)
  const jobs = [...data.batchJobs].sort((a, b) => place(a) - place(b))
  const empty = data.cdxJobs.filter(({ jobId }) => !jobs.some((job) => job.jobId === jobId))
  return (
    <>
      <ul ref={list} className="job-list card jobs-card">
        {jobs.map((job) => (
          <JobItem
            key={job.jobId}
            job={job}
            cdx={data.cdxJobs.find(({ jobId }) => jobId === job.jobId)}
            marked={job.jobId === marked}
            schedule={schedule}
          />
        ))}
      </ul>
      <details className="card jobs-card">
        <summary>{say.empty}</summary>
        <p className="soft hint">{say.emptyHint}</p>
        <ul className="empty-jobs">
          {empty.map(({ jobId, name, description }) => (
            <li key={jobId}>
              <strong>
                {jobId} {name}
              </strong>{' '}
              <span className="soft">{descriptionOf(jobId, description)}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

const iconOf = (cdx: CdxJob | undefined): IconName =>
  cdx === undefined ? 'sync' : cdx.direction === 'UPLOAD' ? 'up' : 'download'

type ItemProps = { job: BatchJob; cdx: CdxJob | undefined; marked: boolean; schedule: string | null }

function JobItem({ job, cdx, marked, schedule }: ItemProps) {
  const nameOf = useJobName()
  const descriptionOf = useJobDescription()
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (marked) item.current?.scrollIntoView({ block: 'nearest' })
  }, [marked])
  return (
    <li ref={item} className={marked ? 'job marked' : 'job'}>
      <div className="job-what">
        <h2>
          <Icon name={iconOf(cdx)} />
          <JobName jobId={job.jobId}>
            {cdx && `${cdx.jobId} `}
            {nameOf(job.jobId, cdx?.name ?? job.caption)}
          </JobName>
        </h2>
        <p className="soft hint">{descriptionOf(job.jobId, job.description)}</p>
        {cdx && <Subjobs cdx={cdx} />}
      </div>
      <div className="job-when">
        <Schedules job={job.jobId} schedules={job.schedules} marked={schedule} />
      </div>
      <div className="job-last">
        {job.jobId === 'reconcile' && <Reconciliations />}
        {cdx ? <LastSessions cdx={cdx} /> : <RunsLink jobId={job.jobId} />}
      </div>
      <div className="job-act">
        <JobActions job={job} cdx={cdx} />
      </div>
    </li>
  )
}

/** The name of a job, with its meaning where the glossary has it. */
function JobName({ jobId, children }: { jobId: string; children: ReactNode }) {
  return isWord(jobId) ? <Term of={jobId}>{children}</Term> : <span>{children}</span>
}

function Subjobs({ cdx: { subjobs } }: { cdx: CdxJob }) {
  const say = useText(JOBS)
  const number = useNumber()
  return (
    <details className="subjobs hint">
      <summary>{say.subjobs(number(subjobs.length))}</summary>
      <ul>
        {subjobs.map(({ name, headquartersTable, channelTable }) => (
          <li key={name}>
            {name} <code>{headquartersTable}</code> – <code>{channelTable}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}

function RunsLink({ jobId }: { jobId: string }) {
  return <More to={`/jobs/runs?job=${encodeURIComponent(jobId)}`}>{useText(JOBS).runsOf}</More>
}

function LastSessions({ cdx }: { cdx: CdxJob }) {
  const say = useText(JOBS)
  const number = useNumber()
  const sessions = cdx.lastSessions.map(sessionOf).sort((a, b) => Number(hasFailed(b)) - Number(hasFailed(a)))
  const failed = sessions.filter(hasFailed).length
  const shown = sessions.slice(0, Math.max(SHOWN_SESSIONS, failed))
  if (sessions.length === 0) return <p className="soft">{say.noSessions}</p>
  return (
    <>
      <ul className="last-sessions" aria-label={say.lastSessions}>
        {shown.map((session) => (
          <LastSession key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > shown.length && (
        <p className="soft hint">{say.moreSessions(number(sessions.length - shown.length))}</p>
      )}
      <More to={`/jobs/sessions?job=${encodeURIComponent(cdx.jobId)}`}>{say.sessionsOf}</More>
    </>
  )
}

function LastSession({ session }: { session: Session }) {
  const language = useLanguage()
  const { message, explanations } = session
  return (
    <li>
      <SessionStatusBadge status={session.status} />
      <span
        className="truncate"
        title={message === null ? undefined : explainedText(language, { message, explanations })}
      >
        {session.database.name}
      </span>
      <span className="soft hint">
        <Ago at={session.at} />
      </span>
    </li>
  )
}

function More({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link href={to} className="hint">
      {children}
    </Link>
  )
}
