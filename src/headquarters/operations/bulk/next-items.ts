import { sql } from 'drizzle-orm'
import { type Database, execute } from '../../../db/client.ts'

/** Consecutive items of a run: those after one `place` up to another, as decimal texts. */
export type Items = { runId: string; after: string; through: string }

/** The next items of a run, at most `size`, that have no result; null if none is left. */
export async function nextItems(db: Database, runId: string, size: number): Promise<Items | null> {
  const [next] = await execute<{ after: string; through: string | null }>(
    db,
    sql`/* operations.nextItems */
    select bulk.through::text as after, (
      select max(place)::text
      from (
        select place
        from bulk_run_item
        where run_id = bulk.run_id and place > bulk.through
        order by place
        limit ${size}
      ) next
    ) as through
    from bulk_run bulk
    where bulk.run_id = ${runId}`,
  )
  return next?.through ? { runId, after: next.after, through: next.through } : null
}
