import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { transaction } from '../../../db/client.ts'
import type { DownloadSessionRow } from '../../../model/cdx-session.ts'
import { erasedSince, lockPackages } from '../../erasure/purge-packages.ts'
import { type BatchRunRow, LeaseLost, messageOf } from '../../jobs/run.ts'
import { changeSession, deletePackage } from '../sessions/download-session.ts'
import { insertSession, type NewSession } from '../sessions/new-download-session.ts'
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

/** Rolls back the publication of a package that may contain a customer erased while the package was made. */
class ErasedMeanwhile extends Error {
  override readonly name = 'ErasedMeanwhile'
}

async function makeAvailable(
  hq: HeadquartersDatabase,
  run: BatchRunRow,
  started: DownloadSessionRow,
): Promise<DownloadSessionRow | 'ERASED_MEANWHILE'> {
  const made = await makePackage(hq, started)
  try {
    const available = await changeSession(hq.db, run, started.id, {
      expect: ['STARTED'],
      status: 'AVAILABLE',
      set: sql`to_position = ${made.toPosition}::bigint, "full" = ${made.full}, parts = ${made.parts},
        rows_affected = ${made.rows},
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
