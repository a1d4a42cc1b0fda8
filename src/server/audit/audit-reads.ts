import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql'
import { recordAudit } from '../../access/audit.ts'
import { RULES, readsUnderAudit } from '../../access/rules.ts'
import type { Context } from '../../api/shared/context.ts'
import { decodeNodeId } from '../../api/shared/node-id.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'

/** What an integration may read that has no customers. */
const WITHOUT_CUSTOMERS: readonly string[] = ['serverInfo', 'organization']

/**
 * Audits the reading of customers by integrations, in the schema itself, so that none can bypass it: a line for each
 * call, a page, or a subscription, before anything is read. What cannot be audited is not read.
 */
export function auditReads(schema: GraphQLSchema): GraphQLSchema {
  const types = { Query: schema.getQueryType(), Subscription: schema.getSubscriptionType() } as const
  for (const kind of ['Query', 'Subscription'] as const) {
    const type = types[kind]
    for (const field of Object.values(type?.getFields() ?? {})) {
      const { name, subscribe, resolve = defaultFieldResolver } = field
      if (WITHOUT_CUSTOMERS.includes(name) || !mayIntegrate(kind, name)) continue
      if (subscribe) field.subscribe = audited(name, subscribe)
      else if (kind === 'Query') field.resolve = audited(name, resolve)
    }
  }
  return schema
}

const mayIntegrate = (kind: 'Query' | 'Subscription', name: string) =>
  RULES[`${kind}.${name}`]?.includes('INTEGRATION') ?? false

type Named = { id?: unknown; by?: unknown; legalEntity?: unknown; channel?: unknown }

function audited(
  action: string,
  resolve: GraphQLFieldResolver<unknown, Context>,
): GraphQLFieldResolver<unknown, Context, Named> {
  return async (source, args, context, info) => {
    const { actor, requestId, sides } = context
    if (readsUnderAudit(actor))
      await recordAudit(headquartersOf(sides).db, actor, { action, target: targetOf(args), result: 'READ', requestId })
    return resolve(source, args, context, info)
  }
}

/** The input may be anything: only values that look like a key are stored, and never an account or an external id. */
const KEY = /^[A-Za-z0-9][\w.:-]{0,63}$/

/** The customer by its key, else the channel or the legal entity whose customers are read; null: all. */
function targetOf({ id, by, channel, legalEntity }: Named): string | null {
  const ofBy: unknown = typeof by === 'object' && by !== null ? Reflect.get(by, 'id') : undefined
  for (const given of [id, ofBy, channel, legalEntity]) {
    if (typeof given !== 'string') continue
    const key = decodeNodeId(given)?.key.at(-1) ?? given
    if (KEY.test(key)) return key
  }
  return null
}
