import { sql } from 'drizzle-orm'
import type { Place, UsedKey } from '../../between/headquarters-side.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { ERASED_REQUEST, requestSecret } from '../capture/idempotency.ts'
import { keyHash } from '../capture/ids.ts'

/** The next idempotency keys whose requests were carried out, as keyed hashes, in order of time. */
export async function usedKeys(
  { db }: Pick<ChannelDatabase, 'db'>,
  after: Place | null,
  limit: number,
): Promise<UsedKey[]> {
  const secret = await requestSecret(db)
  const used = await execute<Omit<UsedKey, 'keyHash'> & { key: string; isHash: boolean }>(
    db,
    sql`/* incarnation.usedKeysHere */
    select i.operation_id as "operationId", i.scope as "channelId", i.customer_key as "customerKey", i.key,
      i.returned_route is not null as "isHash",
      case when n.erased_at is null then i.request_hash else ${ERASED_REQUEST} end as "requestHash",
      coalesce(i.returned_route, case when o.operation_id is null then 'REALTIME' else 'ASYNC' end) as route,
      ${utcText('i.created_at', 'US')} as "capturedAt"
    from idempotency i
    left join customer_counter n on n.customer_key = i.customer_key
    left join operation o on o.operation_id = i.operation_id
    where i.state = 'DONE'
      and (i.created_at, i.operation_id) > (
        ${after?.capturedAt ?? '-infinity'}::timestamptz,
        ${after?.operationId ?? '00000000-0000-0000-0000-000000000000'}::uuid
      )
    order by i.created_at, i.operation_id
    limit ${limit}`,
  )
  return used.map(({ key, isHash, ...rest }) => ({
    ...rest,
    keyHash: isHash ? key : keyHash(secret, rest.channelId, key),
  }))
}
