import { sql } from 'drizzle-orm'
import type { KnownCustomer } from '../../between/channel-state.ts'
import { execute, type Transaction } from '../../db/client.ts'
import type { BatchRunRow } from '../../model/batch-run.ts'
import type { Loss, NewerCustomer } from './assess-loss.ts'

const batchSize = 10_000

/** What all channel databases together have and headquarters lacks; each customer once. */
export type TotalLoss = {
  customers: KnownCustomer[]
  /** With the channel database that has the newest version. */
  newer: (NewerCustomer & { channelDatabaseId: string })[]
  /** Customers that no operation which is uploaded again creates. */
  withoutOperation: Set<string>
}

export function totalOf(losses: readonly Loss[]): TotalLoss {
  const customers = new Map<string, KnownCustomer>()
  const newer = new Map<string, NewerCustomer & { channelDatabaseId: string }>()
  const operations = new Set(losses.flatMap(({ operationIds }) => operationIds))
  for (const loss of losses) {
    for (const each of loss.customers) {
      const known = customers.get(each.customerKey)
      customers.set(each.customerKey, { ...each, createdBy: each.createdBy ?? known?.createdBy ?? null })
    }
    for (const each of loss.newer)
      if (each.version > (newer.get(each.customerKey)?.version ?? 0))
        newer.set(each.customerKey, { ...each, channelDatabaseId: loss.channelDatabaseId })
  }
  const withoutOperation = [...customers.values()].flatMap(({ customerKey, createdBy }) =>
    createdBy !== null && operations.has(createdBy) ? [] : [customerKey],
  )
  return { customers: [...customers.values()], newer: [...newer.values()], withoutOperation: new Set(withoutOperation) }
}

/**
 * Records the losses as differences, so that no job removes or overwrites at a channel what a person has yet to decide
 * about. A lost customer is OPEN until its operations are synchronized again (`endRecovered`); a newer version at a
 * channel is REPORTED. With `acceptLoss`, what no operation restores is ACCEPTED at once.
 */
export async function reportLosses(
  tx: Transaction,
  run: BatchRunRow,
  { customers, newer, withoutOperation }: TotalLoss,
  { acceptLoss, reason, actor }: { acceptLoss: boolean; reason: string; actor: string },
): Promise<void> {
  const found = [
    ...customers.map(({ customerKey, dataAreaId }) => ({
      kind: 'LOST_AT_HEADQUARTERS',
      status: acceptLoss && withoutOperation.has(customerKey) ? 'ACCEPTED' : 'OPEN',
      channelDatabaseId: null,
      customerKey,
      dataAreaId,
      backupVersion: null,
      message: BEING_RESTORED,
    })),
    ...newer.map(({ customerKey, dataAreaId, channelDatabaseId, backupVersion }) => ({
      kind: 'NEWER_AT_CHANNEL',
      status: acceptLoss ? 'ACCEPTED' : 'REPORTED',
      channelDatabaseId,
      customerKey,
      dataAreaId,
      backupVersion,
      message: NEWER,
    })),
  ]
  for (let from = 0; from < found.length; from += batchSize)
    await execute(
      tx,
      sql`/* incarnation.reportLosses */
      insert into difference (
        kind, status, channel_database_id, customer_key, data_area_id, backup_version, message, run_id, last_run_id,
        ended_at, reason, resolved_by
      )
      select kind, status, "channelDatabaseId", "customerKey", "dataAreaId", "backupVersion", message,
        ${run.runId}::uuid, ${run.runId}::uuid,
        case when status = 'ACCEPTED' then now() end,
        case when status = 'ACCEPTED' then ${reason} end,
        case when status = 'ACCEPTED' then ${actor} end
      from jsonb_to_recordset(${JSON.stringify(found.slice(from, from + batchSize))}::jsonb) as found (
        kind text, status text, "channelDatabaseId" text, "customerKey" uuid, "dataAreaId" text, "backupVersion" int,
        message text
      )
      order by "customerKey", kind, coalesce("channelDatabaseId", '')
      on conflict (customer_key, kind, (coalesce(channel_database_id, ''))) where status in ('OPEN', 'REPORTED') do update
      set status = excluded.status, message = excluded.message, last_seen_at = now(), run_id = excluded.run_id,
        last_run_id = excluded.last_run_id, headquarters_version = null,
        backup_version = least(difference.backup_version, excluded.backup_version), ended_at = excluded.ended_at,
        reason = excluded.reason, resolved_by = excluded.resolved_by`,
    )
  if (acceptLoss) await acceptReported(tx, found, reason, actor)
}

/** Differences that an earlier recovery has reported, and that are accepted now. */
async function acceptReported(
  tx: Transaction,
  found: readonly { kind: string; status: string; customerKey: string }[],
  reason: string,
  actor: string,
): Promise<void> {
  const accepted = found.filter(({ status }) => status === 'ACCEPTED')
  await execute(
    tx,
    sql`/* incarnation.acceptReported */
    update difference d
    set status = 'ACCEPTED', ended_at = now(), reason = ${reason}, resolved_by = ${actor}
    from jsonb_to_recordset(${JSON.stringify(accepted)}::jsonb) as found (kind text, "customerKey" uuid)
    where d.customer_key = found."customerKey" and d.kind = found.kind and d.status in ('OPEN', 'REPORTED')`,
  )
}

const BEING_RESTORED =
  'Headquarters was restored from a backup and lacks the customer. Its captured operations are uploaded and ' +
  'synchronized again; it keeps its account number.'

const NEWER =
  'Headquarters was restored from a backup, and the channel database has a newer version of the customer: a change ' +
  'made in real time or at headquarters. Restore the change, or accept the difference to discard it. Until then, ' +
  'no 1010 transfers the customer.'
