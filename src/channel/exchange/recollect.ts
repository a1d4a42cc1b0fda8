import { sql } from 'drizzle-orm'
import type { HeadquartersOperation, Place, UsedKey } from '../../between/headquarters-side.ts'
import { pagesOf } from '../../between/pages.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { batchStatementTimeout, execute, type Transaction, transaction } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { ERASED_REQUEST } from '../capture/idempotency.ts'
import { storeDocuments } from '../customers/store-documents.ts'
import { sequence } from '../log/sequence.ts'
import { whatIsMissing } from './channel-identity.ts'
import { hasForgotten } from './contact.ts'
import { findWhereabouts } from './whereabouts.ts'

const batchSize = 1_000

/**
 * Asks headquarters what this database has forgotten, if it was restored from an older copy: the numbers and log
 * positions that it must not give again, and the idempotency keys that were used since, with the customers of these
 * requests. True if it was restored. A request that was captured again before this is marked as a repetition, which
 * headquarters does not apply. `always`: asks for the keys even if it has the newest. Safe to repeat; throws when
 * headquarters cannot be reached.
 */
export async function recollect(database: ChannelDatabase, { always = false } = {}): Promise<boolean> {
  const { db, id, headquarters } = database
  const here = await findWhereabouts(database, null)
  const known = await headquarters.newestKnown(id, { database: here.database, server: here.server })
  if (known === null) return false
  await sequence(db)
  const isRewound = (await whatIsMissing(database, db, known.upload, known.log)) !== null
  // A database that only calls headquarters in real time uploads nothing.
  const isForgetful = always || (await hasForgotten(db, known.keyed))
  if (!isRewound && !isForgetful) return false
  const since = await lastSentAt(database)
  const operations = pagesOf(
    batchSize,
    (after: Place | null, n) => headquarters.operationsSince(id, since, after, n),
    placeOf,
  )
  for await (const page of operations) await inBatch(database, (tx) => takeNumbers(tx, page))
  const keys = pagesOf(batchSize, (after: Place | null, n) => headquarters.usedKeys(id, after, n), placeOf)
  for await (const page of keys) {
    const forgotten = await inBatch(database, (tx) => takeKeys(tx, page))
    const documents = forgotten.length > 0 ? await headquarters.customers(id, forgotten) : []
    await inBatch(database, (tx) => storeDocuments(tx, documents))
  }
  if (!isRewound) return true
  await execute(
    db,
    sql`/* incarnation.continueLog */
    with noticed as (update upload_state set rewound = true)
    update log_head
    set position = greatest(
      position, ${known.upload.acknowledgedPosition}::bigint, ${known.log?.position ?? '0'}::bigint
    )
    where id = 1`,
  )
  return true
}

const placeOf = ({ capturedAt, operationId }: Place): Place => ({ capturedAt, operationId })

const inBatch = <T>({ db }: ChannelDatabase, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  transaction(db, work, { statementTimeout: batchStatementTimeout })

/** When the newest operation was captured that has been uploaded, less an hour for a clock that was set; null: none. */
async function lastSentAt({ db }: ChannelDatabase): Promise<string | null> {
  const [last] = await execute<{ at: string }>(
    db,
    sql`/* incarnation.lastSentAt */
    select ${utcText(`(o.captured_at - interval '1 hour')`, 'US')} as at
    from operation o
    where not exists (select from upload_pending p where p.operation_id = o.operation_id offset 0)
    order by o.captured_at desc
    limit 1`,
  )
  return last?.at ?? null
}

/** An erased customer keeps its tombstone. */
async function takeNumbers(tx: Transaction, operations: readonly HeadquartersOperation[]): Promise<void> {
  await execute(
    tx,
    sql`/* incarnation.takeNumbers */
    insert into customer_counter (customer_key, n)
    select "customerKey", max("operationNumber")
    from jsonb_to_recordset(${JSON.stringify(operations)}::jsonb) as known ("customerKey" uuid, "operationNumber" int)
    group by "customerKey"
    order by "customerKey"
    on conflict (customer_key) do update
    set n = excluded.n
    where customer_counter.n < excluded.n`,
  )
}

/** Stores the keys of operations and calls that are not here, and returns their customers. */
async function takeKeys(tx: Transaction, keys: readonly UsedKey[]): Promise<string[]> {
  const taken = await execute<{ customerKey: string }>(
    tx,
    sql`/* incarnation.takeKeys */
    with returned as materialized (
      select "operationId" as operation_id, "channelId" as scope, "customerKey" as customer_key,
        "keyHash" as key_hash, "requestHash" as request_hash, route, "capturedAt" as captured_at
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as known (
        "operationId" uuid, "channelId" text, "customerKey" uuid, "keyHash" text, "requestHash" text, route text,
        "capturedAt" timestamptz
      )
      where not exists (select from operation o where o.operation_id = "operationId" offset 0)
        and not exists (select from realtime_service_call c where c.operation_id = "operationId" offset 0)
    ),
    repeated as materialized (
      select o.operation_id, o.customer_key as own_key, r.operation_id as repeats, r.customer_key, r.route
      from (
        select operation_id from upload_pending
        union all
        select operation_id from outbox where kind = 'OPERATION' and status = 'CAPTURED'
      ) p
      join operation o on o.operation_id = p.operation_id
      join returned r on r.scope = o.channel_id and r.key_hash = o.key_hash
        and r.request_hash in (o.request_hash, ${ERASED_REQUEST})
    ),
    marked as (
      insert into repeated_operation (operation_id, repeats)
      select operation_id, repeats
      from repeated
      on conflict do nothing
    ),
    led_back as (
      update idempotency used
      set operation_id = r.repeats, customer_key = r.customer_key, returned_route = r.route
      from repeated r
      where used.customer_key = r.own_key and used.operation_id = r.operation_id
    ),
    stored as (
      insert into idempotency (
        scope, key, is_hashed, request_hash, customer_key, operation_id, state, created_at, returned_route
      )
      select scope, key_hash, true, request_hash, customer_key, operation_id, 'DONE', captured_at, route
      from returned
      order by scope, key_hash
      on conflict (scope, key) do nothing
      returning customer_key
    )
    select customer_key as "customerKey" from stored
    union
    select customer_key from repeated`,
  )
  return taken.map(({ customerKey }) => customerKey)
}
