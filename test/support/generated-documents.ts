import {
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { buildSchema } from '../../src/server/schema.ts'

// Operations derived from the schema, so that every test over all root fields covers a new one.

export type Kind = 'Query' | 'Mutation' | 'Subscription'
type Field = GraphQLField<unknown, unknown>
/** A root field of the schema. */
export type Root = { kind: Kind; name: string; field: Field }
/** A position in the arguments of a root field: names of arguments and input fields; lists have one item. */
export type InputPath = readonly string[]

/** An operation with one root field. */
export type Operation = { document: string; variables: { [name: string]: unknown } }

/** How arguments are filled: the value of a leaf, and which optional ones are given. */
export type Filling = {
  leaf(path: InputPath, type: string): unknown
  wants(path: InputPath): boolean
  /** A position that is filled whatever `wants` says, with everything above it. */
  to?: InputPath
  /** The value of an enum; the first when there is no preference. */
  choose?(path: InputPath, values: readonly string[]): string | undefined
  /** How many levels below the root field are selected; 1 by default, none for a subscription. */
  depth?: number
}

/** Every root field of the schema. */
export function rootFields(): Root[] {
  const kinds = [
    ['Query', schema.getQueryType()],
    ['Mutation', schema.getMutationType()],
    ['Subscription', schema.getSubscriptionType()],
  ] as const
  return kinds.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({ kind, name: field.name, field })),
  )
}

/** An operation with the root field and its arguments; selects the values of its result. */
export function operationOf({ kind, name, field }: Root, filling: Filling): Operation {
  const given = field.args.flatMap((arg) => {
    const value =
      isNonNullType(arg.type) || wants(filling, [arg.name]) ? filled(arg.type, [arg.name], filling) : undefined
    return value === undefined ? [] : [{ arg, value }]
  })
  const definitions = given.map(({ arg }) => `$${arg.name}: ${arg.type}`).join(', ')
  const passed = given.map(({ arg }) => `${arg.name}: $${arg.name}`).join(', ')
  const head = definitions ? `${kind.toLowerCase()} (${definitions})` : kind.toLowerCase()
  const call = passed ? `${name}(${passed})` : name
  const depth = filling.depth ?? (kind === 'Subscription' ? 0 : 1)
  const selected = wholeSelection(getNamedType(field.type), depth)
  return {
    document: `${head} { ${call}${selected} }`,
    variables: Object.fromEntries(given.map(({ arg, value }) => [arg.name, value])),
  }
}

/** Every position in the arguments that takes a text or an id. */
export function textPathsOf({ field }: Pick<Root, 'field'>): InputPath[] {
  return field.args.flatMap((arg) => leafPaths(arg.type, [arg.name], (name) => ['String', 'ID'].includes(name)))
}

/** Every position in the arguments, of any type. */
export function leafPathsOf({ field }: Pick<Root, 'field'>): InputPath[] {
  return field.args.flatMap((arg) => leafPaths(arg.type, [arg.name], () => true))
}

function leafPaths(type: GraphQLInputType, path: InputPath, wanted: (type: string) => boolean): InputPath[] {
  const named = getNamedType(type)
  if (!isInputObjectType(named)) return wanted(named.name) ? [path] : []
  // A recursive input is tried once.
  if (path.length > 6) return []
  return Object.values(named.getFields()).flatMap((each) => leafPaths(each.type, [...path, each.name], wanted))
}

const wants = (filling: Filling, path: InputPath) => leadsTo(filling.to, path) || filling.wants(path)

const leadsTo = (to: InputPath = [], path: InputPath) => path.every((name, nth) => name === to[nth])

/** Arguments of fields below the root fields that take a text or an id, such as `BulkRun.items(after)`. */
export function nestedTextArguments(): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__') && !roots.includes(type)
      ? Object.values(type.getFields()).flatMap((field) =>
          textPathsOf({ field }).map((path) => `${type.name}.${field.name}(${path.join('.')})`),
        )
      : [],
  )
}

/** The fields, such as `Customer.email`, that these operations select. */
export function fieldsSelectedBy(operations: readonly Operation[]): Set<string> {
  const selected = new Set<string>()
  for (const { document } of operations) {
    const types = new TypeInfo(schema)
    const Field = () => {
      selected.add(`${types.getParentType()?.name}.${types.getFieldDef()?.name}`)
    }
    visit(parse(document), visitWithTypeInfo(types, { Field }))
  }
  return selected
}

/** Every field of the types that these root fields can answer with, at any depth, that needs no argument. */
export function fieldsReachableBy(roots: readonly Root[]): string[] {
  const seen = new Set<string>()
  const fields: string[] = []
  const visitType = (type: GraphQLNamedType) => {
    if (seen.has(type.name)) return
    seen.add(type.name)
    if (isAbstractType(type)) for (const member of schema.getPossibleTypes(type)) visitType(member)
    if (!isObjectType(type)) return
    for (const field of openFields(type)) {
      fields.push(`${type.name}.${field.name}`)
      visitType(getNamedType(field.type))
    }
  }
  for (const { field } of roots) visitType(getNamedType(field.type))
  return fields
}

function filled(type: GraphQLInputType, path: InputPath, filling: Filling): unknown {
  if (isNonNullType(type)) return filled(type.ofType, path, filling)
  if (isListType(type)) return [filled(type.ofType, path, filling)]
  if (isEnumType(type)) {
    const names = type.getValues().map(({ name }) => name)
    return filling.choose?.(path, names) ?? names[0]
  }
  if (isInputObjectType(type)) return objectOf(type, path, filling)
  return filling.leaf(path, type.name)
}

function objectOf(type: GraphQLInputObjectType, path: InputPath, filling: Filling): { [name: string]: unknown } {
  const fields = Object.values(type.getFields())
  const wanted = fields.filter((each) => wants(filling, [...path, each.name]))
  const next = wanted.find((each) => leadsTo(filling.to, [...path, each.name]))
  const given = type.isOneOf
    ? [next ?? wanted[0] ?? fields[0]].flatMap((each) => each ?? [])
    : fields.filter((each) => isNonNullType(each.type) || wanted.includes(each))
  return Object.fromEntries(given.map((each) => [each.name, filled(each.type, [...path, each.name], filling)]))
}

const selections = new Map<string, string>()

/** Computed once for each type and depth: many operations differ only in their arguments. */
function wholeSelection(type: GraphQLNamedType, depth: number): string {
  const key = `${type.name} ${depth}`
  const made = selections.get(key) ?? selectionOf(type, depth, [])
  selections.set(key, made)
  return made
}

/** All values of a type, and of the types below it down to the depth; a recursive type is entered once more. */
function selectionOf(type: GraphQLNamedType, depth: number, above: readonly string[]): string {
  if (isLeafType(type)) return ''
  const again = above.filter((name) => name === type.name).length > 1
  if (depth === 0 || again) return ' { __typename }'
  if (isAbstractType(type)) return ` { __typename ${membersOf(type.name, depth, above)} }`
  if (!isObjectType(type)) return ' { __typename }'
  const fields = openFields(type).map((field) => {
    const below = getNamedType(field.type)
    // The page of a list is not a level of its own.
    const isPage = below.name.endsWith('Connection') || type.name.endsWith('Connection')
    return `${field.name}${selectionOf(below, isPage ? depth : depth - 1, [...above, type.name])}`
  })
  return ` { ${['__typename', ...fields].join(' ')} }`
}

/** Members with a field of the same name but different types would conflict, so each gets its own aliases. */
function membersOf(abstract: string, depth: number, above: readonly string[]): string {
  const type = schema.getType(abstract)
  const members = isAbstractType(type) ? schema.getPossibleTypes(type) : []
  return members
    .filter(({ name }) => !above.includes(name))
    .map((member) => {
      const fields = openFields(member).map(
        (field) =>
          `${member.name}_${field.name}: ${field.name}${selectionOf(getNamedType(field.type), depth - 1, [...above, member.name])}`,
      )
      return `... on ${member.name} { ${fields.join(' ')} }`
    })
    .join(' ')
}

/** Fields without required arguments; for a page its rows, once. */
function openFields(type: GraphQLObjectType) {
  return Object.values(type.getFields()).filter(
    ({ name, args }) =>
      args.every((arg) => !isNonNullType(arg.type)) && !(type.name.endsWith('Connection') && name === 'edges'),
  )
}

const schema = buildSchema([])
