import { sql } from 'drizzle-orm'
import type { ChannelSide } from '../../between/channel-side.ts'
import { pagesOf } from '../../between/pages.ts'
import { intervalsOf } from '../../between/reconcile/interval-rows.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { batchStatementTimeout, execute, transaction } from '../../db/client.ts'
import { isUnreachable } from '../../db/errors.ts'
import { appendSelected } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { customerDocuments } from '../customers/customer-documents.ts'
import { type BatchRunRow, guardFence } from '../jobs/run.ts'
import { operationEvents } from '../synchronize/queue/waiting.ts'
import { takeRows } from './at-headquarters.ts'
import { changedKeys } from './merge-copy.ts'
import { retryEdits } from './retry-edits.ts'

const KEYS_AT_ONCE = 500
const LOST_AT_ONCE = 5_000

/** What is left for a person after a recovery, and what came back by itself. */
export type Recovered = { restored: number; underWay: number; lost: number; newer: number }

/** `retried`: updates that failed while the customer was lost, and are to be synchronized again. */
export type Ended = Recovered & { retried: number }

/**
 * Compares the newer versions at channels with headquarters, after the operations were synchronized again whose results
 * they contain, and before any other: one with the same values is GONE, for the others the version that headquarters
 * has is kept. What changes headquarters from then on is not in them (`mergeCopy`). Safe to repeat.
 */
export async function compareRecovered(
  hq: HeadquartersDatabase,
  sides: ReadonlyMap<string, ChannelSide>,
  run: BatchRunRow,
): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const batch = await undecided(hq, after)
    const last = batch.at(-1)
    if (!last) break
    await compareNewer(hq, sides, run, batch)
    after = last.customerKey
  }
}

/**
 * Ends the other differences of a recovery that its operations have resolved, after all of them were synchronized: a
 * lost customer that is back is REPAIRED. What no operation restores is REPORTED for a person. Safe to repeat.
 */
export async function endRecovered(hq: HeadquartersDatabase, run: BatchRunRow): Promise<Ended> {
  const retried = await endLost(hq, run)
  const [counted] = await execute<Recovered>(
    hq.db,
    sql`/* reconcile.countRecovered */
    select (count(*) filter (where status = 'REPAIRED'))::int as restored,
      (count(*) filter (where status = 'OPEN'))::int as "underWay",
      (count(*) filter (where status = 'REPORTED' and kind = 'LOST_AT_HEADQUARTERS'))::int as lost,
      (count(*) filter (where status = 'REPORTED' and kind = 'NEWER_AT_CHANNEL'))::int as newer
    from difference
    where run_id = ${run.runId}::uuid`,
  )
  return { ...(counted ?? { restored: 0, underWay: 0, lost: 0, newer: 0 }), retried }
}

async function endLost(hq: HeadquartersDatabase, run: BatchRunRow): Promise<number> {
  let retried = 0
  const pages = pagesOf(
    LOST_AT_ONCE,
    (after: string | null, limit) => endLostAfter(hq, run, after, limit),
    ({ id }) => id,
  )
  for await (const page of pages) retried += page.reduce((sum, each) => sum + each.retried, 0)
  if (retried > 0) wake(hq.db)
  return retried
}

/** Ends the next lost customers, in order of their differences. `retried`: updates of the customer. */
function endLostAfter(
  hq: HeadquartersDatabase,
  run: BatchRunRow,
  after: string | null,
  limit: number,
): Promise<{ id: string; retried: number }[]> {
  return transaction(
    hq.db,
    async (tx) => {
      await guardFence(tx, run)
      const ended = await execute<{ id: string; customerKey: string; status: string }>(
        tx,
        sql`/* reconcile.endLost */
        with lost as materialized (
          select d.id, exists (select from customer c where c.customer_key = d.customer_key) as back,
            exists (
              select from open_operation o
              join operation created using (operation_id)
              where o.customer_key = d.customer_key and created.kind = 'CREATE_CUSTOMER'
            ) as under_way
          from difference d
          where d.kind = 'LOST_AT_HEADQUARTERS' and d.status = 'OPEN' and d.run_id = ${run.runId}::uuid
            and (${after}::uuid is null or d.id > ${after}::uuid)
          order by d.id
          limit ${limit}
        ),
        ended as (
          update difference d
          set status = case when lost.back then 'REPAIRED' when lost.under_way then 'OPEN' else 'REPORTED' end,
            ended_at = case when lost.back then now() end,
            message = case when lost.back or lost.under_way then d.message else ${LOST} end
          from lost
          where lost.id = d.id
          returning d.id, d.customer_key, d.status
        )
        select id, customer_key as "customerKey", status
        from ended
        order by id`,
      )
      const back = ended.flatMap(({ customerKey, status }) => (status === 'REPAIRED' ? [customerKey] : []))
      const ids = await retryEdits(tx, back, { actor: run.requestedBy, runId: run.runId })
      await appendSelected(tx, operationEvents(sql`select unnest(${sql.param(ids)}::uuid[])`))
      return ended.map(({ id }, index) => ({ id, retried: index === 0 ? ids.length : 0 }))
    },
    { statementTimeout: batchStatementTimeout },
  )
}

type Undecided = { differenceId: string; customerKey: string; channelDatabaseId: string }

/** Newer versions that have not been compared yet. */
function undecided({ db }: HeadquartersDatabase, after: string): Promise<Undecided[]> {
  return execute<Undecided>(
    db,
    sql`/* reconcile.undecided */
    select id as "differenceId", customer_key as "customerKey", channel_database_id as "channelDatabaseId"
    from difference
    where kind = 'NEWER_AT_CHANNEL' and status = 'REPORTED' and headquarters_version is null
      and channel_database_id is not null and customer_key > ${after}::uuid
    order by customer_key
    limit ${KEYS_AT_ONCE}`,
  )
}

async function compareNewer(
  hq: HeadquartersDatabase,
  sides: ReadonlyMap<string, ChannelSide>,
  run: BatchRunRow,
  batch: readonly Undecided[],
): Promise<void> {
  const copies = await copiesOf(sides, batch)
  await transaction(
    hq.db,
    async (tx) => {
      await guardFence(tx, run)
      const keys = batch.map(({ customerKey }) => customerKey)
      const own = new Map((await customerDocuments(tx, keys)).map((document) => [document.customerKey, document]))
      await takeRows(tx, intervalsOf(keys), null)
      const compared = batch.flatMap(({ differenceId, customerKey, channelDatabaseId }) => {
        const copy = copies.get(`${channelDatabaseId} ${customerKey}`)
        const document = own.get(customerKey)
        return copy && document
          ? [{ differenceId, version: document.version, same: changedKeys(document, copy).length === 0 }]
          : []
      })
      await execute(
        tx,
        sql`/* reconcile.compareNewer */
        update difference d
        set headquarters_version = compared.version, headquarters_fingerprint = r.hash,
          status = case when compared.same then 'GONE' else d.status end,
          ended_at = case when compared.same then now() end
        from jsonb_to_recordset(${JSON.stringify(compared)}::jsonb)
          as compared ("differenceId" uuid, version int, same boolean), reconcile_row r
        where d.id = compared."differenceId" and d.status = 'REPORTED' and r.customer_key = d.customer_key`,
      )
    },
    { statementTimeout: batchStatementTimeout },
  )
}

/** The channel databases' copies, by database and key. One that cannot be reached is left for a person. */
async function copiesOf(sides: ReadonlyMap<string, ChannelSide>, batch: readonly Undecided[]) {
  const copies = new Map<string, Awaited<ReturnType<ChannelSide['customers']>>[number]>()
  for (const [id, side] of sides) {
    const keys = batch.flatMap((each) => (each.channelDatabaseId === id ? [each.customerKey] : []))
    if (keys.length === 0) continue
    try {
      for (const copy of await side.customers(keys)) copies.set(`${id} ${copy.customerKey}`, copy)
    } catch (error) {
      if (!isUnreachable(error)) throw error
    }
  }
  return copies
}

/**
 * Names the customers whose difference of this run has ended in headquarters' log for 1010, which then replaces the
 * channels' copies whatever their version: the lost headquarters had counted further.
 */
export async function renewRecovered(hq: HeadquartersDatabase, run: BatchRunRow): Promise<void> {
  await transaction(
    hq.db,
    async (tx) => {
      await guardFence(tx, run)
      await appendSelected(
        tx,
        // As `namedAgain`.
        sql`
        select 'CUSTOMER', ended.customer_key::text, data_area_id, null, null, ended.customer_key, null::uuid,
          null::uuid, 'RECONCILED',
          null::int, null, '1010'
        from (
          select distinct customer_key, data_area_id
          from difference
          where run_id = ${run.runId}::uuid and status in ('REPAIRED', 'GONE', 'ACCEPTED')
        ) ended
        order by ended.customer_key`,
      )
    },
    { statementTimeout: batchStatementTimeout },
  )
  wake(hq.db)
}

const LOST =
  'Headquarters was restored from a backup and lacks the customer, and no captured operation restores it: it was ' +
  'created in real time, or its creation failed. Restore it from a channel database, or accept the difference: the ' +
  'next 1010 then removes it from the channels.'
