import type { GraphQLField, GraphQLSchema } from 'graphql'
import type { RootField } from '../../access/rules.ts'
import type { Caller } from './context.ts'

/** The root types of a schema, each with its fields. */
export function rootTypes(
  schema: GraphQLSchema,
): ['Query' | 'Mutation' | 'Subscription', GraphQLField<unknown, Caller>[]][] {
  return [
    ['Query', Object.values(schema.getQueryType()?.getFields() ?? {})],
    ['Mutation', Object.values(schema.getMutationType()?.getFields() ?? {})],
    ['Subscription', Object.values(schema.getSubscriptionType()?.getFields() ?? {})],
  ]
}

/** Every root field of a schema, in its order, named as in the table of roles. */
export function rootFields(schema: GraphQLSchema): RootField[] {
  return rootTypes(schema).flatMap(([kind, fields]) => fields.map((field): RootField => `${kind}.${field.name}`))
}
