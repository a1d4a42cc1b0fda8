import { Forbidden } from '../../access/actor.ts'
import { mayReadNode } from '../../access/rules.ts'
import type { Resolvers, ResolversTypes } from '../generated/resolvers.ts'
import type { Context } from '../shared/context.ts'
import { decodeNodeId } from '../shared/node-id.ts'

type Node = Awaited<ResolversTypes['Node']>
/** Reads a node of one type by the parts of its key; null when there is none, or it is out of the actor's scope. */
export type ReadNode = (key: readonly string[], context: Context) => Promise<Node | null> | Node | null

/**
 * `node` and `nodes`, which read each type with the reader of its slice. Roles are checked here, channel scope by the
 * reader.
 */
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
      // Each id has its own result or error. GraphQL allows a promise of null in a list; the generated types do not.
      nodes: (_, { ids }, context) => ids.map((id) => read(id, context) as Promise<Node>),
    },
  }
}
