import { sql } from 'drizzle-orm'
import { batchStatementTimeout, type Database, execute, transaction } from '../../../db/client.ts'
import { wake } from '../../../log/wake.ts'
import { type KnownCustomer, knownAtHeadquarters } from '../../erasure/channels-that-know.ts'
import { erasePerson } from '../../erasure/erase-at-headquarters.ts'
import { unknownErasures } from '../../incarnation/assess-loss.ts'
import { whileReached } from './assess-losses.ts'
import type { Recovery } from './recovery.ts'

/**
 * Erases again, at headquarters and so at every channel database, the customers that any channel database knows to be
 * erased, so that nobody comes back with the backup. Safe to repeat.
 */
export async function eraseAgain({ sides, hq, actor, lease, reason }: Recovery): Promise<void> {
  for (const id of sides.channelSides.keys())
    await whileReached(sides, id, async (side) => {
      for await (const page of unknownErasures(hq.db, side))
        for (const { customerKey, dataAreaId } of page) {
          lease.signal.throwIfAborted()
          const customer = await knownAs(hq.db, customerKey, dataAreaId, id)
          const outcome = await transaction(hq.db, (tx) => erasePerson(tx, actor, customer, reason), {
            statementTimeout: batchStatementTimeout,
          })
          // Nothing is synchronized while headquarters is rewound; after that, the caller starts the recovery again.
          if ('code' in outcome) throw new Error('A customer that was erased before is being synchronized.')
          wake(hq.db)
        }
    })
}

/** Headquarters may not know the customer: then the tombstone belongs to the legal entity of the channel database. */
async function knownAs(
  db: Database,
  customerKey: string,
  dataAreaId: string | null,
  channelDatabaseId: string,
): Promise<KnownCustomer> {
  const known = await knownAtHeadquarters(db, customerKey)
  if (known) return known
  const [entity] = await execute<{ dataAreaId: string }>(
    db,
    sql`/* exchange.erasedIn */
    select data_area_id as "dataAreaId"
    from legal_entity
    where data_area_id = coalesce(
        ${dataAreaId}::text,
        (select min(data_area_id) from channel where channel_database_id = ${channelDatabaseId}),
        (select min(data_area_id) from legal_entity)
      )`,
  )
  if (!entity) throw new Error('Headquarters has no legal entity.')
  return { customerKey, dataAreaId: entity.dataAreaId, account: null }
}
