import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { oneAhead } from '../../../between/one-ahead.ts'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { batchStatementTimeout, execute, type Transaction, transaction } from '../../../db/client.ts'
import type { DownloadSessionRow } from '../../../model/cdx-session.ts'
import { LOYALTY_JOB } from '../../../model/configuration.ts'
import { emptyPart } from '../../../model/package.ts'
import { storedPart } from '../../../model/stored-part.ts'
import { cardsOfDelta, cardsOfFull } from './carried-cards.ts'
import { type CarriedPart, carriedByDelta, carriedByFull } from './carried-customers.ts'
import { configurationRows } from './configuration-rows.ts'

/**
 * A package stored in `download_package`. `full`: it contains everything, because a full one was requested or a delta
 * is impossible.
 */
export type MadePackage = {
  toPosition: string
  full: boolean
  parts: number
  /** The number of rows in it. */
  rows: number
  /** The compressed size in bytes. */
  fileSize: number
  checksum: string
}

/**
 * Makes a session's package from one snapshot of headquarters: everything, or the changes after the session's
 * `fromPosition` in their current state. The log's head in the snapshot is the package's position, because positions
 * are assigned in commit order.
 */
export async function makePackage(hq: HeadquartersDatabase, session: DownloadSessionRow): Promise<MadePackage> {
  return transaction(
    hq.db,
    async (tx) => {
      const range = await deltaRange(tx, session)
      const writer = packageWriter(tx, session.id)
      const { jobId, channelDatabaseId } = session
      if (jobId === LOYALTY_JOB) {
        const { fromPosition } = session
        const cards = range.full
          ? cardsOfFull(tx, channelDatabaseId)
          : cardsOfDelta(tx, channelDatabaseId, { fromPosition, toPosition: range.toPosition })
        for await (const carried of oneAhead(cards)) {
          const { loyaltyCards = [], removedLoyaltyCards = [] } = carried.part
          await writer.write(carried, loyaltyCards.length + removedLoyaltyCards.length)
        }
      } else if (range.full || range.configuration) {
        const configuration = await configurationRows(tx, jobId, channelDatabaseId)
        await writer.write({ part: { ...emptyPart, configuration }, keys: [] }, configuration.length)
      }
      if (session.jobId === '1010') {
        const { fromPosition, redirectsFrom } = session
        const customers = range.full
          ? carriedByFull(tx, session.channelDatabaseId, redirectsFrom)
          : carriedByDelta(tx, session.channelDatabaseId, {
              ...{ fromPosition, redirectsFrom, toPosition: range.toPosition },
            })
        for await (const carried of oneAhead(customers)) {
          const { part } = carried
          const rows =
            part.customers.length +
            part.removedCustomers.length +
            part.outcomes.length +
            part.settlements.length +
            (part.redirects?.length ?? 0) +
            (part.erasedCustomers?.length ?? 0)
          await writer.write(carried, rows)
        }
      }
      return { toPosition: range.toPosition, full: range.full, ...(await writer.written()) }
    },
    { isolation: 'repeatable read', statementTimeout: batchStatementTimeout },
  )
}

/**
 * The end of the delta, and whether a delta is sufficient. A full package is needed if the log does not reach back to
 * the position or never contained it (headquarters was restored), or if a channel of the database was added or changed,
 * because its address books may include customers that did not change.
 */
async function deltaRange(tx: Transaction, session: DownloadSessionRow) {
  const [range] = await execute<{ toPosition: string; full: boolean; configuration: boolean }>(
    tx,
    sql`/* exchange.deltaRange */
    with range as (
      select ${session.fromPosition}::bigint as after, position as head, (select min(position) from log) as first
      from log_head
    ),
    named as (
      select log.*
      from log
      join range on log.position > range.after and log.position <= range.head
      where log.download_job is not null
    )
    select head::text as "toPosition",
      ${session.full} or after > head or (after < head and after + 1 < coalesce(first, head + 1))
        or (${session.jobId}::text in ('1010', '1050') and exists (
          select from named
          where download_job = '1070'
            and channel_id in (select id from channel where channel_database_id = ${session.channelDatabaseId})
        )) as "full",
      exists (select from named where download_job = ${session.jobId} and customer_key is null) as configuration
    from range`,
  )
  if (!range) throw new Error('The log has no head.')
  return range
}

/** Stores parts in their order. A part is compressed while the next one is taken. */
function packageWriter(tx: Transaction, sessionId: string) {
  const checksum = createHash('sha256')
  let parts = 0
  let rows = 0
  let fileSize = 0
  let next: { compressed: ReturnType<typeof storedPart>; keys: CarriedPart['keys'] } | null = null
  async function store(): Promise<void> {
    if (next === null) return
    const { compressed, keys } = next
    const stored = await compressed
    checksum.update(stored.content)
    await execute(
      tx,
      sql`/* exchange.writePart */
      insert into download_package (session_id, part, content, checksum, first_key, last_key)
      values (
        ${sessionId}, ${parts}, decode(${stored.content.toString('base64')}, 'base64'), ${stored.checksum},
        ${keys[0] ?? null}::uuid, ${keys.at(-1) ?? null}::uuid
      )`,
    )
    parts++
    fileSize += stored.content.length
  }
  return {
    async write({ part, keys }: CarriedPart, carried: number): Promise<void> {
      await store()
      next = { compressed: storedPart(part), keys }
      next.compressed.catch(() => {})
      rows += carried
    },
    async written() {
      await store()
      return { parts, rows, fileSize, checksum: checksum.digest('hex') }
    },
  }
}
