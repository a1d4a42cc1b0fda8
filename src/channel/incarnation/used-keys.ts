import { sql } from 'drizzle-orm'
import type { KeyPlace, UsedKey } from '../../between/headquarters-side.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { keyHash } from '../capture/hashes.ts'
import { requestSecret } from '../capture/idempotency.ts'

const FIRST = '00000000-0000-0000-0000-000000000000'

/** The next idempotency keys whose requests were carried out, as keyed hashes, in order of customers and operations. */
export async function usedKeys(
  { db }: Pick<ChannelDatabase, 'db'>,
  after: KeyPlace | null,
  limit: number,
): Promise<UsedKey[]> {
  const secret = await requestSecret(db)
  const used = await execute<Omit<UsedKey, 'keyHash'> & { key: string; isHashed: boolean }>(
    db,
    sql`/* incarnation.usedKeysHere */
    select i.operation_id as "operationId", i.scope as "channelId", i.customer_key as "customerKey", i.key,
      i.is_hashed as "isHashed",
      i.request_hash as "requestHash",
      coalesce(i.returned_route, case when o.operation_id is null then 'REALTIME' else 'ASYNC' end) as route,
      ${utcText('i.created_at', 'US')} as "capturedAt"
    from idempotency i
    left join operation o on o.operation_id = i.operation_id
    where i.state = 'DONE'
      and (i.customer_key, i.operation_id) > (${after?.customerKey ?? FIRST}::uuid,
        ${after?.operationId ?? FIRST}::uuid)
    order by i.customer_key, i.operation_id
    limit ${limit}`,
  )
  return used.map(({ key, isHashed, ...use }) => ({
    ...use,
    keyHash: isHashed ? key : keyHash(secret, use.channelId, key),
  }))
}
