import { type SQL, sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import type { OperationOverride, StagedOperation } from '../../../model/operation.ts'
import { lockCustomers } from './lock-customers.ts'
import { overlaySaved } from './overlay-saved.ts'
import { redirectOperations, redirectParts } from './redirect-operations.ts'
import { WORK_TABLES, type WorkTable, workRows } from './work-rows.ts'
import { analyzeWorkTables, prepareWorkTables } from './work-tables.ts'

/**
 * The content of the work tables: how many operations, how many of them create a customer, how many have corrections of
 * an operator, and which tables have rows.
 */
export type LoadedOperations = {
  operations: number
  creates: number
  saved: number
  /** How many of them are of customers that were merged into another one. */
  redirected: number
  /** How many have to be loaded after these, because these are about the same customers (redirect-operations.ts). */
  later: number
  /** What is set up at all for new customers, in any legal entity: what is not costs no statement. */
  setUp: { requiredAttributes: boolean; defaultAttributes: boolean; welcomeMessages: boolean }
  has: ReadonlySet<WorkTable>
}

/** Loads the operations of a claimed chunk: their captured rows, overlaid with the corrections of operators. */
export async function loadChunk(tx: Transaction, chunkId: string): Promise<LoadedOperations> {
  await prepareWorkTables(tx)
  // By key: the wide table has no index of chunks.
  const counts = await loadOperations(
    tx,
    sql`where o.operation_id = any(array(select operation_id from open_operation where chunk_id = ${chunkId}::uuid))
      and o.status = 'IN_PROGRESS'`,
  )
  return await withCapturedRows(tx, counts)
}

/**
 * Loads the named operations as they are, without a claim, for a rehearsal. `override`, when given, replaces the saved
 * corrections.
 */
export async function loadNamed(
  tx: Transaction,
  operationIds: readonly string[],
  override?: OperationOverride,
): Promise<LoadedOperations> {
  await prepareWorkTables(tx)
  const counts = await loadOperations(tx, sql`where o.operation_id = any(${sql.param([...operationIds])}::uuid[])`)
  if (override === undefined) return await withCapturedRows(tx, counts)
  await execute(
    tx,
    sql`/* synchronize.loadNamed */ update work_operation set override = ${JSON.stringify(override)}::jsonb`,
  )
  return await withCapturedRows(tx, { ...counts, saved: counts.operations })
}

async function withCapturedRows(tx: Transaction, counts: Counts): Promise<LoadedOperations> {
  const has = new Set<WorkTable>()
  for (const work of WORK_TABLES) if ((await takeCaptured(tx, work)) > 0) has.add(work.into)
  // Before the first of them is joined: later statements change values, not the number of rows.
  if (counts.operations > 1) await analyzeWorkTables(tx)
  if (counts.saved > 0 && (await overlaySaved(tx))) has.add('work_attribute')
  if (counts.redirected > 0) await redirectParts(tx)
  await composeNames(tx, counts)
  return { ...counts, has }
}

/**
 * Loads operations of real-time calls or of headquarters itself. Their rows in `operation` have already been inserted.
 */
export async function loadCalls(tx: Transaction, operations: readonly StagedOperation[]): Promise<LoadedOperations> {
  await prepareWorkTables(tx)
  const ids = operations.map(({ operationId }) => operationId)
  const counts = await loadOperations(tx, sql`where o.operation_id = any(${sql.param(ids)}::uuid[])`)
  const has = new Set<WorkTable>()
  for (const work of WORK_TABLES) {
    const rows = operations.flatMap((operation) => workRows(operation, work))
    if (rows.length === 0) continue
    has.add(work.into)
    await execute(
      tx,
      sql`/* synchronize.loadCalls */
      insert into ${sql.raw(work.into)}
      select * from jsonb_populate_recordset(null::${sql.raw(work.into)}, ${JSON.stringify(rows)}::jsonb)`,
    )
  }
  if (counts.redirected > 0) await redirectParts(tx)
  if (operations.length > 1) await analyzeWorkTables(tx)
  await composeNames(tx, counts)
  return { ...counts, has }
}

async function takeCaptured(tx: Transaction, { into, from, columns }: (typeof WORK_TABLES)[number]): Promise<number> {
  const [taken] = await execute<{ n: number }>(
    tx,
    sql`/* synchronize.takeCaptured */
    with taken as (
      insert into ${sql.raw(into)} (operation_id, counter, ${sql.raw(columns.map((column) => column.into).join(', '))})
      select s.operation_id, s.replication_counter_from_origin,
        ${sql.raw(columns.map((column) => `s.${column.from}`).join(', '))}
      from work_operation o
      join ${sql.raw(from)} s using (operation_id)
      where o.outcome = 'OPEN'
      returning 1
    )
    select count(*)::int as n from taken`,
  )
  return taken?.n ?? 0
}

type Counts = Omit<LoadedOperations, 'has'>

/** Inserts the operations, locks their customers, and lets those of merged customers apply to the kept ones. */
async function loadOperations(tx: Transaction, which: SQL): Promise<Counts> {
  const [loaded] = await execute<Omit<Counts, 'redirected' | 'later'>>(
    tx,
    sql`/* synchronize.loadOperations */
    with loaded as (
      insert into work_operation (
        operation_id, customer_key, data_area_id, channel_id, channel_database_id, operation_number, received_order,
        kind, route,
        base_version, captured_at, override, source, is_create, outcome, account
      )
      select o.operation_id, o.customer_key, o.data_area_id, o.channel_id, o.channel_database_id, o.operation_number,
        o.received_order, o.kind, o.route, o.base_version, o.captured_at, o.override,
        case when o.route = 'HEADQUARTERS' then 'hq:' || o.captured_by else o.channel_database_id end,
        o.kind = 'CREATE_CUSTOMER',
        case when o.repeats is not null then 'SUPERSEDED'
          when o.kind = 'CREATE_CUSTOMER' and a.account is not null
            and not ${rowIsMissing} then 'SUPERSEDED' else 'OPEN' end,
        case when o.repeats is null then a.account else (
          select original.account
          from operation earlier
          join customer_account original on original.customer_key = earlier.customer_key
          where earlier.operation_id = o.repeats
        ) end
      from operation o
      left join customer_account a using (customer_key)
      ${which}
      returning is_create, override
    )
    select count(*)::int as operations, (count(*) filter (where is_create))::int as creates,
      (count(*) filter (where override is not null))::int as saved,
      jsonb_build_object(
        'requiredAttributes', exists (select from attribute_definition where required and default_value is null),
        'defaultAttributes', exists (select from attribute_definition where default_value is not null),
        'welcomeMessages', exists (select from legal_entity where send_welcome_messages)
      ) as "setUp"
    from loaded`,
  )
  if (!loaded) throw new Error('A count without a row.')
  if (loaded.operations > loaded.creates) {
    await lockCustomers(tx)
    const { redirected, later } = await redirectOperations(tx)
    return { ...loaded, operations: loaded.operations - later, redirected, later }
  }
  return { ...loaded, redirected: 0, later: 0 }
}

/**
 * The customer's row is missing although its account exists: a create restores it under the same number
 * (src/headquarters/reconcile).
 */
const rowIsMissing = sql.raw(`(
          not exists (select from customer c where c.customer_key = o.customer_key)
          and not exists (select from erasure e where e.customer_key = o.customer_key)
          and not exists (select from customer_merge m where m.merged_key = o.customer_key and m.undone_at is null)
        )`)

/** An operator has corrected a part of the name, but not the name itself. */
const partSaved = sql.raw(
  `w.overridden && array['firstName', 'middleName', 'lastName'] and not 'name' = any(w.overridden)`,
)

/**
 * Composes a person's name from its parts: for a create, when no name is given, or when the captured name was composed
 * and a part was corrected; for an update of a part, when the customer's name is composed.
 */
async function composeNames(tx: Transaction, { operations, creates }: Counts): Promise<void> {
  const composed = (row: string) =>
    sql.raw(
      `nullif(concat_ws(' ', nullif(trim(${row}.first_name), ''), nullif(trim(${row}.middle_name), ''), nullif(trim(${row}.last_name), '')), '')`,
    )
  if (creates > 0) {
    await execute(
      tx,
      sql`/* synchronize.composeNames */
      update work_customer w
      set cust_name = ${composed('w')}
      where w.row_operation = 'CREATE' and w.relationship_type is distinct from 'ORGANIZATION'
        and (nullif(w.cust_name, '') is null or ${partSaved} and exists (
          select from retail_async_customer_v2 s
            where s.operation_id = w.operation_id and s.cust_name = ${composed('s')}
        ))`,
    )
  }
  if (operations === creates) return
  await execute(
    tx,
    sql`/* synchronize.composeChangedNames */
    with next as (
      select w.operation_id,
        case when 'firstName' = any(w.changed_fields) then w.first_name else c.first_name end as first_name,
        case when 'middleName' = any(w.changed_fields) then w.middle_name else c.middle_name end as middle_name,
        case when 'lastName' = any(w.changed_fields) then w.last_name else c.last_name end as last_name
      from work_customer w
      join work_operation o using (operation_id)
      join customer c using (customer_key)
      where not o.is_create
        and w.changed_fields && array['firstName', 'middleName', 'lastName']
        and not 'name' = any(w.changed_fields)
        and c.relationship_type = 'PERSON'
        and c.cust_name = ${composed('c')}
    )
    update work_customer w
    set cust_name = ${composed('next')}, changed_fields = array_append(w.changed_fields, 'name')
    from next
    where next.operation_id = w.operation_id`,
  )
}
