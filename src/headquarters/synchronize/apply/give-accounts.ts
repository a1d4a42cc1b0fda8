import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { CUSTOMER_ACCOUNT, numberFormatted, type ReservedBlock } from '../../customers/number-sequence.ts'
import { failErroneous } from '../evaluate/evaluate.ts'

/**
 * Assigns an account number from the reserved block to each create that is still OPEN, in order of arrival, and returns
 * the last number used, after which the block can be given back; null when none was. When no number is left, a create
 * fails (docs/domain.md, D-26). A create that restores a lost customer keeps the customer's number. When another
 * operation has given the customer an account in the meantime, the create is SUPERSEDED.
 */
export async function giveAccounts(tx: Transaction, block: ReservedBlock): Promise<string | null> {
  const [given] = await execute<{ used: string | null; without: number }>(
    tx,
    sql`/* synchronize.giveAccounts */
    with waiting as (
      select operation_id, row_number() over (order by received_order) as nth
      from work_operation
      where is_create and outcome = 'OPEN' and account is null
    ),
    sequence as (
      select * from number_sequence where data_area_id = ${block.dataAreaId} and reference = ${CUSTOMER_ACCOUNT}
    ),
    free as (
      select n, account, row_number() over (order by n) as nth
      from sequence,
        generate_series(${block.first}::bigint, ${block.first}::bigint + ${block.count} - 1) n,
        lateral (select ${numberFormatted('sequence.format', 'n')} as account) formatted
      where not exists (select from customer_account a
        where a.data_area_id = ${block.dataAreaId} and a.account = formatted.account)
    ),
    paired as (
      select waiting.operation_id, free.n, free.account
      from waiting
      left join free using (nth)
    ),
    numbered as (
      update work_operation o
      set account = coalesce(o.account, paired.account), version = 1
      from work_operation own
      left join paired using (operation_id)
      where own.operation_id = o.operation_id and o.is_create and o.outcome = 'OPEN'
        and coalesce(o.account, paired.account) is not null
    ),
    unnumbered as (
      insert into work_error (operation_id, tbl, counter, code, reference)
      select operation_id, 0, 0,
        case when ${block.first}::bigint is null then 'NUMBER_SEQUENCE_MISSING' else 'NUMBER_SEQUENCE_EXHAUSTED' end,
        ${CUSTOMER_ACCOUNT}
      from paired
      where account is null
      returning 1
    )
    select max(n)::text as used, (select count(*) from unnumbered)::int as without
    from paired`,
  )
  if (given && given.without > 0) await failErroneous(tx)
  await keepAccounts(tx)
  return given?.used ?? null
}

/** A second check after the evaluation: one customer, one account, even when two creates run at the same time. */
async function keepAccounts(tx: Transaction): Promise<void> {
  const [kept] = await execute<{ missing: number }>(
    tx,
    sql`/* synchronize.keepAccounts */
    with kept as (
      insert into customer_account (customer_key, data_area_id, account, operation_id)
      select customer_key, data_area_id, account, operation_id
      from work_operation
      where is_create and outcome = 'OPEN'
      on conflict (customer_key) do nothing
      returning 1
    )
    select (select count(*) from work_operation
      where is_create and outcome = 'OPEN')::int - (select count(*) from kept)::int as missing`,
  )
  if (!kept || kept.missing === 0) return
  await execute(
    tx,
    sql`/* synchronize.supersede */
    update work_operation o
    set outcome = 'SUPERSEDED', account = a.account
    from customer_account a
    where o.is_create and o.outcome = 'OPEN' and a.customer_key = o.customer_key and a.account <> o.account`,
  )
}
