import { sql } from 'drizzle-orm'
import {
  faultOfAssertion,
  isSignedBy,
  keyIdIn,
  type StoreRefusal,
  storeRefusal,
} from '../../between/store/store-assertion.ts'
import { publicKey } from '../../between/store/store-key.ts'
import { type Database, execute, transaction } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'

/** After how many seconds the use of a key is recorded again. */
const RECORDED_EVERY = 60
/** For how many seconds the former key of a store stays valid when it has renewed its key by itself. */
export const OVERLAP_SECONDS = 600

/** A store that has proved who it is. */
export type VerifiedStore = { readonly channelDatabaseId: string; readonly keyId: string }

/** The same for a store that only asks whether its key is accepted. `keyCreatedAt`: RFC 3339. */
export type RecognizedStore = VerifiedStore & { readonly keyCreatedAt: string }

type KnownKey = {
  channelDatabaseId: string
  publicKey: unknown
  headquartersId: string
  revoked: boolean
  ended: boolean
  /** The first use, or the last recorded one is long ago. */
  records: boolean
  isFirst: boolean
  keyCreatedAt: string
}

/**
 * Which channel database a store acts for, by the assertion that it sends when it dials; or why it is refused. When a
 * key is used for the first time, earlier keys of the channel database end: at once if the store has joined again, and
 * after an overlap if it has renewed its key by itself.
 */
export async function verifyStoreAssertion(
  db: Database,
  assertion: string | undefined,
): Promise<VerifiedStore | StoreRefusal> {
  const known = await knownKey(db, assertion)
  if ('refused' in known) return known
  const { channelDatabaseId, keyId } = known
  if (known.isFirst) await beginUse(db, keyId)
  else if (known.records) await recordUse(db, keyId)
  return { channelDatabaseId, keyId }
}

/** The same without counting as a use of the key: no earlier key ends. */
export async function recognizeStore(
  db: Database,
  assertion: string | undefined,
): Promise<RecognizedStore | StoreRefusal> {
  const known = await knownKey(db, assertion)
  if ('refused' in known) return known
  const { channelDatabaseId, keyId, keyCreatedAt } = known
  return { channelDatabaseId, keyId, keyCreatedAt }
}

async function knownKey(
  db: Database,
  assertion: string | undefined,
): Promise<(KnownKey & { keyId: string }) | StoreRefusal> {
  const keyId = assertion === undefined ? undefined : keyIdIn(assertion)
  if (assertion === undefined || keyId === undefined) return storeRefusal('INVALID')
  const [known] = await execute<KnownKey>(
    db,
    sql`/* stores.verifyStoreAssertion */
    select k.channel_database_id as "channelDatabaseId", k.public_key as "publicKey",
      h.headquarters_id as "headquartersId", k.revoked_at is not null as revoked,
      coalesce(k.ends_at <= now(), false) as ended, k.first_used_at is null as "isFirst",
      ${utcText(sql`k.created_at`)} as "keyCreatedAt",
      coalesce(k.last_used_at < now() - make_interval(secs => ${RECORDED_EVERY}), true) as records
    from store_key k
    cross join headquarters_identity h
    where k.id = ${keyId}`,
  )
  if (!known) return storeRefusal('UNKNOWN_KEY')
  const { channelDatabaseId, headquartersId: audience } = known
  const fault = await faultOfAssertion(assertion, publicKey.parse(known.publicKey), {
    issuer: channelDatabaseId,
    audience,
  })
  if (fault) return fault
  if (known.revoked) return storeRefusal('REVOKED')
  if (known.ended) return storeRefusal('ENDED')
  return { ...known, keyId }
}

/**
 * The channel database that an assertion is of, also when its key is revoked or has ended, or a clock is wrong; null
 * when none of headquarters' keys has signed it.
 */
export async function signerOfAssertion(db: Database, assertion: string): Promise<string | null> {
  const keyId = keyIdIn(assertion)
  if (keyId === undefined) return null
  const [known] = await execute<{ channelDatabaseId: string; publicKey: unknown }>(
    db,
    sql`/* stores.signerOfAssertion */
    select channel_database_id as "channelDatabaseId", public_key as "publicKey"
    from store_key
    where id = ${keyId}`,
  )
  return known && (await isSignedBy(assertion, publicKey.parse(known.publicKey))) ? known.channelDatabaseId : null
}

/** Ends the earlier keys of the channel database. Of two processes that use a key first, one does it. */
async function beginUse(db: Database, keyId: string): Promise<void> {
  const began = await transaction(db, async (tx) => {
    const [used] = await execute<{ channelDatabaseId: string }>(
      tx,
      sql`/* stores.beginUse */
      with used as (
        update store_key
        set first_used_at = now(), last_used_at = now()
        where id = ${keyId} and first_used_at is null
        returning channel_database_id, created_at, join_code_id, joined_at
      ),
      ended as (
        update store_key former
        set ends_at = least(
          former.ends_at,
          now() + make_interval(secs => case when former.join_code_id = used.join_code_id then ${OVERLAP_SECONDS}
            else 0 end)
        )
        from used
        where former.channel_database_id = used.channel_database_id and former.id <> ${keyId}
          and former.joined_at <= used.joined_at
          and (former.join_code_id <> used.join_code_id or former.created_at < used.created_at)
      )
      select channel_database_id as "channelDatabaseId"
      from used`,
    )
    if (!used) return false
    const { channelDatabaseId } = used
    await append(tx, [{ kind: 'CONFIGURATION', entityId: `store_key:${keyId}`, channelDatabaseId, status: 'IN_USE' }])
    return true
  })
  if (began) wake(db)
}

async function recordUse(db: Database, keyId: string): Promise<void> {
  await execute(
    db,
    sql`/* stores.recordUse */
    update store_key
    set last_used_at = now()
    where id = ${keyId}`,
  )
}
