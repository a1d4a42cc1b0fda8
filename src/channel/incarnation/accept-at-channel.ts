import { sql } from 'drizzle-orm'
import type { HeadquartersMark } from '../../between/headquarters-side.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { batchStatementTimeout, execute, type Transaction, transaction } from '../../db/client.ts'
import { wake } from '../../log/wake.ts'

/**
 * Accepts headquarters as it is now: forgets the marks seen before, and offers these operations, which headquarters has
 * lost, again.
 */
export async function acceptAtChannel(
  database: Pick<ChannelDatabase, 'db'>,
  mark: HeadquartersMark,
  operationIds: readonly string[],
): Promise<void> {
  await transaction(
    database.db,
    async (tx) => {
      await replaceSeen(tx, mark)
      await offer(tx, operationIds)
    },
    { statementTimeout: batchStatementTimeout },
  )
}

/**
 * Offers operations that were uploaded before, and that headquarters does not have, again, and returns how many.
 * Operations that are pending already are left alone.
 */
export async function offerAgain(
  database: Pick<ChannelDatabase, 'db'>,
  operationIds: readonly string[],
): Promise<{ offered: number }> {
  const offered = await transaction(database.db, (tx) => offer(tx, operationIds), {
    statementTimeout: batchStatementTimeout,
  })
  wake(database.db)
  return { offered }
}

/** At their own positions; an operation whose event retention has removed comes first. */
async function offer(tx: Transaction, operationIds: readonly string[]): Promise<number> {
  const [offered] = await execute<{ offered: number }>(
    tx,
    sql`/* incarnation.offerAgain */
    with offered as (
      insert into upload_pending (operation_id, position, channel_id)
      select o.operation_id, coalesce(captured.position, 0), o.channel_id
      from unnest(${sql.param([...operationIds])}::uuid[]) as sent (operation_id)
      join operation o on o.operation_id = sent.operation_id
      left join lateral (
        select l.position
        from log l
        where l.operation_id = o.operation_id and l.kind = 'OPERATION' and l.status = 'CAPTURED'
        limit 1
      ) captured on true
      where not exists (select from outbox b where b.operation_id = o.operation_id)
        and not exists (
          select from customer_counter n where n.customer_key = o.customer_key and n.erased_at is not null
        )
      on conflict do nothing
      returning 1
    )
    select count(*)::int as offered from offered`,
  )
  return offered?.offered ?? 0
}

async function replaceSeen(tx: Transaction, mark: HeadquartersMark): Promise<void> {
  await execute(
    tx,
    sql`/* incarnation.replaceSeen */
    insert into headquarters_seen (id, incarnation, number, position, numbers)
    values (
      1, ${mark.incarnation}::uuid, ${mark.number}::bigint, ${mark.position}::bigint,
      ${JSON.stringify(mark.numbers)}::jsonb
    )
    on conflict (id) do update
    set incarnation = excluded.incarnation, number = excluded.number, position = excluded.position,
      numbers = excluded.numbers, seen_at = now()`,
  )
}
