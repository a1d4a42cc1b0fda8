import { sql } from 'drizzle-orm'
import type { ChannelOperationQuery } from '../../../between/channel-queries.ts'
import type { ChannelSide } from '../../../between/channel-side.ts'
import { type Executor, execute } from '../../../db/client.ts'
import { databaseNow } from '../../../db/database-clock.ts'
import { isTransient } from '../../../db/errors.ts'
import { type OperationView, pendingView } from '../../../model/operation-view.ts'
import type { Reading } from './list-at-headquarters.ts'
import { canBePending } from './operation-filter.ts'
import type { Section } from './operation-order.ts'

/** Whether the answer includes a channel database's pending operations, and as of when. */
export type Coverage = { channelDatabase: string; reachable: boolean; asOf: string }

export type Pending = { operations: OperationView[]; coverage: Coverage }

/**
 * True if the section can contain operations that only their channel has; those have no account number, whatever their
 * channel knows.
 */
export function mayHavePending({ key, filter }: Section): boolean {
  return key !== 'ACCOUNT' && canBePending(filter)
}

/** A section as a query of a channel; null if no operation there can match. */
export async function pendingQuery(
  hq: Executor,
  { key, filter }: Pick<Section, 'key' | 'filter'>,
  { direction, beyond, limit }: Reading,
): Promise<ChannelOperationQuery | null> {
  const customerKey = filter.customerAccount ? await customerOf(hq, filter.customerAccount) : filter.customerKey
  if (filter.customerAccount && (!customerKey || (filter.customerKey && filter.customerKey !== customerKey)))
    return null
  return {
    direction,
    limit,
    ...(key === 'CUSTOMER_KEY' && { byCustomer: true }),
    ...(beyond && {
      beyond: {
        capturedAt: beyond.capturedAt,
        operationId: beyond.operationId,
        ...(key === 'CUSTOMER_KEY' && beyond.value != null && { customerKey: beyond.value }),
      },
    }),
    ...(filter.channels && { channels: [...filter.channels] }),
    ...(filter.kinds && { kinds: [...filter.kinds] }),
    ...(customerKey && { customerKey }),
    ...(filter.capturedAfter && { capturedAfter: filter.capturedAfter }),
    ...(filter.capturedBefore && { capturedBefore: filter.capturedBefore }),
    ...(filter.search?.trim() && { search: filter.search }),
  }
}

async function customerOf(hq: Executor, account: string): Promise<string | undefined> {
  const [customer] = await execute<{ customerKey: string }>(
    hq,
    sql`/* operations.customerOf */
    select customer_key as "customerKey"
    from customer_account
    where account = ${account}
    limit 1`,
  )
  return customer?.customerKey
}

/** The pending operations of one channel database; none, with a corresponding coverage, if it cannot be reached. */
export async function readPending(
  side: ChannelSide | undefined,
  id: string,
  query: ChannelOperationQuery | null,
): Promise<Pending> {
  const covered = (reachable: boolean): Coverage => ({
    channelDatabase: id,
    reachable,
    asOf: databaseNow().toISOString(),
  })
  if (!side) return { operations: [], coverage: covered(false) }
  try {
    const operations = query ? await side.pendingOperations(query) : []
    return { operations: operations.map(pendingView), coverage: covered(true) }
  } catch (error) {
    if (!isTransient(error)) throw error
    return { operations: [], coverage: covered(false) }
  }
}
