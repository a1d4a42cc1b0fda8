import { type SQL, sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import type { ConfigurationRow } from '../../model/configuration.ts'
import type { CustomerRedirect, DownloadHeader, DownloadPart, OperationOutcome } from '../../model/package.ts'
import { markCardsCarried, removeLoyaltyCards, storeLoyaltyCards } from '../customers/loyalty-cards.ts'
import { storeDocuments } from '../customers/store-documents.ts'
import { eraseAtChannel } from '../erasure/erase-at-channel.ts'
import { withoutErased } from '../erasure/without-erased.ts'
import { repairUnsettled } from './repair-unsettled.ts'

/**
 * Applies one part of a package and returns the number of rows. Customers that were erased here are left out, so that
 * an old package does not bring a customer back.
 */
export async function applyPart(tx: Transaction, header: DownloadHeader, sent: DownloadPart): Promise<number> {
  const part = await withoutErased(tx, sent)
  let rows = part.customers.length
  if (part.configuration) rows += await replaceConfiguration(tx, header.jobId, part.configuration)
  if (part.renewedCustomers?.length) await removeAltered(tx, header, part.renewedCustomers)
  await storeDocuments(tx, part.customers)
  if (header.full) await markCarried(tx, part)
  if (part.removedCustomers.length > 0) rows += await removeCustomers(tx, part.removedCustomers)
  if (part.redirects) rows += await storeRedirects(tx, part.redirects)
  if (part.settlements.length > 0) rows += await storeSettlements(tx, header, part.settlements)
  if (part.outcomes.length > 0) rows += await storeOutcomes(tx, part.outcomes)
  if (part.settlements.length > 0) {
    await repairUnsettled(
      tx,
      part.settlements.map(({ customerKey }) => customerKey),
    )
  }
  if (part.loyaltyCards?.length) {
    rows += await storeLoyaltyCards(tx, part.loyaltyCards)
    if (header.full) await markCardsCarried(tx, part.loyaltyCards)
  }
  if (part.removedLoyaltyCards?.length) rows += await removeLoyaltyCards(tx, part.removedLoyaltyCards)
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

/** Removes customers, except those stored since the package was requested: a real-time answer is newer. */
async function removeAltered(tx: Transaction, { askedAt }: DownloadHeader, customerKeys: readonly string[]) {
  await execute(
    tx,
    sql`/* exchange.removeAltered */
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

/** Stores where merged customers lead, and forgets the redirects whose merge was undone. */
async function storeRedirects(tx: Transaction, redirects: readonly CustomerRedirect[]): Promise<number> {
  const sent = sql`jsonb_to_recordset(${JSON.stringify(redirects)}::jsonb)
      as sent ("customerKey" uuid, "keptKey" uuid, "dataAreaId" text, account text)`
  await execute(
    tx,
    sql`/* exchange.forgetRedirects */
    delete from customer_redirect
    where merged_key in (select "customerKey" from ${sent} where "keptKey" is null)`,
  )
  await execute(
    tx,
    sql`/* exchange.storeRedirects */
    insert into customer_redirect (merged_key, kept_key, data_area_id, account)
    select "customerKey", "keptKey", "dataAreaId", account from ${sent} where "keptKey" is not null
    order by 1
    on conflict (merged_key) do update set kept_key = excluded.kept_key`,
  )
  return redirects.length
}

/**
 * Stores up to which number each customer's operations are completed. An operation that headquarters does not have yet
 * never counts as completed: in a database that was restored and accepted again, a pending operation can have a number
 * that headquarters knows from before.
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
    on conflict (customer_key) do update
    set settled_through = excluded.settled_through,
      settled_at = case when settlement.settled_through = excluded.settled_through
        then settlement.settled_at else now() end
    returning 1`,
  )
}

async function storeOutcomes(tx: Transaction, outcomes: readonly OperationOutcome[]): Promise<number> {
  const received = outcomes.filter(({ status }) => status === 'SYNCED' || status === 'UPLOADED')
  const reported = outcomes.filter(({ status }) => status !== 'SYNCED' && status !== 'UPLOADED')
  const removed = await count(
    tx,
    sql`/* exchange.storeOutcomes */
    delete from operation_outcome
    where operation_id = any(${sql.param(received.map(({ operationId }) => operationId))}::uuid[])
    returning 1`,
  )
  const stored = await count(
    tx,
    sql`/* exchange.storeOutcomes */
    insert into operation_outcome (operation_id, status, error_code, error_field, error_message)
    select "operationId", status, "errorCode", "errorField", "errorMessage"
    from jsonb_to_recordset(${JSON.stringify(reported)}::jsonb) as sent (
      "operationId" uuid, status text, "errorCode" text, "errorField" text, "errorMessage" text
    )
    on conflict (operation_id) do update set status = excluded.status, error_code = excluded.error_code,
      error_field = excluded.error_field, error_message = excluded.error_message, told_at = now()
    returning 1`,
  )
  return removed + stored
}

/**
 * Marks the customers of a full package as carried, including those that are here in a newer version, and those that
 * stay as they are.
 */
async function markCarried(tx: Transaction, { customers, keptCustomers = [] }: DownloadPart): Promise<void> {
  await execute(
    tx,
    sql`/* exchange.markCarried */
    update customer
    set applied_at = now()
    where customer_key = any(${sql.param([...customers.map(({ customerKey }) => customerKey), ...keptCustomers])}::uuid[]) and applied_at <> now()`,
  )
}

/**
 * Removes, after a full package, the customers that it did not carry, except those stored since it was requested
 * (real-time answers).
 */
export async function removeNotCarried(tx: Transaction, askedAt: string): Promise<number> {
  return count(
    tx,
    sql`/* exchange.removeNotCarried */
    delete from customer
    where applied_at < ${askedAt}::timestamptz
    returning 1`,
  )
}

async function count(tx: Transaction, query: SQL): Promise<number> {
  return (await execute(tx, query)).length
}
