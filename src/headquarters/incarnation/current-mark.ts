import { sql } from 'drizzle-orm'
import type { HeadquartersMark } from '../../between/headquarters-side.ts'
import { type Database, execute } from '../../db/client.ts'
import { drawIncarnation } from '../../log/incarnation.ts'

/** The number sequence that account numbers come from. */
const CUSTOMER_ACCOUNT = 'CustomerAccount'

/**
 * The current position, incarnation and next account numbers of headquarters. Taken after the work of an answer is
 * committed, so that the position covers the work and every account number in the answer is below those in the mark.
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
