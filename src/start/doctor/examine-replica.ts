import { sql } from 'drizzle-orm'
import type { Config } from '../../config/config.ts'
import { execute, openDatabase } from '../../db/client.ts'
import { connectionFinding } from './examine-database.ts'
import { type Finding, right, wrong } from './finding.ts'

const SETTING = 'READ_HQ_DATABASE_URL'
const SUBJECT = 'replica'

/** Examines the replica for lists, if there is one: whether it is reached, and is a standby. */
export async function examineReplica({ hqReadUrl }: Pick<Config, 'hqReadUrl'>): Promise<Finding[]> {
  if (!hqReadUrl) return []
  const db = openDatabase(hqReadUrl.reveal(), { applicationName: 'tillsync doctor', max: 1, connectTimeout: 5_000 })
  try {
    const [server] = await execute<{ isStandby: boolean }>(
      db,
      sql`/* doctor.readReplica */ select pg_is_in_recovery() as "isStandby"`,
    )
    if (server?.isStandby) return [right('CONNECTION', SUBJECT, 'Connected to a standby.')]
    const cure = `Let ${SETTING} lead to a standby of headquarters' database, or remove it.`
    return [
      wrong('CONNECTION', SUBJECT, `The server of ${SETTING} is no standby: lists are read at the primary.`, cure),
    ]
  } catch (error) {
    return [connectionFinding({ subject: SUBJECT, setting: SETTING }, error)]
  } finally {
    await db.close()
  }
}
