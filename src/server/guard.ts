import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql'
import { Forbidden } from '../access/actor.ts'
import { mayCall, type RootField, RULES } from '../access/rules.ts'
import { stillValid } from '../access/tokens.ts'
import type { Caller } from '../api/shared/context.ts'
import { rootFields, rootTypes } from '../api/shared/root-fields.ts'
import { requestSeconds, requests } from '../metrics/counted.ts'
import { inSpan, isTracing, SpanKind } from '../traces/spans.ts'

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
      // Of a subscription, its opening is a call; its events are counted where they are delivered.
      field.resolve = guarded(name, field.resolve ?? defaultFieldResolver, kind !== 'Subscription')
      if (field.subscribe) field.subscribe = guarded(name, field.subscribe, true)
    }
  }
  return schema
}

function guarded(
  name: RootField,
  resolve: GraphQLFieldResolver<unknown, Caller>,
  isCall: boolean,
): GraphQLFieldResolver<unknown, Caller> {
  return (source, args, context, info) => {
    stillValid(context.credential)
    if (!mayCall(context.actor, name)) throw new Forbidden(`No role of this token may call ${name}.`)
    const call = () => resolve(source, args, context, info)
    if (!isCall) return call()
    return isTracing() && !name.startsWith('Subscription.')
      ? measured(name, () => traced(name, context.requestId, call))
      : measured(name, call)
  }
}

/** A call in a span of its own. It is named by its field, of which there are as many as the schema has. */
function traced(name: RootField, requestId: string, call: () => unknown): Promise<unknown> {
  const [type = '', field = ''] = name.split('.')
  const attributes = {
    'graphql.operation.type': type.toLowerCase(),
    'tillsync.field': field,
    'tillsync.request_id': requestId,
  }
  return inSpan(`${type.toLowerCase()} ${field}`, { kind: SpanKind.SERVER, attributes }, async (span) => {
    const answer = await call()
    span.setAttribute('tillsync.result', isRefusal(answer) ? 'REFUSED' : 'OK')
    return answer
  })
}

/** Counts a call and its time. The answer is passed on as it is: a promise gets no step more. */
function measured(name: RootField, call: () => unknown): unknown {
  const [type = '', field = ''] = name.split('.')
  const beganAt = performance.now()
  const end = (result: 'OK' | 'REFUSED' | 'ERROR') => {
    requests.inc({ type, field, result })
    requestSeconds.observe({ type, field }, (performance.now() - beganAt) / 1_000)
  }
  let answer: unknown
  try {
    answer = call()
  } catch (error) {
    end('ERROR')
    throw error
  }
  if (answer instanceof Promise)
    answer.then(
      (value) => end(isRefusal(value) ? 'REFUSED' : 'OK'),
      () => end('ERROR'),
    )
  else end(isRefusal(answer) ? 'REFUSED' : 'OK')
  return answer
}

const isRefusal = (answer: unknown): boolean =>
  typeof answer === 'object' &&
  answer !== null &&
  'userErrors' in answer &&
  Array.isArray(answer.userErrors) &&
  answer.userErrors.length > 0
