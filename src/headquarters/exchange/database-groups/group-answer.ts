import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { noSuch } from '../../organization/known-names.ts'
import type { Named } from '../../organization/organization-view.ts'

/** Why a request about a channel database group is refused. */
export type GroupRefusal = {
  __typename: 'Refused'
  code: 'NOT_FOUND' | 'INVALID_VALUE' | 'DUPLICATE_ID' | 'UNKNOWN_REFERENCE' | 'CANNOT_BE_CHANGED'
  field: string[]
  message: string
}

/**
 * The answer of a request about a channel database group: the group afterwards, or null and why it was refused.
 * `schedules`: the ids of those that were (with a dry run: would be) created or deleted with it.
 */
export type GroupAnswer = { group: Named | null; schedules: string[]; userErrors: GroupRefusal[] }

export const refusal = (code: GroupRefusal['code'], field: string, message: string): GroupRefusal => ({
  __typename: 'Refused',
  code,
  field: ['input', field],
  message,
})
export const refused = (...userErrors: GroupRefusal[]): GroupAnswer => ({ group: null, schedules: [], userErrors })

const LONGEST_NAME = 100

/** Refuses a text that is no name of a group. */
export const checkName = (name: string): GroupRefusal[] =>
  name.trim() === '' || name.length > LONGEST_NAME || /[\p{Cc}\p{Cs}]/u.test(name)
    ? [refusal('INVALID_VALUE', 'name', `Give a name of 1 to ${LONGEST_NAME} characters.`)]
    : []

/** Locks a group until the transaction ends: no channel database or schedule joins it meanwhile. */
export async function lockGroup(tx: Transaction, id: string): Promise<Named | GroupRefusal> {
  const [group] = await execute<Named>(
    tx,
    sql`/* exchange.lockGroup */ select id, name from channel_database_group where id = ${id} for update`,
  )
  return group ?? refusal('NOT_FOUND', 'group', await noSuch(tx, 'channel database group', id))
}

/** The schedules that run for this group alone. */
export async function schedulesOfGroup(tx: Transaction, id: string): Promise<string[]> {
  const found = await execute<{ id: string }>(
    tx,
    sql`/* exchange.schedulesOfGroup */ select id from distribution_schedule where group_id = ${id} order by id`,
  )
  return found.map((schedule) => schedule.id)
}
