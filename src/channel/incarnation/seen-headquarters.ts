import { type SQL, sql } from 'drizzle-orm'
import type { Contact, HeadquartersMark } from '../../between/headquarters-side.ts'
import { type Executor, execute } from '../../db/client.ts'

/** The newest mark of headquarters that this channel database has seen; null before its first contact. */
export async function seenHeadquarters(db: Executor): Promise<HeadquartersMark | null> {
  const [seen] = await execute<HeadquartersMark>(db, sql`/* incarnation.seenHeadquarters */ ${seenMark}`)
  return seen ?? null
}

/** SQL of the row of the mark; none before the first contact. */
export const seenMark: SQL = sql`
    select incarnation, number::text, position::text, numbers
    from headquarters_seen
    where id = 1`

/** What every call of this channel database to headquarters carries. */
export async function contactOf(db: Executor, channelDatabaseId: string): Promise<Contact> {
  return { channelDatabaseId, seen: await seenHeadquarters(db) }
}

/**
 * Stores a mark that came with an answer. Answers can overtake each other, so an older mark changes nothing. It is the
 * last statement of its transaction: whatever else has come from headquarters waits for this row meanwhile, the
 * Real-time Service of every till among it.
 */
export async function rememberHeadquarters(db: Executor, mark: HeadquartersMark | undefined): Promise<void> {
  if (mark === undefined) return
  await execute(
    db,
    sql`/* incarnation.rememberHeadquarters */
    insert into headquarters_seen (id, incarnation, number, position, numbers)
    values (
      1, ${mark.incarnation}::uuid, ${mark.number}::bigint, ${mark.position}::bigint,
      ${JSON.stringify(mark.numbers)}::jsonb
    )
    on conflict (id) do update
    set incarnation = excluded.incarnation, number = excluded.number, position = excluded.position,
      numbers = excluded.numbers, seen_at = now()
    where (excluded.number, excluded.position) > (headquarters_seen.number, headquarters_seen.position)`,
  )
}
