import { sql } from 'drizzle-orm'
import type { ChannelOperationQuery } from '../../../between/channel-queries.ts'
import type { ChannelSide } from '../../../between/channel-side.ts'
import { type Executor, execute } from '../../../db/client.ts'
import { databaseNow } from '../../../db/database-clock.ts'
import { isTransient } from '../../../db/errors.ts'
import { type OperationView, pendingView } from '../../../model/operation-view.ts'
import { keysOfPersons } from '../../customers/redirects.ts'
import type { Reading } from './list-at-headquarters.ts'
import { canBePending, type OperationFilter } from './operation-filter.ts'
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

/**
 * A section as queries of a channel, one for each customer that was merged into the wanted one; none if no operation
 * there can match.
 */
export async function pendingQueries(
  hq: Executor,
  { key, filter }: Pick<Section, 'key' | 'filter'>,
  { direction, beyond, limit }: Reading,
): Promise<ChannelOperationQuery[]> {
  const keys = await wantedKeys(hq, filter)
  return keys.map((customerKey) => ({
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
  }))
}

/** The keys of the customers that a filter names; one that is undefined: of all. */
async function wantedKeys(hq: Executor, { customerKey, customerAccount }: OperationFilter) {
  if (!customerKey && !customerAccount) return [undefined]
  const named = customerAccount
    ? sql`select customer_key as key from customer_account where account = ${customerAccount}`
    : sql`select ${customerKey}::uuid as key`
  const found = await execute<{ key: string }>(
    hq,
    sql`/* operations.customersOf */
    select distinct key from (${keysOfPersons(named)}) person
    where ${customerKey ?? null}::uuid is null
      or key in (${keysOfPersons(sql`select ${customerKey ?? null}::uuid as key`)})
    order by key`,
  )
  return found.map(({ key }) => key)
}

/** The pending operations of one channel database; none, with a corresponding coverage, if it cannot be reached. */
export async function readPending(
  side: ChannelSide | undefined,
  id: string,
  queries: readonly ChannelOperationQuery[],
): Promise<Pending> {
  const covered = (reachable: boolean): Coverage => ({
    channelDatabase: id,
    reachable,
    asOf: databaseNow().toISOString(),
  })
  if (!side) return { operations: [], coverage: covered(false) }
  try {
    const operations = await Promise.all(queries.map((query) => side.pendingOperations(query)))
    return { operations: operations.flat().map(pendingView), coverage: covered(true) }
  } catch (error) {
    if (!isTransient(error)) throw error
    return { operations: [], coverage: covered(false) }
  }
}
