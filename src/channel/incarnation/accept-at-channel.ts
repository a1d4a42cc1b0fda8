import { sql } from 'drizzle-orm'
import type { HeadquartersMark } from '../../between/headquarters-side.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { batchStatementTimeout, execute, type Transaction, transaction } from '../../db/client.ts'
import { wake } from '../../log/wake.ts'

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

/**
 * At their own positions. Operations whose events retention has removed come before all others, in the order of their
 * capture, at positions that the removed events had: each needs one of its own, by which uploads go on
 * (offer-upload.ts).
 */
async function offer(tx: Transaction, operationIds: readonly string[]): Promise<number> {
  const [offered] = await execute<{ offered: number }>(
    tx,
    sql`/* incarnation.offerAgain */
    with kept as (
      select coalesce((select min(log.position) from log), (select log_head.position + 1 from log_head)) as first
    ),
    free as (
      select greatest(kept.first - 1, 1) as last,
        (select coalesce(max(p.position), 0) from upload_pending p where p.position < kept.first) as position
      from kept
    ),
    offered as (
      insert into upload_pending (operation_id, position, channel_id)
      select o.operation_id,
        coalesce(
          captured.position,
          least(
            free.last,
            free.position
              + row_number() over (order by captured.position nulls first, o.captured_at, o.operation_number)
          )
        ),
        o.channel_id
      from free
      cross join unnest(${sql.param([...operationIds])}::uuid[]) as sent (operation_id)
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

/** Accepts headquarters as it is now: forgets the marks seen before. */
export async function acceptAtChannel({ db }: Pick<ChannelDatabase, 'db'>, mark: HeadquartersMark): Promise<void> {
  await execute(
    db,
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
