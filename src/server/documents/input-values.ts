import { Kind, type OperationDefinitionNode, type ValueNode } from 'graphql'

/** The lists in a value: their total number of items, and the length of the longest. */
export interface Lists {
  readonly items: number
  readonly longest: number
}

/** Reads arguments as they were sent, in the document or as variables, before they are coerced to their types. */
export interface ReadInput {
  /**
   * The number; null when null was sent, undefined when nothing was sent, or a value that will be refused as no number.
   */
  number(value: ValueNode | undefined): number | null | undefined
  /** The lists of a value, whatever its type. */
  lists(value: ValueNode): Lists
  /** Whether the part of a value with this path, such as `search` of a filter, was sent, and is not null. */
  isGiven(value: ValueNode | undefined, path: readonly string[]): boolean
}

const NONE: Lists = { items: 0, longest: 0 }

/** Reads the arguments of one operation. Each variable is traversed once, however often it is used. */
export function inputReader(
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): ReadInput {
  const known = new Map<string, Lists>()

  function variableLists(name: string): Lists {
    const found = known.get(name)
    if (found) return found
    const sent = Object.hasOwn(variables, name) ? variables[name] : undefined
    const lists = sent === undefined ? literalLists(defaultOf(operation, name)) : listsOf(sent)
    known.set(name, lists)
    return lists
  }

  function literalLists(value: ValueNode | undefined): Lists {
    if (value?.kind === Kind.VARIABLE) return variableLists(value.name.value)
    if (value?.kind === Kind.OBJECT) return together(value.fields.map((field) => literalLists(field.value)))
    if (value?.kind !== Kind.LIST) return NONE
    const { items, longest } = together(value.values.map(literalLists))
    return { items: items + value.values.length, longest: Math.max(longest, value.values.length) }
  }

  function number(value: ValueNode | undefined): number | null | undefined {
    if (value?.kind === Kind.INT) return Number(value.value)
    if (value?.kind === Kind.NULL) return null
    if (value?.kind !== Kind.VARIABLE) return undefined
    const name = value.name.value
    const sent = Object.hasOwn(variables, name) ? variables[name] : undefined
    if (sent === undefined) return number(defaultOf(operation, name))
    return typeof sent === 'number' || sent === null ? sent : undefined
  }

  function isGiven(value: ValueNode | undefined, path: readonly string[]): boolean {
    if (value === undefined || value.kind === Kind.NULL) return false
    if (value.kind === Kind.VARIABLE) {
      const name = value.name.value
      const sent = Object.hasOwn(variables, name) ? variables[name] : undefined
      return sent === undefined ? isGiven(defaultOf(operation, name), path) : isIn(sent, path)
    }
    const [first, ...rest] = path
    if (first === undefined) return true
    if (value.kind !== Kind.OBJECT) return false
    return isGiven(value.fields.find((field) => field.name.value === first)?.value, rest)
  }

  return { number, lists: literalLists, isGiven }
}

function isIn(value: unknown, [first, ...rest]: readonly string[]): boolean {
  if (value === null || value === undefined) return false
  if (first === undefined) return true
  return typeof value === 'object' && Object.hasOwn(value, first) && isIn(Reflect.get(value, first), rest)
}

function defaultOf(operation: OperationDefinitionNode, name: string): ValueNode | undefined {
  return operation.variableDefinitions?.find((definition) => definition.variable.name.value === name)?.defaultValue
}

function together(parts: readonly Lists[]): Lists {
  return parts.reduce(
    (sum, { items, longest }) => ({ items: sum.items + items, longest: Math.max(sum.longest, longest) }),
    NONE,
  )
}

/** The lists of a JSON value. Not recursive: a body of brackets can be nested deeper than the stack. */
function listsOf(value: unknown): Lists {
  let items = 0
  let longest = 0
  const open: unknown[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next !== 'object' || next === null) continue
    const parts = Object.values(next)
    if (Array.isArray(next)) {
      items += parts.length
      longest = Math.max(longest, parts.length)
    }
    for (const part of parts) open.push(part)
  }
  return { items, longest }
}
