import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, visit } from 'graphql'
import { mayIntrospect } from '../access/rules.ts'
import type { Caller } from './context.ts'
import { type Cost, costOf } from './cost.ts'
import { refuse } from './errors.ts'
import type { Limits } from './limits.ts'

/** An operation that asks to be run: its document is valid, its variables are as they were sent. */
export interface Asked {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly variables: Readonly<Record<string, unknown>>
  readonly caller: Caller
}

/** Asked of every operation on every wire, before anything runs. Throws what the whole operation is refused with. */
export type Admit = (asked: Asked) => Cost

/** The rules of admission: who may introspect, what an operation may cost. */
export function makeAdmission(schema: GraphQLSchema, limits: Limits): Admit {
  return (asked) => {
    if (introspects(asked.document) && !mayIntrospect(asked.caller.actor)) {
      throw refuse('FORBIDDEN', 'This role may not introspect the schema. Use the published schema.graphql.')
    }
    return affordable({ requested: costOf(schema, limits, asked), limit: limits.cost })
  }
}

function affordable(cost: Cost): Cost {
  if (cost.requested <= cost.limit) return cost
  const message = `The operation costs ${cost.requested} points; ${cost.limit} are allowed. Ask for smaller pages or fewer lists inside lists.`
  throw refuse('QUERY_TOO_COSTLY', message, { cost })
}

const introspecting = new WeakMap<DocumentNode, boolean>()

function introspects(document: DocumentNode): boolean {
  const known = introspecting.get(document)
  if (known !== undefined) return known
  let found = false
  visit(document, {
    Field(node) {
      found ||= node.name.value === '__schema' || node.name.value === '__type'
    },
  })
  introspecting.set(document, found)
  return found
}
