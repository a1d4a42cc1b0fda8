import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'

type SameParts = { [id: string]: string }
type Lead = { mergeId: string; sameParts: SameParts; leadsToVersion: number }

/**
 * Completes a merge's redirect, and lets those that led to the merged customer lead to the kept one, so that no
 * redirect leads to another. What they were is stored with the merge. Returns the customers whose redirect has changed.
 */
export async function leadOn(
  tx: Transaction,
  merge: { mergeId: string; mergeKey: string; keepKey: string; version: number; sameParts: SameParts },
): Promise<string[]> {
  const { mergeId, mergeKey, keepKey, version, sameParts } = merge
  const former = await execute<Lead>(
    tx,
    sql`/* merge.formerLeads */
    select merge_id as "mergeId", same_parts as "sameParts", leads_to_version as "leadsToVersion"
    from customer_merge
    where leads_to = ${mergeKey} and undone_at is null
    order by number`,
  )
  await execute(
    tx,
    sql`/* merge.completeMerge */
    update customer_merge
    set same_parts = ${JSON.stringify(sameParts)}::jsonb,
      stored = stored || jsonb_build_object('leads', ${JSON.stringify(former)}::jsonb)
    where merge_id = ${mergeId}`,
  )
  const next = former.map((lead) => ({
    mergeId: lead.mergeId,
    sameParts: { ...sameParts, ...through(lead.sameParts, sameParts) },
  }))
  const changed = await execute<{ mergedKey: string }>(
    tx,
    sql`/* merge.leadOn */
    update customer_merge m
    set leads_to = ${keepKey}, leads_to_version = ${version}::int, same_parts = next."sameParts"
    from jsonb_to_recordset(${JSON.stringify(next)}::jsonb) as next ("mergeId" uuid, "sameParts" jsonb)
    where m.merge_id = next."mergeId"
    returning m.merged_key as "mergedKey"`,
  )
  return changed.map(({ mergedKey }) => mergedKey)
}

/** Lets the redirects lead where they led before the merge. Returns their customers. */
export async function leadBack(tx: Transaction, mergeId: string, mergeKey: string): Promise<string[]> {
  const changed = await execute<{ mergedKey: string }>(
    tx,
    sql`/* merge.leadBack */
    update customer_merge m
    set leads_to = ${mergeKey}, same_parts = former."sameParts", leads_to_version = former."leadsToVersion"
    from jsonb_to_recordset((select stored -> 'leads' from customer_merge where merge_id = ${mergeId}))
      as former ("mergeId" uuid, "sameParts" jsonb, "leadsToVersion" int)
    where m.merge_id = former."mergeId"
    returning m.merged_key as "mergedKey"`,
  )
  return changed.map(({ mergedKey }) => mergedKey)
}

/** The parts that the former target has, as the parts of the next one. */
const through = (former: SameParts, next: SameParts): SameParts =>
  Object.fromEntries(Object.entries(former).map(([id, part]) => [id, next[part] ?? part]))
