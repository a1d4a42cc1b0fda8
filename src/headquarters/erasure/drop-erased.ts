import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import type { UploadPackage } from '../../model/package.ts'

/**
 * An upload without the operations of erased customers, and how many there were: they get the verdict ERASED, which is kept with the tombstone by their ids, and nothing of them is
 * stored. Call it under the upload's lock of its channel database, for which an erasure waits.
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
  await noteDropped(tx, upload.channelDatabaseId, dropped)
  const operations = upload.operations.filter(({ customerKey }) => !erased.has(customerKey))
  return { kept: { ...upload, operations }, erased: dropped.length }
}

async function noteDropped(
  tx: Transaction,
  channelDatabaseId: string,
  dropped: UploadPackage['operations'],
): Promise<void> {
  const rows = dropped.map(({ operationId, customerKey }) => ({ operationId, customerKey }))
  await execute(
    tx,
    sql`/* erasure.noteDropped */
    insert into erased_operation (operation_id, customer_key, channel_database_id, dropped_at)
    select "operationId", "customerKey", ${channelDatabaseId}, now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as sent ("operationId" uuid, "customerKey" uuid)
    order by "operationId"
    on conflict (operation_id) do nothing`,
  )
}
