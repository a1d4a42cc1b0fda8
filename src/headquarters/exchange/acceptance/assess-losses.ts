import { sql } from 'drizzle-orm'
import type { ChannelSide } from '../../../between/channel-side.ts'
import { ChannelDatabaseUnavailable } from '../../../between/headquarters-of.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import { batchStatementTimeout, execute, type Transaction, transaction } from '../../../db/client.ts'
import { utcText } from '../../../db/utc-text.ts'
import { findErasures, findLoss } from '../../incarnation/assess-loss.ts'
import {
  countLosses,
  createLossTables,
  forgetLoss,
  type LossCounts,
  totalLosses,
} from '../../incarnation/loss-tables.ts'

/**
 * What one channel database has and headquarters lacks. `since`: when it was detected; null if the channel database has
 * not been found to have seen more. `counts` is null if it could not be reached: it is compared at its next contact,
 * and may then show that headquarters is rewound again.
 */
export type AssessedLoss = { channelDatabaseId: string; since: string | null; counts: LossCounts | null }

const NOTHING: LossCounts = { customers: 0, customersSentAgain: 0, changes: 0, operations: 0, erasures: 0 }

/**
 * Assesses the losses of all channel databases, including those that have seen nothing of a lost headquarters, and
 * those that cannot be reached, and works with them in the same transaction: they are in its loss tables. Left out of
 * the list is a channel database that lacks nothing and has seen nothing more.
 */
export function withLosses<T>(
  sides: Sides,
  hq: HeadquartersDatabase,
  work: (tx: Transaction, losses: AssessedLoss[]) => Promise<T>,
): Promise<T> {
  return transaction(
    hq.db,
    async (tx) => {
      await createLossTables(tx)
      const databases = await execute<{ id: string; since: string | null }>(
        tx,
        sql`/* exchange.databasesToAssess */
        select d.id, ${utcText('c.rewound_at')} as since
        from channel_database d
        left join headquarters_check c on c.channel_database_id = d.id
        order by d.id`,
      )
      const reached = new Set<string>()
      for (const { id } of databases)
        if (await whileReached(sides, id, (side) => findErasures(tx, side))) reached.add(id)
      for (const id of reached)
        if (!(await whileReached(sides, id, (side) => findLoss(tx, side)))) {
          reached.delete(id)
          await forgetLoss(tx, id)
        }
      await totalLosses(tx)
      const counted = await countLosses(tx)
      const losses = databases.flatMap(({ id, since }): AssessedLoss[] => {
        const counts = reached.has(id) ? (counted.get(id) ?? NOTHING) : null
        return since !== null || counts !== NOTHING ? [{ channelDatabaseId: id, since, counts }] : []
      })
      return work(tx, losses)
    },
    { statementTimeout: batchStatementTimeout },
  )
}

/** False if the channel database cannot be reached. */
export async function whileReached(
  sides: Sides,
  id: string,
  read: (side: ChannelSide) => Promise<unknown>,
): Promise<boolean> {
  const side = sides.channelSides.get(id)
  if (!side) return false
  try {
    await read(side)
    return true
  } catch (error) {
    if (error instanceof ChannelDatabaseUnavailable) return false
    throw error
  }
}
