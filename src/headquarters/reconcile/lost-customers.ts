import { sql } from 'drizzle-orm'
import type { KeyInterval } from '../../between/compared-rows.ts'
import { within } from '../../between/reconcile/interval-rows.ts'
import { execute, type Transaction } from '../../db/client.ts'
import { appendSelected } from '../../log/append.ts'
import { PROGRAM_REASONS } from '../../model/history-reason.ts'
import { STAGING_TABLES } from '../../model/operation.ts'
import { operationEvents } from '../synchronize/queue/waiting.ts'
import { type Finding, finding } from './finding.ts'

type Lost = {
  customerKey: string
  dataAreaId: string
  /** The rows of its creation still exist and can be applied again. */
  repeatable: boolean
  onItsWay: boolean
  /** The number of changes made in real time, or whose rows retention has removed. */
  unrepeatable: number
}

/**
 * `customer_account` or an operation shows that an account was given, and the customer is neither present nor erased.
 * A customer that a person has given up is not looked for.
 */
const lost = sql.raw(`not exists (select from customer c where c.customer_key = given.customer_key)
      and not exists (select from erasure e where e.customer_key = given.customer_key)
      and not exists (
        select from customer_account a where a.customer_key = given.customer_key and a.given_up_at is not null
      )`)

/** The create that can be applied again: the one that got the number, otherwise one that came after it. */
const creation = sql.raw(`
        select o.operation_id
        from operation o
        where o.customer_key = given.customer_key and o.kind = 'CREATE_CUSTOMER' and o.route = 'ASYNC'
          and o.cleared_at is null
          and o.status in ('SYNCED', 'DISTRIBUTED', 'SUPERSEDED')
          and exists (select from retail_async_customer_v2 r where r.operation_id = o.operation_id)
        order by o.operation_id is not distinct from given.operation_id desc, o.received_order
        limit 1`)

/** The customers in intervals of keys that headquarters has lost. */
export async function findLost(
  tx: Transaction,
  intervals: readonly KeyInterval[],
  dataAreaId: string | null,
): Promise<Finding[]> {
  const found = await execute<Lost>(
    tx,
    sql`/* reconcile.findLost */
    with given as (
      select a.customer_key, a.data_area_id, a.operation_id
      from ${within(intervals)}
      join customer_account a on a.customer_key between within.first and within.last
      union
      select o.customer_key, o.data_area_id, o.operation_id
      from ${within(intervals)}
      join operation o on o.customer_key between within.first and within.last
      where o.kind = 'CREATE_CUSTOMER' and o.status in ('SYNCED', 'DISTRIBUTED')
        and not exists (select from customer_account a where a.customer_key = o.customer_key)
      union
      -- Reported by a recovery, without the account number: another customer has it.
      select d.customer_key, d.data_area_id, null
      from ${within(intervals)}
      join difference d on d.customer_key between within.first and within.last
      where d.kind = 'LOST_AT_HEADQUARTERS' and d.status in ('OPEN', 'REPORTED')
        and not exists (select from customer_account a where a.customer_key = d.customer_key)
    )
    select given.customer_key as "customerKey", given.data_area_id as "dataAreaId", exists (${creation}) as repeatable,
      exists (
        select from open_operation open
        where open.customer_key = given.customer_key
          and exists (
            select from operation o where o.operation_id = open.operation_id and o.kind = 'CREATE_CUSTOMER' offset 0
          )
        offset 0
      ) as "onItsWay",
      (
        select count(*)::int
        from operation o
        where o.customer_key = given.customer_key and o.kind <> 'CREATE_CUSTOMER' and o.status in ('SYNCED',
          'DISTRIBUTED')
          and (o.route <> 'ASYNC' or o.cleared_at is not null)
      ) as unrepeatable
    from given
    where ${lost} and (${dataAreaId}::text is null or given.data_area_id = ${dataAreaId})`,
  )
  return found.flatMap(({ customerKey, dataAreaId, ...each }) => {
    const lost = finding({
      kind: 'LOST_AT_HEADQUARTERS',
      customerKey,
      dataAreaId,
      message: messageOf(each),
      correct: correctionOf(each),
    })
    const { repeatable, onItsWay, unrepeatable } = each
    if (!repeatable || onItsWay || unrepeatable === 0) return [lost]
    const message =
      `The customer was lost at headquarters, with ${unrepeatable} changes that no operation contains: they ` +
      'were made ' +
      'in real time or too long ago. Make them again.'
    return [lost, finding({ kind: 'CHANGES_TO_REPEAT', customerKey, dataAreaId, message, correct: null })]
  })
}

type Repeatable = Pick<Lost, 'repeatable' | 'onItsWay'>

function correctionOf({ onItsWay, repeatable }: Repeatable): Finding['correct'] {
  if (onItsWay) return 'WAIT'
  return repeatable ? 'SYNCHRONIZE' : null
}

function messageOf({ repeatable, onItsWay }: Repeatable): string {
  const account = 'Headquarters gave the customer an account number, but the customer is missing.'
  if (repeatable || onItsWay) return `${account} Its operations are synchronized again, and it keeps its number.`
  return (
    `${account} It was created in real time, or its rows have been removed by retention. ` +
    'Restore it from a channel database, or accept the difference: the next 1010 then removes it from the channels.'
  )
}

/**
 * Sends the operations of lost customers back to be synchronized, in their order: the create, then every update that
 * was applied or failed because the customer was missing. The customer keeps its account number. Appends the events, so
 * only other appends may follow it in the transaction.
 */
export async function synchronizeAgain(
  tx: Transaction,
  actor: string,
  runId: string,
  customerKeys: readonly string[],
): Promise<void> {
  if (customerKeys.length === 0) return
  const keys = sql`${sql.param([...customerKeys])}::uuid[]`
  // Blocks claims of the legal entities, and erasures.
  await execute(
    tx,
    sql`/* reconcile.lockLegalEntities */
    select 1 from legal_entity
    where data_area_id in (select data_area_id from operation where customer_key = any(${keys}))
    order by data_area_id
    for no key update`,
  )
  const returned = await execute<{ operationId: string }>(
    tx,
    sql`/* reconcile.synchronizeAgain */
    with given as materialized (
      select given.customer_key, (${creation}) as operation_id
      from (
        select key as customer_key, a.operation_id
        from unnest(${keys}) as key
        left join customer_account a on a.customer_key = key
      ) as given
      where ${lost}
    ),
    kept as (
      insert into customer_account (customer_key, data_area_id, account, operation_id)
      select o.customer_key, o.data_area_id, o.account, o.operation_id
      from given
      join operation o on o.operation_id = given.operation_id
      where o.account is not null
      on conflict do nothing
    ),
    returned as (
      update operation o
      set status = 'UPLOADED', waits_for = null, chunk_id = null, revision = o.revision + 1, settled_at = null,
        distributed_at = null,
        error_class = null, error_code = null, error_field = null, error_message = null, fingerprint = null,
          conflicts = null,
        chunk_limit = null, lone_failures = 0, transient_failures = 0, next_attempt_at = null
      from given
      where o.customer_key = given.customer_key and given.operation_id is not null and o.route = 'ASYNC'
        and o.cleared_at is null
        and case when o.kind = 'CREATE_CUSTOMER' then o.operation_id = given.operation_id
          else o.status in ('SYNCED', 'DISTRIBUTED') or o.status = 'FAILED' and o.error_code = 'CUSTOMER_NOT_FOUND' end
      returning o.operation_id, o.received_order
    ),
    attempted as (
      insert into operation_attempt (operation_id, run_id, actor, outcome, reason)
      select operation_id, ${runId}::uuid, ${actor}, 'RESTORED', ${PROGRAM_REASONS.RESULT_WAS_LOST}
      from returned
      order by received_order
    ),
    forgotten as (
      delete from customer_fingerprint where customer_key in (select customer_key from given)
    )
    select operation_id as "operationId" from returned`,
  )
  const ids = sql`${sql.param(returned.map(({ operationId }) => operationId))}::uuid[]`
  for (const table of STAGING_TABLES)
    await execute(
      tx,
      sql`/* reconcile.pendingAgain */
      update ${sql.raw(table)}
      set online_operation_completed = 0, verdict = 'PENDING', error_code = null, error_field = null,
        error_message = null
      where operation_id = any(${ids})`,
    )
  await appendSelected(tx, operationEvents(sql`select unnest(${ids})`))
}
