import {
  defaultFieldResolver,
  defaultTypeResolver,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isIntrospectionType,
  isObjectType,
} from 'graphql'
import { type Actor, Forbidden } from '../access/actor.ts'
import { FIELD_RULES, mayBeGiven, mayReadField, TYPE_RULES } from '../access/type-rules.ts'
import type { Caller } from '../api/shared/context.ts'

/** Object types without a rule, and rules for types and fields that do not exist. All lists must be empty. */
export function typeRuleGaps(schema: GraphQLSchema): { withoutRule: string[]; withoutType: string[] } {
  const types = objectTypes(schema)
  const fields = types.flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
  const names = types.filter((type) => !isRoot(schema, type)).map(({ name }) => name)
  return {
    withoutRule: names.filter((name) => !Object.hasOwn(TYPE_RULES, name)),
    withoutType: [
      ...Object.keys(TYPE_RULES).filter((rule) => !names.includes(rule)),
      ...Object.keys(FIELD_RULES).filter((rule) => !fields.includes(rule)),
    ],
  }
}

/**
 * Applies the table of types where a field returns an object: once per field, however long its list is, and not for
 * plain values. The type behind an interface or union is checked when it is known.
 */
export function guardTypes(schema: GraphQLSchema): GraphQLSchema {
  for (const type of objectTypes(schema)) {
    for (const field of Object.values(type.getFields())) guardField(type, field)
  }
  for (const type of Object.values(schema.getTypeMap())) if (isAbstractType(type)) guardAbstract(type)
  return schema
}

function guardField(type: GraphQLObjectType, field: GraphQLField<unknown, Caller>): void {
  const name = `${type.name}.${field.name}`
  const returned = getNamedType(field.type)
  const given = isObjectType(returned) ? returned.name : null
  if (given === null && !Object.hasOwn(FIELD_RULES, name)) return
  const resolve = field.resolve ?? defaultFieldResolver
  field.resolve = (source, args, context, info) => {
    if (!mayReadField(context.actor, name)) throw new Forbidden(`No role of this token may read ${name}.`)
    if (given !== null) assertMayBeGiven(context.actor, given)
    return resolve(source, args, context, info)
  }
}

function guardAbstract(type: GraphQLAbstractType): void {
  const resolveType = type.resolveType ?? defaultTypeResolver
  type.resolveType = async (value, context: Caller, info, abstract) => {
    const name = await resolveType(value, context, info, abstract)
    if (name !== undefined) assertMayBeGiven(context.actor, name)
    return name
  }
}

function assertMayBeGiven(actor: Actor, type: string): void {
  if (!mayBeGiven(actor, type)) throw new Forbidden(`No role of this token may read a ${type}.`)
}

function objectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !isIntrospectionType(type))
}

const isRoot = (schema: GraphQLSchema, type: GraphQLObjectType) =>
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type)
