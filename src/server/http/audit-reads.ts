import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql'
import { recordAudit } from '../../access/audit.ts'
import { readsUnderAudit } from '../../access/rules.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Context } from '../../api/shared/context.ts'
import { decodeNodeId } from '../../api/shared/node-id.ts'

/** Root fields that return customers to read, other than the answers of mutations. */
const OF_CUSTOMERS: readonly string[] = ['customer', 'customers', 'customersChanged', 'node', 'nodes']

/**
 * Audits the reading of customers by integrations, in the schema itself, so that none can bypass it: a line for each call,
 * a page, or a subscription, before anything is read. What cannot be audited is not read.
 */
export function auditReads(schema: GraphQLSchema): GraphQLSchema {
  const queries = schema.getQueryType()?.getFields() ?? {}
  const subscriptions = schema.getSubscriptionType()?.getFields() ?? {}
  for (const name of OF_CUSTOMERS) {
    const query = queries[name]
    if (query) query.resolve = audited(name, query.resolve ?? defaultFieldResolver)
    const subscription = subscriptions[name]
    if (subscription?.subscribe) subscription.subscribe = audited(name, subscription.subscribe)
  }
  return schema
}

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
