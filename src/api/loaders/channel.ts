import DataLoader from 'dataloader'
import type { Channels } from '../../access/scope-sql.ts'
import { ChannelDatabaseUnavailable, headquartersOf, onChannelDatabase } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import type { Database } from '../../db/client.ts'
import { isUuid } from '../../db/uuid.ts'
import { customerDocuments } from '../../headquarters/customers/customer-documents.ts'
import { customerLines } from '../../headquarters/customers/customer-lines.ts'
import { redirectsOf } from '../../headquarters/customers/redirects.ts'
import { type CustomerView, headquartersView, keysThatLeadTo } from '../../model/customer-view.ts'

/** A customer as a channel has it, or (`channelId` null) as headquarters does. */
export type CustomerName = { channelId: string | null; customerKey: string }

/**
 * Customers by key; null when there is none or the channel may not see it. The caller checks access to the channel
 * first; at headquarters only customers that one of the actor's channels may see are read.
 */
export function customerLoader(
  sides: Sides,
  channels: Channels,
): DataLoader<CustomerName, CustomerView | null, string> {
  return new DataLoader(
    async (names) => {
      const read = new Map<string | null, Promise<CustomerView[]>>()
      for (const { channelId } of names) {
        const keys = names.filter((name) => name.channelId === channelId).map(({ customerKey }) => customerKey)
        if (!read.has(channelId)) read.set(channelId, readFrom(sides, channels, channelId, [...new Set(keys)]))
      }
      const found = names.map(async ({ channelId, customerKey }) => {
        const customers = await read.get(channelId)
        const named = customers?.find((customer) => customer.customerKey === customerKey)
        return named ?? customers?.find(({ mergedFrom }) => mergedFrom?.includes(customerKey)) ?? null
      })
      return (await Promise.allSettled(found)).map((one) =>
        one.status === 'fulfilled' ? one.value : asError(one.reason),
      )
    },
    { cacheKeyFn: ({ channelId, customerKey }) => `${channelId ?? ''}\n${customerKey}` },
  )
}

/** Lines of headquarters' customers by key: what CUSTOMER_LINE names; null when no channel of the actor may see it. */
export function customerLineLoader(sides: Sides, channels: Channels): DataLoader<string, CustomerView | null> {
  return new DataLoader(async (keys) => {
    const lines = await customerLines(headquartersOf(sides).db, keys, channels)
    const found = new Map(lines.map((line) => [line.customerKey, line]))
    return keys.map((key) => found.get(key) ?? null)
  })
}

/** The fields of a customer that its line has. */
export const CUSTOMER_LINE: ReadonlySet<string> = new Set([
  ...['__typename', 'id', 'name', 'legalEntity'],
  ...['accountNumber', 'displayAccount', 'asyncCustomerAccount', 'isAsyncCustomer'],
])

async function readFrom(
  sides: Sides,
  channels: Channels,
  channelId: string | null,
  given: string[],
): Promise<CustomerView[]> {
  const keys = given.filter(isUuid)
  if (channelId === null) {
    return await atHeadquarters(headquartersOf(sides).db, keys, channels)
  }
  const database = sides.databaseOfChannel(channelId)
  if (database === null) return []
  const side = sides.ownSides.get(database) ?? sides.channelSides.get(database)
  if (!side) throw new ChannelDatabaseUnavailable('UNREACHABLE')
  return onChannelDatabase(() => side.customersOf(channelId, keys))
}

/** Headquarters' customers; in place of merged ones those that they lead to. */
async function atHeadquarters(db: Database, keys: readonly string[], channels: Channels): Promise<CustomerView[]> {
  const found = (await customerDocuments(db, keys, channels)).map(headquartersView)
  const missing = keys.filter((key) => !found.some(({ customerKey }) => customerKey === key))
  const redirects = await redirectsOf(db, missing)
  const kept = await customerDocuments(db, [...new Set(redirects.values())], channels)
  return [
    ...found,
    ...kept.map((customer) => ({ ...headquartersView(customer), mergedFrom: keysThatLeadTo(redirects, customer) })),
  ]
}

/** A failure of one side does not affect the answers of the others. */
const asError = (reason: unknown) => (reason instanceof Error ? reason : new Error('A customer could not be read.'))
