import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { servesChannels } from '../../../access/scope-sql.ts'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { execute, type Transaction, transaction } from '../../../db/client.ts'
import { rehearse } from '../../../db/rehearse.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import { changeEvent } from '../../organization/changes.ts'
import { noSuch } from '../../organization/known-names.ts'
import { checkName, type GroupAnswer, lockGroup, refusal, refused } from './group-answer.ts'

/** A change of a group. What is null stays as it is; `channelDatabases` are moved into it. */
export type GroupChange = {
  group: string
  name: string | null
  channelDatabases: readonly string[] | null
  dryRun?: boolean
}

/**
 * Renames a channel database group, and moves channel databases into it: the schedules of the group run for them from
 * their next time on, and those of the group that they leave no longer. An equal value changes nothing.
 */
export async function setGroup(hq: HeadquartersDatabase, actor: Actor, given: GroupChange): Promise<GroupAnswer> {
  const work = (tx: Transaction) => changeGroup(tx, actor, given)
  const answer = await (given.dryRun ? rehearse(hq.db, work) : transaction(hq.db, work))
  if (!given.dryRun && answer.group) wake(hq.db)
  return answer
}

async function changeGroup(
  tx: Transaction,
  actor: Actor,
  { group: id, name, channelDatabases, dryRun }: GroupChange,
): Promise<GroupAnswer> {
  const before = await lockGroup(tx, id)
  if ('code' in before) return refused(before)
  const faults = name === null ? [] : checkName(name)
  const wanted = [...new Set(channelDatabases ?? [])]
  const known = await execute<{ id: string }>(
    tx,
    sql`/* exchange.databasesToMove */
    select id
    from channel_database
    where id = any(${sql.param(wanted)}::text[]) and ${servesChannels(sql`channel_database.id`, actor.channels)}
    order by id
    for no key update`,
  )
  const missing = wanted.find((key) => !known.some((database) => database.id === key))
  if (missing !== undefined)
    faults.push(
      refusal('UNKNOWN_REFERENCE', 'channelDatabases', await noSuch(tx, 'channel database', missing, actor.channels)),
    )
  if (faults.length > 0) return refused(...faults)
  const renamed = name !== null && name.trim() !== before.name
  if (renamed)
    await execute(
      tx,
      sql`/* exchange.renameGroup */ update channel_database_group set name = ${name.trim()} where id = ${id}`,
    )
  const moved = await execute<{ id: string }>(
    tx,
    sql`/* exchange.moveDatabases */
    update channel_database
    set group_id = ${id}
    where id = any(${sql.param(wanted)}::text[]) and group_id <> ${id}
    returning id`,
  )
  const group = { id, name: renamed ? name.trim() : before.name }
  if (dryRun) return { group, schedules: [], userErrors: [] }
  const isChanged = renamed || moved.length > 0
  await recordAudit(tx, actor, {
    action: 'setChannelDatabaseGroup',
    target: id,
    result: isChanged ? 'CHANGED' : 'UNCHANGED',
  })
  await append(tx, [
    ...(renamed
      ? [changeEvent({ kind: 'channel_database_group', id, dataAreaId: null, created: false } as const)]
      : []),
    ...moved.map((database) =>
      changeEvent({ kind: 'channel_database', id: database.id, dataAreaId: null, created: false }),
    ),
  ])
  return { group, schedules: [], userErrors: [] }
}
