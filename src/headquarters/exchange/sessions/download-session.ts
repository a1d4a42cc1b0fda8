import { type SQL, sql } from 'drizzle-orm'
import { type Database, execute, type Transaction, transaction } from '../../../db/client.ts'
import { utcText } from '../../../db/utc-text.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import type { DownloadSessionRow, DownloadSessionStatus } from '../../../model/cdx-session.ts'
import type { NewEvent } from '../../../model/event.ts'
import { type BatchRunRow, guardFence } from '../../jobs/run.ts'

/** The columns of a DownloadSessionRow, from `download_session` with the alias `session`. */
export const downloadSessionColumns: SQL = sql`
  'DOWNLOAD' as type, session.id, session.number::text, session.job_id as "jobId",
  session.channel_database_id as "channelDatabaseId",
  session.run_id as "runId", session.status, session.revision, session."full",
    session.from_position::text as "fromPosition",
  session.to_position::text as "toPosition", session.redirects_from::text as "redirectsFrom",
    ${utcText('session.asked_at', 'US')} as "askedAt", session.parts,
  session.rows_affected as "rowsAffected", session.file_size as "fileSize", session.checksum,
    session.try_count as "tryCount",
  session.message, session.requested_by as "requestedBy", ${utcText('session.date_requested')} as "dateRequested",
  ${utcText('session.date_downloaded')} as "dateDownloaded", ${utcText('session.date_applied')} as "dateApplied",
  session.replaced_by as "replacedBy"`

/** The event of a session's new status. */
export function downloadSessionEvent(session: DownloadSessionRow): NewEvent {
  return {
    kind: 'DOWNLOAD_SESSION',
    entityId: session.id,
    channelDatabaseId: session.channelDatabaseId,
    runId: session.runId,
    status: session.status,
    revision: session.revision,
  }
}

/** A change of a session: the statuses it must have, the new values, and further work in the same transaction. */
export type SessionChange = {
  expect: readonly DownloadSessionStatus[]
  status: DownloadSessionStatus
  /** Additional assignments to columns of `download_session`. */
  set?: SQL
  message?: string | null
  errorCode?: string
  also?: (tx: Transaction) => Promise<unknown>
}

/**
 * Changes a session under its run's fence and appends its event. Undefined if the session does not, or no longer, have
 * an expected status.
 */
export async function changeSession(
  db: Database,
  run: BatchRunRow,
  sessionId: string,
  { expect, status, set, message = null, errorCode, also }: SessionChange,
): Promise<DownloadSessionRow | undefined> {
  const session = await transaction(db, async (tx) => {
    await guardFence(tx, run)
    const [changed] = await execute<DownloadSessionRow>(
      tx,
      sql`/* exchange.changeSession */
      update download_session session
      set status = ${status}, message = ${message}::text, revision = revision + 1,
        run_id = ${run.runId}${set ? sql`, ${set}` : sql``}
      where id = ${sessionId} and status = any(${sql.param(expect)}::text[])
      returning ${downloadSessionColumns}`,
    )
    if (!changed) return undefined
    await also?.(tx)
    await append(tx, [{ ...downloadSessionEvent(changed), errorCode: errorCode ?? null }])
    return changed
  })
  wake(db)
  return session
}

/** Deletes a session's package, which is applied or never will be. */
export async function deletePackage(tx: Transaction, sessionId: string): Promise<void> {
  await execute(tx, sql`/* exchange.deletePackage */ delete from download_package where session_id = ${sessionId}`)
}
