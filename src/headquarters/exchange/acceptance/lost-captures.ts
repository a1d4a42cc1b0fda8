import { sql } from 'drizzle-orm'
import type { ChannelSide } from '../../../between/channel-side.ts'
import type { NotUploaded } from '../../../between/channel-state.ts'
import { onChannelDatabase } from '../../../between/headquarters-of.ts'
import { type Database, execute } from '../../../db/client.ts'
import { utcText } from '../../../db/utc-text.ts'

/** An operation that was captured and not uploaded, and that the restored copy does not have. */
export type LostCapture = NotUploaded['newest'][number]

/**
 * What a restore of a channel database has lost for good, as far as headquarters knows, and the same in words. `asOf`:
 * the last contact before the restore, which brought the list; null: none has brought one.
 */
export type LostCaptures = { asOf: string | null; captures: LostCapture[]; message: string }

/** Read-only; to be called before the channel database is accepted. */
export async function findLostCaptures(db: Database, side: ChannelSide): Promise<LostCaptures> {
  const [contact] = await execute<{ asOf: string; pending: NotUploaded }>(
    db,
    sql`/* exchange.pendingAtContact */
    select ${utcText('pending_at')} as "asOf", pending
    from channel_database_contact
    where channel_database_id = ${side.id} and pending_at is not null`,
  )
  if (!contact) return { asOf: null, captures: [], message: unknown(side.id) }
  const ids = contact.pending.newest.map(({ operationId }) => operationId)
  const received = await execute<{ operationId: string }>(
    db,
    sql`/* exchange.receivedOf */
    select operation_id as "operationId" from operation where operation_id = any(${sql.param(ids)}::uuid[])`,
  )
  const query = { operationIds: ids, direction: 'asc', limit: ids.length } as const
  const here = ids.length === 0 ? [] : await onChannelDatabase(() => side.pendingOperations(query))
  const kept = new Set([...received, ...here].map(({ operationId }) => operationId))
  const captures = contact.pending.newest.filter(({ operationId }) => !kept.has(operationId)).reverse()
  return { asOf: contact.asOf, captures, message: sentence(side.id, contact.asOf, captures) }
}

const LATER = 'What its tills captured after that is lost, too: capture it again.'

const unknown = (id: string) =>
  `It is not known what ${id} had captured and not uploaded before it was restored. That is lost: capture it again.`

function sentence(id: string, asOf: string, captures: readonly LostCapture[]): string {
  const [first] = captures
  const last = captures.at(-1)
  if (!first || !last)
    return `Of what ${id} had captured by its last contact before the restore, at ${asOf}, nothing is lost. ${LATER}`
  const many = captures.length === 1 ? '1 captured operation is' : `${captures.length} captured operations are`
  const positions = first === last ? `position ${first.position}` : `positions ${first.position} to ${last.position}`
  return (
    `${many} lost: ${id} had not uploaded them by its last contact before the restore, at ${asOf} (${positions} of ` +
    `its log, captured from ${first.capturedAt} on at ${[...new Set(captures.map(({ channelId }) => channelId))].join(', ')}). ${LATER}`
  )
}
