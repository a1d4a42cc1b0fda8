import { type GraphQLError, Kind } from 'graphql'

const VALUE_KINDS: ReadonlySet<string> = new Set([
  Kind.VARIABLE,
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
])

const TYPE = String.raw`[\w![\]]+`
/** Reasons of graphql-js that mention only the schema; they are kept. */
const SAFE_REASONS = [
  new RegExp(String.raw`^Field "[\w.]+" of required type "${TYPE}" was not provided\.$`),
  /^Field "\w+" is not defined by type "\w+"\.$/,
  /^Field "[\w.]+" must be non-null\.$/,
  new RegExp(`^Expected (non-nullable )?type "${TYPE}"( not to be null| to be an object)?\\.$`),
  /^Exactly one key must be specified for OneOf type "\w+"\.$/,
  /^OneOf Input Object "\w+" must specify exactly one key\.$/,
]
/** Reasons that repeat the value, but mention the expected type. */
const TYPE_NAMES = [
  new RegExp(`^Expected (?:value of )?type "(${TYPE})"`),
  /^(\w+) cannot represent/,
  /^(?:Value|Enum) .* in "(\w+)" enum\.$/s,
  /^Enum "(\w+)" cannot represent/,
]

/**
 * The error's message without the values that graphql-js repeats in it. Values may be personal data, and error messages
 * are logged and shown where personal data is not allowed.
 */
export function messageWithoutValues(error: GraphQLError): string {
  const { message } = error
  if (message.startsWith('Syntax Error:')) return withoutToken(message)
  const [node] = error.nodes ?? []
  if (node?.kind === Kind.VARIABLE_DEFINITION) return aboutVariable(error, node.variable.name.value)
  if (node !== undefined && VALUE_KINDS.has(node.kind)) return aboutLiteral(message)
  return message
}

/** `Unexpected String "…"` and similar messages end with the token that was found. */
function withoutToken(message: string): string {
  return message
    .replace(/(String|BlockString|Name|Int|Float|Comment) ".*$/s, '$1.')
    .replace(/but got: .*$/s, 'but got something else.')
}

function aboutVariable(error: GraphQLError, name: string): string {
  const opening = `Variable "$${name}" `
  if (
    !error.message.startsWith(`${opening}got invalid value`) &&
    !error.message.startsWith(`${opening}has invalid value`)
  ) {
    return error.message
  }
  const reason = error.originalError?.message ?? ''
  // The text before the reason ends with the path, if any. A value cannot look like a path, because its quotes are
  // escaped.
  const start = reason && error.message.endsWith(`; ${reason}`) ? error.message.slice(0, -reason.length - 2) : ''
  const path = / at "([A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[\d+\])+)"$/.exec(start)?.[1]
  return `${opening}got an invalid value${path ? ` at "${path}"` : ''}; ${safeReason(reason)}`
}

function aboutLiteral(message: string): string {
  const argument = /^Argument "\w+" (of required type|of non-null type)/.exec(message)
  return argument ? message.replace(/ was provided.*$/s, ' has no value.') : safeReason(message)
}

function safeReason(reason: string): string {
  if (SAFE_REASONS.some((pattern) => pattern.test(reason))) return reason
  for (const pattern of TYPE_NAMES) {
    const type = pattern.exec(reason)?.[1]
    if (type) return `Expected type "${type}".`
  }
  return 'The value does not fit its type.'
}
