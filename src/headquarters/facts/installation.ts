import { type SQL, sql } from 'drizzle-orm'
import { type Channels, channelList, inChannels, seesDifference, servesChannels } from '../../access/scope-sql.ts'
import { type InstallationFacts, MOST_COUNTED } from '../../between/facts/installation-facts.ts'
import { type Executor, execute } from '../../db/client.ts'
import { REPORTED_SKEW_SECONDS } from '../../db/database-clock.ts'
import { utcText } from '../../db/utc-text.ts'
import { BULK_SYNCHRONIZE_JOB } from '../jobs/batch-run.ts'
import { holder, isHeld, isLost } from '../jobs/lease.ts'
import { countAtHeadquarters } from '../operations/list/count-operations.ts'
import { openInOrder } from '../operations/order/open-in-order.ts'

/** Facts that belong to no single channel, read from counters, partial indexes and small tables. */
export async function readInstallationFacts(db: Executor, channels: Channels): Promise<InstallationFacts> {
  const [counts, [found]] = await Promise.all([
    countAtHeadquarters(db, channels === 'ALL' ? null : channels),
    execute<Omit<InstallationFacts, 'failed'>>(
      db,
      sql`/* facts.installation */
      with first_reported as materialized (${firstReported(channels)})
      select
        coalesce((
          select jsonb_agg(distinct jsonb_build_object('process', w.process, 'skew', w.clock_skew_seconds))
          from schedule_worker w
          where ${isHeld('w')} and w.process <> ${holder()} and abs(w.clock_skew_seconds) >= ${REPORTED_SKEW_SECONDS}
        ), '[]') as "workerClocks",
        coalesce((
          select jsonb_agg(
            jsonb_build_object('id', f.id, 'failures', f.failures, 'since', ${utcText('f.since')}) order by f.id
          )
          from maintenance_fault f
          where f.failures >= ${REPORTED_FAULTS}
        ), '[]') as maintenance,
        ${failedLastHour(channels)} as "failedLastHour",
        ${disabledWebhooks(channels)} as "disabledWebhooks",
        ${unsentWelcomes(channels)} as "unsentWelcomes",
        ${unsentAlertMails(channels)} as "unsentAlertMails",
        coalesce((
          select jsonb_agg(distinct data_area_id)
          from synchronize_chunk chunk
          where chunk.status = 'CLAIMED' and ${isLost('chunk')} and ${containsOwn(channels)}
        ), '[]') as abandoned,
        coalesce((
          select jsonb_agg(
              jsonb_build_object('legalEntity', e.data_area_id, 'since',
                ${utcText('least(coalesce(next.since, changed.since), claimed.since)')})
              order by e.data_area_id
            )
          from legal_entity e
          left join lateral (${firstInQueue(channels)}) next on true
          left join lateral (
            select o.received_at as since
            from (
              select q.id, q.customer_key
              from queue_change q
              where q.data_area_id = e.data_area_id
              order by q.id
              limit ${MOST_LOOKED_AT}
            ) q
            cross join lateral (
              select open_operation.operation_id
              from open_operation
              where open_operation.customer_key = q.customer_key and open_operation.status = 'UPLOADED'
              offset 0
            ) open
            cross join lateral (
              select * from operation where operation.operation_id = open.operation_id offset 0
            ) o
            where ${inChannels(sql`o.channel_id`, channels)}
            order by q.id
            limit 1
          ) changed on true
          left join lateral (
            select min(chunk.claimed_at) as since
            from synchronize_chunk chunk
            where chunk.data_area_id = e.data_area_id and chunk.status = 'CLAIMED' and ${isHeld('chunk')}
              and ${containsOwn(channels)}
          ) claimed on true
          where next.since is not null or changed.since is not null or claimed.since is not null
        ), '[]') as unsynchronized,
        coalesce((
          select jsonb_agg(f.key order by f.key)
          from feature f
          where f.scheduled
            and f.enable_date::timestamp at time zone
                coalesce((select time_zone from parameters where id = 1), 'UTC') < now() - ${ENABLED_WITHIN}::interval
        ), '[]') as "overdueFeatures",
        coalesce((
          select jsonb_agg(
              jsonb_build_object(
                'runId', run_id, 'scope', scope, 'startedAt', ${utcText('started_at')}, 'expired', true
              )
            )
          from batch_run run
          join bulk_run bulk using (run_id)
          where run.status = 'EXECUTING' and ${isLost('run')} and run.job_id = ${BULK_SYNCHRONIZE_JOB}
            and ${reaches(channels)}
        ), '[]') as lost,
        coalesce((
          select jsonb_agg(
              jsonb_build_object('channelDatabaseId', w.id, 'since', ${utcText('w.since')}, 'waiting', w.n)
              order by w.id
            )
          from (
            select d.id, first.waiting_since as since,
              (
                select count(*)::int
                from (
                  select from erasure_delivery w
                  where w.channel_database_id = d.id and w.acknowledged_at is null
                  limit ${MOST_COUNTED}
                ) counted
              ) as n
            from channel_database d
            cross join lateral (
              select w.waiting_since
              from erasure_delivery w
              where w.channel_database_id = d.id and w.acknowledged_at is null
              order by w.waiting_since
              limit 1
            ) first
            where ${servesChannels(sql`d.id`, channels)}
          ) w
        ), '[]') as erasures,
        coalesce((
          select jsonb_agg(jsonb_build_object('kind', r.kind, 'n', r.n) order by r.kind)
          from (
            select d.kind, count(*)::int as n
            from first_reported d
            group by d.kind
          ) r
        ), '[]') as differences,
        coalesce((
          select jsonb_agg(
            jsonb_build_object('id', r.id, 'kind', r.kind, 'message', r.message, 'channelDatabaseId', r.place)
            order by r.number
          )
          from (
            select id, kind, message, number, channel_database_id as place
            from first_reported
            order by number
            limit ${mostReported}
          ) r
        ), '[]') as reported`,
    ),
  ])
  if (!found) throw new Error('Headquarters did not answer.')
  const failed = counts.filter(({ status }) => status === 'FAILED')
  return { ...found, failed: failed.map(({ errorCode, count }) => ({ errorCode, count })) }
}

/**
 * How many changes of the queue, or operations of a channel or a chunk, are looked at for one that waits. What the
 * queue does not include yet is taken into it by the next run, so there are more only while none runs.
 */
const MOST_LOOKED_AT = 500

/**
 * The first operation that a run of legal entity `e` can claim now. Only the first one in the queue's order needs to be
 * looked at; with some channels, the first ones of each of them that wait or are in progress, since those of others may
 * precede them by thousands.
 */
function firstInQueue(channels: Channels): SQL {
  const order = sql`n.next_attempt_at nulls first, n.chunk_limit desc nulls first, n.received_order`
  if (channels === 'ALL')
    return sql`
            select greatest(o.received_at, n.next_attempt_at) as since
            from (select * from next_operation n where n.data_area_id = e.data_area_id order by ${order} limit 1) n
            cross join lateral (
              select o.received_at from operation o where o.operation_id = n.operation_id offset 0
            ) o
            where n.next_attempt_at is null or n.next_attempt_at <= now()`
  return sql`
            select min(greatest(o.received_at, n.next_attempt_at)) as since
            from channel
            cross join lateral (
              select o.operation_id, o.customer_key, o.received_at, o.status
              from operation o
              ${openInOrder(sql`channel.id`, sql`'UPLOADED'`)}
              limit ${MOST_LOOKED_AT}
            ) o
            cross join lateral (
              select next_operation.operation_id, next_operation.next_attempt_at
              from next_operation
              where next_operation.customer_key = o.customer_key
              offset 0
            ) n
            where ${inChannels(sql`channel.id`, channels)} and channel.data_area_id = e.data_area_id
              and o.status = 'UPLOADED' and n.operation_id = o.operation_id
              and (n.next_attempt_at is null or n.next_attempt_at <= now())`
}

/** How often operations have failed within the last hour, up to MOST_COUNTED. */
const failedLastHour = (channels: Channels): SQL =>
  channels === 'ALL'
    ? sql`(
          select count(*)::int
          from (
            select
            from operation_attempt
            where outcome = 'FAILED' and at > now() - interval '1 hour'
            order by at desc
            limit ${MOST_COUNTED}
          ) failed
        )`
    : sql`0`

/** The program disables an endpoint with a reason, an administrator without. Only the host: a path may be a secret. */
const disabledWebhooks = (channels: Channels): SQL =>
  channels === 'ALL'
    ? sql`coalesce((
          select jsonb_agg(jsonb_build_object(
            'id', e.id, 'host', substring(e.url from '^[a-z]+://([^/?#]+)'), 'since', ${utcText('e.disabled_at')}
          ) order by e.disabled_at, e.id)
          from webhook_endpoint e
          where not e.enabled and e.disabled_reason is not null
        ), '[]')`
    : sql`'[]'::jsonb`

/** Read from the index of what was not sent: nearly all messages were. */
const unsentWelcomes = (channels: Channels): SQL =>
  channels === 'ALL'
    ? sql`(
          select jsonb_build_object(
            'givenUp', count(*) filter (where status = 'GIVEN_UP'), 'waiting', count(*) filter (where status = 'WAITING'),
            'since', ${utcText('min(created_at)')}, 'why', (array_agg(last_failure order by created_at desc))[1]
          )
          from welcome_message
          where status in ('WAITING', 'GIVEN_UP') and case status
            when 'WAITING' then coalesce(retried_at, created_at) < now() - interval '1 hour'
            else coalesce(retried_at, created_at) > now() - interval '7 days'
          end and exists (
            select from legal_entity e where e.data_area_id = welcome_message.data_area_id and e.send_welcome_messages
          )
          having count(*) > 0
        )`
    : sql`null::jsonb`

/** Of the alerts that are kept: a thousand closed ones at most. */
const unsentAlertMails = (channels: Channels): SQL =>
  channels === 'ALL'
    ? sql`(
          select jsonb_build_object(
            'givenUp', count(*) filter (where status = 'GIVEN_UP'), 'waiting', count(*) filter (where status = 'WAITING'),
            'since', ${utcText('min(created_at)')}, 'why', (array_agg(last_failure order by created_at desc))[1]
          )
          from alert_notice
          where channel = 'EMAIL' and last_failure is not null and created_at > now() - interval '7 days' and case status
            when 'WAITING' then created_at < now() - interval '5 minutes'
            when 'GIVEN_UP' then not exists (
              select from alert_notice later where later.channel = 'EMAIL' and later.sent_at > alert_notice.created_at
            )
            else false
          end
          having count(*) > 0
        )`
    : sql`null::jsonb`

/** The job loop enables scheduled features every minute. */
const ENABLED_WITHIN = '2 minutes'

/** Maintenance that failed once is tried again within minutes; from this many times in a row on, it is reported. */
const REPORTED_FAULTS = 3

/** The number of differences shown with their remedies; more appear when these are resolved. */
const mostReported = 5

/** The first differences that wait for a person, and of them those of these channels, each by its customer. */
const firstReported = (channels: Channels): SQL => sql`
        select *
        from (select * from difference where status = 'REPORTED' order by number limit ${MOST_COUNTED}) d
        where ${seesDifference('d', channels)}`

/**
 * True if the first MOST_LOOKED_AT operations of the chunk that come from the channels' databases include one of the
 * channels.
 */
const containsOwn = (channels: Channels): SQL =>
  channels === 'ALL'
    ? sql`true`
    : sql`exists (
            select from (
              select open.operation_id
              from open_operation open
              where open.chunk_id = chunk.chunk_id
                and open.channel_database_id = any(array(
                  select own.channel_database_id from channel own where ${inChannels(sql`own.id`, channels)}
                ))
              limit ${MOST_LOOKED_AT}
            ) open
            cross join lateral (
              select o.channel_id from operation o where o.operation_id = open.operation_id offset 0
            ) o
            where ${inChannels(sql`o.channel_id`, channels)}
            offset 0
          )`

/** A bulk run is visible to tokens that may use all of its channels. */
const reaches = (channels: Channels): SQL =>
  channels === 'ALL' ? sql`true` : sql`bulk.channels <@ ${channelList(channels)}`
