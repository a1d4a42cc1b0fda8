import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../../../model/customer-fields.ts'

/**
 * The work tables: temporary tables of the connection that hold a set of operations, empty at the start of every
 * transaction.
 *
 * - work_operation: the operations. `outcome` is OPEN (to be applied) until it is SUPERSEDED or FAILED.
 *   `address_books`: those of a customer that headquarters itself creates; null for others, which get those of the
 *   default customer. `matched`: the keys that each kind of possible duplicates has in common, for the answer to the
 *   caller.
 * - work_customer … work_attribute: their rows, as captured and overlaid with an operator's corrections. `counter` is
 *   the row's REPLICATIONCOUNTERFROMORIGIN, or its position in a real-time call.
 * - work_change: the changes of existing customers. `contested`: another source has changed the value since
 *   (docs/domain.md, D-16); `v` is the customer's version of that change, `source` its source. `key` names the changed
 *   value, as the decisions of an OperationOverride do.
 * - work_error: the errors. `tbl` is the row's table (1 to 5, in the order in which an operation's rows are applied;
 *   0: all its rows).
 * - work_words: how the customers that are written are found, ordered and compared. work_key: their new keys of
 *   duplicates (apply/make-words.ts). work_fits: long texts that are short enough for a person (measure-lengths.ts).
 *
 * None has an index: emptying an index at the end of a transaction makes PostgreSQL plan every statement again, and
 * whole sets are joined anyway. Several statements over tables with statistics, instead of one large statement: 1,000
 * operations took twice their time when the planner guessed and chose nested loops.
 */
export async function prepareWorkTables(tx: Transaction): Promise<void> {
  await execute(tx, createAll)
}

/** Empties the work tables within a transaction, for another set after the first. */
export async function emptyWorkTables(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.emptyWorkTables */
    truncate work_operation, work_customer, work_address, work_contact, work_affiliation, work_attribute, work_change,
    work_error,
      work_fits, work_words, work_key`,
  )
}

/** Gives the planner the size of the set; not needed for a set of one. */
export async function analyzeWorkTables(tx: Transaction): Promise<void> {
  // Only the sizes matter, so a small sample will do.
  await execute(tx, sql`select set_config('default_statistics_target', '1', true)`)
  await execute(
    tx,
    sql`analyze work_operation, work_customer, work_address, work_contact, work_affiliation, work_attribute`,
  )
}

const row = 'operation_id uuid not null, counter bigint not null, row_operation text not null'

const createAll = sql.raw(`/* synchronize.prepareWorkTables */
do $$
begin
  if to_regclass('pg_temp.work_words') is not null then
    return;
  end if;
  create temp table if not exists work_operation (
    operation_id uuid not null, customer_key uuid not null, data_area_id text not null, channel_id text,
    channel_database_id text, operation_number int, received_order bigint, kind text not null, route text not null,
    base_version int not null, captured_at timestamptz not null, override jsonb, source text not null,
    is_create boolean not null, outcome text not null default 'OPEN', account text, version int, warnings jsonb,
    matched jsonb, address_books text[]
  ) on commit delete rows;
  create temp table if not exists work_customer (
    ${row}, changed_fields text[], overridden text[] not null default '{}',
    ${CUSTOMER_FIELDS.map(({ column }) => `${column} text`).join(', ')}
  ) on commit delete rows;
  create temp table if not exists work_address (
    ${row}, changed_fields text[], overridden text[] not null default '{}', address_id uuid not null,
    ${ADDRESS_FIELDS.map(({ column }) => `${column} ${column === 'make_postal_address_primary' ? 'boolean' : 'text'}`).join(', ')}
  ) on commit delete rows;
  create temp table if not exists work_contact (
    ${row}, overridden boolean not null default false, contact_id uuid not null, type text, value text, extension text,
    is_primary boolean, marketing_opt_in boolean, consent_wording text
  ) on commit delete rows;
  create temp table if not exists work_affiliation (
    ${row}, overridden boolean not null default false, affiliation_id text
  ) on commit delete rows;
  create temp table if not exists work_attribute (
    ${row}, overridden boolean not null default false, name text, type text, value text
  ) on commit delete rows;
  create temp table if not exists work_change (
    operation_id uuid not null, tbl int not null, counter bigint not null, field text, attribute text not null,
    old_value text, new_value text, contested boolean not null, policy text not null,
    key text not null, v int, source text
  ) on commit delete rows;
  create temp table if not exists work_error (
    operation_id uuid not null, tbl int not null, counter bigint not null, code text not null, field text,
    reference text
  ) on commit delete rows;
  create temp table if not exists work_fits (
    operation_id uuid not null, tbl int not null, counter bigint not null, field text not null
  ) on commit delete rows;
  create temp table if not exists work_words (
    customer_key uuid not null, search tsvector not null, sort_key text not null, keys text[] not null,
    nationals text[] not null
  ) on commit delete rows;
  create temp table if not exists work_key (
    customer_key uuid not null, key text not null, national text not null
  ) on commit delete rows;
end
$$`)
