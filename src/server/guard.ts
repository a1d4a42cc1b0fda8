import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql'
import { Forbidden } from '../access/actor.ts'
import { mayCall, type RootField, RULES } from '../access/rules.ts'
import { stillValid } from '../access/tokens.ts'
import type { Caller } from '../api/shared/context.ts'
import { rootFields, rootTypes } from '../api/shared/root-fields.ts'

/** Root fields without a rule, and rules without a field. Both lists must be empty. */
export function ruleGaps(schema: GraphQLSchema): { withoutRule: string[]; withoutField: string[] } {
  const fields = rootFields(schema)
  return {
    withoutRule: fields.filter((field) => !Object.hasOwn(RULES, field)),
    withoutField: Object.keys(RULES).filter((rule) => !fields.some((field) => field === rule)),
  }
}

/**
 * Applies the table of roles to every root field, in the schema itself, so that no wire can bypass it. A subscription
 * is checked when it opens and for each of its events.
 */
export function guardRootFields(schema: GraphQLSchema): GraphQLSchema {
  for (const [kind, fields] of rootTypes(schema)) {
    for (const field of fields) {
      const name: RootField = `${kind}.${field.name}`
      field.resolve = guarded(name, field.resolve ?? defaultFieldResolver)
      if (field.subscribe) field.subscribe = guarded(name, field.subscribe)
    }
  }
  return schema
}

function guarded(
  name: RootField,
  resolve: GraphQLFieldResolver<unknown, Caller>,
): GraphQLFieldResolver<unknown, Caller> {
  return (source, args, context, info) => {
    stillValid(context.credential)
    if (!mayCall(context.actor, name)) throw new Forbidden(`No role of this token may call ${name}.`)
    return resolve(source, args, context, info)
  }
}
