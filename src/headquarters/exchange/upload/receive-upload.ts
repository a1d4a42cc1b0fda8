import { type SQL, sql } from 'drizzle-orm'
import type { UploadReceipt } from '../../../between/headquarters-side.ts'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { batchStatementTimeout, execute, type Transaction, transaction } from '../../../db/client.ts'
import { waitForLocks } from '../../../db/wait-for-locks.ts'
import { appendSelected } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import type { UploadPackage } from '../../../model/package.ts'
import { dropErased } from '../../erasure/drop-erased.ts'
import { storeKeys } from '../../incarnation/known-requests.ts'
import { changedAttributes } from '../../operations/staging/changed-attributes.ts'
import { UploadSessionEnded } from '../sessions/upload-session.ts'
import { checkChannels, checkUpload } from './check-upload.ts'
import { type RowTexts, storeStagedRows } from './store-staged-rows.ts'

/**
 * Receives a package of operations. Stores new operations with all their rows and appends their events; known
 * operations count as repeated. One transaction also advances the session and the position acknowledged to the channel
 * database. Operations of an erased customer are dropped (ERASED). An operation waits if an earlier one of the same
 * customer and channel database has failed or waits.
 *
 * Returns REWOUND and stores nothing if an id or a number arrives with a different content than before: the channel
 * database was restored from an older copy and has continued from there. `written`: the texts of its rows.
 */
export async function receiveUpload(
  hq: HeadquartersDatabase,
  sessionId: string,
  upload: UploadPackage,
  written?: RowTexts,
): Promise<UploadReceipt> {
  checkUpload(upload)
  const receipt = await transaction(
    hq.db,
    async (tx): Promise<UploadReceipt> => {
      const database = await lockDatabase(tx, sessionId, upload.channelDatabaseId)
      if (database.sourceId !== null && database.sourceId !== upload.sourceId) return rewound(upload)
      const countries = await checkChannels(tx, upload)
      const { kept, erased } = await dropErased(tx, upload)
      const sent = sentOperations(kept)
      const numbers = await storeOperations(tx, sessionId, kept, sent, database.renumbers)
      if (numbers === 'CONTRADICT') return rewound(upload)
      await storeKeys(
        tx,
        upload.channelDatabaseId,
        kept.operations.filter(({ operationId }) => numbers.has(operationId)),
      )
      const rows = await storeStagedRows(tx, kept, numbers, countries, written)
      await advance(tx, sessionId, upload, { stored: numbers.size, rows, erased })
      await appendSelected(tx, receivedEvents(sessionId, upload.channelDatabaseId, [...numbers.keys()]))
      return { outcome: 'RECEIVED', received: numbers.size, repeated: kept.operations.length - numbers.size, erased }
    },
    { statementTimeout: batchStatementTimeout },
  )
  wake(hq.db)
  return receipt
}

function rewound({ channelDatabaseId }: UploadPackage): UploadReceipt {
  return {
    outcome: 'REWOUND',
    message:
      `Channel database ${channelDatabaseId} sent operations that contradict those headquarters received before: ` +
      'it was restored from an older copy.',
  }
}

/**
 * Locks the session and its channel database until the commit, so that a second package of either waits. It waits
 * itself as long as batch work does: an erasure keeps the channel databases while it waits for others.
 */
async function lockDatabase(tx: Transaction, sessionId: string, channelDatabaseId: string) {
  await waitForLocks(tx)
  const [database] = await execute<{ sourceId: string | null; renumbers: boolean }>(
    tx,
    sql`/* exchange.receiveUpload.lock */
    select d.source_id as "sourceId", d.renumbers
    from upload_session s
    join channel_database d on d.id = s.channel_database_id
    where s.id = ${sessionId} and s.channel_database_id = ${channelDatabaseId} and s.status in ('STARTED', 'UPLOADED')
      and d.rewound_at is null
    for update of s, d`,
  )
  if (!database) throw new UploadSessionEnded()
  return database
}

/**
 * Stores the new operations in the package's order, and returns their ids and numbers. CONTRADICT, and nothing stored:
 * an id or a number has another content at headquarters.
 */
async function storeOperations(
  tx: Transaction,
  sessionId: string,
  upload: UploadPackage,
  sent: SQL,
  renumbers: boolean,
): Promise<Map<string, number> | 'CONTRADICT'> {
  const stored = await execute<{ operationId: string | null; operationNumber: number | null }>(
    tx,
    sql`/* exchange.receiveUpload.operations */
    with sent as materialized (${sent}),
    contradiction as materialized (
      select
      from sent
      where exists (
        select from operation o
        where o.operation_id = sent.operation_id and o.hash <> sent.hash
        offset 0
      ) or not ${renumbers}::boolean and exists (
        select from operation o
        where o.customer_key = sent.customer_key and o.channel_database_id = ${upload.channelDatabaseId}
          and o.operation_number = sent.operation_number and o.operation_id <> sent.operation_id
        offset 0
      )
      limit 1
    ),
    fresh as (
      select *, row_number() over (partition by customer_key order by operation_number) as nth
      from sent
      where not exists (select from contradiction)
        and not exists (select from operation o where o.operation_id = sent.operation_id offset 0)
    ),
    numbered as (
      select fresh.*,
        case when ${renumbers}::boolean
          then coalesce(known.highest, 0) + nth else fresh.operation_number end::int as number
      from fresh
      left join lateral (
        select o.operation_number as highest
        from operation o
        where ${renumbers}::boolean and o.customer_key = fresh.customer_key
          and o.channel_database_id = ${upload.channelDatabaseId}
          and o.operation_number is not null
        order by o.operation_number desc
        limit 1
      ) known on true
    ),
    stored as (
      insert into operation (
        operation_id, data_area_id, channel_id, channel_database_id, customer_key, operation_number, number_offset,
          route, kind,
        captured_at, captured_by, upload_session_id, base_version, hash, changed, status, waits_for, repeats,
        imported, traceparent
      )
      select n.operation_id, n.data_area_id, n.channel_id, ${upload.channelDatabaseId}, n.customer_key, n.number,
        n.number - n.operation_number, 'ASYNC', n.kind, n.captured_at, n.captured_by, ${sessionId}, n.base_version,
          n.hash, n.changed,
        case when blocker.waits_for is null then 'UPLOADED' else 'WAITING_ON' end, blocker.waits_for,
        (select known.operation_id from operation known where known.operation_id = n.repeats), n.imported,
        n.traceparent
      from numbered n
      left join lateral (
        select coalesce(o.waits_for, o.operation_id) as waits_for
        from unnest(array['FAILED', 'WAITING_ON']) as each (status)
        cross join lateral (
          select o.operation_id, o.waits_for, o.operation_number
          from open_operation o
          where o.customer_key = n.customer_key and o.status = each.status
            and o.channel_database_id = ${upload.channelDatabaseId}
          order by o.operation_number
          limit 1
        ) o
        order by o.operation_number
        limit 1
      ) blocker on true
      order by n.position
      returning operation_id, operation_number
    )
    select operation_id as "operationId", operation_number as "operationNumber" from stored
    union all
    select null, null from contradiction`,
  )
  const numbers = new Map<string, number>()
  for (const { operationId, operationNumber } of stored) {
    if (operationId === null || operationNumber === null) return 'CONTRADICT'
    numbers.set(operationId, operationNumber)
  }
  return numbers
}

/** The operations of a package as a relation; they are written as JSON once for all statements that read it. */
function sentOperations(upload: UploadPackage): SQL {
  const sent = upload.operations.map((operation) => ({
    operationId: operation.operationId,
    customerKey: operation.customerKey,
    operationNumber: operation.operationNumber,
    dataAreaId: operation.dataAreaId,
    channelId: operation.channelId,
    kind: operation.kind,
    capturedAt: operation.capturedAt,
    capturedBy: operation.capturedBy,
    baseVersion: operation.baseVersion,
    hash: operation.hash,
    changed: changedAttributes(operation.rows),
    position: operation.position,
    repeats: operation.repeats,
    imported: operation.imported ?? false,
    traceparent: operation.traceparent,
  }))
  return sql`
    select "operationId" as operation_id, "customerKey" as customer_key, "operationNumber" as operation_number,
      "dataAreaId" as data_area_id, "channelId" as channel_id, kind, "capturedAt" as captured_at,
        "capturedBy" as captured_by,
      "baseVersion" as base_version, hash, changed, position, repeats, imported, traceparent
    from json_to_recordset(${JSON.stringify(sent)}::json) as sent (
      "operationId" uuid, "customerKey" uuid, "operationNumber" int, "dataAreaId" text, "channelId" text, kind text,
      "capturedAt" timestamptz, "capturedBy" text, "baseVersion" int, hash text, changed text[], position bigint,
      repeats uuid, imported boolean, traceparent text
    )`
}

/**
 * Advances the session and the acknowledged position; operations of a channel that was offline arrive with older
 * positions.
 */
async function advance(
  tx: Transaction,
  sessionId: string,
  upload: UploadPackage,
  { stored, rows, erased }: { stored: number; rows: number; erased: number },
) {
  const last = upload.outOfOrder ? undefined : upload.operations.at(-1)
  await execute(
    tx,
    sql`/* exchange.receiveUpload.advance */
    with session as (
      update upload_session
      set status = 'UPLOADED', revision = revision + 1, date_uploaded = now(), operations = operations + ${stored},
        rows_affected = rows_affected + ${rows}, erased = erased + ${erased}
      where id = ${sessionId}
    )
    update channel_database
    set source_id = ${upload.sourceId}, last_contact_at = now(),
      acknowledged_operation_id = case when ${last?.position ?? null}::bigint > acknowledged_position
        then ${last?.operationId ?? null}::uuid else acknowledged_operation_id end,
      acknowledged_position = greatest(acknowledged_position, ${last?.position ?? null}::bigint)
    where id = ${upload.channelDatabaseId}`,
  )
}

/**
 * One event per operation in order of arrival, then the session's event. 1010 carries the state of waiting operations
 * to the channel.
 */
function receivedEvents(sessionId: string, channelDatabaseId: string, stored: readonly string[]): SQL {
  return sql`
    (
      select 'OPERATION', operation_id::text, data_area_id, channel_id, channel_database_id, customer_key, operation_id,
        null::uuid, status, revision, null::text, case when status = 'WAITING_ON' then '1010' end
      from operation
      where operation_id = any(${sql.param(stored)}::uuid[])
      order by received_order
    )
    union all
    select 'UPLOAD_SESSION', id::text, null, null, ${channelDatabaseId}, null, null, run_id, status, revision,
      null, null
    from upload_session
    where id = ${sessionId}`
}
