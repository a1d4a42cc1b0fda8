import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { JoinAnswer, JoinRefusal, JoinRequest, RenewRequest } from '../../between/store/joining.ts'
import { JOIN_AUDIENCE } from '../../between/store/joining.ts'
import { faultOfAssertion } from '../../between/store/store-assertion.ts'
import { keyIdOf, type PublicKey, publicHalf } from '../../between/store/store-key.ts'
import { type Database, execute, type Transaction, transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { joinCodeHash } from './join-code.ts'
import type { VerifiedStore } from './verify-store-assertion.ts'

type Code = {
  id: string
  channelDatabaseId: string
  usedBy: string | null
  why: 'USED' | 'REPLACED' | 'EXPIRED' | null
}

/** The store of a channel database, for the audit. */
const storeOf = (channelDatabaseId: string): Actor => ({
  id: `store@${channelDatabaseId}`,
  roles: ['PROCESS'],
  channels: [],
})

/** One answer for every code that is not accepted, so that it does not tell which codes exist. */
const CODE_REFUSED: JoinRefusal = {
  refused: 'CODE_REFUSED',
  message:
    'Headquarters does not accept this code: it was mistyped, has been used or replaced, or has expired. An ' +
    "administrator sees which under the channel database's join codes, and can make another.",
}

/**
 * Registers the key of a store that has a join code. The code is used up; the same store may repeat the request with
 * the same key, in case the answer was lost. `publish` makes headquarters' own keys known, before the store is told
 * them.
 */
export async function joinStore(
  db: Database,
  { code, publicKey, proof }: JoinRequest,
  publish: () => Promise<void>,
): Promise<JoinAnswer | JoinRefusal> {
  const unproved = await faultOfProof(publicKey, proof)
  if (unproved) return unproved
  const keyId = await keyIdOf(publicKey)
  const joined = await transaction(db, async (tx) => {
    const found = await lockCode(tx, joinCodeHash(code))
    if (!found) return null
    const { channelDatabaseId } = found
    const audited = (result: string) =>
      recordAudit(tx, storeOf(channelDatabaseId), { action: 'joinStore', target: channelDatabaseId, result })
    if (found.usedBy === keyId) return channelDatabaseId
    if (found.why !== null) {
      await audited(found.why)
      return null
    }
    const [registered] = await execute<{ id: string }>(
      tx,
      sql`/* stores.joinStore */
      with used as (
        update join_code
        set used_at = now(), key_id = ${keyId}
        where id = ${found.id}
        returning id, channel_database_id
      )
      insert into store_key (id, channel_database_id, public_key, join_code_id, joined_at)
      select ${keyId}, channel_database_id, ${JSON.stringify(publicHalf(publicKey))}::jsonb, id, now()
      from used
      on conflict (id) do nothing
      returning id`,
    )
    // A key that has joined before is not taken a second time.
    if (!registered) throw new KeyTaken()
    await audited('JOINED')
    await append(tx, [registeredEvent(keyId, channelDatabaseId)])
    return channelDatabaseId
  }).catch((error: unknown) => {
    if (error instanceof KeyTaken) return null
    throw error
  })
  if (joined === null) return CODE_REFUSED
  wake(db)
  await publish()
  return answerOf(db, joined, keyId)
}

/**
 * Registers a further key of a store, which proves with its present one who it is. The present one ends a while after
 * the further key is first used. A key that was registered so and never used is replaced.
 */
export async function renewStoreKey(
  db: Database,
  { channelDatabaseId, keyId: present }: VerifiedStore,
  { publicKey, proof }: RenewRequest,
): Promise<JoinAnswer | JoinRefusal> {
  const unproved = await faultOfProof(publicKey, proof)
  if (unproved) return unproved
  const keyId = await keyIdOf(publicKey)
  const added = await transaction(db, async (tx) => {
    const [registered] = await execute<{ id: string }>(
      tx,
      sql`/* stores.renewStoreKey */
      with present as (
        select join_code_id, joined_at from store_key where id = ${present}
      ),
      replaced as (
        update store_key k
        set ends_at = now()
        from present
        where k.join_code_id = present.join_code_id and k.first_used_at is null and k.id not in (${present}, ${keyId})
      )
      insert into store_key (id, channel_database_id, public_key, join_code_id, joined_at)
      select ${keyId}, ${channelDatabaseId}, ${JSON.stringify(publicHalf(publicKey))}::jsonb, join_code_id, joined_at
      from present
      on conflict (id) do nothing
      returning id`,
    )
    if (!registered) return false
    await recordAudit(tx, storeOf(channelDatabaseId), { action: 'renewStoreKey', target: keyId, result: 'REGISTERED' })
    await append(tx, [registeredEvent(keyId, channelDatabaseId)])
    return true
  })
  if (added) wake(db)
  else if (!(await isKeyOf(db, keyId, channelDatabaseId))) return NOT_PROVED
  return answerOf(db, channelDatabaseId, keyId)
}

class KeyTaken extends Error {}

const registeredEvent = (keyId: string, channelDatabaseId: string) =>
  ({
    kind: 'CONFIGURATION',
    entityId: `store_key:${keyId}`,
    channelDatabaseId,
    status: 'CREATED',
    downloadJob: '1110',
  }) as const

async function lockCode(tx: Transaction, hash: string): Promise<Code | undefined> {
  const [code] = await execute<Code>(
    tx,
    sql`/* stores.lockJoinCode */
    select id, channel_database_id as "channelDatabaseId", key_id as "usedBy",
      case
        when used_at is not null then 'USED'
        when canceled_at is not null then 'REPLACED'
        when expires_at <= now() then 'EXPIRED'
      end as why
    from join_code
    where code_hash = ${hash}
    for update`,
  )
  return code
}

async function isKeyOf(db: Database, keyId: string, channelDatabaseId: string): Promise<boolean> {
  const found = await execute(
    db,
    sql`/* stores.isKeyOf */
    select 1 from store_key where id = ${keyId} and channel_database_id = ${channelDatabaseId} and revoked_at is null`,
  )
  return found.length > 0
}

const NOT_PROVED: JoinRefusal = {
  refused: 'NOT_PROVED',
  message: 'The store could not prove that the key is its own. Try again.',
}

/** The store has the private half of the key, and its clock is right. */
async function faultOfProof(key: PublicKey, proof: string): Promise<JoinRefusal | null> {
  const fault = await faultOfAssertion(proof, key, { issuer: await keyIdOf(key), audience: JOIN_AUDIENCE })
  if (fault === null) return null
  return fault.refused === 'EXPIRED' ? { refused: 'CLOCK_OFF', message: fault.message } : NOT_PROVED
}

/** What the store needs for its first start. */
async function answerOf(db: Database, channelDatabaseId: string, keyId: string): Promise<JoinAnswer> {
  const [answer] = await execute<Omit<JoinAnswer, 'keyId' | 'channelDatabaseId'>>(
    db,
    sql`/* stores.joinAnswer */
    select headquarters_id as "headquartersId", coalesce((
      select jsonb_agg(key)
      from token_key_set
      cross join jsonb_array_elements(content -> 'keys') as key
      where kind = 'OWN'
    ), '[]') as keys
    from headquarters_identity`,
  )
  if (!answer) throw new Error('Headquarters has no identity.')
  return { channelDatabaseId, keyId, ...answer }
}
