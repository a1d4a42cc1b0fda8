import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import type { ChannelSide } from '../../../between/channel-side.ts'
import { onChannelDatabase } from '../../../between/headquarters-of.ts'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { type Executor, execute } from '../../../db/client.ts'
import type { DownloadSessionRow, UploadSessionRow } from '../../../model/cdx-session.ts'
import type { DownloadJobId } from '../../../model/configuration.ts'
import { openRun, underLease } from '../../jobs/run.ts'
import { changeSession } from '../sessions/download-session.ts'
import { insertSession } from '../sessions/new-download-session.ts'
import { type ExchangeRefusal, jobAlreadyRunning, type Transfer } from '../sessions/refusals.ts'
import { endUploadSession, startUploadSession } from '../sessions/upload-session.ts'

/**
 * A job of a channel database that headquarters refuses because headquarters is rewound. `quiet`, for schedules,
 * records the refusal once instead of at each run.
 */
type Refused = { hq: HeadquartersDatabase; actor: Actor; side: ChannelSide; refusal: ExchangeRefusal; quiet: boolean }

const ERROR_CODE = 'HEADQUARTERS_REWOUND'

/** Ends P-0001 with a failed session that states the reason; pending operations stay pending. */
export async function refuseUpload(refused: Refused): Promise<Transfer<UploadSessionRow>> {
  const { hq, actor, side, refusal, quiet } = refused
  if (quiet && (await isRecorded(hq.db, 'upload_session', side.id, 'P-0001', refusal.message)))
    return { session: null, refusal }
  const opened = await openRun(hq.db, { jobId: 'P-0001', scope: `P-0001:${side.id}`, actor })
  if ('alreadyRunning' in opened) return { session: null, refusal: jobAlreadyRunning(opened.alreadyRunning) }
  return underLease(hq.db, opened.run, async (lease) => {
    const { id } = await startUploadSession(hq.db, actor, opened.run, side.id)
    const session = await endUploadSession(hq.db, id, {
      status: 'FAILED',
      message: refusal.message,
      errorCode: ERROR_CODE,
    })
    lease.conclude('ERROR', refusal.message)
    return { session, refusal }
  })
}

/** Ends a download job with a session without a package; the next session after the acceptance replaces it. */
export async function refuseDownload(refused: Refused, jobId: DownloadJobId): Promise<Transfer<DownloadSessionRow>> {
  const { hq, actor, side, refusal, quiet } = refused
  if (quiet && (await isRecorded(hq.db, 'download_session', side.id, jobId, refusal.message)))
    return { session: null, refusal }
  const applied = await onChannelDatabase(() => side.appliedJob(jobId))
  const opened = await openRun(hq.db, { jobId, scope: `${jobId}:${side.id}`, actor })
  if ('alreadyRunning' in opened) return { session: null, refusal: jobAlreadyRunning(opened.alreadyRunning) }
  return underLease(hq.db, opened.run, async (lease) => {
    const started = await insertSession(hq, actor, opened.run, {
      channelDatabaseId: side.id,
      jobId,
      full: false,
      fromPosition: applied.position ?? '0',
      redirectsFrom: applied.redirectsThrough ?? null,
      askedAt: applied.now,
    })
    const session = await changeSession(hq.db, opened.run, started.id, {
      expect: ['STARTED'],
      status: 'CREATE_FAILED',
      message: refusal.message,
      errorCode: ERROR_CODE,
    })
    lease.conclude('ERROR', refusal.message)
    return { session: session ?? started, refusal }
  })
}

/** True if the newest session of the job already has this message. */
async function isRecorded(
  db: Executor,
  table: 'upload_session' | 'download_session',
  channelDatabaseId: string,
  jobId: string,
  message: string,
): Promise<boolean> {
  const [newest] = await execute<{ recorded: boolean }>(
    db,
    sql`/* exchange.isRecorded */
    select message is not distinct from ${message} as recorded
    from ${sql.raw(table)}
    where channel_database_id = ${channelDatabaseId} and job_id = ${jobId}
    order by number desc
    limit 1`,
  )
  return newest?.recorded ?? false
}
