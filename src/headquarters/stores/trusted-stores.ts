import { sql } from 'drizzle-orm'
import type { PublicKey } from '../../between/store/store-key.ts'
import { type Executor, execute } from '../../db/client.ts'

/** A key by which a store signs tokens of its tills, and the channels that it may sign for. */
export type TrustedStoreKey = { kid: string; jwk: PublicKey; channels: string[] }

/**
 * How far the trust in stores has changed: a text that differs after each change of a key, of a revocation and of the
 * channels of a channel database. Null: no store has joined.
 */
export async function trustMark(db: Executor): Promise<string | null> {
  const [found] = await execute<{ mark: string | null }>(
    db,
    sql`/* stores.trustMark */
    select case when exists (select from store_key) then concat_ws(
      '-',
      (select max(position) from log where download_job = '1110'),
      (select max(position) from log where download_job = '1070')
    ) end as mark`,
  )
  return found?.mark ?? null
}

/** The keys of all stores that headquarters accepts tokens of, and the ids of revoked tokens. */
export async function readTrustedStores(
  db: Executor,
): Promise<{ stores: readonly TrustedStoreKey[]; revokedTokens: readonly string[] }> {
  const [trusted] = await execute<{ stores: TrustedStoreKey[]; revokedTokens: string[] }>(
    db,
    sql`/* stores.readTrustedStores */
    select coalesce((
        select jsonb_agg(jsonb_build_object(
          'kid', k.id, 'jwk', k.public_key,
          'channels', array(select c.id from channel c where c.channel_database_id = k.channel_database_id
            order by c.id)
        ))
        from store_key k
        where k.revoked_at is null
      ), '[]') as stores,
      coalesce((
        select jsonb_agg(token)
        from token_key_set
        cross join jsonb_array_elements(content -> 'revoked') as token
        where kind = 'OWN'
      ), '[]') as "revokedTokens"`,
  )
  return trusted ?? { stores: [], revokedTokens: [] }
}
