import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import type { DownloadSessionRow } from '../../../model/cdx-session.ts'
import { type DownloadJobId, LOYALTY_JOB } from '../../../model/configuration.ts'
import { dropErasedMeanwhile } from '../../erasure/purge-packages.ts'
import { type BatchRunRow, LeaseLost, messageOf } from '../../jobs/run.ts'
import { changeSession, deletePackage } from '../sessions/download-session.ts'
import { insertSession, type NewSession } from '../sessions/new-download-session.ts'
import { shareFirstLoad } from './first-load.ts'
import { makePackage } from './make-package.ts'

/**
 * Makes a session with its package: STARTED, then AVAILABLE. If the package cannot be made, the session becomes
 * CREATE_FAILED and the error is thrown; the next run makes another session, which also carries the content of canceled
 * ones.
 */
export async function startDownload(
  hq: HeadquartersDatabase,
  actor: Actor,
  run: BatchRunRow,
  session: NewSession,
): Promise<DownloadSessionRow> {
  const started = await insertSession(hq, actor, run, session)
  try {
    return await makeAvailable(hq, run, started)
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

/** The jobs whose packages an erasure must clear. */
const CARRIES_PERSONS: readonly DownloadJobId[] = ['1010', LOYALTY_JOB]

async function makeAvailable(
  hq: HeadquartersDatabase,
  run: BatchRunRow,
  started: DownloadSessionRow,
): Promise<DownloadSessionRow> {
  const made = (await shareFirstLoad(hq, started)) ?? (await makePackage(hq, started))
  if (CARRIES_PERSONS.includes(started.jobId)) await dropErasedMeanwhile(hq.db, started.id, made.toPosition)
  const available = await changeSession(hq.db, run, started.id, {
    expect: ['STARTED'],
    status: 'AVAILABLE',
    set: sql`to_position = ${made.toPosition}::bigint, "full" = ${made.full}, parts = ${made.parts},
        rows_affected = ${made.rows},
        file_size = ${made.fileSize}, checksum = ${made.checksum}`,
  })
  if (!available) throw new LeaseLost()
  return available
}
