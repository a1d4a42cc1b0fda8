import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import { FILLED_AT_ONCE, type FilledBatch } from '../../db/fill-in-order.ts'
import { keyHash } from './hashes.ts'

/**
 * Hashes the idempotency keys that a former version stored as they were sent. The secret comes with them: a transaction
 * that waits for another connection of its pool would hold up all others where few are left.
 */
export async function hashKeys(tx: Transaction, after: string): Promise<FilledBatch | null> {
  const found = await execute<{ scope: string; key: string; operationId: string; secret: string }>(
    tx,
    sql`/* channel.keysToHash */
    select scope, key, operation_id as "operationId",
      (select secret::text from idempotency_secret where id = 1) as secret
    from idempotency
    where not is_hashed and operation_id > ${after}::uuid
    order by operation_id
    limit ${FILLED_AT_ONCE}
    for update skip locked`,
  )
  const last = found.at(-1)
  if (!last) return null
  await storeHashes(
    tx,
    found.map(({ scope, key, secret }) => ({ scope, key, hash: keyHash(secret, scope, key) })),
  )
  return { filled: found.length, last: last.operationId }
}

/** A key that a capture has stored as a hash meanwhile needs no second row. */
async function storeHashes(tx: Transaction, keys: readonly { scope: string; key: string; hash: string }[]) {
  await execute(
    tx,
    sql`/* channel.hashKeys */
    with made as materialized (
      select made.scope, made.key, made.hash, there.key is not null as is_there
      from json_to_recordset(${JSON.stringify(keys)}::json) as made (scope text, key text, hash text)
      left join lateral (
        select i.key from idempotency i where i.scope = made.scope and i.key = made.hash and i.is_hashed offset 0
      ) there on true
    ),
    twice as (
      delete from idempotency i
      using made
      where i.scope = made.scope and i.key = made.key and made.is_there and not i.is_hashed
    )
    update idempotency i
    set key = made.hash, is_hashed = true
    from made
    where i.scope = made.scope and i.key = made.key and not made.is_there and not i.is_hashed`,
  )
}
