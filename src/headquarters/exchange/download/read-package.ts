import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../../db/client.ts'
import type { DownloadSessionRow } from '../../../model/cdx-session.ts'
import { type DeliveredPart, emptyPart, type PackedPart } from '../../../model/package.ts'
import { isWhole } from '../../../model/stored-part.ts'
import { erasedSince } from '../../erasure/purge-packages.ts'

/** Thrown if a part of a package is missing or its checksum differs. */
export class PackageDamaged extends Error {
  override readonly name = 'PackageDamaged'
}

/** Parts that one statement reads. Each has a thousand customers at most, which are some hundred kilobytes. */
const READ_AT_ONCE = 4

/** The number of parts that a session delivers: 1010 adds one with the tombstones of erasures since it was made. */
export const deliveredParts = ({ jobId, parts }: DownloadSessionRow): number => (jobId === '1010' ? parts + 1 : parts)

/**
 * Reads a session's package part by part. If a part is not the one that was written, it throws before the reader can
 * commit. Calls `onRead` after all parts have been read.
 *
 * An erasure removes the customer from the parts that are still to be read. Those that have been read may have the
 * customer, so the tombstones of all erasures since the package was made follow as the last part.
 */
export function readPackage(
  db: Executor,
  session: DownloadSessionRow,
  onRead: () => Promise<void>,
): AsyncIterable<DeliveredPart> {
  return {
    async *[Symbol.asyncIterator]() {
      for (let next = 0; next < session.parts; next += READ_AT_ONCE) yield* await readParts(db, session, next)
      if (session.jobId === '1010') yield { ...emptyPart, erasedCustomers: await erasedSince(db, session.toPosition) }
      await onRead()
    },
  }
}

/** Parts in their order as they are stored: of the session's own package, or of the first load that it shares. */
async function readParts(db: Executor, { id, parts }: DownloadSessionRow, next: number): Promise<PackedPart[]> {
  const end = Math.min(next + READ_AT_ONCE, parts)
  const stored = await execute<{ content: string; checksum: string }>(
    db,
    sql`/* exchange.readParts */
    select encode(content, 'base64') as content, checksum
    from download_package
    where part >= ${next} and part < ${end} and session_id = (
      select coalesce(session.package_id, session.id) from download_session session where session.id = ${id}
    )
    order by part`,
  )
  if (stored.length !== end - next) throw new PackageDamaged('A part of the package is missing.')
  return stored.map(({ content: text, checksum }) => {
    const content = Buffer.from(text, 'base64')
    if (!isWhole({ content, checksum })) throw new PackageDamaged('The package is damaged.')
    // PostgreSQL's base64 has lines.
    return { packed: content.toString('base64') }
  })
}
