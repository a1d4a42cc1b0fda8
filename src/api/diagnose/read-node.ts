import type { GraphQLResolveInfo } from 'graphql'
import { mayReadNode } from '../../access/rules.ts'
import { ChannelDatabaseUnavailable, isHeadquartersUnavailable } from '../../between/headquarters-of.ts'
import type { ResolversTypes } from '../generated/resolvers.ts'
import type { Context } from '../shared/context.ts'
import { decodeNodeId } from '../shared/node-id.ts'

type Node = Awaited<ResolversTypes['Node']>

/**
 * A node as `Query.node` reads it for the caller, by the same rules; null where that is refused, finds nothing, or
 * cannot reach the database.
 */
export async function readNode(id: string | null, context: Context, info: GraphQLResolveInfo): Promise<Node | null> {
  const type = id === null ? undefined : decodeNodeId(id)?.type
  if (type === undefined || !mayReadNode(context.actor, type)) return null
  const node = info.schema.getQueryType()?.getFields().node
  return whileAway(async () => (await node?.resolve?.(undefined, { id }, context, info)) as Node | null)
}

/** The result, or null when its side cannot be reached: a diagnosis reports that instead of failing. */
export async function whileAway<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    if (isHeadquartersUnavailable(error) || error instanceof ChannelDatabaseUnavailable) return null
    throw error
  }
}
