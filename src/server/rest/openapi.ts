import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql'
import { VERSION } from '../../config/package.ts'
import { REST_PATH, REST_TAGS, type RestRoute } from './routes.ts'

type Json = { readonly [name: string]: unknown }

/** The description of REST (OpenAPI 3.1): the types and texts of the schema, as far as the documents use them. */
export function openApiOf(schema: GraphQLSchema, routes: readonly RestRoute[]): Json {
  const components = new Map<string, Json>()
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    const path = `${REST_PATH}${route.path}`
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(schema, route, components) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'tillsync',
      version: VERSION,
      description:
        'For programs that speak no GraphQL: captures, customers and the state of operations. Tokens, rights, ' +
        'masking, limits and refusals are those of GraphQL.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    tags: Object.entries(REST_TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { ...Object.fromEntries(components), Errors: ERRORS, Refusals: refusalsIn(schema) },
    },
  }
}

const ERRORS: Json = {
  type: 'object',
  description: 'Why the request was not carried out: access, limits, malformed input or a fault.',
  required: ['errors'],
  properties: {
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['message', 'extensions'],
        properties: {
          message: { type: 'string' },
          extensions: {
            type: 'object',
            required: ['code'],
            properties: {
              code: { type: 'string' },
              retryAfter: { type: 'number', description: 'Send it again after this many seconds.' },
            },
          },
        },
      },
    },
  },
}

const refusalsIn = (schema: GraphQLSchema): Json => ({
  type: 'object',
  description: 'Why the customer was refused: every reason at once.',
  required: ['userErrors'],
  properties: {
    userErrors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'message'],
        properties: {
          code: { type: 'string', enum: valuesOf(schema, 'UserErrorCode') },
          field: { type: ['array', 'null'], items: { type: 'string' }, description: 'The path in the input.' },
          message: { type: 'string' },
          rowErrorCode: { type: 'string', enum: valuesOf(schema, 'RowErrorCode') },
        },
      },
    },
  },
})

function valuesOf(schema: GraphQLSchema, name: string): string[] {
  const type = schema.getType(name)
  return isEnumType(type) ? type.getValues().map((value) => value.name) : []
}

function operationOf(schema: GraphQLSchema, route: RestRoute, components: Map<string, Json>): Json {
  const isPost = route.method === 'POST'
  const answered = { description: 'The answer.', content: json(answerOf(schema, route)) }
  const again = { ...answered, description: 'An earlier request with this idempotency key has done it already.' }
  const input = route.body === undefined ? undefined : schema.getType(route.body)
  return {
    operationId: route.operationId,
    summary: route.summary,
    tags: [route.tag],
    parameters: route.parameters.map(({ name, in: place, description, required }) => ({
      ...{ name, in: place, description, required },
      schema: { type: 'string' },
    })),
    ...(isInputObjectType(input) && {
      requestBody: { required: true, content: json(inputOf(input, components)) },
    }),
    responses: {
      ...(isPost ? { 201: { ...answered, headers: LOCATION }, 200: again } : { 200: answered }),
      400: failure('The request is malformed.'),
      401: failure('There is no token, or it is not valid.'),
      403: failure('The token may not do this.'),
      404: isPost ? refusal('There is no such channel.') : failure('There is none, or the token may not see it.'),
      ...(isPost && {
        409: refusal('The first request with this idempotency key is still running.'),
        422: refusal('The customer was refused, or the idempotency key was used with other content.'),
      }),
      429: failure('The token sends too much. `retry-after` says when to send it again.'),
      503: failure('The server, headquarters or the channel’s database cannot do it now. Send it again.'),
    },
  }
}

const LOCATION = { location: { description: 'Where the customer is.', schema: { type: 'string' } } }
const json = (schema: Json) => ({ 'application/json': { schema } })
const failure = (description: string) => ({ description, content: json({ $ref: '#/components/schemas/Errors' }) })
const refusal = (description: string) => ({
  description,
  content: json({
    anyOf: [{ $ref: '#/components/schemas/Refusals' }, { $ref: '#/components/schemas/Errors' }],
  }),
})

// --- Input types
// -------------------------------------------------------------------------------------------------------

/** The schema of an input type; its objects become components. */
function inputOf(type: GraphQLInputType, components: Map<string, Json>): Json {
  if (isNonNullType(type)) return inputOf(type.ofType, components)
  if (isListType(type)) return { type: 'array', items: inputOf(type.ofType, components) }
  if (!isInputObjectType(type)) return leafOf(type)
  if (!components.has(type.name)) {
    components.set(type.name, {})
    const fields = Object.values(type.getFields())
    components.set(type.name, {
      type: 'object',
      ...described(type),
      required: fields.filter((field) => isNonNullType(field.type)).map(({ name }) => name),
      properties: Object.fromEntries(
        fields.map((field) => {
          const value = inputOf(field.type, components)
          return [field.name, { ...(isNonNullType(field.type) ? value : nullable(value)), ...described(field) }]
        }),
      ),
      additionalProperties: false,
    })
  }
  return { $ref: `#/components/schemas/${type.name}` }
}

// --- Answers
// -----------------------------------------------------------------------------------------------------------

/** The schema of what a route's document answers. */
function answerOf(schema: GraphQLSchema, { document, answers }: RestRoute): Json {
  const parsed = parse(document)
  const operation = getOperationAST(parsed)
  const root = operation && schema.getRootType(operation.operation)
  if (!operation || !root) throw new Error('A document of REST has no operation.')
  const field = rootField(operation, answers)
  const type = root.getFields()[field.name.value]?.type
  if (!type || !field.selectionSet) throw new Error(`A document of REST has no field ${answers}.`)
  return outputOf(isNonNullType(type) ? type.ofType : type, field.selectionSet, schema, fragmentsOf(parsed))
}

function rootField({ selectionSet }: OperationDefinitionNode, alias: string) {
  for (const selection of selectionSet.selections)
    if (selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === alias) return selection
  throw new Error(`A document of REST has no field ${alias}.`)
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

const fragmentsOf = ({ definitions }: DocumentNode): Fragments =>
  new Map(definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])))

/** Refusals have an answer of their own. */
const NOT_ANSWERED = 'userErrors'

function outputOf(
  type: GraphQLOutputType,
  selected: SelectionSetNode | undefined,
  schema: GraphQLSchema,
  fragments: Fragments,
): Json {
  if (isNonNullType(type)) return outputOf(type.ofType, selected, schema, fragments)
  if (isListType(type)) return { type: 'array', items: outputOf(type.ofType, selected, schema, fragments) }
  const own = getNamedType(type)
  if (!isCompositeType(own)) return leafOf(own)
  const properties: Record<string, Json> = {}
  const required: string[] = []
  const add = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value)
        if (fragment) add(fragment.selectionSet)
      } else if (selection.kind === Kind.FIELD && selection.name.value !== NOT_ANSWERED) {
        const field = isObjectType(own) || isInterfaceType(own) ? own.getFields()[selection.name.value] : undefined
        if (!field) throw new Error(`${own.name} has no field ${selection.name.value}.`)
        const value = outputOf(field.type, selection.selectionSet, schema, fragments)
        properties[field.name] = { ...(isNonNullType(field.type) ? value : nullable(value)), ...described(field) }
        required.push(field.name)
      }
    }
  }
  if (selected) add(selected)
  return { type: 'object', required, properties }
}

// --- Both
// ----------------------------------------------------------------------------------------------------------------

const SCALARS: Readonly<Record<string, Json>> = {
  ID: { type: 'string' },
  String: { type: 'string' },
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  BigInt: { type: 'string' },
  Date: { type: 'string', format: 'date' },
  DateTime: { type: 'string', format: 'date-time' },
  Switch: { type: 'boolean' },
}

function leafOf(type: GraphQLInputType | GraphQLOutputType): Json {
  if (isEnumType(type)) return { type: 'string', enum: type.getValues().map(({ name }) => name) }
  const known = SCALARS[getNamedType(type).name]
  if (!known) throw new Error(`REST has no ${getNamedType(type).name}.`)
  return known
}

/** Null is allowed too. */
function nullable(value: Json): Json {
  if ('$ref' in value) return { anyOf: [value, { type: 'null' }] }
  return { ...value, type: [value.type, 'null'], ...(Array.isArray(value.enum) && { enum: [...value.enum, null] }) }
}

const described = ({ description }: { description?: string | null | undefined }): Json =>
  description ? { description } : {}
