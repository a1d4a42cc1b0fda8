import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import type { RemoteSearch, RemoteSearchHit } from '../../between/headquarters-side.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute } from '../../db/client.ts'
import { A_SAMPLE, fieldText, lookedUpBy, type SearchText, searchTexts } from '../../db/search-query.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { utcText } from '../../db/utc-text.ts'
import { maskedEmail, maskedPhone } from '../../privacy/masking.ts'

/** The minimum number of characters; a shorter search finds nothing (docs/domain.md, Search in all stores). */
export const SHORTEST_SEARCH = 4
const MOST_HITS = 100

/**
 * Customers of a legal entity in any store, by their search text or one field of it. Returns only name, account and
 * masked contacts (docs/domain.md, D-30).
 */
export async function searchAllStores(
  hq: HeadquartersDatabase,
  _actor: Actor,
  search: RemoteSearch,
): Promise<RemoteSearchHit[]> {
  const text = search.text.trim()
  if (text.length < SHORTEST_SEARCH || UNSTORABLE.test(text)) return []
  let hits: RemoteSearchHit[] = []
  for (const each of search.field ? [fieldText(search.field, text)] : searchTexts(text))
    if (hits.length === 0) hits = await findHits(hq, search, each)
  return hits.map((hit) => ({
    ...hit,
    email: hit.email && maskedEmail(hit.email),
    phone: hit.phone && maskedPhone(hit.phone),
  }))
}

async function findHits(hq: HeadquartersDatabase, search: RemoteSearch, text: SearchText): Promise<RemoteSearchHit[]> {
  return execute<RemoteSearchHit>(
    hq.db,
    sql`/* customers.searchAllStores */
    with found as materialized (
      select customer_key
      from customer
      where ${lookedUpBy(text, A_SAMPLE)}
      limit 10000
    )
    select c.customer_key as "customerKey", c.data_area_id as "dataAreaId", c.account,
      c.relationship_type as "customerType", c.cust_name as name,
      c.email, c.phone, ${utcText('c.created_at')} as "createdAt"
    from found
    join customer c using (customer_key)
    where c.data_area_id = ${search.dataAreaId}
    order by c.sort_key, c.customer_key
    limit ${Math.min(search.limit, MOST_HITS)}`,
  )
}
