import { Forbidden } from '../../access/actor.ts'
import { mayReadNode } from '../../access/rules.ts'
import type { Resolvers, ResolversTypes } from '../generated/resolvers.ts'
import type { Context } from '../shared/context.ts'
import { decodeNodeId } from '../shared/node-id.ts'

type Node = Awaited<ResolversTypes['Node']>
/** Reads the node of one type by the parts of its key; null when there is none or the actor's channels do not reach it. */
export type ReadNode = (key: readonly string[], context: Context) => Promise<Node | null> | Node | null

/** `node` and `nodes` over the slices' readers, by type. The role is asked here; channel scope is the reader's. */
export function nodeResolvers(readers: Readonly<Record<string, ReadNode>>): Resolvers {
  const read = async (id: string, context: Context): Promise<Node | null> => {
    const name = decodeNodeId(id)
    const reader = name && Object.hasOwn(readers, name.type) ? readers[name.type] : undefined
    if (!name || !reader) return null
    if (!mayReadNode(context.actor, name.type)) throw new Forbidden(`No role of this token may read a ${name.type}.`)
    return reader(name.key, context)
  }
  return {
    Query: {
      node: (_, { id }, context) => read(id, context),
      // Each id has its own answer or error. The generated types know no promise of null in a list, GraphQL does.
      nodes: (_, { ids }, context) => ids.map((id) => read(id, context) as Promise<Node>),
    },
  }
}
