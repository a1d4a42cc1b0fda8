import { type SQL, sql } from 'drizzle-orm'
import { type Database, execute, transaction } from '../db/client.ts'
import { sqlState } from '../db/errors.ts'

/**
 * Distinguishes this server and these tables from all others: when the server started, the database, and the file of
 * the log's head. It changes with a restart, a promotion and a restore, also under a running program.
 */
export const thisServer: SQL = sql.raw(`concat_ws('/', extract(epoch from pg_postmaster_start_time()),
  (select oid from pg_database where datname = current_database()),
  'log_head'::regclass::oid, pg_relation_filenode('log_head'))`)

/** The server that the newest incarnation began on; null before the first one. */
export const newestServer: SQL = sql.raw('(select server from incarnation order by number desc limit 1)')

/**
 * Begins a new incarnation of headquarters at the head of its log; with `ifAnother` only when another server serves it
 * than the one of the newest incarnation. The lock of the log's head is held until the commit: no position is given
 * under the old incarnation that the new one does not count.
 */
export async function drawIncarnation(db: Database, { ifAnother = false } = {}): Promise<void> {
  const drawn = transaction(
    db,
    async (tx) => {
      await execute(tx, sql`/* events.drawIncarnation */ select set_config('lock_timeout', '20s', true)`)
      await execute(tx, sql`/* events.drawIncarnation */ select 1 from log_head where id = 1 for update`)
      await execute(
        tx,
        sql`/* events.drawIncarnation */
        insert into incarnation (began_at_position, server)
        select position, ${thisServer}
        from log_head
        where id = 1 and (not ${ifAnother}::boolean or ${thisServer} is distinct from ${newestServer})`,
      )
    },
    { statementTimeout: 30_000 },
  )
  await drawn.catch((error) => {
    if (sqlState(error) !== READ_ONLY) throw error
  })
}

/** read_only_sql_transaction: no incarnation can begin, and no position is given either. */
const READ_ONLY = '25006'
