import { type SQL, sql } from 'drizzle-orm'
import { type Channels, seesDifference } from '../../access/scope-sql.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import type { DifferenceKind } from './finding.ts'

export type DifferenceStatus = 'OPEN' | 'REPAIRED' | 'REPORTED' | 'GONE' | 'ACCEPTED' | 'RESTORED'

/** A difference in the API. `number` is a decimal text; times are RFC 3339. */
export type DifferenceView = {
  differenceId: string
  number: string
  kind: DifferenceKind
  status: DifferenceStatus
  message: string
  channelDatabaseId: string | null
  customerKey: string
  dataAreaId: string | null
  otherCustomerKey: string | null
  headquartersFingerprint: string | null
  channelFingerprint: string | null
  firstSeenAt: string
  lastSeenAt: string
  endedAt: string | null
  runId: string
  reason: string | null
  resolvedBy: string | null
}

/** Selects differences; null means any. `beyond` is the number of the last difference of the previous page. */
export type DifferencesRequest = {
  statuses: readonly DifferenceStatus[] | null
  kinds: readonly DifferenceKind[] | null
  channelDatabase: string | null
  beyond: string | null
  limit: number
}

/** Differences that the token's channels may see, newest first. */
export function listDifferences(
  db: Executor,
  { statuses, kinds, channelDatabase, beyond, limit }: DifferencesRequest,
  channels: Channels,
): Promise<DifferenceView[]> {
  const conditions = [
    seesDifference('d', channels),
    ...(statuses === null ? [] : [sql`d.status = any(${sql.param([...statuses])}::text[])`]),
    ...(kinds === null ? [] : [sql`d.kind = any(${sql.param([...kinds])}::text[])`]),
    ...(channelDatabase === null ? [] : [sql`d.channel_database_id = ${channelDatabase}`]),
    ...(beyond === null ? [] : [sql`d.number < ${beyond}::bigint`]),
  ]
  return readDifferences(db, sql.join(conditions, sql` and `), limit)
}

/** One difference that the token's channels may see, or null. */
export async function findDifference(db: Executor, id: string, channels: Channels): Promise<DifferenceView | null> {
  const [found] = await readDifferences(db, sql`d.id = ${id}::uuid and ${seesDifference('d', channels)}`, 1)
  return found ?? null
}

function readDifferences(db: Executor, which: SQL, limit: number): Promise<DifferenceView[]> {
  return execute<DifferenceView>(
    db,
    sql`/* reconcile.readDifferences */
    select d.id as "differenceId", d.number::text, d.kind, d.status, d.message,
      d.channel_database_id as "channelDatabaseId",
      d.customer_key as "customerKey", d.data_area_id as "dataAreaId", d.other_customer_key as "otherCustomerKey",
      d.headquarters_fingerprint as "headquartersFingerprint", d.channel_fingerprint as "channelFingerprint",
      ${utcText('d.first_seen_at')} as "firstSeenAt", ${utcText('d.last_seen_at')} as "lastSeenAt",
      ${utcText('d.ended_at')} as "endedAt",
      d.run_id as "runId", d.reason, d.resolved_by as "resolvedBy"
    from difference d
    where ${which}
    order by d.number desc
    limit ${limit}`,
  )
}
