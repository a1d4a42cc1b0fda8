import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'

/** OPEN: a store can join with it. REPLACED: a later code of the channel database was made. */
export type JoinCodeStatus = 'OPEN' | 'USED' | 'EXPIRED' | 'REPLACED'

/** A join code without the code itself, which headquarters does not know. Times are RFC 3339. */
export type JoinCodeView = {
  id: string
  channelDatabaseId: string
  status: JoinCodeStatus
  createdAt: string
  createdBy: string
  expiresAt: string
  usedAt: string | null
  /** The key that was registered with it. */
  keyId: string | null
}

/** REGISTERED: not used yet. ENDED: a later key of the channel database is in use. */
export type StoreKeyStatus = 'REGISTERED' | 'IN_USE' | 'ENDED' | 'REVOKED'

/** The key of a store. Times are RFC 3339. */
export type StoreKeyView = {
  id: string
  channelDatabaseId: string
  status: StoreKeyStatus
  createdAt: string
  joinedAt: string
  firstUsedAt: string | null
  lastUsedAt: string | null
  endsAt: string | null
  revokedAt: string | null
  revokedBy: string | null
}

/** How many of each are listed of a channel database. */
const LISTED = 20

/** The newest join codes of these channel databases, the newest first. */
export async function readJoinCodes(db: Executor, channelDatabases: readonly string[]): Promise<JoinCodeView[]> {
  return execute<JoinCodeView>(
    db,
    sql`/* stores.readJoinCodes */
    select code.id, code.channel_database_id as "channelDatabaseId",
      case
        when used_at is not null then 'USED'
        when canceled_at is not null then 'REPLACED'
        when expires_at <= now() then 'EXPIRED'
        else 'OPEN'
      end as status,
      ${utcText('created_at')} as "createdAt", created_by as "createdBy", ${utcText('expires_at')} as "expiresAt",
      ${utcText('used_at')} as "usedAt", key_id as "keyId"
    from unnest(${sql.param([...channelDatabases])}::text[]) as d (id)
    cross join lateral (
      select * from join_code
      where channel_database_id = d.id
      order by created_at desc, id
      limit ${LISTED}
    ) as code
    order by code.channel_database_id, code.created_at desc, code.id`,
  )
}

/** The newest keys of these channel databases, the newest first. */
export async function readStoreKeys(db: Executor, channelDatabases: readonly string[]): Promise<StoreKeyView[]> {
  return execute<StoreKeyView>(
    db,
    sql`/* stores.readStoreKeys */
    select key.id, key.channel_database_id as "channelDatabaseId",
      case
        when revoked_at is not null then 'REVOKED'
        when ends_at <= now() then 'ENDED'
        when first_used_at is null then 'REGISTERED'
        else 'IN_USE'
      end as status,
      ${utcText('created_at')} as "createdAt", ${utcText('joined_at')} as "joinedAt",
      ${utcText('first_used_at')} as "firstUsedAt", ${utcText('last_used_at')} as "lastUsedAt",
      ${utcText('ends_at')} as "endsAt", ${utcText('revoked_at')} as "revokedAt", revoked_by as "revokedBy"
    from unnest(${sql.param([...channelDatabases])}::text[]) as d (id)
    cross join lateral (
      select * from store_key
      where channel_database_id = d.id
      order by created_at desc, id
      limit ${LISTED}
    ) as key
    order by key.channel_database_id, key.created_at desc, key.id`,
  )
}
