import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { DownloadSessionsDocument, UploadSessionsDocument } from '../../generated/dashboard.ts'
import { useText } from '../api/language.ts'
import { useAsk } from '../api/query.ts'
import { Icon } from '../ui/icon.tsx'
import { EmptyState, ErrorState, Skeleton } from '../ui/state.tsx'
import { Ago, useNumber } from '../ui/time.tsx'
import { useJobName } from './job-names.ts'
import { type Session, sessionOf, statusesOf } from './session.ts'
import { SessionActions } from './session-actions.tsx'
import { SessionFilters } from './session-filters.tsx'
import { SessionStatusBadge } from './session-status.tsx'
import { JOBS } from './texts.ts'

const FIRST = 50
/** The most that the server gives at once. */
const MOST = 100
const UPLOAD_JOB = 'P-0001'

/** Upload and download sessions, newest first, as the address asks for them. */
export function SessionList() {
  const say = useText(JOBS)
  const [address] = useSearchParams()
  const [first, setFirst] = useState(FIRST)
  const { sessions, error, more, readAnew } = useSessions(address, first)
  return (
    <>
      <SessionFilters />
      {!sessions && (error ? <ErrorState error={error} retry={readAnew} /> : <Skeleton lines={8} />)}
      {sessions?.length === 0 && (
        <EmptyState icon="search" title={say.noneMatch}>
          <p className="soft">{say.noneMatchHint}</p>
        </EmptyState>
      )}
      {sessions && sessions.length > 0 && <SessionTable sessions={sessions} />}
      {more &&
        (first < MOST ? (
          <button type="button" className="button jobs-more" onClick={() => setFirst(MOST)}>
            {say.more}
          </button>
        ) : (
          <p className="soft hint">{say.narrow}</p>
        ))}
    </>
  )
}

function useSessions(address: URLSearchParams, first: number) {
  const job = address.get('job')
  const channelDatabase = address.get('database')
  const { download, upload } = statusesOf(address.get('status') ?? '')
  const wantsDownloads = job !== UPLOAD_JOB && download.length > 0
  const wantsUploads = (job === null || job === UPLOAD_JOB) && upload.length > 0
  const downloads = useAsk(
    DownloadSessionsDocument,
    { job, channelDatabase, status: download, first },
    { enabled: wantsDownloads, keep: true },
  )
  const uploads = useAsk(
    UploadSessionsDocument,
    { channelDatabase, status: upload, first },
    { enabled: wantsUploads, keep: true },
  )
  const pages = [
    ...(wantsDownloads ? [downloads.data?.downloadSessions] : []),
    ...(wantsUploads ? [uploads.data?.uploadSessions] : []),
  ]
  const there = pages.flatMap((page) => page ?? [])
  const sessions = there.flatMap(({ nodes }) => nodes.map(sessionOf)).sort((a, b) => b.at.localeCompare(a.at))
  return {
    sessions: there.length === pages.length ? sessions.slice(0, first) : null,
    error: (wantsDownloads ? downloads.error : null) ?? (wantsUploads ? uploads.error : null),
    more: there.some(({ pageInfo }) => pageInfo.hasNextPage) || sessions.length > first,
    readAnew: () => void Promise.all([downloads.refetch(), uploads.refetch()]),
  }
}

function SessionTable({ sessions }: { sessions: readonly Session[] }) {
  const say = useText(JOBS)
  const columns = [say.number, say.job, say.database, say.status, say.rows, say.tries, say.when, say.actions]
  return (
    <div className="card jobs-card">
      <table className="jobs-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function SessionRow({ session }: { session: Session }) {
  const say = useText(JOBS)
  const number = useNumber()
  const nameOf = useJobName()
  const { job, database, operations, replacedBy } = session
  return (
    <tr>
      <th scope="row" className="number">
        {session.number}
      </th>
      <td data-name={say.job}>
        <span className="job-word">
          <Icon name={session.upload ? 'up' : 'download'} />
          <span>
            {job.jobId} <span className="soft">{nameOf(job.jobId, job.name)}</span>
          </span>
          {session.full && <span className="badge">{say.fullBadge}</span>}
        </span>
      </td>
      <td data-name={say.database}>{database.name}</td>
      <td data-name={say.status}>
        <SessionStatusBadge status={session.status} />
        {session.message && <span className="session-message hint">{session.message}</span>}
        {replacedBy && <span className="soft hint">{say.replacedBy(replacedBy)}</span>}
      </td>
      <td data-name={say.rows} className="number">
        {number(session.rows)}
        {operations !== null && operations > 0 && (
          <span className="soft hint">{operations === 1 ? say.carriedOne : say.carried(number(operations))}</span>
        )}
      </td>
      <td data-name={say.tries} className="number">
        {number(session.tries)}
      </td>
      <td data-name={say.when}>
        <Ago at={session.at} />
        <span className="soft hint">{session.requestedBy}</span>
      </td>
      <td className="row-actions">
        <SessionActions session={session} />
      </td>
    </tr>
  )
}
