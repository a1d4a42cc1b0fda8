import { type DocumentNode, type GraphQLSchema, visit } from 'graphql'
import { mayIntrospect } from '../../access/rules.ts'
import type { BudgetKind } from '../../access/spend-budgets.ts'
import type { Caller } from '../../api/shared/context.ts'
import { refuse } from '../../api/shared/errors.ts'
import type { Limits } from '../../config/limits.ts'
import { type Cost, costOf, type RequestedOperation } from './cost.ts'
import { rootFieldCount } from './document-limits.ts'
import { FIELD_POINTS, type FieldPointsTable } from './field-points.ts'
import type { TokenBudgets } from './token-budgets.ts'

/** An operation that a caller wants to run. */
export interface Asked extends RequestedOperation {
  readonly caller: Caller
}

/** Checks an operation on any wire, before anything runs. Throws the refusal of the whole operation. */
export type Admit = (request: Asked) => Cost

/**
 * The rules of admission: who may introspect, what an operation may cost, and how many mutations and points a token may
 * spend.
 */
export function makeAdmission(
  schema: GraphQLSchema,
  limits: Limits,
  budgets: TokenBudgets,
  points: FieldPointsTable = FIELD_POINTS,
): Admit {
  return (request) => {
    const { document, operation, caller } = request
    if (introspects(document) && !mayIntrospect(caller.actor)) {
      throw refuse('FORBIDDEN', 'This role may not introspect the schema. Use the published schema.graphql.')
    }
    const { requested, written } = costOf(schema, limits, request, points)
    const cost = affordable({ requested, limit: limits.cost })
    // Each field of a mutation counts, because one operation can have several.
    if (operation.operation === 'mutation') take(budgets, 'MUTATIONS', caller, rootFieldCount(document, operation))
    take(budgets, 'POINTS', caller, requested - written)
    return cost
  }
}

const WHAT: Readonly<Record<BudgetKind, string>> = {
  MUTATIONS: 'sends too many mutations',
  POINTS: 'reads too much',
}

function take(budgets: TokenBudgets, kind: BudgetKind, { credential }: Caller, count: number): void {
  const wait = budgets.take(kind, credential, count)
  if (wait === 0) return
  const retryAfter = Math.max(1, Math.ceil(wait))
  throw refuse('RATE_LIMITED', `This token ${WHAT[kind]}. Try again in ${retryAfter} s.`, { retryAfter })
}

function affordable(cost: Cost): Cost {
  if (cost.requested <= cost.limit) return cost
  const message =
    `The operation costs ${cost.requested} points; the limit is ${cost.limit}. Request smaller pages or fewer ` +
    'nested lists.'
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
