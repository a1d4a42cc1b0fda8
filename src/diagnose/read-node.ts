import type { GraphQLResolveInfo } from 'graphql'
import { mayReadNode } from '../access/rules.ts'
import type { ResolversTypes } from '../generated/resolvers.ts'
import type { Context } from '../server/context.ts'
import { decodeNodeId } from '../server/node-id.ts'

type Node = Awaited<ResolversTypes['Node']>

/** A node as `Query.node` reads it for the caller, by the same rules; null where it would be refused, or there is none. */
export async function readNode(id: string | null, context: Context, info: GraphQLResolveInfo): Promise<Node | null> {
  const type = id === null ? undefined : decodeNodeId(id)?.type
  if (type === undefined || !mayReadNode(context.actor, type)) return null
  const node = info.schema.getQueryType()?.getFields().node
  return (await node?.resolve?.(undefined, { id }, context, info)) as Node | null
}
