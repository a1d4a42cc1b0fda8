import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../../src/access/actor.ts'
import { sequence } from '../../../src/channel/log/sequence.ts'
import { type Database, execute } from '../../../src/db/client.ts'
import { appendToOutbox } from '../../../src/log/append.ts'

export const OPERATOR: Actor = { id: 'olga', roles: ['OPERATOR'], channels: 'ALL' }
export const HOUSTON_OPERATOR: Actor = { id: 'hugo', roles: ['OPERATOR'], channels: ['houston'] }

/** A create that only its channel has; the outbox keeps it as a capture's statement would. */
export async function pendingCreate(
  channel: Database,
  given: { operationId?: string; customerKey?: string; capturedAt?: string; channelId?: string; name?: string } = {},
): Promise<string> {
  const { operationId = randomUUID(), customerKey = randomUUID(), channelId = 'houston', name = 'Grace Hopper' } = given
  await execute(
    channel,
    sql`insert into operation (
      operation_id, customer_key, operation_number, data_area_id, channel_id, kind, base_version, hash, route_reason, captured_at, captured_by, search
    )
    values (${operationId}, ${customerKey}, 1, 'USRT', ${channelId}, 'CREATE_CUSTOMER', 0, 'hash', 'PROFILE',
      ${given.capturedAt ?? new Date().toISOString()}, 'till-1', customer_search(null, array[${name}], '{}', '{}'))`,
  )
  await execute(
    channel,
    sql`insert into unsettled_operation (operation_id, customer_key, operation_number, data_area_id, channel_id, name)
    values (${operationId}, ${customerKey}, 1, 'USRT', ${channelId}, ${name})`,
  )
  await execute(
    channel,
    sql`insert into retail_async_customer_v2 (operation_id, customer_key, operation_number, data_area_id, originating_channel, operation, cust_account_async, cust_name)
    values (${operationId}, ${customerKey}, 1, 'USRT', ${channelId}, 'CREATE', ${customerKey}, ${name})`,
  )
  await appendToOutbox(channel, [
    { kind: 'OPERATION', entityId: operationId, operationId, customerKey, channelId, status: 'CAPTURED', revision: 0 },
  ])
  await sequence(channel)
  return operationId
}
