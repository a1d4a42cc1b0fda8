import {
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'

// Operations made from the schema itself, so that a new root field is tried by every test that goes through all of them.

export type Kind = 'Query' | 'Mutation' | 'Subscription'
type Field = GraphQLField<unknown, unknown>
/** A root field of the schema. */
export type Root = { kind: Kind; name: string; field: Field }
/** A place in the arguments of a root field: names of arguments and input fields; lists have one item. */
export type InputPath = readonly string[]

/** An operation that asks for one root field. */
export type Operation = { document: string; variables: { [name: string]: unknown } }

/** How the arguments are filled: what a leaf is given, and which optional ones are given at all. */
export type Filling = {
  leaf(path: InputPath, type: string): unknown
  wants(path: InputPath): boolean
}

/** Every root field there is. */
export function rootsOf(schema: GraphQLSchema): Root[] {
  const kinds = [
    ['Query', schema.getQueryType()],
    ['Mutation', schema.getMutationType()],
    ['Subscription', schema.getSubscriptionType()],
  ] as const
  return kinds.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({ kind, name: field.name, field })),
  )
}

/** One operation over the root field, with the arguments as they are filled; its answer's own values are selected. */
export function operationOf({ kind, name, field }: Root, filling: Filling): Operation {
  const given = field.args.flatMap((arg) => {
    const value =
      isNonNullType(arg.type) || filling.wants([arg.name]) ? filled(arg.type, [arg.name], filling) : undefined
    return value === undefined ? [] : [{ arg, value }]
  })
  const definitions = given.map(({ arg }) => `$${arg.name}: ${arg.type}`).join(', ')
  const passed = given.map(({ arg }) => `${arg.name}: $${arg.name}`).join(', ')
  const head = definitions ? `${kind.toLowerCase()} (${definitions})` : kind.toLowerCase()
  const call = passed ? `${name}(${passed})` : name
  const selected = kind === 'Subscription' ? ' { __typename }' : selectionOf(field)
  return {
    document: `${head} { ${call}${selected} }`,
    variables: Object.fromEntries(given.map(({ arg, value }) => [arg.name, value])),
  }
}

/** Every place in the arguments where a text or an id is expected. */
export function textPathsOf({ field }: Root): InputPath[] {
  return field.args.flatMap((arg) => textPaths(arg.type, [arg.name]))
}

function textPaths(type: GraphQLInputType, path: InputPath): InputPath[] {
  const named = getNamedType(type)
  if (!isInputObjectType(named)) return ['String', 'ID'].includes(named.name) ? [path] : []
  // An input that holds itself is tried once.
  if (path.length > 6) return []
  return Object.values(named.getFields()).flatMap((each) => textPaths(each.type, [...path, each.name]))
}

function filled(type: GraphQLInputType, path: InputPath, filling: Filling): unknown {
  if (isNonNullType(type)) return filled(type.ofType, path, filling)
  if (isListType(type)) return [filled(type.ofType, path, filling)]
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (isInputObjectType(type)) return objectOf(type, path, filling)
  return filling.leaf(path, type.name)
}

function objectOf(type: GraphQLInputObjectType, path: InputPath, filling: Filling): { [name: string]: unknown } {
  const fields = Object.values(type.getFields())
  const wanted = fields.filter((each) => filling.wants([...path, each.name]))
  const given = type.isOneOf
    ? [wanted[0] ?? fields[0]].flatMap((each) => each ?? [])
    : fields.filter((each) => isNonNullType(each.type) || wanted.includes(each))
  return Object.fromEntries(given.map((each) => [each.name, filled(each.type, [...path, each.name], filling)]))
}

/** The values of a type, and the codes of its refusals; of what lies deeper only what it is. */
function selectionOf({ type }: Field): string {
  const named = getNamedType(type)
  if (isLeafType(named)) return ''
  if (!isObjectType(named)) return ' { __typename }'
  const open = Object.values(named.getFields()).filter(({ args }) => args.every((arg) => !isNonNullType(arg.type)))
  const fields = open.map((field) =>
    isLeafType(getNamedType(field.type))
      ? field.name
      : `${field.name} { __typename ${field.name === 'userErrors' ? 'code message' : ''} }`,
  )
  return ` { ${['__typename', ...fields].join(' ')} }`
}
