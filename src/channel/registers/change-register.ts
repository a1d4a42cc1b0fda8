import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { execute, transaction } from '../../db/client.ts'

type Database = Pick<ChannelDatabase, 'id' | 'db'>

/**
 * Pauses a register (`reason` not null) or resumes it. A register that is paused already keeps its first reason. False:
 * the channel has no such register.
 */
export function setRegisterPaused(
  database: Database,
  actor: Actor,
  channelId: string,
  registerId: string,
  reason: string | null,
): Promise<boolean> {
  const change =
    reason === null
      ? sql`update register set paused_at = null, paused_by = null, pause_reason = null,
        resumed_at = case when paused_at is not null then now() else resumed_at end`
      : sql`update register set paused_at = coalesce(paused_at, now()), paused_by = coalesce(paused_by, ${actor.id}),
        pause_reason = coalesce(pause_reason, ${reason})`
  const action = reason === null ? 'resumeRegister' : 'pauseRegister'
  return changed(database, actor, { channelId, registerId, action, change, reason })
}

/**
 * Removes a register that is out of use; it is known again when it reports. False: the channel has no such register.
 */
export function removeRegister(
  database: Database,
  actor: Actor,
  channelId: string,
  registerId: string,
): Promise<boolean> {
  const change = sql`delete from register`
  return changed(database, actor, { channelId, registerId, action: 'removeRegister', change, reason: null })
}

type Change = { channelId: string; registerId: string; action: string; change: SQL; reason: string | null }

function changed(database: Database, actor: Actor, given: Change): Promise<boolean> {
  const { channelId, registerId, action, change, reason } = given
  return transaction(database.db, async (tx) => {
    const rows = await execute<{ registerId: string }>(
      tx,
      sql`/* registers.change */
      ${change}
      where channel_id = ${channelId} and register_id = ${registerId}
      returning register_id as "registerId"`,
    )
    if (rows.length === 0) return false
    await recordAudit(tx, actor, { action, target: `${channelId}:${registerId}`, result: 'OK', reason })
    return true
  })
}
