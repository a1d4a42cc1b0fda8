import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { type Channels, inChannels } from '../../../access/scope-sql.ts'
import type { ChannelSide } from '../../../between/channel-side.ts'
import { isHeadquartersUnavailable } from '../../../between/headquarters-of.ts'
import type { Sides } from '../../../between/sides.ts'
import { type Executor, execute } from '../../../db/client.ts'
import { isTransient } from '../../../db/errors.ts'
import { isUuid } from '../../../db/uuid.ts'
import { type OperationView, pendingView } from '../../../model/operation-view.ts'
import { operationColumns } from './operation-columns.ts'

/**
 * Operations by their ids, from either side: first headquarters, then the reachable channel databases, then
 * headquarters again, in case an upload came in between. An unreachable headquarters is an error only if a channel does
 * not have the operation either. Operations outside the channels are not found.
 */
export async function findOperations(
  sides: Sides,
  operationIds: readonly string[],
  channels: Channels = 'ALL',
): Promise<Map<string, OperationView>> {
  const found = new Map<string, OperationView>()
  const missing = () => operationIds.filter((id) => !found.has(id))
  const add = (views: readonly OperationView[]) => {
    for (const view of views) found.set(view.operationId, view)
  }
  const { headquarters } = sides
  let unreachable: unknown = null
  try {
    if (headquarters) add(await findAtHeadquarters(headquarters.db, operationIds, channels))
  } catch (error) {
    if (!isHeadquartersUnavailable(error)) throw error
    unreachable = error
  }
  if (missing().length === 0) return found
  const pending = await Promise.all(
    [...sides.channelSides.values()].map((side) => findPending(side, missing(), channels)),
  )
  add(pending.flat())
  if (missing().length === 0) return found
  if (unreachable) throw unreachable
  if (headquarters) add(await findAtHeadquarters(headquarters.db, missing(), channels))
  return found
}

/** The operations that headquarters has. */
export async function findAtHeadquarters(
  hq: Executor,
  operationIds: readonly string[],
  channels: Channels = 'ALL',
): Promise<OperationView[]> {
  return execute<OperationView>(
    hq,
    sql`/* operations.findAtHeadquarters */
    select ${operationColumns}
    from operation o
    left join customer_account given using (customer_key)
    where o.operation_id = any(${sql.param(operationIds)}::uuid[]) and ${inChannels(sql`o.channel_id`, channels)}`,
  )
}

/** The pending operations of one channel database; none if it cannot be reached. */
async function findPending(side: ChannelSide, operationIds: string[], channels: Channels): Promise<OperationView[]> {
  try {
    const scope = channels === 'ALL' ? {} : { channels: [...channels] }
    const query = { operationIds, direction: 'asc', limit: operationIds.length, ...scope } as const
    const pending = await side.pendingOperations(query)
    return pending.map(pendingView)
  } catch (error) {
    if (isTransient(error)) return []
    throw error
  }
}

/** The operation, if it exists and the actor may use its channel. */
export async function findVisible(sides: Sides, actor: Actor, operationId: string): Promise<OperationView | null> {
  if (!isUuid(operationId)) return null
  const id = operationId.toLowerCase()
  return (await findOperations(sides, [id], actor.channels)).get(id) ?? null
}
