import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import type { BatchRunRow } from '../../model/batch-run.ts'

type Acceptance = { acceptLoss: boolean; reason: string; actor: string }

/**
 * Records what was lost (loss-tables.ts) as differences, so that no job removes or overwrites at a channel what a
 * person has yet to decide about. A lost customer is OPEN until its operations are synchronized again (`endRecovered`);
 * a newer version at a channel is REPORTED. With `acceptLoss`, what no operation restores is ACCEPTED at once.
 */
export async function reportLosses(tx: Transaction, run: BatchRunRow, acceptance: Acceptance): Promise<void> {
  const { acceptLoss, reason, actor } = acceptance
  await execute(
    tx,
    sql`/* incarnation.reportLosses */
    with found as (
      select 'LOST_AT_HEADQUARTERS' as kind,
        case when ${acceptLoss}::boolean and not comes_back then 'ACCEPTED' else 'OPEN' end as status,
        null as channel_database_id, customer_key, data_area_id, null::int as backup_version,
        ${BEING_RESTORED} as message
      from lost_customer
      union all
      (
        select distinct on (key) 'NEWER_AT_CHANNEL',
          case when ${acceptLoss}::boolean then 'ACCEPTED' else 'REPORTED' end, channel_database_id, key, data_area_id,
          backup_version, ${NEWER}
        from channel_loss
        where kind = 'NEWER'
        order by key, version desc, channel_database_id
      )
    )
    insert into difference (
      kind, status, channel_database_id, customer_key, data_area_id, backup_version, message, run_id, last_run_id,
      ended_at, reason, resolved_by
    )
    select kind, status, channel_database_id, customer_key, data_area_id, backup_version, message,
      ${run.runId}::uuid, ${run.runId}::uuid,
      case when status = 'ACCEPTED' then now() end,
      case when status = 'ACCEPTED' then ${reason} end,
      case when status = 'ACCEPTED' then ${actor} end
    from found
    order by customer_key, kind, coalesce(channel_database_id, '')
    on conflict (customer_key, kind, (coalesce(channel_database_id, ''))) where status in ('OPEN', 'REPORTED') do update
    set status = excluded.status, message = excluded.message, last_seen_at = now(), run_id = excluded.run_id,
      last_run_id = excluded.last_run_id, headquarters_version = null,
      backup_version = least(difference.backup_version, excluded.backup_version), ended_at = excluded.ended_at,
      reason = excluded.reason, resolved_by = excluded.resolved_by`,
  )
  if (acceptLoss) await acceptReported(tx, acceptance)
}

/** Differences that an earlier recovery has reported, and that are accepted now. */
async function acceptReported(tx: Transaction, { reason, actor }: Acceptance): Promise<void> {
  await execute(
    tx,
    sql`/* incarnation.acceptReported */
    update difference d
    set status = 'ACCEPTED', ended_at = now(), reason = ${reason}, resolved_by = ${actor}
    from (
      select 'LOST_AT_HEADQUARTERS' as kind, customer_key from lost_customer where not comes_back
      union all
      select distinct 'NEWER_AT_CHANNEL', key from channel_loss where kind = 'NEWER'
    ) found
    where d.customer_key = found.customer_key and d.kind = found.kind and d.status in ('OPEN', 'REPORTED')`,
  )
}

const BEING_RESTORED =
  'Headquarters was restored from a backup and lacks the customer. Its captured operations are uploaded and ' +
  'synchronized again; it keeps its account number.'

const NEWER =
  'Headquarters was restored from a backup, and the channel database has a newer version of the customer: a change ' +
  'made in real time or at headquarters. Restore the change, or accept the difference to discard it. Until then, ' +
  'no 1010 transfers the customer.'
