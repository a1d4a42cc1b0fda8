import { sql } from 'drizzle-orm'
import type { HeadquartersMark } from '../../between/headquarters-side.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { execute, transaction } from '../../db/client.ts'
import { rememberHeadquarters } from '../incarnation/seen-headquarters.ts'
import { identify } from './channel-identity.ts'

/**
 * Records that headquarters has these operations: they are no longer pending, and an upload has succeeded. Safe to
 * repeat.
 */
export async function acknowledgeUpload(
  database: ChannelDatabase,
  operationIds: readonly string[],
  mark?: HeadquartersMark,
): Promise<void> {
  await transaction(database.db, async (tx) => {
    await execute(
      tx,
      sql`/* exchange.acknowledgeUpload */
      with succeeded as (update upload_state set last_attempt_at = now(), last_success_at = now(), reason = null)
      delete from upload_pending
      where operation_id = any(${sql.param(operationIds)}::uuid[])`,
    )
    await rememberHeadquarters(tx, mark)
  })
}

/**
 * Records when an upload was last tried, and why it failed; null when it did not. `rewound` stays until the database is
 * accepted again.
 */
export async function recordUploadAttempt(
  database: ChannelDatabase,
  reason: string | null,
  rewound = false,
): Promise<void> {
  await execute(
    database.db,
    sql`/* exchange.recordUploadAttempt */
    update upload_state
    set last_attempt_at = now(), reason = ${reason}::text, rewound = rewound or ${rewound},
      last_success_at = case when ${reason}::text is null then now() else last_success_at end`,
  )
}

/**
 * Gives this database a new source id, after which headquarters accepts it as it is now. Pending operations stay
 * pending.
 */
export async function acceptAsNewSource(database: ChannelDatabase): Promise<{ sourceId: string }> {
  return transaction(database.db, async (tx) => {
    await identify(tx, database.id)
    const [identity] = await execute<{ sourceId: string }>(
      tx,
      sql`/* exchange.acceptAsNewSource */
      with cleared as (update upload_state set rewound = false, reason = null)
      update database_identity
      set source_id = gen_random_uuid()
      returning source_id as "sourceId"`,
    )
    if (!identity) throw new Error('The channel database has no identity.')
    return identity
  })
}
