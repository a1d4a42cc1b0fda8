import { type SQL, sql } from 'drizzle-orm'
import type { ChannelSide } from '../../../between/channel-side.ts'
import {
  ChannelDatabaseUnavailable,
  isHeadquartersUnavailable,
  onChannelDatabase,
} from '../../../between/headquarters-of.ts'
import type { HeadquartersMark } from '../../../between/headquarters-side.ts'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { type Executor, execute } from '../../../db/client.ts'
import type { DownloadSessionRow, DownloadSessionStatus } from '../../../model/cdx-session.ts'
import type { DeliveredPart, DownloadHeader } from '../../../model/package.ts'
import { inChildSpan, SpanKind } from '../../../traces/spans.ts'
import { currentMark } from '../../incarnation/current-mark.ts'
import { type BatchRunRow, LeaseLost, messageOf, type RunLease } from '../../jobs/run.ts'
import { markRewound, type TransferTarget } from '../channel-databases/channel-database.ts'
import { changeSession, deletePackage } from '../sessions/download-session.ts'
import { acknowledgeDownload, endAppliedSession } from './acknowledge-download.ts'
import { deliveredParts, PackageDamaged, readPackage } from './read-package.ts'

/** The statuses from which a session can be delivered. */
export const DELIVERABLE: readonly DownloadSessionStatus[] = [
  'AVAILABLE',
  'REQUESTED',
  'DOWNLOADED',
  'DOWNLOAD_FAILED',
  'APPLY_FAILED',
]

/** The result of one delivery attempt. */
export type Delivery = 'APPLIED' | 'FAILED' | 'REWOUND' | 'BEHIND'

/**
 * Tries once to deliver a session's package to its channel database: REQUESTED, DOWNLOADED, APPLIED (or NO_DATA). The
 * next run repeats a failed attempt; after the last attempt, the session is canceled, or suspended if the order of
 * sessions is enforced.
 */
export async function deliverDownload(
  hq: HeadquartersDatabase,
  run: BatchRunRow,
  lease: RunLease,
  target: TransferTarget,
  session: DownloadSessionRow,
): Promise<{ delivery: Delivery; session: DownloadSessionRow }> {
  const requested = await changeSession(hq.db, run, session.id, {
    expect: DELIVERABLE,
    status: 'REQUESTED',
    set: sql`try_count = try_count + 1`,
  })
  if (!requested) throw new LeaseLost()
  lease.signal.throwIfAborted()
  const mark = await currentMark(hq.db)
  const failure: { ofPackage?: unknown } = {}
  try {
    const header = {
      ...target.known,
      sessionId: requested.id,
      jobId: requested.jobId,
      channelDatabaseId: requested.channelDatabaseId,
      full: requested.full,
      fromPosition: requested.fromPosition,
      toPosition: requested.toPosition,
      askedAt: requested.askedAt ?? requested.dateRequested,
      ...(requested.redirectsFrom === null ? {} : { redirects: true as const }),
      parts: deliveredParts(requested),
    }
    const parts = recordingFailure(
      failure,
      readPackage(hq.db, requested, () => markDownloaded(hq, run, requested.id)),
    )
    const answer = target.missing === null ? await deliver(target, header, parts, mark) : { rewound: target.missing }
    if ('rewound' in answer) {
      await onChannelDatabase(() => target.side.recordUploadAttempt(answer.rewound, true))
      const stopped = await stopAsRewound(hq, run, requested, answer.rewound)
      await onChannelDatabase(() => target.side.recollect(false))
      return stopped
    }
    if ('behind' in answer) return await cancelAsBehind(hq, run, requested)
    const { channelDatabaseId, jobId, toPosition, id } = requested
    await acknowledgeDownload(hq.db, run, lease, { channelDatabaseId, jobId, position: toPosition, sessionId: id })
    await lease.progress({ total: answer.rowsAffected, done: answer.rowsAffected })
    return { delivery: 'APPLIED', session: await endAppliedSession(hq.db, run, requested, answer.rowsAffected) }
  } catch (error) {
    if (error instanceof LeaseLost) throw error
    if ('ofPackage' in failure && isHeadquartersUnavailable(failure.ofPackage)) throw failure.ofPackage
    return { delivery: 'FAILED', session: await recordFailure(hq, run, requested, error) }
  }
}

/** Has the channel database apply the package, as a part of the trace of the run. */
function deliver(
  { side }: TransferTarget,
  header: DownloadHeader,
  parts: AsyncIterable<DeliveredPart>,
  mark: HeadquartersMark,
): ReturnType<ChannelSide['applyDownload']> {
  const attributes = { 'tillsync.channel_database': side.id, 'tillsync.session_id': header.sessionId }
  return inChildSpan('deliver package', { kind: SpanKind.PRODUCER, attributes }, () =>
    onChannelDatabase(() => side.applyDownload(header, parts, mark)),
  )
}

/** Passes the parts on and records a failure to read them, which is headquarters', not the channel's. */
function recordingFailure<T>(failure: { ofPackage?: unknown }, parts: AsyncIterable<T>): AsyncIterable<T> {
  return {
    async *[Symbol.asyncIterator]() {
      try {
        yield* parts
      } catch (error) {
        failure.ofPackage = error
        throw error
      }
    },
  }
}

async function markDownloaded(hq: HeadquartersDatabase, run: BatchRunRow, sessionId: string): Promise<void> {
  await changeSession(hq.db, run, sessionId, {
    expect: ['REQUESTED'],
    status: 'DOWNLOADED',
    set: sql`date_downloaded = now()`,
  })
}

/** DOWNLOAD_FAILED or APPLY_FAILED; CANCELED or SUSPENDED after the last attempt. */
async function recordFailure(
  hq: HeadquartersDatabase,
  run: BatchRunRow,
  session: DownloadSessionRow,
  error: unknown,
): Promise<DownloadSessionRow> {
  const unavailable = error instanceof ChannelDatabaseUnavailable
  const known = error instanceof PackageDamaged || unavailable
  const cause = error instanceof PackageDamaged ? error.message : messageOf(error)
  const { tryCount, enforceSessionOrder } = await parameters(hq.db)
  // A package does not become worse while its database is read-only or full: it is tried until that is over.
  const exhausted = session.tryCount >= tryCount && !(unavailable && error.state !== 'UNREACHABLE')
  const canceled = exhausted && !enforceSessionOrder
  const failed = known ? 'DOWNLOAD_FAILED' : 'APPLY_FAILED'
  const change = await changeSession(hq.db, run, session.id, {
    expect: ['REQUESTED', 'DOWNLOADED'],
    status: canceled ? 'CANCELED' : exhausted ? 'SUSPENDED' : failed,
    message: exhausted ? `The session failed after ${session.tryCount} attempts. ${cause}` : cause,
    also: async (tx) => {
      if (canceled) await deletePackage(tx, session.id)
    },
  })
  return change ?? session
}

async function stopAsRewound(hq: HeadquartersDatabase, run: BatchRunRow, session: DownloadSessionRow, message: string) {
  const stopped = await changeSession(hq.db, run, session.id, {
    expect: ['REQUESTED', 'DOWNLOADED'],
    status: 'DOWNLOAD_FAILED',
    message,
    errorCode: 'CHANNEL_DATABASE_REWOUND',
    also: (tx) => markRewound(tx, session.channelDatabaseId),
  })
  return { delivery: 'REWOUND' as const, session: stopped ?? session }
}

/** The database has lost the content of earlier sessions: it was restored to a state that its uploads do not reveal. */
async function cancelAsBehind(hq: HeadquartersDatabase, run: BatchRunRow, session: DownloadSessionRow) {
  const message = 'The channel database is behind the start of this session. The next session starts at its position.'
  const canceled = await cancel(hq, run, session, message)
  return { delivery: 'BEHIND' as const, session: canceled ?? session }
}

/** Cancels a session that has not been applied. */
export function cancel(
  hq: HeadquartersDatabase,
  run: BatchRunRow,
  session: DownloadSessionRow,
  message: string,
  set?: SQL,
) {
  return changeSession(hq.db, run, session.id, {
    expect: [...DELIVERABLE, 'STARTED', 'CREATE_FAILED', 'SUSPENDED'],
    status: 'CANCELED',
    message,
    set,
    also: (tx) => deletePackage(tx, session.id),
  })
}

/** The Commerce scheduler's parameters for sessions. */
export async function parameters(db: Executor): Promise<{ tryCount: number; enforceSessionOrder: boolean }> {
  const [row] = await execute<{ tryCount: number; enforceSessionOrder: boolean }>(
    db,
    sql`/* exchange.parameters */
    select try_count as "tryCount", enforce_session_order as "enforceSessionOrder"
    from parameters`,
  )
  return row ?? { tryCount: 3, enforceSessionOrder: false }
}
