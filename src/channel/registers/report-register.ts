import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { noteAudited, recordAudit } from '../../access/audit.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { execute, transaction } from '../../db/client.ts'
import type { Refused } from '../../model/customer-outcome.ts'
import { currentCache } from '../cache/cache.ts'
import { settingOf } from '../cache/setting.ts'

/** The most captures that a register can say to have. */
const mostWaiting = 1_000_000
/** Longer than any token lives. */
const mostSeconds = 366 * 24 * 3_600
const VERSION = /^[\w.+ -]{1,60}$/

/** What a register says of itself. `oldestWaitingForSeconds`: how long its oldest capture waits, by its clock. */
export type RegisterReport = {
  channelId: string
  registerId: string
  version: string
  waitingCaptures: number
  oldestWaitingForSeconds: number | null
}

/** What the register must know: whether it may send, and whether it may create customers while it is offline. */
export type Reported = { paused: boolean; offlineCustomerCreateDisabled: boolean } | Refused

/**
 * Records what a register says of itself, and that it was seen; its first report makes it known. Only that is audited:
 * a report changes nothing else.
 */
export async function reportRegister(
  database: Pick<ChannelDatabase, 'id' | 'db'>,
  actor: Actor,
  report: RegisterReport,
): Promise<Reported> {
  const refusal = refusalOf(report)
  if (refusal) return refusal
  const setting = settingOf(await currentCache(database), report.channelId)
  if ('code' in setting) return setting
  const paused = await transaction(database.db, async (tx) => {
    const [stored] = await execute<{ paused: boolean; isNew: boolean }>(
      tx,
      sql`/* registers.report */
      insert into register (channel_id, register_id, version, waiting_captures, oldest_waiting_at)
      values (${report.channelId}, ${report.registerId}, ${report.version}, ${report.waitingCaptures},
        now() - make_interval(secs => ${report.oldestWaitingForSeconds}::float8))
      on conflict (channel_id, register_id) do update set version = excluded.version, last_seen_at = now(),
        waiting_captures = excluded.waiting_captures, oldest_waiting_at = excluded.oldest_waiting_at
      returning paused_at is not null as paused, xmax = 0 as "isNew"`,
    )
    if (!stored) throw new Error('The report of a register was not stored.')
    if (stored.isNew) {
      const target = `${report.channelId}:${report.registerId}`
      await recordAudit(tx, actor, { action: 'reportRegister', target, result: 'REGISTERED' })
    } else {
      noteAudited(actor, 'REPORTED')
    }
    return stored.paused
  })
  return { paused, offlineCustomerCreateDisabled: setting.channel.filterSharedCustomerTables }
}

function refusalOf({ version, waitingCaptures, oldestWaitingForSeconds }: RegisterReport): Refused | null {
  if (!VERSION.test(version))
    return invalid('version', 'A version is 1 to 60 letters, digits, spaces, dots, dashes, underscores or plus signs.')
  if (waitingCaptures < 0 || waitingCaptures > mostWaiting)
    return invalid('waitingCaptures', `Between 0 and ${mostWaiting} captures can wait.`)
  if ((oldestWaitingForSeconds === null) !== (waitingCaptures === 0))
    return invalid(
      'oldestWaitingForSeconds',
      'Say how long the oldest capture has waited when captures wait, else null.',
    )
  if (oldestWaitingForSeconds !== null && (oldestWaitingForSeconds < 0 || oldestWaitingForSeconds > mostSeconds))
    return invalid('oldestWaitingForSeconds', `A capture waits for 0 to ${mostSeconds} seconds.`)
  return null
}

const invalid = (field: string, message: string): Refused => ({
  __typename: 'Refused',
  code: 'INVALID_VALUE',
  field: [field],
  message,
})
