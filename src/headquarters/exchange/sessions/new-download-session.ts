import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { execute, transaction } from '../../../db/client.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import type { DownloadSessionRow } from '../../../model/cdx-session.ts'
import type { DownloadJobId } from '../../../model/configuration.ts'
import { type BatchRunRow, guardFence } from '../../jobs/run.ts'
import { downloadSessionColumns, downloadSessionEvent } from './download-session.ts'

/**
 * The start of a new session: the positions that the channel database itself reports. `redirectsFrom`: that of
 * redirects; null if it does not know them.
 */
export type NewSession = {
  channelDatabaseId: string
  jobId: DownloadJobId
  full: boolean
  fromPosition: string
  redirectsFrom: string | null
  askedAt: string
}

/** Inserts a STARTED session, which replaces the job's canceled and failed ones. */
export async function insertSession(
  hq: HeadquartersDatabase,
  actor: Actor,
  run: BatchRunRow,
  { channelDatabaseId, jobId, full, fromPosition, redirectsFrom, askedAt }: NewSession,
): Promise<DownloadSessionRow> {
  const session = await transaction(hq.db, async (tx) => {
    await guardFence(tx, run)
    const [started] = await execute<DownloadSessionRow>(
      tx,
      sql`/* exchange.startDownload */
      insert into download_session as session (
        id, job_id, channel_database_id, run_id, status, "full", from_position, to_position, redirects_from, asked_at,
        requested_by
      )
      values (
        ${randomUUID()}, ${jobId}, ${channelDatabaseId}, ${run.runId}, 'STARTED', ${full}, ${fromPosition}::bigint,
        ${fromPosition}::bigint, ${redirectsFrom}::bigint, ${askedAt}::timestamptz, ${actor.id}
      )
      returning ${downloadSessionColumns}`,
    )
    if (!started) throw new Error('The download session was not inserted.')
    await execute(
      tx,
      sql`/* exchange.replaceSession */
      update download_session
      set replaced_by = ${started.id}
      where channel_database_id = ${channelDatabaseId} and job_id = ${jobId} and status in ('CANCELED', 'CREATE_FAILED')
        and replaced_by is null and number < ${started.number}::bigint`,
    )
    await append(tx, [downloadSessionEvent(started)])
    return started
  })
  wake(hq.db)
  return session
}
