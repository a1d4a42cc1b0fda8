import { type SQL, sql } from 'drizzle-orm'
import { type Database, type Executor, execute } from '../../db/client.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { type FieldPath, type Refused, refused } from '../../model/customer-outcome.ts'
import type { OperationRoute } from '../../model/operation.ts'

/**
 * What a key was used for. ROUTED: a real-time call is running; UNKNOWN: its answer was lost; DONE: stored.
 * `abandoned`: still ROUTED although its sender must have given up or died.
 */
export type KeyUse = {
  /** As the caller has sent it; what is stored is its keyed hash. */
  key: string
  keyHash: string
  requestHash: string
  customerKey: string
  operationId: string
  state: 'ROUTED' | 'UNKNOWN' | 'DONE'
  abandoned: boolean
  /** Headquarters has returned it after a restore: how its operation came there. Null: it was used here. */
  returnedRoute: OperationRoute | null
}

/** The request hash of a key whose customer was erased: the request is refused, however late it is repeated. */
export const ERASED_REQUEST = 'ERASED'

/** A real-time call ends after five seconds; after twice that time, its sender has given up. */
const ABANDONED = sql.raw(`interval '10 seconds'`)
const LONGEST_KEY = 300

/** Refuses a key that cannot be stored. */
export function checkKey(key: string, field: FieldPath): Refused | null {
  if (key !== '' && key.length <= LONGEST_KEY && !UNSTORABLE.test(key)) return null
  return refused(
    'INVALID_VALUE',
    `An idempotency key has 1 to ${LONGEST_KEY} characters. Use a UUID, for example.`,
    field,
  )
}

/**
 * The uses of these keys in a scope (a channel), by key. Keys that were never used are left out. One that a former
 * version has stored as it was sent is hashed when it is found.
 */
export async function readKeys(
  db: Executor,
  scope: string,
  requests: readonly { key: string; keyHash: string }[],
): Promise<Map<string, KeyUse>> {
  if (requests.length === 0) return new Map()
  const keys = requests.map(({ key }) => key)
  const hashes = requests.map(({ keyHash }) => keyHash)
  const rows = await execute<KeyUse & { isHashed: boolean }>(
    db,
    sql`/* channel.readKeys */
    select sent.key, sent.hash as "keyHash", request_hash as "requestHash", customer_key as "customerKey",
      operation_id as "operationId", state,
      state = 'ROUTED' and routed_at < now() - ${ABANDONED} as abandoned, returned_route as "returnedRoute",
      is_hashed as "isHashed"
    from unnest(${sql.param(keys)}::text[], ${sql.param(hashes)}::text[]) as sent (key, hash)
    cross join lateral (
      select *
      from idempotency
      where scope = ${scope} and key in (sent.hash, sent.key) and is_hashed = (key = sent.hash)
      order by is_hashed desc
      limit 1
    ) used`,
  )
  const former = rows.filter(({ isHashed }) => !isHashed)
  if (former.length > 0) await storeHashes(db, scope, former)
  return new Map(rows.map(({ isHashed, ...use }) => [use.key, use]))
}

/** Whether no former version has stored this key as it was sent. */
export const isNotStoredPlainly = (scope: SQL, key: SQL): SQL =>
  sql`not exists (
    select from (select is_hashed from idempotency i where i.scope = ${scope} and i.key = ${key} offset 0) plain
    where not is_hashed
  )`

async function storeHashes(
  db: Executor,
  scope: string,
  keys: readonly { key: string; keyHash: string }[],
): Promise<void> {
  await execute(
    db,
    sql`/* channel.storeKeyHashes */
    update idempotency i
    set key = sent.hash, is_hashed = true
    from unnest(${sql.param(keys.map(({ key }) => key))}::text[],
      ${sql.param(keys.map(({ keyHash }) => keyHash))}::text[])
      as sent (key, hash)
    where i.scope = ${scope} and i.key = sent.key and not i.is_hashed`,
  )
}

/** Claims a key whose call got no answer, to send the call again; false when another request was first. */
export async function resumeKey(db: Executor, scope: string, use: KeyUse): Promise<boolean> {
  const rows = await execute(
    db,
    sql`/* channel.resumeKey */
    update idempotency
    set state = 'ROUTED', routed_at = now()
    where scope = ${scope} and key = ${use.keyHash} and operation_id = ${use.operationId}
      and (state = 'UNKNOWN' or (state = 'ROUTED' and routed_at < now() - ${ABANDONED}))
    returning key`,
  )
  return rows.length > 0
}

const secrets = new WeakMap<Database, Promise<string>>()

/** The database's own secret, which request hashes are keyed with. */
export function requestSecret(db: Database): Promise<string> {
  const known = secrets.get(db)
  if (known) return known
  const reading = readSecret(db)
  secrets.set(db, reading)
  reading.catch(() => secrets.delete(db))
  return reading
}

async function readSecret(db: Database): Promise<string> {
  const [row] = await execute<{ secret: string }>(
    db,
    sql`/* channel.requestSecret */ select secret::text as secret from idempotency_secret where id = 1`,
  )
  if (!row) throw new Error('The channel database has no idempotency secret; its migrations have not run.')
  return row.secret
}
