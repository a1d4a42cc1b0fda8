import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { batchStatementTimeout, type Database, execute, type Transaction, transaction } from '../../../db/client.ts'
import { utcText } from '../../../db/utc-text.ts'
import { waitForLocks } from '../../../db/wait-for-locks.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import type { UploadSessionRow } from '../../../model/cdx-session.ts'
import type { NewEvent } from '../../../model/event.ts'
import { type BatchRunRow, guardFence } from '../../jobs/run.ts'

/** The columns of an UploadSessionRow, from `upload_session` with the alias `session`. */
export const uploadSessionColumns: SQL = sql`
  'UPLOAD' as type, session.id, session.number::text, session.job_id as "jobId",
  session.channel_database_id as "channelDatabaseId",
  session.run_id as "runId", session.status, session.revision, session.rows_affected as "rowsAffected",
    session.operations,
  session.erased,
  session.try_count as "tryCount", session.message, session.requested_by as "requestedBy",
  ${utcText('session.date_created')} as "dateCreated", ${utcText('session.date_uploaded')} as "dateUploaded"`

/** The event of a session's new status. */
export function uploadSessionEvent(session: UploadSessionRow): NewEvent {
  return {
    kind: 'UPLOAD_SESSION',
    entityId: session.id,
    channelDatabaseId: session.channelDatabaseId,
    runId: session.runId,
    status: session.status,
    revision: session.revision,
  }
}

/**
 * Starts a session. First fails the session that an earlier process left unfinished for the same channel database: this
 * run has the lease, so no other process works on it, and the new session carries its content. One that has hung keeps
 * the session locked until its transaction is ended, which is waited for.
 */
export async function startUploadSession(
  db: Database,
  actor: Actor,
  run: BatchRunRow,
  channelDatabaseId: string,
): Promise<UploadSessionRow> {
  const start = async (tx: Transaction) => {
    await waitForLocks(tx)
    await guardFence(tx, run)
    const left = await execute<UploadSessionRow>(
      tx,
      sql`/* exchange.startUploadSession */
      update upload_session session
      set status = 'FAILED', revision = revision + 1,
        message = 'The process of this session ended. The next session carries the rest.'
      where channel_database_id = ${channelDatabaseId} and status in ('STARTED', 'UPLOADED')
      returning ${uploadSessionColumns}`,
    )
    const started = await execute<UploadSessionRow>(
      tx,
      sql`/* exchange.startUploadSession */
      insert into upload_session as session (id, channel_database_id, run_id, status, requested_by)
      values (${randomUUID()}, ${channelDatabaseId}, ${run.runId}, 'STARTED', ${actor.id})
      returning ${uploadSessionColumns}`,
    )
    await append(tx, [...left, ...started].map(uploadSessionEvent))
    return started[0]
  }
  const session = await transaction(db, start, { statementTimeout: batchStatementTimeout })
  wake(db)
  if (!session) throw new Error('The upload session was not inserted.')
  return session
}

/** Ends an open session and appends its event. */
export async function endUploadSession(
  db: Database,
  sessionId: string,
  end: { status: 'APPLIED' | 'NO_DATA' | 'FAILED' | 'CANCELED'; message: string | null; errorCode?: string },
  alsoIn: (tx: Transaction) => Promise<unknown> = async () => {},
): Promise<UploadSessionRow> {
  const session = await transaction(db, async (tx) => {
    await alsoIn(tx)
    const [ended] = await execute<UploadSessionRow>(
      tx,
      sql`/* exchange.endUploadSession */
      update upload_session session
      set status = ${end.status}, message = ${end.message}::text, revision = revision + 1
      where id = ${sessionId} and status in ('STARTED', 'UPLOADED')
      returning ${uploadSessionColumns}`,
    )
    if (!ended) throw new UploadSessionEnded()
    await append(tx, [{ ...uploadSessionEvent(ended), errorCode: end.errorCode ?? null }])
    return ended
  })
  wake(db)
  return session
}

/** Thrown if a session is no longer open: another process has closed it and works in a session of its own. */
export class UploadSessionEnded extends Error {
  override readonly name = 'UploadSessionEnded'
  constructor() {
    super('Another process has ended the upload session.')
  }
}
