import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import { isUuid } from '../../../db/uuid.ts'
import type {
  CdxSessionRow,
  DownloadSessionRow,
  DownloadSessionStatus,
  UploadSessionRow,
  UploadSessionStatus,
} from '../../../model/cdx-session.ts'
import { type BatchRunRow, openRun, type RunLease, underLease } from '../../jobs/run.ts'
import { type TransferTarget, transferTarget } from '../channel-databases/channel-database.ts'
import { cancel, deliverDownload } from '../download/deliver-download.ts'
import { changeSession } from '../sessions/download-session.ts'
import { findDownloadSessions, findUploadSessions } from '../sessions/list-sessions.ts'
import { type ExchangeRefusal, jobAlreadyRunning, refused, type Transfer } from '../sessions/refusals.ts'
import { endUploadSession } from '../sessions/upload-session.ts'
import { upload } from '../upload/upload.ts'

/** Statuses from which a session can be retried (docs/domain.md, Download sessions). */
const RETRYABLE: readonly DownloadSessionStatus[] = ['AVAILABLE', 'SUSPENDED', 'DOWNLOAD_FAILED', 'APPLY_FAILED']

/** Statuses of an upload session that has not carried what it was made for. */
const UPLOADED_AGAIN: readonly UploadSessionStatus[] = ['FAILED', 'CANCELED']

/**
 * Retries a suspended, failed or available download session with a new count of tries. A failed or canceled upload
 * session is run again as a new session of P-0001, which carries what is still pending. Returns when it has ended.
 */
export async function retrySession(sides: Sides, actor: Actor, sessionId: string): Promise<Transfer<CdxSessionRow>> {
  const hq = headquartersOf(sides)
  const session = await findSession(hq, actor, sessionId)
  if (!session) return refusal(unknown)
  if (session.type === 'UPLOAD') return uploadAgain(sides, hq, actor, session)
  if (!RETRYABLE.includes(session.status)) {
    return refusal(wrongStatus(`A session that is ${session.status} cannot be retried.`), session)
  }
  const target = await transferTarget(hq.db, sides, session.channelDatabaseId)
  if ('code' in target) return refusal(target, session)
  return underRun(hq, actor, session, async (run, lease) => {
    const available = await changeSession(hq.db, run, session.id, {
      expect: RETRYABLE,
      status: 'AVAILABLE',
      set: sql`try_count = 0`,
      also: (tx) => recordAudit(tx, actor, { action: 'retrySession', target: session.id, result: 'AVAILABLE' }),
    })
    if (!available) return concurrentlyChanged(hq, actor, sessionId)
    return { session: await deliver(hq, run, lease, target, available), refusal: null }
  })
}

async function uploadAgain(
  sides: Sides,
  hq: HeadquartersDatabase,
  actor: Actor,
  session: UploadSessionRow,
): Promise<Transfer<CdxSessionRow>> {
  if (!UPLOADED_AGAIN.includes(session.status))
    return refusal(wrongStatus(`An upload session that is ${session.status} cannot be run again.`), session)
  const { session: next, refusal: why } = await upload(sides, actor, session.channelDatabaseId)
  if (why) return refusal(why, session)
  await recordAudit(hq.db, actor, { action: 'retrySession', target: session.id, result: next?.status ?? 'NO_DATA' })
  return { session: next ?? session, refusal: null }
}

async function deliver(
  hq: HeadquartersDatabase,
  run: BatchRunRow,
  lease: RunLease,
  target: TransferTarget,
  available: DownloadSessionRow,
) {
  const { delivery, session } = await deliverDownload(hq, run, lease, target, available)
  if (delivery !== 'APPLIED') lease.conclude('ERROR', session.message)
  return session
}

/**
 * Cancels a session that has not been applied. The job's next session starts at the channel database's position, so
 * nothing is left out.
 */
export async function cancelSession(sides: Sides, actor: Actor, sessionId: string): Promise<Transfer<CdxSessionRow>> {
  const hq = headquartersOf(sides)
  const session = await findSession(hq, actor, sessionId)
  if (!session) return refusal(unknown)
  if (isOver(session)) return refusal(wrongStatus(`A session that is ${session.status} cannot be canceled.`), session)
  return underRun(hq, actor, session, async (run, lease) => {
    const message = `Canceled by ${actor.id}.`
    lease.conclude('FINISHED', `Session ${session.number} was canceled.`)
    const canceled =
      session.type === 'DOWNLOAD'
        ? await cancel(hq, run, session, message)
        : await endUploadSession(hq.db, session.id, { status: 'CANCELED', message })
    if (!canceled) return concurrentlyChanged(hq, actor, sessionId)
    await recordAudit(hq.db, actor, { action: 'cancelSession', target: session.id, result: 'CANCELED' })
    return { session: canceled, refusal: null }
  })
}

function isOver({ type, status }: CdxSessionRow): boolean {
  const open =
    type === 'UPLOAD' ? ['STARTED', 'UPLOADED'] : [...RETRYABLE, 'STARTED', 'REQUESTED', 'DOWNLOADED', 'CREATE_FAILED']
  return !open.includes(status)
}

/**
 * Works under the job's run, so that no other process works on the session, and late writes of a dead process are
 * refused.
 */
async function underRun(
  hq: HeadquartersDatabase,
  actor: Actor,
  { jobId, channelDatabaseId }: CdxSessionRow,
  work: (run: BatchRunRow, lease: RunLease) => Promise<Transfer<CdxSessionRow>>,
): Promise<Transfer<CdxSessionRow>> {
  const opened = await openRun(hq.db, { jobId, scope: `${jobId}:${channelDatabaseId}`, actor })
  if ('alreadyRunning' in opened) return refusal(jobAlreadyRunning(opened.alreadyRunning))
  return underLease(hq.db, opened.run, (lease) => work(opened.run, lease))
}

async function concurrentlyChanged(
  hq: HeadquartersDatabase,
  actor: Actor,
  sessionId: string,
): Promise<Transfer<CdxSessionRow>> {
  const session = await findSession(hq, actor, sessionId)
  return refusal(wrongStatus(`The session has changed to ${session?.status ?? 'deleted'}. Reload it.`), session)
}

async function findSession({ db }: HeadquartersDatabase, actor: Actor, id: string): Promise<CdxSessionRow | null> {
  if (!isUuid(id)) return null
  const { channels } = actor
  const [session] = [
    ...(await findDownloadSessions(db, [id], channels)),
    ...(await findUploadSessions(db, [id], channels)),
  ]
  return session ?? null
}

const unknown = refused('NOT_FOUND', 'No session has this id.', ['input', 'session'])

function wrongStatus(message: string): ExchangeRefusal {
  return refused('SESSION_STATUS', message, ['input', 'session'])
}

function refusal(why: ExchangeRefusal, session: CdxSessionRow | null = null): Transfer<CdxSessionRow> {
  return { session, refusal: why }
}
