import { useSearchParams } from 'wouter'
import { useText } from '../../api/language.ts'
import { type LoadedPages, useApiPages } from '../../api/query.ts'
import {
  DownloadSessionsDocument,
  OneSessionDocument,
  type OneSessionQuery,
  UploadSessionsDocument,
} from '../../generated/documents.ts'
import { Explained } from '../../ui/explained.tsx'
import { Icon } from '../../ui/icon.tsx'
import { More } from '../../ui/more.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/state.tsx'
import { Ago, useNumber } from '../../ui/time.tsx'
import { useJobName } from '../shared/job-names.ts'
import { isNotPicked, Picked } from '../shared/picked.tsx'
import { JOBS } from '../shared/texts.ts'
import { type Session, sessionOf, statusesOf } from './session.ts'
import { SessionActions } from './session-actions.tsx'
import { SessionFilters } from './session-filters.tsx'
import { SessionStatusBadge } from './session-status.tsx'

const PAGE = 50
const UPLOAD_JOB = 'P-0001'

/** Upload and download sessions, newest first. The session that the address names is shown above the list. */
export function SessionList() {
  const say = useText(JOBS)
  const [address] = useSearchParams()
  const pages = useSessions(address)
  const { nodes: sessions, error, reload } = pages
  return (
    <>
      <Picked param="session" title={say.pickedSession} document={OneSessionDocument} pick={sessionIn}>
        {(session) => <SessionTable sessions={[session]} />}
      </Picked>
      <SessionFilters />
      {!sessions && (error ? <ErrorState error={error} retry={reload} /> : <Skeleton lines={8} />)}
      {sessions?.length === 0 && (
        <EmptyState icon="search" title={say.noneMatch}>
          <p className="soft">{say.noneMatchHint}</p>
        </EmptyState>
      )}
      {sessions && sessions.length > 0 && (
        <div className="card jobs-card">
          <SessionTable sessions={sessions.filter(isNotPicked(address, 'session'))} />
        </div>
      )}
      <More pages={pages} />
    </>
  )
}

const sessionIn = ({ node }: OneSessionQuery): Session | null =>
  node?.__typename === 'DownloadSession' || node?.__typename === 'UploadSession' ? sessionOf(node) : null

/** Uploads and downloads as one list. */
function useSessions(address: URLSearchParams): LoadedPages<Session> {
  const job = address.get('job')
  const channelDatabase = address.get('database')
  const { download, upload } = statusesOf(address.get('status') ?? '')
  const wantsDownloads = job !== UPLOAD_JOB && download.length > 0
  const wantsUploads = (job === null || job === UPLOAD_JOB) && upload.length > 0
  const downloads = useApiPages(
    DownloadSessionsDocument,
    { job, channelDatabase, status: download, first: PAGE },
    ({ downloadSessions }) => downloadSessions,
    { enabled: wantsDownloads },
  )
  const uploads = useApiPages(
    UploadSessionsDocument,
    { channelDatabase, status: upload, first: PAGE },
    ({ uploadSessions }) => uploadSessions,
    { enabled: wantsUploads },
  )
  return merged([
    ...(wantsDownloads ? [{ ...downloads, nodes: downloads.nodes?.map(sessionOf) ?? null }] : []),
    ...(wantsUploads ? [{ ...uploads, nodes: uploads.nodes?.map(sessionOf) ?? null }] : []),
  ])
}

/**
 * Merges lists by time. The result ends at the earliest end of a list that has more: older sessions of the other lists
 * follow when that list has been read further.
 */
function merged(lists: readonly LoadedPages<Session>[]): LoadedPages<Session> {
  const ends = lists.map(({ nodes, hasMore }) => (hasMore ? (nodes?.at(-1)?.at ?? '') : ''))
  const end = ends.toSorted().at(-1) ?? ''
  const isRead = lists.every(({ nodes }) => nodes !== null)
  const all = lists.flatMap(({ nodes }) => nodes ?? []).filter(({ at }) => at >= end)
  return {
    nodes: isRead ? all.sort((a, b) => b.at.localeCompare(a.at)) : null,
    total: lists.reduce<number | null>((sum, { total }) => (sum === null || total === null ? null : sum + total), 0),
    error: lists.map(({ error }) => error).find((error) => error) ?? null,
    hasMore: lists.some(({ hasMore }) => hasMore),
    isReadingMore: lists.some(({ isReadingMore }) => isReadingMore),
    readMore: () => {
      for (const list of lists.filter((_, nth) => ends[nth] === end)) list.readMore()
    },
    reload: () => {
      for (const list of lists) list.reload()
    },
  }
}

function SessionTable({ sessions }: { sessions: readonly Session[] }) {
  const say = useText(JOBS)
  const columns = [say.number, say.job, say.database, say.status, say.rows, say.tries, say.when, say.actions]
  return (
    <table className="table stacks">
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
        {session.message && (
          <span className="session-message hint">
            <Explained message={session.message} explanations={session.explanations} />
          </span>
        )}
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
