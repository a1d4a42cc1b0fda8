import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { servesChannels } from '../../access/scope-sql.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute, transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { noSuch } from '../organization/known-names.ts'
import { joinCodeHash, makeJoinCode } from './join-code.ts'
import { type StoreRefused, storeRefused } from './refusals.ts'

const MOST_HOURS = 720

/** `code`: the code itself, which cannot be read again. */
export type JoinCodeCreated = {
  channelDatabase: { key: string } | null
  code: string | null
  expiresAt: string | null
  userErrors: StoreRefused[]
}

/**
 * Makes a one-time code, with which a store joins as the channel database. It replaces the open code of the channel
 * database, if there is one. A machine that is in use keeps its key until the key that replaces it is used.
 */
export async function createJoinCode(
  hq: HeadquartersDatabase,
  actor: Actor,
  { channelDatabase, validForHours }: { channelDatabase: string; validForHours: number },
): Promise<JoinCodeCreated> {
  if (!Number.isInteger(validForHours) || validForHours < 1 || validForHours > MOST_HOURS) {
    const message = `A code is valid for 1 to ${MOST_HOURS} hours (30 days).`
    return refused(storeRefused('INVALID_VALUE', ['input', 'validForHours'], message))
  }
  const code = makeJoinCode()
  const expiresAt = await transaction(hq.db, async (tx) => {
    const [known] = await execute<{ id: string }>(
      tx,
      sql`/* stores.createJoinCode */
      select id
      from channel_database
      where id = ${channelDatabase} and ${servesChannels(sql`id`, actor.channels)}
      for no key update`,
    )
    if (!known) return null
    await execute(
      tx,
      sql`/* stores.replaceJoinCode */
      update join_code
      set canceled_at = now()
      where channel_database_id = ${channelDatabase} and used_at is null and canceled_at is null`,
    )
    const [created] = await execute<{ id: string; expiresAt: string }>(
      tx,
      sql`/* stores.insertJoinCode */
      insert into join_code (channel_database_id, code_hash, created_by, expires_at)
      values (${channelDatabase}, ${joinCodeHash(code)}, ${actor.id}, now() + make_interval(hours => ${validForHours}))
      returning id, expires_at as "expiresAt"`,
    )
    if (!created) throw new Error('The join code was not stored.')
    await recordAudit(tx, actor, { action: 'createJoinCode', target: channelDatabase, result: 'CREATED' })
    await append(tx, [
      {
        kind: 'CONFIGURATION',
        entityId: `join_code:${created.id}`,
        channelDatabaseId: channelDatabase,
        status: 'CREATED',
      },
    ])
    return created.expiresAt
  })
  if (expiresAt === null) {
    const message = await noSuch(hq.db, 'channel database', channelDatabase, actor.channels)
    return refused(storeRefused('NOT_FOUND', ['input', 'channelDatabase'], message))
  }
  wake(hq.db)
  return { channelDatabase: { key: channelDatabase }, code, expiresAt, userErrors: [] }
}

const refused = (why: StoreRefused): JoinCodeCreated => ({
  channelDatabase: null,
  code: null,
  expiresAt: null,
  userErrors: [why],
})
