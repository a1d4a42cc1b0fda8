import { type SQL, sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import type { ConfigurationRow } from '../../model/configuration.ts'
import type { DownloadHeader, DownloadPart, OperationOutcome } from '../../model/package.ts'
import { storeDocuments } from '../customers/store-documents.ts'
import { eraseAtChannel } from '../erasure/erase-at-channel.ts'
import { withoutErased } from '../erasure/without-erased.ts'
import { repairUnsettled } from './repair-unsettled.ts'

/** Applies one part of a package; says how many rows it concerned. What it brings of a customer that was erased here is left out: an old package brings nobody back. */
export async function applyPart(tx: Transaction, header: DownloadHeader, sent: DownloadPart): Promise<number> {
  const part = await withoutErased(tx, sent)
  let rows = part.customers.length
  if (part.configuration) rows += await replaceConfiguration(tx, header.jobId, part.configuration)
  if (part.renewedCustomers?.length) await takeAwayAltered(tx, header, part.renewedCustomers)
  await storeDocuments(tx, part.customers)
  if (header.full) await markCarried(tx, part)
  if (part.removedCustomers.length > 0) rows += await removeCustomers(tx, part.removedCustomers)
  if (part.settlements.length > 0) rows += await storeSettlements(tx, header, part.settlements)
  if (part.outcomes.length > 0) rows += await storeOutcomes(tx, part.outcomes)
  if (part.settlements.length > 0) {
    await repairUnsettled(
      tx,
      part.settlements.map(({ customerKey }) => customerKey),
    )
  }
  if (part.erasedCustomers?.length) rows += await eraseAtChannel(tx, part.erasedCustomers)
  return rows
}

async function replaceConfiguration(
  tx: Transaction,
  jobId: string,
  rows: readonly ConfigurationRow[],
): Promise<number> {
  await execute(tx, sql`/* exchange.replaceConfiguration */ delete from configuration where job_id = ${jobId}`)
  return count(
    tx,
    sql`/* exchange.replaceConfiguration */
    insert into configuration (kind, id, job_id, content)
    select kind, id, ${jobId}, content
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as sent (kind text, id text, content jsonb)
    returning 1`,
  )
}

/** But for those stored since the package was asked for: a real-time answer is newer. */
async function takeAwayAltered(tx: Transaction, { askedAt }: DownloadHeader, customerKeys: readonly string[]) {
  await execute(
    tx,
    sql`/* exchange.takeAwayAltered */
    delete from customer
    where customer_key = any(${sql.param([...customerKeys])}::uuid[]) and applied_at < ${askedAt}::timestamptz`,
  )
}

async function removeCustomers(tx: Transaction, customerKeys: readonly string[]): Promise<number> {
  return count(
    tx,
    sql`/* exchange.removeCustomers */
    delete from customer
    where customer_key = any(${sql.param(customerKeys)}::uuid[])
    returning 1`,
  )
}

/**
 * Settled is never what headquarters does not have yet: in a database that was restored and accepted again, an operation that is still
 * to be uploaded can have a number that headquarters knows from before.
 */
async function storeSettlements(
  tx: Transaction,
  header: DownloadHeader,
  settlements: DownloadPart['settlements'],
): Promise<number> {
  return count(
    tx,
    sql`/* exchange.storeSettlements */
    with sent as (
      select *
      from jsonb_to_recordset(${JSON.stringify(settlements)}::jsonb) as sent ("customerKey" uuid, "settledThrough" int)
    ),
    offline as materialized (select channel_id from channel_switch where offline)
    insert into settlement (customer_key, settled_through)
    select sent."customerKey", least(sent."settledThrough", pending.number - 1)
    from sent
    left join lateral (
      select p.operation_number as number
      from upload_pending p
      where p.customer_key = sent."customerKey"
        and (p.position > ${header.acknowledgedPosition}::bigint or p.channel_id in (select channel_id from offline))
      order by p.operation_number
      limit 1
    ) pending on true
    order by sent."customerKey"
    on conflict (customer_key) do update set settled_through = excluded.settled_through
    returning 1`,
  )
}

async function storeOutcomes(tx: Transaction, outcomes: readonly OperationOutcome[]): Promise<number> {
  const taken = outcomes.filter(({ status }) => status === 'SYNCED' || status === 'UPLOADED')
  const told = outcomes.filter(({ status }) => status !== 'SYNCED' && status !== 'UPLOADED')
  const removed = await count(
    tx,
    sql`/* exchange.storeOutcomes */
    delete from operation_outcome
    where operation_id = any(${sql.param(taken.map(({ operationId }) => operationId))}::uuid[])
    returning 1`,
  )
  const stored = await count(
    tx,
    sql`/* exchange.storeOutcomes */
    insert into operation_outcome (operation_id, status, error_code, error_field, error_message)
    select "operationId", status, "errorCode", "errorField", "errorMessage"
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as sent (
      "operationId" uuid, status text, "errorCode" text, "errorField" text, "errorMessage" text
    )
    on conflict (operation_id) do update set status = excluded.status, error_code = excluded.error_code,
      error_field = excluded.error_field, error_message = excluded.error_message, told_at = now()
    returning 1`,
  )
  return removed + stored
}

/** Those of a full package that are here in a newer version already count as carried, too. */
async function markCarried(tx: Transaction, { customers }: DownloadPart): Promise<void> {
  await execute(
    tx,
    sql`/* exchange.markCarried */
    update customer
    set applied_at = now()
    where customer_key = any(${sql.param(customers.map(({ customerKey }) => customerKey))}::uuid[]) and applied_at <> now()`,
  )
}

/** After a full package: customers that it did not carry, but for those stored since it was asked for (a real-time answer). */
export async function removeWhatIsNotCarried(tx: Transaction, askedAt: string): Promise<number> {
  return count(
    tx,
    sql`/* exchange.removeWhatIsNotCarried */
    delete from customer
    where applied_at < ${askedAt}::timestamptz
    returning 1`,
  )
}

async function count(tx: Transaction, query: SQL): Promise<number> {
  return (await execute(tx, query)).length
}
