import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import type { HeadquartersServer } from '../../../between/sides.ts'
import { execute, transaction } from '../../../db/client.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import type { DownloadSessionRow } from '../../../model/cdx-session.ts'
import type { DownloadJobId } from '../../../model/configuration.ts'
import { erasedSince, lockPackages } from '../../erasure/purge-packages.ts'
import { type BatchRunRow, guardFence, LeaseLost, messageOf } from '../../jobs/run.ts'
import { changeSession, deletePackage, downloadSessionColumns, downloadSessionEvent } from './download-session.ts'
import { makePackage } from './make-package.ts'

/** What a new session begins from: where the channel database is, by its own account. */
export type NewSession = {
  channelDatabaseId: string
  jobId: DownloadJobId
  full: boolean
  fromPosition: string
  askedAt: string
}

/**
 * Makes a session with its package: STARTED, then AVAILABLE. When the package cannot be made the session is CREATE_FAILED and the fault goes
 * on; the next run makes another one. It carries what earlier, cancelled sessions of the job should have.
 */
export async function startDownload(
  hq: HeadquartersServer,
  actor: Actor,
  run: BatchRunRow,
  session: NewSession,
): Promise<DownloadSessionRow> {
  const started = await insertSession(hq, actor, run, session)
  try {
    for (;;) {
      const available = await makeAvailable(hq, run, started)
      if (available !== 'ERASED_MEANWHILE') return available
    }
  } catch (error) {
    if (!(error instanceof LeaseLost)) {
      await changeSession(hq.db, run, started.id, {
        expect: ['STARTED'],
        status: 'CREATE_FAILED',
        message: messageOf(error),
        also: (tx) => deletePackage(tx, started.id),
      }).catch(() => {})
    }
    throw error
  }
}

/** Undoes that a package becomes available which may have a customer that was erased while it was made. */
class ErasedMeanwhile extends Error {
  override readonly name = 'ErasedMeanwhile'
}

async function makeAvailable(
  hq: HeadquartersServer,
  run: BatchRunRow,
  started: DownloadSessionRow,
): Promise<DownloadSessionRow | 'ERASED_MEANWHILE'> {
  const made = await makePackage(hq, started)
  try {
    const available = await changeSession(hq.db, run, started.id, {
      expect: ['STARTED'],
      status: 'AVAILABLE',
      set: sql`to_position = ${made.toPosition}::bigint, "full" = ${made.full}, parts = ${made.parts}, rows_affected = ${made.rows},
        file_size = ${made.fileSize}, checksum = ${made.checksum}`,
      also: async (tx) => {
        if (started.jobId !== '1010') return
        await lockPackages(tx)
        if (await erasedSince(tx, made.toPosition)) throw new ErasedMeanwhile()
      },
    })
    if (!available) throw new LeaseLost()
    return available
  } catch (error) {
    if (!(error instanceof ErasedMeanwhile)) throw error
    await transaction(hq.db, (tx) => deletePackage(tx, started.id))
    return 'ERASED_MEANWHILE'
  }
}

/** A session that has just been STARTED, which replaces those of the job that were given up. */
export async function insertSession(
  hq: HeadquartersServer,
  actor: Actor,
  run: BatchRunRow,
  { channelDatabaseId, jobId, full, fromPosition, askedAt }: NewSession,
): Promise<DownloadSessionRow> {
  const session = await transaction(hq.db, async (tx) => {
    await guardFence(tx, run)
    const [started] = await execute<DownloadSessionRow>(
      tx,
      sql`/* exchange.startDownload */
      insert into download_session as session (
        id, job_id, channel_database_id, run_id, status, "full", from_position, to_position, asked_at, requested_by
      )
      values (
        ${randomUUID()}, ${jobId}, ${channelDatabaseId}, ${run.runId}, 'STARTED', ${full}, ${fromPosition}::bigint,
        ${fromPosition}::bigint, ${askedAt}::timestamptz, ${actor.id}
      )
      returning ${downloadSessionColumns}`,
    )
    if (!started) throw new Error('No download session was made.')
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
