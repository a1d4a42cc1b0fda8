import type { Actor } from '../../../access/actor.ts'
import type { ChannelSide } from '../../../between/channel-side.ts'
import { ChannelDatabaseUnavailable, headquartersOf, onChannelDatabase } from '../../../between/headquarters-of.ts'
import { PackageRefused } from '../../../between/package-refused.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import { waitedForLock } from '../../../db/errors.ts'
import type { UploadSessionRow } from '../../../model/cdx-session.ts'
import type { UploadPackage } from '../../../model/package.ts'
import { inBatch } from '../../../traces/steps.ts'
import { currentMark } from '../../incarnation/current-mark.ts'
import { type BatchRunRow, LeaseLost, messageOf, openRun, type RunLease, underLease } from '../../jobs/run.ts'
import {
  lockedRefusal,
  markRewound,
  rewoundRefusal,
  type TransferTarget,
  transferTarget,
  unavailableRefusal,
} from '../channel-databases/channel-database.ts'
import { refuseUpload } from '../channel-databases/refuse-rewound.ts'
import { type ExchangeRefusal, jobAlreadyRunning, refused, type Transfer } from '../sessions/refusals.ts'
import { endUploadSession, startUploadSession, UploadSessionEnded } from '../sessions/upload-session.ts'
import { receiveUpload } from './receive-upload.ts'
import { type RowTexts, writeRows } from './store-staged-rows.ts'

/**
 * Operations received per transaction: enough for set-based statements, few enough for a bounded memory
 * (docs/architecture.md, Upload marks).
 */
const batchSize = 1_000

export type UploadTransfer = Transfer<UploadSessionRow>

/**
 * P-0001 for one channel database: uploads its pending operations in one session. A second caller for the same channel
 * database is refused. `quiet`, for schedules, records nothing if nothing is pending. With `customerKey`, uploads only
 * that customer's operations.
 */
export async function upload(
  sides: Sides,
  actor: Actor,
  channelDatabaseId: string,
  { quiet = false, customerKey }: { quiet?: boolean; customerKey?: string } = {},
): Promise<UploadTransfer> {
  const side = sides.channelSides.get(channelDatabaseId)
  try {
    const hq = headquartersOf(sides)
    const target = await transferTarget(hq.db, sides, channelDatabaseId)
    if ('code' in target) {
      await side?.recordUploadAttempt(target.message).catch(() => {})
      if (target.code === 'HEADQUARTERS_REWOUND' && side)
        return await refuseUpload({ hq, actor, side, refusal: target, quiet })
      return refusal(target)
    }
    const from = { ...target, customerKey }
    const offered = quiet ? await offer(from) : null
    if (offered && 'operations' in offered && offered.operations.length === 0) return { session: null, refusal: null }
    const opened = await openRun(hq.db, { jobId: 'P-0001', scope: `P-0001:${channelDatabaseId}`, actor })
    if ('alreadyRunning' in opened) return refusal(jobAlreadyRunning(opened.alreadyRunning))
    return await underLease(hq.db, opened.run, (lease) => uploadPending(hq, actor, opened.run, lease, from, offered))
  } catch (error) {
    if (error instanceof ChannelDatabaseUnavailable) return refusal(unavailableRefusal(channelDatabaseId, error.state))
    const locked = waitedForLock(error) ? lockedRefusal(channelDatabaseId) : null
    await side?.recordUploadAttempt(locked?.message ?? messageOf(error)).catch(() => {})
    if (locked === null) throw error
    return refusal(locked)
  }
}

type Offer = Awaited<ReturnType<ChannelSide['offerUpload']>>

/** What to upload: all pending operations, or one customer's. */
type UploadTarget = TransferTarget & { customerKey: string | undefined }

const refusal = (why: ExchangeRefusal): UploadTransfer => ({ session: null, refusal: why })

/** What this version knows of an operation. */
const KNOWS = { knowsImports: true, knowsTraces: true }

const offer = async ({ side, known, missing, customerKey }: UploadTarget, after?: string): Promise<Offer> =>
  missing === null
    ? onChannelDatabase(() => side.offerUpload(batchSize, { ...known, ...KNOWS }, customerKey, after))
    : { rewound: missing }

async function uploadPending(
  hq: HeadquartersDatabase,
  actor: Actor,
  run: BatchRunRow,
  lease: RunLease,
  target: UploadTarget,
  offered: Offer | null,
): Promise<UploadTransfer> {
  const { side } = target
  const first = offered ?? (await offer(target))
  const session = await startUploadSession(hq.db, actor, run, side.id)
  try {
    const rewound = 'rewound' in first ? first.rewound : await transfer(hq, lease, target, session.id, first)
    if (rewound !== null) return await stopAsRewound(hq, lease, side, session.id, rewound)
    const status = 'operations' in first && first.operations.length > 0 ? 'APPLIED' : 'NO_DATA'
    return { session: await endUploadSession(hq.db, session.id, { status, message: null }), refusal: null }
  } catch (error) {
    if (error instanceof LeaseLost || error instanceof UploadSessionEnded) throw error
    if (error instanceof PackageRefused) return await stopAsRefused(hq, lease, side, session.id, error)
    const locked = waitedForLock(error) ? lockedRefusal(side.id) : null
    const message = locked?.message ?? messageOf(error)
    // What keeps the channel database may keep the session, too; then the next run ends it.
    const failed = await endUploadSession(hq.db, session.id, { status: 'FAILED', message }).catch(() => null)
    const why = error instanceof ChannelDatabaseUnavailable ? unavailableRefusal(side.id, error.state) : locked
    if (why === null) throw error
    lease.conclude('ERROR', message)
    if (locked) await side.recordUploadAttempt(message).catch(() => {})
    return { session: failed, refusal: why }
  }
}

/**
 * Transfers packages until nothing remains that was pending at the start; returns a message if the channel database was
 * rewound. While headquarters stores one package, the channel prepares the next, and its rows are written as JSON: two
 * are in memory, however many follow.
 */
async function transfer(
  hq: HeadquartersDatabase,
  lease: RunLease,
  from: UploadTarget,
  sessionId: string,
  first: UploadPackage,
): Promise<string | null> {
  let texts: RowTexts | undefined
  for (let current = first; current.operations.length > 0; ) {
    lease.signal.throwIfAborted()
    const last = current.operations.length < batchSize ? undefined : current.operations.at(-1)
    const prepared = last && offerWritten(hq, from, last.position)
    // When it fails, that is thrown where the package is needed.
    prepared?.catch(() => {})
    const rewound = await receive(hq, from, sessionId, current, texts)
    if (rewound !== null) return rewound
    await lease.progress({ total: current.operations.length, done: current.operations.length })
    if (!prepared) return null
    const { next, written } = await prepared
    if ('rewound' in next) return next.rewound
    current = next
    texts = written
  }
  return null
}

/** The next package, with the texts of its rows. */
async function offerWritten(hq: HeadquartersDatabase, from: UploadTarget, after: string) {
  const next = await offer(from, after)
  if ('rewound' in next) return { next }
  return { next, written: await writeRows(hq.db, next) }
}

/** Stores one package, and acknowledges it to the channel; returns a message if the channel database was rewound. */
function receive(
  hq: HeadquartersDatabase,
  { side }: UploadTarget,
  sessionId: string,
  upload: UploadPackage,
  texts: RowTexts | undefined,
): Promise<string | null> {
  const { operations } = upload
  const attributes = { 'tillsync.channel_database': side.id, 'tillsync.session_id': sessionId }
  return inBatch('upload', attributes, async (batch) => {
    if (batch.isTraced)
      batch.carries(
        operations.flatMap(({ operationId, traceparent }) => (traceparent ? [{ operationId, traceparent }] : [])),
      )
    const receipt = await receiveUpload(hq, sessionId, upload, texts)
    if (receipt.outcome === 'REWOUND') return receipt.message
    const mark = await currentMark(hq.db)
    const ids = operations.map(({ operationId }) => operationId)
    await onChannelDatabase(() => side.acknowledgeUpload(ids, mark))
    return null
  })
}

async function stopAsRewound(
  hq: HeadquartersDatabase,
  lease: RunLease,
  side: ChannelSide,
  sessionId: string,
  message: string,
): Promise<UploadTransfer> {
  const session = await endUploadSession(
    hq.db,
    sessionId,
    { status: 'FAILED', message, errorCode: 'CHANNEL_DATABASE_REWOUND' },
    (tx) => markRewound(tx, side.id),
  )
  lease.conclude('ERROR', message)
  await onChannelDatabase(() => side.recordUploadAttempt(message, true))
  await onChannelDatabase(() => side.recollect(false))
  return { session, refusal: rewoundRefusal(side.id) }
}

async function stopAsRefused(
  hq: HeadquartersDatabase,
  lease: RunLease,
  side: ChannelSide,
  sessionId: string,
  { code, message }: PackageRefused,
): Promise<UploadTransfer> {
  const session = await endUploadSession(hq.db, sessionId, { status: 'FAILED', message, errorCode: code })
  lease.conclude('ERROR', message)
  await onChannelDatabase(() => side.recordUploadAttempt(message))
  return { session, refusal: refused(code, message) }
}
