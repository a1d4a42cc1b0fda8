import { type SQL, sql } from 'drizzle-orm'
import { type Database, type Executor, execute } from '../../../db/client.ts'
import type { WebhookEvent, WebhookFormat } from '../../../model/webhook.ts'
import { holder, leaseEnded, leaseUntil } from '../../jobs/lease.ts'

/** An endpoint whose lease this process has taken. */
export type Leased = { readonly id: string; readonly leaseId: string }

/** What a delivery needs of its endpoint. `revision` fences: see `guarded`. */
export type EndpointAtWork = Leased & {
  url: string
  events: WebhookEvent[]
  format: WebhookFormat
  personalData: boolean
  /** Up to here the log was read for it; a decimal text. */
  position: string
  revision: number
  failures: number
  isFailing: boolean
  /** Its log is not to be read yet. */
  isPutOff: boolean
  /** Events that are set aside; beyond MOST_SET_ASIDE the log is not read on. */
  isFull: boolean
  secrets: string[]
  headquartersId: string
}

/** Events that are set aside for an endpoint, at most; a slice of the log may add to it once. */
const MOST_SET_ASIDE = 1_000

/** SQL over `webhook_endpoint e`: something is set aside that is due. */
const hasDue = sql`exists (
        select from webhook_set_aside s where s.endpoint_id = e.id and s.next_attempt_at <= now()
      )`

/** SQL over `webhook_endpoint e`: so much is set aside that its log is not read on. */
const isFull = sql`(
        select count(*) = ${MOST_SET_ASIDE}
        from (select from webhook_set_aside s where s.endpoint_id = e.id limit ${MOST_SET_ASIDE}) s
      )`

/** Takes the leases of endpoints that have something to do, at most so many. */
export async function takeEndpoints(db: Executor, most: number): Promise<Leased[]> {
  return await execute<Leased>(
    db,
    sql`/* webhooks.takeEndpoints */
    with due as (
      select e.id
      from webhook_endpoint e
      where e.enabled and (e.lease_until is null or e.lease_until < now()) and (
        ${hasDue}
        or (not ${isFull} and (e.next_attempt_at is null or e.next_attempt_at <= now())
          and e.position < (select position from log_head where id = 1))
      )
      order by e.id
      limit ${most}
      for update of e skip locked
    )
    update webhook_endpoint e
    set lease_id = gen_random_uuid(), lease_until = ${leaseUntil()}, holder = ${holder()}
    from due
    where due.id = e.id
    returning e.id, e.lease_id as "leaseId"`,
  )
}

const lately = sql.raw(`now() - interval '1 second'`)

/**
 * `enabled`: there are endpoints to deliver to, whoever does. `milliseconds`: until something that was put off is due;
 * null: nothing is. What has been due for long was looked at.
 */
export async function untilDue(db: Executor): Promise<{ enabled: boolean; milliseconds: number | null }> {
  const [next] = await execute<{ enabled: boolean; milliseconds: number | null }>(
    db,
    sql`/* webhooks.untilDue */
    select count(*) > 0 as enabled,
      (extract(epoch from min(least(case when e.next_attempt_at > ${lately} then e.next_attempt_at end, (
        select s.next_attempt_at
        from webhook_set_aside s
        where s.endpoint_id = e.id and s.next_attempt_at > ${lately}
        order by s.next_attempt_at
        limit 1
      ))) filter (where e.lease_until is null or e.lease_until < now()) - now()) * 1000)::float8 as milliseconds
    from webhook_endpoint e
    where e.enabled`,
  )
  const { enabled = true, milliseconds = null } = next ?? {}
  // In SQL, the greatest of 0 and nothing is 0: each process would look all the time.
  return { enabled, milliseconds: milliseconds === null ? null : Math.max(0, milliseconds) }
}

/** False when another process has the lease, or the endpoint is gone. */
export async function renewEndpoint(db: Database, { id, leaseId }: Leased): Promise<boolean> {
  const renewed = await execute<{ id: string }>(
    db,
    sql`/* webhooks.renewEndpoint */
    update webhook_endpoint
    set lease_until = ${leaseUntil()}
    where id = ${id} and lease_id = ${leaseId}::uuid
    returning id`,
  )
  return renewed.length > 0
}

/** Ends the lease: any process may go on at once. */
export async function releaseEndpoint(db: Executor, { id, leaseId }: Leased): Promise<void> {
  await execute(
    db,
    sql`/* webhooks.releaseEndpoint */
    update webhook_endpoint
    set lease_id = null, ${leaseEnded}
    where id = ${id} and lease_id = ${leaseId}::uuid`,
  )
}

/** The endpoint as it is now; null when the lease was lost, or the endpoint is gone or disabled. */
export async function readAtWork(db: Executor, { id, leaseId }: Leased): Promise<EndpointAtWork | null> {
  const [endpoint] = await execute<EndpointAtWork>(
    db,
    sql`/* webhooks.readAtWork */
    select e.id, e.lease_id as "leaseId", e.url, e.events, e.format, e.personal_data as "personalData",
      e.position::text as position, e.revision, e.failures, e.failing_since is not null as "isFailing",
      coalesce(e.next_attempt_at > now(), false) as "isPutOff",
      ${isFull} as "isFull",
      array(
        select s.secret
        from webhook_secret s
        where s.endpoint_id = e.id and (s.ends_at is null or s.ends_at > now())
        order by s.created_at desc
      ) as secrets,
      (select headquarters_id from headquarters_identity) as "headquartersId"
    from webhook_endpoint e
    where e.id = ${id} and e.lease_id = ${leaseId}::uuid and e.enabled`,
  )
  return endpoint ?? null
}

/**
 * SQL: the endpoint is still leased to this delivery, and is what the delivery began with. An administrator's change
 * raises the revision, so that what was sent before it moves no cursor.
 */
export const guarded = ({ id, leaseId, revision }: EndpointAtWork): SQL =>
  sql`id = ${id} and lease_id = ${leaseId}::uuid and revision = ${revision} and enabled`
