import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { execute, type Transaction, transaction } from '../../../db/client.ts'
import { rehearse } from '../../../db/rehearse.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import { insertSchedule, type NewSchedule } from '../../jobs/schedules/create-schedule.ts'
import { readSchedules } from '../../jobs/schedules/read-schedules.ts'
import { changeEvent } from '../../organization/changes.ts'
import { isId } from '../../organization/id.ts'
import { DEFAULT_SCHEDULES, writeSchedules } from '../../organization/write-parameters.ts'
import { checkName, type GroupAnswer, type GroupRefusal, lockGroup, refusal, refused } from './group-answer.ts'

/** A new group. `copyOf`: the group whose schedules it gets copies of; null: it gets the usual ones. */
export type NewGroup = { group: string; name: string; copyOf: string | null; dryRun?: boolean }

/**
 * Creates a channel database group with schedules of its own: copies of those of another group, as they are, or those
 * that a group has after `setUpOrganization`. Channel databases are moved into it with `setChannelDatabaseGroup`.
 */
export async function createGroup(hq: HeadquartersDatabase, actor: Actor, given: NewGroup): Promise<GroupAnswer> {
  const work = (tx: Transaction) => insertGroup(tx, actor, given)
  const answer = await (given.dryRun ? rehearse(hq.db, work) : transaction(hq.db, work))
  if (!given.dryRun && answer.group) wake(hq.db)
  return answer
}

async function insertGroup(tx: Transaction, actor: Actor, given: NewGroup): Promise<GroupAnswer> {
  const { group: id, copyOf, dryRun = false } = given
  const name = given.name.trim()
  const faults = checkName(name)
  if (!isId(id))
    faults.push(
      refusal('INVALID_VALUE', 'group', 'Give an id of 1 to 60 letters, digits, dots, dashes or underscores.'),
    )
  const original = copyOf === null ? null : await lockGroup(tx, copyOf)
  if (original && 'code' in original)
    faults.push({ ...original, code: 'UNKNOWN_REFERENCE', field: ['input', 'copyOf'] })
  if (faults.length > 0) return refused(...faults)
  if (!('code' in (await lockGroup(tx, id)))) return refused(taken)
  const copies = copyOf === null ? [] : await copiesFor(tx, copyOf, id)
  if ('refusals' in copies) return refused(...copies.refusals)
  const [created] = await execute<{ id: string; name: string }>(
    tx,
    sql`/* exchange.createGroup */
    insert into channel_database_group (id, name) values (${id}, ${name}) on conflict do nothing returning id, name`,
  )
  if (!created) return refused(taken)
  const schedules =
    copyOf === null
      ? (await writeSchedules(tx, [id], DEFAULT_SCHEDULES)).map((schedule) => schedule.id)
      : copies.map(({ schedule }) => schedule)
  for (const copy of copies) {
    const { userErrors } = await insertSchedule(tx, actor, { ...copy, dryRun })
    if (userErrors.length > 0) throw new Error('A schedule with the id of a copy was created at the same moment.')
  }
  if (dryRun) return { group: created, schedules, userErrors: [] }
  await recordAudit(tx, actor, { action: 'createChannelDatabaseGroup', target: id, result: 'CREATED' })
  await append(tx, [
    changeEvent({ kind: 'channel_database_group', id, dataAreaId: null, created: true }),
    ...schedules.map((schedule) =>
      changeEvent({ kind: 'distribution_schedule', id: schedule, dataAreaId: null, created: true }),
    ),
  ])
  return { group: created, schedules, userErrors: [] }
}

const taken = refusal('DUPLICATE_ID', 'group', 'A channel database group with this id exists.')

/** Copies of a group's schedules for another group, by its id in place of theirs; or the ids that cannot be had. */
async function copiesFor(
  tx: Transaction,
  from: string,
  to: string,
): Promise<NewSchedule[] | { refusals: GroupRefusal[] }> {
  const all = await readSchedules(tx)
  const copies = all
    .filter(({ group }) => group === from)
    .map(({ id, name, jobs, recurrence, timeZone, activeFrom, activeUntil, active }): NewSchedule => {
      const schedule = id.startsWith(`${from}-`) ? `${to}${id.slice(from.length)}` : `${to}-${id}`
      return { schedule, group: to, name, jobs, recurrence, timeZone, activeFrom, activeUntil, active }
    })
  const refusals = copies.flatMap(({ schedule }) => {
    if (all.some(({ id }) => id === schedule))
      return [refusal('DUPLICATE_ID', 'group', `The copy would need the schedule ${schedule}, which exists.`)]
    return isId(schedule)
      ? []
      : [refusal('INVALID_VALUE', 'group', `The id ${schedule} would be too long. Choose a shorter one.`)]
  })
  return refusals.length > 0 ? { refusals } : copies
}
