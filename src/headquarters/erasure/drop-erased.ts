import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import type { UploadPackage } from '../../model/package.ts'

/**
 * Removes the operations of erased customers from an upload and counts them. The tombstone records them with the
 * verdict ERASED, by id only; none of their values are stored. Call it under the upload's lock of its channel database,
 * which an erasure waits for.
 */
export async function dropErased(
  tx: Transaction,
  upload: UploadPackage,
): Promise<{ kept: UploadPackage; erased: number }> {
  const keys = [...new Set(upload.operations.map(({ customerKey }) => customerKey))]
  const found = await execute<{ customerKey: string }>(
    tx,
    sql`/* erasure.dropErased */
    select customer_key as "customerKey" from erasure where customer_key = any(${sql.param(keys)}::uuid[])`,
  )
  if (found.length === 0) return { kept: upload, erased: 0 }
  const erased = new Set(found.map(({ customerKey }) => customerKey))
  const dropped = upload.operations.filter(({ customerKey }) => erased.has(customerKey))
  await recordDropped(tx, upload.channelDatabaseId, dropped)
  const operations = upload.operations.filter(({ customerKey }) => !erased.has(customerKey))
  return { kept: { ...upload, operations }, erased: dropped.length }
}

async function recordDropped(
  tx: Transaction,
  channelDatabaseId: string,
  dropped: UploadPackage['operations'],
): Promise<void> {
  const rows = dropped.map(({ operationId, customerKey }) => ({ operationId, customerKey }))
  await execute(
    tx,
    sql`/* erasure.recordDropped */
    insert into erased_operation (operation_id, customer_key, channel_database_id, dropped_at)
    select "operationId", "customerKey", ${channelDatabaseId}, now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as sent ("operationId" uuid, "customerKey" uuid)
    order by "operationId"
    on conflict (operation_id) do nothing`,
  )
}
