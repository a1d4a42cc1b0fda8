import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'

/** A merge in the API. Times are RFC 3339. */
export type MergeView = {
  mergeId: string
  mergedKey: string
  mergedAccount: string
  keptKey: string
  /** Where the merged customer leads now; itself once the merge was undone. */
  leadsTo: string
  dataAreaId: string
  mergedAt: string
  mergedBy: string
  undoneAt: string | null
  undoneBy: string | null
  /** False once the kept customer has changed, or what was stored for undoing is no longer kept. */
  canBeUndone: boolean
}

/** A merge by its id; null if there is none. */
export async function findMerge(db: Executor, mergeId: string): Promise<MergeView | null> {
  const [found] = await read(db, sql`select * from customer_merge where merge_id = ${mergeId}`)
  return found ?? null
}

/** The merges by which other customers lead to these, oldest first. */
export function readMerges(db: Executor, customerKeys: readonly string[]): Promise<MergeView[]> {
  return read(
    db,
    sql`
      select m.*
      from unnest(${sql.param([...customerKeys])}::uuid[]) as named (key)
      cross join lateral (
        select * from customer_merge where leads_to = named.key and undone_at is null order by number
      ) m`,
  )
}

function read(db: Executor, which: SQL): Promise<MergeView[]> {
  return execute<MergeView>(
    db,
    sql`/* merge.readMerges */
    select merge_id as "mergeId", merged_key as "mergedKey", merged_account as "mergedAccount", kept_key as "keptKey",
      case when undone_at is null then leads_to else merged_key end as "leadsTo", data_area_id as "dataAreaId",
      ${utcText('merged_at')} as "mergedAt", merged_by as "mergedBy", ${utcText('undone_at')} as "undoneAt",
      undone_by as "undoneBy",
      undone_at is null and stored is not null and leads_to = kept_key and exists (
        select from customer c where c.customer_key = m.kept_key and c.version = m.kept_version offset 0
      ) as "canBeUndone"
    from (${which}) m
    order by number`,
  )
}
