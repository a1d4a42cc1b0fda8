import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'

/** Who has held the upgrade of a store, since when, and why. Times are RFC 3339. */
export type UpgradeHold = { heldAt: string; heldBy: string; reason: string }

/** `name`: as it was set up; `lastContactAt`: when a job was last in contact with it, to within 20 seconds. */
export type RecordedContact = {
  channelDatabaseId: string
  name: string
  lastContactAt: string | null
  upgradeHold: UpgradeHold | null
}

/** What headquarters has recorded of channel databases beside their connections. */
export async function readRecordedStores(
  db: Executor,
  channelDatabases: readonly string[],
): Promise<RecordedContact[]> {
  return execute<RecordedContact>(
    db,
    sql`/* stores.readRecorded */
    select d.id as "channelDatabaseId", d.name, ${utcText('c.contact_at')} as "lastContactAt",
      case when h.reason is not null then jsonb_build_object(
        'heldAt', ${utcText('h.held_at')}, 'heldBy', h.held_by, 'reason', h.reason
      ) end as "upgradeHold"
    from channel_database d
    left join channel_database_contact c on c.channel_database_id = d.id
    left join store_upgrade_hold h on h.channel_database_id = d.id
    where d.id = any(${sql.param([...channelDatabases])}::text[])
    order by d.id`,
  )
}
