import { sql } from 'drizzle-orm'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { type Executor, execute, transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { publicJwk, type TokenTrust } from '../../model/token-trust.ts'

/** Confirmed this often while it does not change. */
const CONFIRMED_EVERY_HOURS = 1
/** A key set that no process has confirmed for so long belongs to a machine that is gone. */
const KEPT_DAYS = 30

/** Whose tokens stores accept: those of a data folder of headquarters, or of an identity provider. */
export type TokenKeySet =
  | { id: string; kind: 'OWN'; content: { keys: TokenTrust['keys']; revoked: readonly string[] } }
  | { id: string; kind: 'PROVIDER'; content: TokenTrust['providers'][number] }

/**
 * Makes a key set known to all stores, with their next 1110. Does nothing while it is as it was. Returns whether it has
 * changed.
 */
export async function publishKeySet(hq: HeadquartersDatabase, { id, kind, content }: TokenKeySet): Promise<boolean> {
  const changed = await transaction(hq.db, async (tx) => {
    const [published] = await execute<{ changed: boolean }>(
      tx,
      sql`/* stores.publishKeySet */
      with given as (select ${JSON.stringify(content)}::jsonb as content),
      known as (select content from token_key_set where id = ${id}),
      published as (
        insert into token_key_set (id, kind, content)
        select ${id}, ${kind}, content
        from given
        on conflict (id) do update
        set content = excluded.content, confirmed_at = now()
        where token_key_set.content <> excluded.content
          or token_key_set.confirmed_at < now() - make_interval(hours => ${CONFIRMED_EVERY_HOURS})
        returning id
      )
      select not exists (select from known join given using (content)) as changed
      from published`,
    )
    const gone = await execute<{ id: string }>(
      tx,
      sql`/* stores.forgetKeySets */
      delete from token_key_set
      where confirmed_at < now() - make_interval(days => ${KEPT_DAYS})
      returning id`,
    )
    if (!published?.changed && gone.length === 0) return false
    await append(tx, [
      { kind: 'CONFIGURATION', entityId: `token_key_set:${id}`, status: 'CHANGED', downloadJob: '1110' },
    ])
    return true
  })
  if (changed) wake(hq.db)
  return changed
}

/** The public keys of all data folders of headquarters. */
export async function readSigningKeys(db: Executor): Promise<TokenTrust['keys']> {
  const keys = await execute<{ kid: string; jwk: unknown }>(
    db,
    sql`/* stores.readSigningKeys */
    select key ->> 'kid' as kid, key -> 'jwk' as jwk
    from token_key_set
    cross join jsonb_array_elements(content -> 'keys') as key
    where kind = 'OWN'
    order by kid`,
  )
  return keys.map(({ kid, jwk }) => ({ kid, jwk: publicJwk.parse(jwk) }))
}
