import { execute, type GraphQLSchema, isEnumType, parse } from 'graphql'
import type { CallMutation } from '../../diagnose/apply-remedy.ts'
import { documentOf } from '../../diagnose/remedies/remedies.ts'
import type { Refused, UserErrorCode } from '../generated/resolvers.ts'
import type { Context } from '../shared/context.ts'

/** Calls a remedy's mutation in the same schema with the caller's own context, and throws what it throws. */
export function callMutation(schema: GraphQLSchema, context: Context): CallMutation {
  return async (mutation, input) => {
    const document = parse(documentOf(mutation), { noLocation: true })
    const { data, errors } = await execute({ schema, document, variableValues: { input }, contextValue: context })
    if (data === undefined) return undefined
    const [error] = errors ?? []
    if (error) throw error.originalError ?? error
    return data?.[mutation] ?? null
  }
}

/** The refusals in a mutation's result, of any type. */
export function refusalsOf(schema: GraphQLSchema, result: unknown): Refused[] {
  const codes = schema.getType('UserErrorCode')
  const isCode = (code: unknown): code is UserErrorCode =>
    isEnumType(codes) && typeof code === 'string' && codes.getValue(code) !== undefined
  const errors = property(result, 'userErrors')
  if (!Array.isArray(errors)) return []
  return errors.map((error: unknown) => {
    const [code, field, message] = ['code', 'field', 'message'].map((name) => property(error, name))
    if (!isCode(code)) throw new Error('A mutation was refused without a code.')
    return {
      __typename: 'Refused',
      code,
      field: Array.isArray(field) ? field.map(String) : null,
      message: String(message),
    }
  })
}

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
