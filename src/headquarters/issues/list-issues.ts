import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { inChannels } from '../../access/scope-sql.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import type { ErrorClass } from '../../model/operation.ts'
import type { RowErrorCode } from '../../model/row-error-codes.ts'

export const ISSUE_STATUSES = ['OPEN', 'ACKNOWLEDGED', 'SNOOZED', 'RESOLVED'] as const
export type IssueStatus = (typeof ISSUE_STATUSES)[number]

/** A cause of failures, as far as the actor's channels have it. */
export type IssueView = {
  fingerprint: string
  status: IssueStatus
  errorClass: ErrorClass
  code: RowErrorCode
  field: string | null
  exampleId: string
  /** Operations that have it now, and how often one has failed with it. */
  count: number
  failures: number
  firstSeenAt: string
  lastSeenAt: string
  /** To microseconds, for the list's order. */
  lastSeen: string
  resolvedAt: string | null
  reopenedAt: string | null
  reopenings: number
  channels: string[]
  owner: string | null
  assignedBy: string | null
  assignedAt: string | null
  note: string | null
  notedBy: string | null
  notedAt: string | null
  acknowledgedBy: string | null
  acknowledgedAt: string | null
  snoozedUntil: string | null
  snoozedBy: string | null
  revision: number
}

/** Where a page of issues begins: after the issue that was last seen then. */
export type IssuePlace = { lastSeen: string; fingerprint: string }

/** Selects issues, the last seen first; null: all. `owner` '': those without one. */
export type IssuesRequest = {
  statuses: readonly IssueStatus[] | null
  owner: string | null
  beyond: IssuePlace | null
  limit: number
}

/** Issues of the actor's channels. */
export function listIssues(
  hq: Executor,
  actor: Actor,
  { statuses, owner, beyond, limit }: IssuesRequest,
): Promise<IssueView[]> {
  const conditions = [
    ...(statuses ? [sql`${status} = any(${sql.param([...statuses])}::text[])`] : []),
    // As a condition of its own, for the index of what is not resolved.
    ...(statuses && !statuses.includes('RESOLVED') ? [sql`i.resolved_at is null`] : []),
    ...(owner === null ? [] : [owner === '' ? sql`i.owner is null` : sql`i.owner = ${owner}`]),
    ...(beyond
      ? [sql`(i.last_seen_at, i.fingerprint) < (${beyond.lastSeen}::timestamptz, ${beyond.fingerprint})`]
      : []),
  ]
  const where = conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`
  return readIssues(hq, actor, where, limit)
}

/** The issues with these fingerprints that the actor's channels have. */
export function findIssues(hq: Executor, actor: Actor, fingerprints: readonly string[]): Promise<IssueView[]> {
  const which = sql`i.fingerprint = any(${sql.param([...fingerprints])}::text[])`
  return readIssues(hq, actor, which, fingerprints.length)
}

const status = sql`case
        when i.resolved_at is not null or seen.open <= 0 then 'RESOLVED'
        when i.snoozed_until > now() then 'SNOOZED'
        when i.acknowledged_at is not null then 'ACKNOWLEDGED'
        else 'OPEN'
      end`

function readIssues(hq: Executor, { channels }: Actor, which: SQL, limit: number): Promise<IssueView[]> {
  return execute<IssueView>(
    hq,
    sql`/* issues.read */
    select i.fingerprint, ${status} as status, i.error_class as "errorClass", i.error_code as code,
      i.error_field as field, i.example_id as "exampleId", greatest(seen.open, 0)::int as count,
      seen.failures::int as failures, ${utcText('seen.first_seen_at')} as "firstSeenAt",
      ${utcText('seen.last_seen_at')} as "lastSeenAt", ${utcText('i.last_seen_at', 'US')} as "lastSeen",
      ${utcText('i.resolved_at')} as "resolvedAt", ${utcText('i.reopened_at')} as "reopenedAt", i.reopenings,
      seen.channels, i.owner, i.assigned_by as "assignedBy", ${utcText('i.assigned_at')} as "assignedAt",
      i.note, i.noted_by as "notedBy", ${utcText('i.noted_at')} as "notedAt",
      i.acknowledged_by as "acknowledgedBy", ${utcText('i.acknowledged_at')} as "acknowledgedAt",
      case when i.snoozed_until > now() then ${utcText('i.snoozed_until')} end as "snoozedUntil",
      i.snoozed_by as "snoozedBy", i.revision
    from issue i
    cross join lateral (
      select sum(c.open) as open, sum(c.failures) as failures, min(c.first_seen_at) as first_seen_at,
        max(c.last_seen_at) as last_seen_at,
        coalesce(array_agg(c.channel_id order by c.channel_id) filter (where c.open > 0), '{}') as channels
      from (select * from issue_channel of_it where of_it.fingerprint = i.fingerprint offset 0) c
      where ${inChannels(sql`c.channel_id`, channels)}
    ) seen
    where seen.failures is not null and ${which}
    order by i.last_seen_at desc, i.fingerprint desc
    limit ${limit}`,
  )
}

/** How often operations failed with a cause in an hour. */
export type IssueHour = { from: string; failures: number }

/** The hours of the last two days in which operations of the actor's channels failed with a cause, oldest first. */
export function hoursOfIssue(hq: Executor, { channels }: Actor, fingerprint: string): Promise<IssueHour[]> {
  return execute<IssueHour>(
    hq,
    sql`/* issues.hours */
    select ${utcText('hour')} as "from", sum(failures)::int as failures
    from issue_hour
    where fingerprint = ${fingerprint} and hour > now() - interval '48 hours'
      and ${inChannels(sql`channel_id`, channels)}
    group by hour
    order by hour`,
  )
}

/** Removes the hours that no issue shows any more. Called periodically. */
export async function forgetIssueHours(hq: Executor): Promise<void> {
  await execute(hq, sql`/* issues.forgetHours */ delete from issue_hour where hour < now() - interval '49 hours'`)
}
