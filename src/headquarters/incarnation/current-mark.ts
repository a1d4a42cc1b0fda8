import { sql } from 'drizzle-orm'
import type { HeadquartersMark } from '../../between/headquarters-side.ts'
import { type Database, execute } from '../../db/client.ts'
import { drawIncarnation } from '../../log/incarnation.ts'

/** The number sequence that account numbers come from. */
const CUSTOMER_ACCOUNT = 'CustomerAccount'

/**
 * How far headquarters is, of one moment. Taken after the work whose answer carries it is committed: the position
 * covers the work, and no account number in the answer is at or beyond those that the mark names.
 */
export async function currentMark(db: Database): Promise<HeadquartersMark> {
  for (;;) {
    const [mark] = await execute<HeadquartersMark>(
      db,
      sql`/* incarnation.currentMark */
      select newest.id as incarnation, newest.number::text, log_head.position::text,
        coalesce(
          (
            select jsonb_object_agg(data_area_id, next::text)
            from number_sequence
            where reference = ${CUSTOMER_ACCOUNT}
          ), '{}'
        ) as numbers
      from (select id, number from incarnation order by number desc limit 1) as newest, log_head
      where log_head.id = 1`,
    )
    if (mark) return mark
    await drawIncarnation(db, { ifAnother: true })
  }
}
