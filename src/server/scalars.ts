import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql'

// Own scalars instead of a library's: both the wire and our rows use strings, and no message may repeat the value.

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i
const DATE = /^\d{4}-\d\d-\d\d$/
const BIG_INT = /^-?(0|[1-9]\d{0,18})$/

/** An instant as RFC 3339 in UTC. */
export const DateTime = stringScalar('DateTime', 'an RFC 3339 instant such as 2026-11-22T08:00:00Z', toInstant)
/** A calendar day, without time or time zone. */
export const DateScalar = stringScalar('Date', 'a day such as 2026-11-22', toDay)
/** An integer of up to 64 bits, as a string. */
export const BigIntScalar = stringScalar('BigInt', 'an integer of at most 64 bits, as a string', toWholeNumber)
/** A switch of a customer, as the text that is stored; what is no word of a switch is refused with its customer. */
export const SwitchScalar = new GraphQLScalarType<string, string>({
  name: 'Switch',
  serialize: (value) => switchOf(value),
  parseValue: (value) => switchOf(value),
  parseLiteral: (node) => switchOf(node.kind === Kind.STRING || node.kind === Kind.BOOLEAN ? node.value : undefined),
})
/** Any JSON value. */
export const JSONScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  parseValue: (value) => value,
  parseLiteral: (node, variables) => literalOf(node, variables ?? {}),
})

/** All custom scalars, for the resolver map. */
export const scalars = { DateTime, Date: DateScalar, BigInt: BigIntScalar, Switch: SwitchScalar, JSON: JSONScalar }

function stringScalar(name: string, expected: string, read: (value: unknown) => string | undefined) {
  const parse = (value: unknown): string => {
    const text = read(value)
    if (text === undefined) throw new GraphQLError(`${name} cannot represent this value: it must be ${expected}.`)
    return text
  }
  return new GraphQLScalarType<string, string>({
    name,
    serialize: parse,
    parseValue: (value) => parse(typeof value === 'number' && name !== 'BigInt' ? undefined : value),
    parseLiteral: (node) =>
      parse(node.kind === Kind.STRING || (name === 'BigInt' && node.kind === Kind.INT) ? node.value : undefined),
  })
}

function switchOf(value: unknown): string {
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return value
  throw new GraphQLError('Switch cannot represent this value: it must be true or false.')
}

/** An instant in UTC of a day that each month has, as databases answer with it: nothing has to be looked up. */
const IN_UTC = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3,6}Z$/
const MILLISECONDS = '2026-11-22T08:00:00.000'.length

function toInstant(value: unknown): string | undefined {
  if (typeof value === 'string' && IN_UTC.test(value)) return `${value.slice(0, MILLISECONDS)}Z`
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
  if (typeof value !== 'string') return undefined
  // PostgreSQL writes `2026-11-22 08:00:00.123456+00`.
  const text = value.replace(/^(\d{4}-\d\d-\d\d) /, '$1T').replace(/([+-]\d\d)$/, '$1:00')
  if (!DATE_TIME.test(text) || !isDay(text.slice(0, 10))) return undefined
  const instant = new Date(text)
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString()
}

function toDay(value: unknown): string | undefined {
  return typeof value === 'string' && DATE.test(value) && isDay(value) ? value : undefined
}

/** JavaScript silently turns 30 February into 2 March. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text
}

function toWholeNumber(value: unknown): string | undefined {
  if (typeof value === 'bigint') return inRange(value)
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined
  return typeof value === 'string' && BIG_INT.test(value) ? inRange(BigInt(value)) : undefined
}

function inRange(value: bigint): string | undefined {
  return BigInt.asIntN(64, value) === value ? String(value) : undefined
}

function literalOf(node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value)
    case Kind.NULL:
      return null
    case Kind.LIST:
      return node.values.map((value) => literalOf(value, variables))
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map((field) => [field.name.value, literalOf(field.value, variables)]))
    case Kind.VARIABLE:
      return Object.hasOwn(variables, node.name.value) ? variables[node.name.value] : undefined
  }
}
