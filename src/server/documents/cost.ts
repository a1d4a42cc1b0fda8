import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { refuse } from '../../api/shared/errors.ts'
import { type Limits, USUAL_PAGE } from '../../config/limits.ts'
import { FIELD_POINTS, type FieldPointsTable } from './field-points.ts'
import { inputReader, type ReadInput } from './input-values.ts'

/** An operation to run: its document is valid, its variables are as they were sent. */
export interface RequestedOperation {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly variables: Readonly<Record<string, unknown>>
}

/** The cost of an operation in points, and the limit. */
export interface Cost {
  readonly requested: number
  readonly limit: number
}

/** The cost of a mutation, without its payload: it writes. */
const MUTATION = 10
/** The assumed length of a list of unknown length: most lists of this API belong to one customer or operation. */
const USUAL_LIST = 5

type InputLimits = Pick<Limits, 'pageRows' | 'inputItems'>

/** The expected lengths of the lists directly below a field. */
interface Expected {
  /** The rows of `edges`, `nodes` and `events`: the value of `first` or `last`. */
  readonly page?: number
  /** A list that answers an input list has the same length. */
  readonly list: number
}

interface Measuring {
  readonly schema: GraphQLSchema
  readonly limits: InputLimits
  readonly read: ReadInput
  readonly points: FieldPointsTable
  readonly fragment: (name: string) => FragmentDefinitionNode | undefined
  readonly measured: Map<string, number>
  /** The points of what a mutation writes: its fields and its input. */
  written: number
}

/**
 * The cost of an operation, computed from its document and variables alone. A field with subfields is one point, times
 * the length of the list that contains it, and the points of its own work (field-points.ts); an item of an input list
 * is one; a mutation is ten. Fragments of all types count, and so do fields that @skip leaves out. Throws the refusal
 * of an argument: a page or an input list that is too long. `written` is the part of what a mutation writes.
 */
export function costOf(
  schema: GraphQLSchema,
  limits: InputLimits,
  asked: RequestedOperation,
  points: FieldPointsTable = FIELD_POINTS,
): { requested: number; written: number } {
  // Without variables it is the same each time.
  if (asked.operation.variableDefinitions?.length) return computeCost(schema, limits, asked, points)
  const known = costs.get(asked.operation)
  if (known?.points === points && known.limits === limits) return known.cost
  const cost = computeCost(schema, limits, asked, points)
  costs.set(asked.operation, { points, limits, cost })
  return cost
}

const costs = new WeakMap<
  OperationDefinitionNode,
  { points: FieldPointsTable; limits: InputLimits; cost: { requested: number; written: number } }
>()

function computeCost(
  schema: GraphQLSchema,
  limits: InputLimits,
  asked: RequestedOperation,
  points: FieldPointsTable,
): { requested: number; written: number } {
  const { document, operation } = asked
  const root = schema.getRootType(operation.operation)
  if (!root) return { requested: 0, written: 0 }
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  const measuring: Measuring = {
    schema,
    limits,
    read: inputReader(operation, asked.variables),
    points,
    fragment: (name) => fragments.get(name),
    measured: new Map(),
    written: 0,
  }
  const requested = selectionCost(measuring, operation.selectionSet, root, { list: USUAL_LIST })
  // Clients read it as a 32-bit number.
  return { requested: Math.min(requested, 2 ** 31 - 1), written: measuring.written }
}

function selectionCost(at: Measuring, set: SelectionSetNode, type: GraphQLCompositeType, expected: Expected): number {
  let points = 0
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) points += fieldCost(at, selection, type, expected)
    else if (selection.kind === Kind.FRAGMENT_SPREAD) points += fragmentCost(at, selection.name.value, expected)
    else
      points += selectionCost(
        at,
        selection.selectionSet,
        typed(at, selection.typeCondition?.name.value, type),
        expected,
      )
  }
  return points
}

/** Computes each fragment once for each expected length, however often it is spread. */
function fragmentCost(at: Measuring, name: string, expected: Expected): number {
  const fragment = at.fragment(name)
  if (!fragment) return 0
  const key = `${name} ${expected.page} ${expected.list}`
  const known = at.measured.get(key)
  if (known !== undefined) return known
  const type = typed(at, fragment.typeCondition.name.value, undefined)
  const points = type ? selectionCost(at, fragment.selectionSet, type, expected) : 0
  at.measured.set(key, points)
  return points
}

function fieldCost(at: Measuring, node: FieldNode, parent: GraphQLCompositeType, expected: Expected): number {
  const name = node.name.value
  // Introspection has limits of its own: the role, and the rule of graphql-js on its depth.
  const field = name.startsWith('__') || !('getFields' in parent) ? undefined : parent.getFields()[name]
  if (!field) return 0
  const input = inputCost(at, node)
  const page = pageOf(at, node, field)
  const written = parent === at.schema.getMutationType() ? MUTATION + input.items : 0
  at.written += written
  const own = (written || input.items) + workOf(at, node, `${parent.name}.${name}`, page ?? input.longest)
  const type = getNamedType(field.type)
  if (!isCompositeType(type) || !node.selectionSet) return own
  const below: Expected = { list: Math.max(USUAL_LIST, input.longest), ...(page === undefined ? {} : { page }) }
  const times = isListType(getNullableType(field.type)) ? (page ?? listLength(name, expected, below)) : 1
  return own + times * (1 + selectionCost(at, node.selectionSet, type, below))
}

/** The points of the field's own work: those of the field, of its most expensive argument, and of its rows. */
function workOf(at: Measuring, node: FieldNode, coordinate: string, rows: number): number {
  const work = Object.hasOwn(at.points, coordinate) ? at.points[coordinate] : undefined
  if (work === undefined || typeof work === 'number') return work ?? 0
  const { own, row = 0, given = {} } = work
  const extra = Object.entries(given).map(([path, points]) => {
    const [argument, ...rest] = path.split('.')
    const value = node.arguments?.find(({ name }) => name.value === argument)?.value
    return at.read.isGiven(value, rest) ? points : 0
  })
  return own + row * rows + Math.max(0, ...extra)
}

function listLength(name: string, expected: Expected, below: Expected): number {
  if (expected.page !== undefined && ['edges', 'nodes', 'events'].includes(name)) return expected.page
  return Math.max(expected.list, below.list)
}

/** The value of `first` or `last`; undefined when the field has neither argument. */
function pageOf(at: Measuring, node: FieldNode, field: GraphQLField<unknown, unknown>): number | undefined {
  const sizes = field.args.filter((arg) => arg.name === 'first' || arg.name === 'last')
  if (sizes.length === 0) return undefined
  const asked = sizes.flatMap(({ name, defaultValue }) => {
    const sent = at.read.number(node.arguments?.find((arg) => arg.name.value === name)?.value)
    const rows = sent === undefined ? defaultValue : sent
    if (typeof rows !== 'number') return []
    if (rows >= 1 && rows <= at.limits.pageRows) return [rows]
    throw refuse(
      'BAD_USER_INPUT',
      `The argument "${name}" of "${field.name}" must be from 1 to ${at.limits.pageRows}: it is the size of a page.`,
    )
  })
  return asked.length > 0 ? Math.max(...asked) : USUAL_PAGE
}

/** The number of items in the lists of a field's arguments, and the length of the longest. */
function inputCost(at: Measuring, node: FieldNode): { items: number; longest: number } {
  const sizes = (node.arguments ?? []).map((argument) => argumentSize(at, node, argument))
  return {
    items: sizes.reduce((sum, { items }) => sum + items, 0),
    longest: Math.max(0, ...sizes.map(({ longest }) => longest)),
  }
}

function argumentSize(at: Measuring, node: FieldNode, argument: ArgumentNode) {
  const size = at.read.lists(argument.value)
  if (size.longest <= at.limits.inputItems) return size
  throw refuse(
    'BAD_USER_INPUT',
    `The argument "${argument.name.value}" of "${node.name.value}" has a list of more than ` +
      `${at.limits.inputItems} items. Send the rest in further requests.`,
  )
}

function typed<T extends GraphQLCompositeType | undefined>(at: Measuring, name: string | undefined, otherwise: T) {
  const type = name === undefined ? undefined : at.schema.getType(name)
  return isCompositeType(type) ? type : otherwise
}
