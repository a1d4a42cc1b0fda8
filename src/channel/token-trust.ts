import { sql } from 'drizzle-orm'
import { type Database, execute } from '../db/client.ts'
import { utcText } from '../db/utc-text.ts'
import { type TokenTrust, tokenTrust } from '../model/token-trust.ts'

/** Whose tokens a store accepts, as 1110 has brought it, and the channels of the channel database. */
export type StoredTrust = {
  /** Differs after each change. */
  mark: string
  /** When 1110 was last applied; null: never. RFC 3339. */
  appliedAt: string | null
  trust: TokenTrust | null
  channels: readonly string[]
}

/**
 * The trust that is stored in a channel database; null if it is as it was at `known`. Read without the cache, so that a
 * revocation counts as soon as it has arrived.
 */
export async function readTokenTrust(db: Database, known: string | null): Promise<StoredTrust | null> {
  const [stored] = await execute<
    Omit<StoredTrust, 'trust' | 'channels'> & { trust: unknown; channels: string[] | null }
  >(
    db,
    sql`/* channel.readTokenTrust */
    with applied as (
      select coalesce(string_agg(job_id || ':' || position, ',' order by job_id), '') as mark,
        max(applied_at) filter (where job_id = '1110') as applied_at
      from applied_job
      where job_id in ('1110', '1070')
    )
    select mark, ${utcText('applied_at')} as "appliedAt",
      case when mark is distinct from ${known}::text then (
        select content from configuration where kind = 'token_trust' and id = '1'
      ) end as trust,
      case when mark is distinct from ${known}::text then array(
        select id from configuration where kind = 'channel' order by id
      ) end as channels
    from applied`,
  )
  if (!stored || stored.channels === null) return null
  const { mark, appliedAt, channels } = stored
  return { mark, appliedAt, trust: tokenTrust.nullable().parse(stored.trust), channels }
}
