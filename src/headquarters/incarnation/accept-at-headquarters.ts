import { sql } from 'drizzle-orm'
import type { KnownCustomer } from '../../between/channel-state.ts'
import { execute, type Transaction } from '../../db/client.ts'
import { thisServer } from '../../log/incarnation.ts'
import { type Renumbered, renumberLater } from './renumber-later.ts'

const batchSize = 10_000

/**
 * How many numbers are skipped for each channel database that cannot be reached: more than headquarters gives between
 * two contacts, of which the others show the last. At most a hundredth of those that are left.
 */
const SKIPPED = 10_000

/**
 * Locks the channel databases that have found headquarters rewound until the transaction ends, so that a second
 * acceptance waits and finds none. The timeouts are long because the channel databases are informed meanwhile.
 */
export async function lockSeenBeyond(tx: Transaction): Promise<string[]> {
  await execute(
    tx,
    sql`/* incarnation.patience */
    select set_config('lock_timeout', '60s', true), set_config('idle_in_transaction_session_timeout', '60s', true)`,
  )
  const found = await execute<{ id: string }>(
    tx,
    sql`/* incarnation.lockSeenBeyond */
    select channel_database_id as id
    from headquarters_check
    where rewound_at is not null
    order by channel_database_id
    for update`,
  )
  return found.map(({ id }) => id)
}

/**
 * Keeps the account numbers of the customers that headquarters has lost, so that no other customer gets one and a
 * customer whose creation is uploaded again gets its own; a customer that has got one of them since gets another, and
 * is returned. 1010 does not remove the lost customers from the channels, unless they are `givenUp`. Moves each number
 * sequence past every number that a channel database is known to have seen, and, while some are `unreachable`, past
 * those that only they can have seen.
 */
export async function keepNumbers(
  tx: Transaction,
  customers: readonly KnownCustomer[],
  { givenUp, unreachable }: { givenUp: ReadonlySet<string>; unreachable: number },
): Promise<Renumbered[]> {
  const sequences = await execute<{ dataAreaId: string; format: string; seen: string }>(
    tx,
    sql`/* incarnation.seenNumbers */
    select s.data_area_id as "dataAreaId", s.format, coalesce((
        select max((c.seen_numbers ->> s.data_area_id)::bigint) from headquarters_check c
      ), 0)::text as seen
    from number_sequence s
    where s.reference = 'CustomerAccount'
    for no key update of s`,
  )
  for (const { dataAreaId, format, seen } of sequences) {
    const given = customers
      .filter((customer) => customer.dataAreaId === dataAreaId)
      .map(({ account }) => String(numberIn(format, account) + 1n))
    await execute(
      tx,
      sql`/* incarnation.moveSequence */
      update number_sequence
      set next = least(
        greatest(next, (select max(n) from unnest(${sql.param([...given, seen])}::bigint[]) n))
          + ${unreachable}::bigint * least(${SKIPPED}::bigint, greatest(largest - next, 0) / 100),
        greatest(next, largest + 1)
      )
      where data_area_id = ${dataAreaId} and reference = 'CustomerAccount'`,
    )
  }
  const renumbered: Renumbered[] = []
  for (let from = 0; from < customers.length; from += batchSize) {
    const batch = customers.slice(from, from + batchSize)
    renumbered.push(...(await renumberLater(tx, batch)))
    await keepAccounts(tx, batch, givenUp)
  }
  return renumbered
}

/** The number in an account of a sequence's format, in place of its run of `#`; -1 for an account of another format. */
function numberIn(format: string, account: string): bigint {
  const [before = '', after = ''] = format.split(/#+/)
  const isOfFormat = account.startsWith(before) && account.endsWith(after)
  const digits = isOfFormat ? account.slice(before.length, account.length - after.length) : ''
  return /^\d{1,18}$/.test(digits) ? BigInt(digits) : -1n
}

async function keepAccounts(
  tx: Transaction,
  customers: readonly KnownCustomer[],
  givenUp: ReadonlySet<string>,
): Promise<void> {
  await execute(
    tx,
    sql`/* incarnation.keepAccounts */
    insert into customer_account (customer_key, data_area_id, account, operation_id)
    select lost."customerKey", lost."dataAreaId", lost.account, coalesce(lost."createdBy", gen_random_uuid())
    from jsonb_to_recordset(${JSON.stringify(customers)}::jsonb)
      as lost ("customerKey" uuid, "dataAreaId" text, account text, "createdBy" uuid)
    join legal_entity e on e.data_area_id = lost."dataAreaId"
    order by lost."customerKey"
    on conflict do nothing`,
  )
  const keys = customers.flatMap(({ customerKey }) => (givenUp.has(customerKey) ? [customerKey] : []))
  await execute(
    tx,
    sql`/* incarnation.giveUp */
    update customer_account
    set given_up_at = now()
    where customer_key = any(${sql.param(keys)}::uuid[]) and given_up_at is null`,
  )
}

/**
 * Begins the incarnation that the channel databases were informed of, and clears the rewound state. Those of `accepted`
 * download everything again; one that was unreachable is compared at its next contact. Takes the log's lock, so only
 * `append` may follow.
 */
export async function beginAccepted(tx: Transaction, incarnation: string, accepted: readonly string[]): Promise<void> {
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
    insert into incarnation (id, began_at_position, server)
    select ${incarnation}::uuid, position, ${thisServer}
    from log_head
    where id = 1`,
  )
}
