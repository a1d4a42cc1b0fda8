import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { servesChannels } from '../../../access/scope-sql.ts'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { execute, type Transaction, transaction } from '../../../db/client.ts'
import { rehearse } from '../../../db/rehearse.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import { removeSchedule } from '../../jobs/schedules/delete-schedule.ts'
import { type GroupAnswer, lockGroup, refusal, refused, schedulesOfGroup } from './group-answer.ts'

/**
 * Deletes a channel database group that has no channel databases, with its own schedules, which would run for nothing.
 * An execution that runs finishes.
 */
export async function deleteGroup(
  hq: HeadquartersDatabase,
  actor: Actor,
  { group: id, dryRun = false }: { group: string; dryRun?: boolean },
): Promise<GroupAnswer> {
  const work = async (tx: Transaction): Promise<GroupAnswer> => {
    const group = await lockGroup(tx, id)
    if ('code' in group) return refused(group)
    const databases = await execute<{ id: string | null }>(
      tx,
      sql`/* exchange.databasesInGroup */
      select case when ${servesChannels(sql`channel_database.id`, actor.channels)} then id end as id
      from channel_database
      where group_id = ${id}
      order by 1
      limit 10`,
    )
    if (databases.length > 0) {
      const names = databases.map((database) => database.id ?? 'one of other channels').join(', ')
      const message =
        `The group has channel databases: ${names}. Move them into another group with ` +
        'setChannelDatabaseGroup first.'
      return refused(refusal('CANNOT_BE_CHANGED', 'group', message))
    }
    const schedules = await schedulesOfGroup(tx, id)
    if (dryRun) return { group, schedules, userErrors: [] }
    for (const schedule of schedules) await removeSchedule(tx, actor, schedule)
    await execute(tx, sql`/* exchange.deleteGroup */ delete from channel_database_group where id = ${id}`)
    await recordAudit(tx, actor, { action: 'deleteChannelDatabaseGroup', target: id, result: 'DELETED' })
    await append(tx, [{ kind: 'CONFIGURATION', entityId: `channel_database_group:${id}`, status: 'DELETED' }])
    return { group, schedules, userErrors: [] }
  }
  const answer = await (dryRun ? rehearse(hq.db, work) : transaction(hq.db, work))
  if (!dryRun && answer.group) wake(hq.db)
  return answer
}
