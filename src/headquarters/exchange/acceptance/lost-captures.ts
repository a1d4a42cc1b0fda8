import { sql } from 'drizzle-orm'
import type { ChannelSide } from '../../../between/channel-side.ts'
import type { NotUploaded } from '../../../between/channel-state.ts'
import { onChannelDatabase } from '../../../between/headquarters-of.ts'
import type { Place } from '../../../between/headquarters-side.ts'
import { pagesOf } from '../../../between/pages.ts'
import { batchStatementTimeout, type Database, execute, transaction } from '../../../db/client.ts'
import { utcText } from '../../../db/utc-text.ts'

/** An operation that was captured and not uploaded, and that the restored copy does not have. */
export type LostCapture = NotUploaded['newest'][number]

/**
 * What a restore of a channel database has lost for good, as far as headquarters knows, and the same in words. `asOf`:
 * the last contact before the restore, which brought the list; null: none has brought one. `captures`: the newest of
 * them, at most 100; `count`: all of them.
 */
export type LostCaptures = { asOf: string | null; captures: LostCapture[]; count: number; message: string }

type KnownPending = NotUploaded & { asOf: string }

/**
 * Read-only; to be called before the channel database is accepted. `why`: whether it is a restored copy, or another
 * database has its place (OTHER). Nothing of that one is lost while it exists: the message says so first.
 */
export async function findLostCaptures(
  db: Database,
  side: ChannelSide,
  why: 'RESTORED' | 'OTHER',
): Promise<LostCaptures> {
  const lost = await lostOf(db, side)
  if (why === 'RESTORED') return lost
  const [other] = await execute<{ address: string }>(
    db,
    sql`/* exchange.otherInPlace */
    select holder ->> 'address' as address from channel_database_contact where channel_database_id = ${side.id}`,
  )
  return { ...lost, message: stays(side.id, other?.address, lost.message) }
}

const stays = (id: string, address = 'an unknown address', message: string) =>
  `The database at ${address} had the place of ${id} and is refused from now on. What its tills captured and it has ` +
  `not uploaded stays in it: to have that, too, accept it there afterwards. Only if it no longer exists: ${message}`

async function lostOf(db: Database, side: ChannelSide): Promise<LostCaptures> {
  const [known] = await execute<KnownPending>(
    db,
    sql`/* exchange.pendingAtContact */
    select ${utcText('pending_at')} as "asOf", (pending ->> 'operations')::int as operations,
      pending ->> 'oldestAt' as "oldestAt", pending -> 'newest' as newest
    from channel_database_contact
    where channel_database_id = ${side.id} and pending_at is not null`,
  )
  if (!known) return { asOf: null, captures: [], count: 0, message: unknown(side.id) }
  const kept = await keptOf(
    db,
    side,
    known.newest.map(({ operationId }) => operationId),
  )
  const captures = known.newest.filter(({ operationId }) => !kept.has(operationId)).reverse()
  const count = captures.length + (await countEarlier(db, side, known))
  return { asOf: known.asOf, captures, count, message: sentence(side.id, known, captures, count) }
}

/** Those of the operations that headquarters or the channel database has. */
async function keptOf(db: Database, side: ChannelSide, operationIds: string[]): Promise<Set<string>> {
  const query = { operationIds, direction: 'asc', limit: operationIds.length } as const
  const here = operationIds.length === 0 ? [] : await onChannelDatabase(() => side.pendingOperations(query))
  return new Set([...(await receivedOf(db, operationIds)), ...here.map(({ operationId }) => operationId)])
}

async function receivedOf(db: Database, operationIds: readonly string[]): Promise<string[]> {
  const received = await execute<{ operationId: string }>(
    db,
    sql`/* exchange.receivedOf */
    select operation_id as "operationId"
    from operation
    where operation_id = any(${sql.param([...operationIds])}::uuid[])`,
  )
  return received.map(({ operationId }) => operationId)
}

/**
 * How many are lost of those that were captured before the listed ones. Their ids are not known, but their number is:
 * those that headquarters has received since, and those that are pending in the copy, are not lost.
 */
async function countEarlier(db: Database, side: ChannelSide, known: KnownPending): Promise<number> {
  const earlier = known.operations - known.newest.length
  const before = known.newest.at(-1)?.capturedAt
  if (earlier <= 0 || before === undefined) return 0
  const [received] = await transaction(
    db,
    (tx) =>
      execute<{ n: number }>(
        tx,
        sql`/* exchange.receivedSince */
        select count(*)::int as n
        from operation
        where route = 'ASYNC' and channel_database_id = ${side.id} and received_at > ${known.asOf}::timestamptz
          and captured_at >= ${known.oldestAt}::timestamptz and captured_at < ${before}::timestamptz`,
      ),
    { statementTimeout: batchStatementTimeout, readOnly: true },
  )
  return Math.max(0, earlier - (received?.n ?? 0) - (await countPending(db, side, before)))
}

const PAGE = 1_000

/** How many operations are pending in the copy that were captured before a time and that headquarters does not have. */
async function countPending(db: Database, side: ChannelSide, before: string): Promise<number> {
  let pending = 0
  const pages = pagesOf(
    PAGE,
    (beyond: Place | null, limit) =>
      onChannelDatabase(() =>
        side.pendingOperations({ capturedBefore: before, ...(beyond && { beyond }), direction: 'asc', limit }),
      ),
    ({ capturedAt, operationId }) => ({ capturedAt, operationId }),
  )
  for await (const page of pages) {
    const received = await receivedOf(
      db,
      page.map(({ operationId }) => operationId),
    )
    pending += page.length - received.length
  }
  return pending
}

const LATER = 'What its tills captured after that is lost, too: capture it again.'

const unknown = (id: string) =>
  `It is not known what ${id} had captured and not uploaded before it was restored. That is lost: capture it again.`

function sentence(id: string, known: KnownPending, captures: readonly LostCapture[], count: number): string {
  const { asOf } = known
  const [first] = captures
  const last = captures.at(-1)
  if (!first || !last)
    return `Of what ${id} had captured by its last contact before the restore, at ${asOf}, nothing is lost. ${LATER}`
  const many = count === 1 ? '1 captured operation is' : `${count} captured operations are`
  const positions = first === last ? `position ${first.position}` : `positions ${first.position} to ${last.position}`
  const newest = count > captures.length ? `the newest ${captures.length} at ` : ''
  const since = count > captures.length && known.oldestAt !== null ? known.oldestAt : first.capturedAt
  const [from, to] = [since, last.capturedAt].map((time) => new Date(time).toISOString())
  const channels = [...new Set(captures.map(({ channelId }) => channelId))].join(', ')
  return (
    `${many} lost: ${id} had not uploaded them by its last contact before the restore, at ${asOf} (${newest}` +
    `${positions} of its log, captured from ${from} to ${to} at ${channels}). ${LATER}`
  )
}
