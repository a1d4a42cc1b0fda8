import { sql } from 'drizzle-orm'
import type { HeadquartersMark } from '../../between/headquarters-side.ts'
import { oneAhead } from '../../between/one-ahead.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { batchStatementTimeout, type Executor, execute, type Transaction, transaction } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { appendToOutbox } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { DOWNLOAD_JOBS, FEATURE_JOBS, LOYALTY_JOB } from '../../model/configuration.ts'
import type { NewEvent } from '../../model/event.ts'
import type { DeliveredPart, DownloadHeader, DownloadPart } from '../../model/package.ts'
import { type Batch, inBatch, type TracedOperation } from '../../traces/steps.ts'
import { removeCardsNotCarried } from '../customers/loyalty-cards.ts'
import { writeDocuments } from '../customers/store-documents.ts'
import { rememberHeadquarters } from '../incarnation/seen-headquarters.ts'
import { reindexUnsettled } from '../log/reindex-unsettled.ts'
import { applyPart, removeNotCarried } from './apply-part.ts'
import { whatIsMissing } from './channel-identity.ts'
import { checkHeader, readPart } from './check-download.ts'
import { tracedOperations } from './traced-operations.ts'

/** Thrown when a package ends before its last part. Nothing of it has been applied. */
export class PackageCutShort extends Error {
  override readonly name = 'PackageCutShort'
}

/**
 * Applies a package to this channel database: its rows and the job's new position in one transaction, whole or not at
 * all. A package that was applied before, or is older than what was applied, changes nothing. `parts` is read again
 * from its beginning when PostgreSQL requires the transaction to be repeated. Throws PackageRefused, with nothing
 * applied, when the package does not satisfy the contract.
 */
export async function applyDownload(
  database: ChannelDatabase,
  header: DownloadHeader,
  parts: AsyncIterable<DeliveredPart>,
  mark?: HeadquartersMark,
): Promise<{ rowsAffected: number } | { rewound: string } | { behind: string }> {
  checkHeader(database.id, header)
  const attributes = { 'tillsync.channel_database': database.id, 'tillsync.session_id': header.sessionId }
  return inBatch('download', attributes, (batch) => applyTraced(database, header, parts, mark, batch))
}

async function applyTraced(
  database: ChannelDatabase,
  header: DownloadHeader,
  parts: AsyncIterable<DeliveredPart>,
  mark: HeadquartersMark | undefined,
  batch: Batch,
): Promise<{ rowsAffected: number } | { rewound: string } | { behind: string }> {
  const applied = await transaction(
    database.db,
    async (tx) => {
      const missing = await whatIsMissing(database, tx, header)
      if (missing !== null) return { rewound: missing }
      const traced: TracedOperation[] = []
      const outcome = await applyOnce(tx, database.id, header, parts, batch.isTraced ? traced : null)
      batch.carries(traced)
      await rememberHeadquarters(tx, mark)
      return outcome
    },
    { statementTimeout: batchStatementTimeout },
  )
  wake(database.db)
  if ('rowsAffected' in applied && applied.rowsAffected > 0) await reindexUnsettled(database.db)
  return applied
}

async function applyOnce(
  tx: Transaction,
  channelDatabaseId: string,
  header: DownloadHeader,
  parts: AsyncIterable<DeliveredPart>,
  traced: TracedOperation[] | null,
): Promise<{ rowsAffected: number } | { behind: string }> {
  const before = await lockJob(tx, header.jobId)
  if (isKnown(header, before)) return { rowsAffected: before.sessionId === header.sessionId ? before.rowsAffected : 0 }
  if (!header.full && BigInt(before.position) < BigInt(header.fromPosition)) return { behind: before.position }
  const rowsAffected = await applyParts(tx, header, parts, traced)
  await moveJob(tx, header, rowsAffected)
  await appendToOutbox(tx, [
    { kind: 'JOB_APPLIED', entityId: header.jobId, channelDatabaseId, status: 'APPLIED' },
    ...(await featuresBrought(tx, channelDatabaseId, header, before.position)),
  ])
  return { rowsAffected }
}

type AppliedHere = { position: string | null; sessionId: string | null; now: string; redirectsThrough: string | null }
const KNOWN_JOBS: readonly string[] = DOWNLOAD_JOBS

/** How far a job has been applied here, with this database's clock; of 1010 also how far it has brought redirects. */
export async function appliedJob(
  database: ChannelDatabase,
  jobId: string,
): Promise<AppliedHere & { knowsJob: boolean }> {
  const [applied] = await execute<AppliedHere>(
    database.db,
    sql`/* exchange.appliedJob */
    select applied_job.position::text as position, applied_job.session_id as "sessionId",
      ${utcText('clock_timestamp()', 'US')} as now,
      case when ${jobId}::text = '1010' then coalesce(applied_job.redirects_through, 0) end::text as "redirectsThrough"
    from (select 1) as once
    left join applied_job on applied_job.job_id = ${jobId}`,
  )
  if (!applied) throw new Error('The applied position could not be read.')
  return { ...applied, knowsJob: KNOWN_JOBS.includes(jobId) }
}

type Applied = { position: string; sessionId: string | null; rowsAffected: number }

/** Serializes the packages of a job: a second one waits, and then finds the first applied. */
async function lockJob(tx: Transaction, jobId: string): Promise<Applied> {
  await execute(
    tx,
    sql`/* exchange.lockJob */ select pg_advisory_xact_lock(hashtextextended('exchange.apply ' || ${jobId}::text, 0))`,
  )
  const [applied] = await execute<Applied>(
    tx,
    sql`/* exchange.appliedHere */
    select position::text, session_id as "sessionId", rows_affected as "rowsAffected"
    from applied_job
    where job_id = ${jobId}`,
  )
  return applied ?? { position: '0', sessionId: null, rowsAffected: 0 }
}

/**
 * True when this database has the same state or a newer one. A full package that was made with knowledge of a position
 * beyond its own is applied: headquarters itself was restored from an older copy.
 */
function isKnown(header: DownloadHeader, before: Applied): boolean {
  if (before.sessionId === header.sessionId) return true
  const position = BigInt(before.position)
  const to = BigInt(header.toPosition)
  if (header.full) return to < position && BigInt(header.fromPosition) < position
  return before.sessionId !== null && to <= position
}

async function applyParts(
  tx: Transaction,
  header: DownloadHeader,
  parts: AsyncIterable<DeliveredPart>,
  traced: TracedOperation[] | null,
): Promise<number> {
  let rows = 0
  let seen = 0
  if (header.full) await forgetReported(tx, header.jobId)
  for await (const part of oneAhead(readParts(header, parts))) {
    traced?.push(...(await tracedOperations(tx, part)))
    rows += await applyPart(tx, header, part)
    seen++
  }
  if (seen !== header.parts) throw new PackageCutShort(`The package of session ${header.sessionId} is not complete.`)
  if (header.full && header.jobId === '1010') rows += await removeNotCarried(tx, header.askedAt)
  if (header.full && header.jobId === LOYALTY_JOB) rows += await removeCardsNotCarried(tx, header.askedAt)
  return rows
}

async function* readParts(header: DownloadHeader, parts: AsyncIterable<DeliveredPart>): AsyncGenerator<DownloadPart> {
  for await (const sent of parts) {
    const part = await readPart(header, sent)
    await writeDocuments(part.customers)
    yield part
  }
}

/** Deletes the outcomes and redirects of earlier packages: a full package carries all that still count. */
async function forgetReported(tx: Executor, jobId: string): Promise<void> {
  if (jobId !== '1010') return
  await execute(tx, sql`/* exchange.forgetOutcomes */ delete from settlement`)
  await execute(tx, sql`/* exchange.forgetOutcomes */ delete from operation_outcome`)
  await execute(tx, sql`/* exchange.forgetAllRedirects */ delete from customer_redirect`)
}

async function moveJob(tx: Transaction, header: DownloadHeader, rowsAffected: number): Promise<void> {
  await execute(
    tx,
    sql`/* exchange.moveJob */
    insert into applied_job (job_id, position, session_id, rows_affected, redirects_through)
    values (
      ${header.jobId}, ${header.toPosition}::bigint, ${header.sessionId}, ${rowsAffected},
      case when ${header.redirects ?? false}::boolean then ${header.toPosition}::bigint else 0 end
    )
    on conflict (job_id) do update
    set position = excluded.position, session_id = excluded.session_id, rows_affected = excluded.rows_affected,
      redirects_through = case when ${(header.redirects ?? false) || header.full}::boolean then excluded.redirects_through
        else applied_job.redirects_through end,
      applied_at = now()`,
  )
}

/**
 * Appends the events of the features whose change this job has now applied, so that the job is no longer missing here.
 */
async function featuresBrought(
  tx: Transaction,
  channelDatabaseId: string,
  { jobId, toPosition }: DownloadHeader,
  before: string,
): Promise<NewEvent[]> {
  if (!FEATURE_JOBS.some((job) => job === jobId)) return []
  const features = await execute<{ key: string }>(
    tx,
    sql`/* exchange.featuresBrought */
    select id as key
    from configuration
    where kind = 'feature' and (content ->> 'changedPosition')::bigint > ${before}::bigint
      and (content ->> 'changedPosition')::bigint <= ${toPosition}::bigint
    order by id`,
  )
  return features.map(({ key }) => ({ kind: 'FEATURE', entityId: key, channelDatabaseId, status: 'APPLIED' }))
}
