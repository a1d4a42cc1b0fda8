import { sql } from 'drizzle-orm'
import type { HeadquartersMark } from '../../between/headquarters-side.ts'
import { execute, type Transaction } from '../../db/client.ts'
import { thisServer } from '../../log/incarnation.ts'
import { numberIn } from '../customers/number-sequence.ts'
import { type Renumbered, renumberLater } from './renumber-later.ts'

/**
 * How many numbers are skipped for each channel database that cannot be reached: more than headquarters gives between
 * two contacts, of which the others show the last. At most a hundredth of those that are left.
 */
const SKIPPED = 10_000

/**
 * Locks the channel databases that have found headquarters rewound until the transaction ends, so that a second
 * acceptance waits and finds none.
 */
export async function lockSeenBeyond(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* incarnation.lockSeenBeyond */
    select 1
    from headquarters_check
    where rewound_at is not null
    order by channel_database_id
    for update`,
  )
}

/**
 * Keeps the account numbers of the customers that headquarters has lost (`lost_customer`), so that no other customer
 * gets one and a customer whose creation is uploaded again gets its own; a customer that has got one of them since gets
 * another, and is returned. 1010 does not remove the lost customers from the channels, except, with `acceptLoss`, those
 * that no operation brings back. Moves each number sequence past every number that a channel database is known to have
 * seen, and, while some are `unreachable`, past those that only they can have seen.
 */
export async function keepNumbers(
  tx: Transaction,
  { acceptLoss, unreachable }: { acceptLoss: boolean; unreachable: number },
): Promise<Renumbered[]> {
  const sequences = await execute<{ dataAreaId: string; format: string }>(
    tx,
    sql`/* incarnation.lockSequences */
    select data_area_id as "dataAreaId", format
    from number_sequence
    where reference = 'CustomerAccount'
    for no key update`,
  )
  for (const { dataAreaId, format } of sequences) {
    await execute(
      tx,
      sql`/* incarnation.moveSequence */
      update number_sequence
      set next = least(
        greatest(next, (
            select max((c.seen_numbers ->> ${dataAreaId})::bigint) from headquarters_check c
          ), (
            select max(${numberIn(format, sql`account`)}) + 1 from lost_customer where data_area_id = ${dataAreaId}
          ))
          + ${unreachable}::bigint * least(${SKIPPED}::bigint, greatest(largest - next, 0) / 100),
        greatest(next, largest + 1)
      )
      where data_area_id = ${dataAreaId} and reference = 'CustomerAccount'`,
    )
  }
  const renumbered = await renumberLater(tx)
  await keepAccounts(tx, acceptLoss)
  return renumbered
}

async function keepAccounts(tx: Transaction, acceptLoss: boolean): Promise<void> {
  await execute(
    tx,
    sql`/* incarnation.keepAccounts */
    insert into customer_account (customer_key, data_area_id, account, operation_id)
    select lost.customer_key, lost.data_area_id, lost.account, coalesce(lost.created_by, gen_random_uuid())
    from lost_customer lost
    join legal_entity e on e.data_area_id = lost.data_area_id
    order by lost.customer_key
    on conflict do nothing`,
  )
  if (!acceptLoss) return
  await execute(
    tx,
    sql`/* incarnation.giveUp */
    update customer_account a
    set given_up_at = now()
    from lost_customer lost
    where a.customer_key = lost.customer_key and not lost.comes_back and a.given_up_at is null`,
  )
}

/**
 * The number of an incarnation that is newer than all that headquarters and these marks know of, also of those that
 * were lost with the log: answers that are still on their way to a channel database change nothing there.
 */
export async function nextNumber(tx: Transaction, seen: readonly HeadquartersMark[]): Promise<string> {
  const [next] = await execute<{ number: string }>(
    tx,
    sql`/* incarnation.nextNumber */
    select (
        greatest(
          (select max(number) from incarnation),
          (select max(mark) from unnest(${sql.param(seen.map(({ number }) => number))}::bigint[]) as mark)
        ) + 1
      )::text as number`,
  )
  if (!next) throw new Error('Headquarters did not answer.')
  return next.number
}

/**
 * Begins the incarnation that the channel databases were informed of, at `number` or later, in which nothing but the
 * recovery synchronizes until `endRecovering`, and clears the rewound state. Those of `accepted` have seen it, and
 * download everything again; one that was unreachable is compared at its next contact. Takes the log's lock, so only
 * `append` may follow.
 */
export async function beginAccepted(
  tx: Transaction,
  { id: incarnation, number }: { id: string; number: string },
  accepted: readonly string[],
): Promise<void> {
  const ids = sql`${sql.param([...accepted])}::text[]`
  await execute(
    tx,
    sql`/* incarnation.forget */
    with downloaded as (delete from download_position where channel_database_id = any(${ids}))
    delete from headquarters_check
    where rewound_at is not null`,
  )
  await execute(tx, sql`/* incarnation.beginAccepted */ select 1 from log_head where id = 1 for update`)
  await execute(
    tx,
    sql`/* incarnation.beginAccepted */
    with numbered as materialized (
      select nextval(sequence) as next, sequence
      from (select pg_get_serial_sequence('incarnation', 'number')::regclass as sequence) one
    ),
    begun as (
      insert into incarnation (id, number, began_at_position, server, recovering_since)
      overriding system value
      select ${incarnation}::uuid,
        coalesce(
          (select max(n) from (select nextval(sequence) as n from generate_series(next + 1, ${number}::bigint)) drawn),
          next
        ),
        position, ${thisServer}, now()
      from log_head
      cross join numbered
      where id = 1
      returning id
    )
    insert into headquarters_check as c (channel_database_id, incarnation, seen_incarnation, seen_position,
      seen_numbers)
    select accepted.id, begun.id, begun.id, 0, '{}'::jsonb
    from begun
    cross join unnest(${ids}) as accepted (id)
    order by accepted.id
    on conflict (channel_database_id) do update
    set incarnation = excluded.incarnation, seen_incarnation = excluded.seen_incarnation, seen_position = 0`,
  )
}
