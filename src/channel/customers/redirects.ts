import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { isUuid } from '../../db/uuid.ts'

/** The customers into which headquarters has merged these, by the merged customers' keys (docs/domain.md, D-36). */
export async function redirectsHere(
  db: Executor,
  customerKeys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const keys = customerKeys.filter(isUuid)
  if (keys.length === 0) return new Map()
  const found = await execute<{ mergedKey: string; keptKey: string }>(
    db,
    sql`/* channel.redirectsHere */
    select merged_key as "mergedKey", kept_key as "keptKey"
    from customer_redirect
    where merged_key = any(${sql.param(keys)}::uuid[])`,
  )
  return new Map(found.map((each) => [each.mergedKey, each.keptKey]))
}

/** The customer into which the one with this account number was merged. */
export async function redirectOfAccount(db: Executor, dataAreaId: string, account: string): Promise<string | null> {
  const [found] = await execute<{ keptKey: string }>(
    db,
    sql`/* channel.redirectOfAccount */
    select kept_key as "keptKey" from customer_redirect where data_area_id = ${dataAreaId} and account = ${account}`,
  )
  return found?.keptKey ?? null
}

/** The customer that a key is about: itself, or that into which headquarters has merged it. */
export async function currentKeyHere(db: Executor, customerKey: string): Promise<string> {
  return (await redirectsHere(db, [customerKey])).get(customerKey) ?? customerKey
}
