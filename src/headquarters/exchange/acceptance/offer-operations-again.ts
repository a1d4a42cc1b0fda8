import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { ChannelDatabaseUnavailable, headquartersOf, onChannelDatabase } from '../../../between/headquarters-of.ts'
import type { Sides } from '../../../between/sides.ts'
import { type Database, execute } from '../../../db/client.ts'
import { lostOperations } from '../../incarnation/assess-loss.ts'
import { findRewound } from '../../incarnation/check-with-channels.ts'
import { noSuch } from '../../organization/known-names.ts'
import { databasesToWorkOn } from '../channel-databases/allowed-databases.ts'
import { unavailableRefusal } from '../channel-databases/channel-database.ts'
import { type ExchangeRefusal, refused } from '../sessions/refusals.ts'

/** The number of operations that are pending again, and which channel databases could not be reached. */
export type OfferedAgain = { operations: number; userErrors: ExchangeRefusal[] }

/**
 * Has channel databases (null: all in reach of the token) offer again the operations that they have uploaded and that
 * headquarters does not have. Operations that retention has removed at headquarters are not offered. Safe to repeat.
 */
export async function offerOperationsAgain(
  sides: Sides,
  actor: Actor,
  channelDatabase: string | null,
): Promise<OfferedAgain> {
  const hq = headquartersOf(sides)
  const ids = await databasesToWorkOn(hq.db, actor, channelDatabase)
  if (ids.length === 0)
    return {
      operations: 0,
      userErrors: [
        refused('NOT_FOUND', await noSuch(hq.db, 'channel database', channelDatabase ?? '', actor.channels), [
          'input',
          'channelDatabase',
        ]),
      ],
    }
  const rewound = await findRewound(hq)
  if (rewound) return { operations: 0, userErrors: [refused('HEADQUARTERS_REWOUND', rewound.message)] }
  const offered: OfferedAgain = { operations: 0, userErrors: [] }
  for (const id of ids) {
    const side = sides.channelSides.get(id)
    if (!side) {
      offered.userErrors.push(unavailableRefusal(id, 'UNREACHABLE'))
      continue
    }
    try {
      for await (const lost of lostOperations(hq.db, side)) {
        const operationIds = lost.map(({ operationId }) => operationId)
        if (lost.length === 0) continue
        offered.operations += (await onChannelDatabase(() => side.offerAgain(operationIds))).offered
        await leaveToJobs(
          hq.db,
          id,
          lost.map(({ customerKey }) => customerKey),
        )
      }
    } catch (error) {
      if (!(error instanceof ChannelDatabaseUnavailable)) throw error
      offered.userErrors.push(unavailableRefusal(id, error.state))
    }
  }
  await recordAudit(hq.db, actor, {
    action: 'offerOperationsAgain',
    target: channelDatabase,
    result: offered.operations > 0 ? 'OFFERED' : 'NOTHING_LOST',
  })
  return offered
}

/** No person has to decide any more: P-0001 and *synchronize* resolve these differences, and a comparison ends them. */
async function leaveToJobs(db: Database, channelDatabaseId: string, customerKeys: readonly string[]): Promise<void> {
  await execute(
    db,
    sql`/* exchange.leaveToJobs */
    update difference
    set status = 'OPEN', message = 'The channel database uploads the operations again.'
    where kind = 'UNKNOWN_OPERATIONS' and status = 'REPORTED' and channel_database_id = ${channelDatabaseId}
      and customer_key = any(${sql.param([...customerKeys])}::uuid[])`,
  )
}
