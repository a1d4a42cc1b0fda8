import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../../db/client.ts'
import type { DownloadSessionRow } from '../../../model/cdx-session.ts'
import type { DownloadPart } from '../../../model/package.ts'

/** Thrown if parts of a package are missing or its checksum differs. */
export class PackageDamaged extends Error {
  override readonly name = 'PackageDamaged'
}

const decompress = promisify(gunzip)

/**
 * Reads a session's package part by part. If the parts are not those that were written, it throws at the end, before
 * the reader can commit. Calls `onRead` after all parts have been read.
 */
export function readPackage(
  db: Executor,
  session: DownloadSessionRow,
  onRead: () => Promise<void>,
): AsyncIterable<DownloadPart> {
  return {
    async *[Symbol.asyncIterator]() {
      const checksum = createHash('sha256')
      for (let number = 0; number < session.parts; number++) {
        const content = await readPart(db, session.id, number)
        checksum.update(content)
        // `makePackage` wrote it; the checksum confirms that before anything of it can be committed.
        const part: DownloadPart = JSON.parse((await decompress(content)).toString('utf8'))
        yield part
      }
      if (checksum.digest('hex') !== session.checksum) throw new PackageDamaged('The package is damaged.')
      await onRead()
    },
  }
}

async function readPart(db: Executor, sessionId: string, number: number): Promise<Buffer> {
  const [part] = await execute<{ content: string }>(
    db,
    sql`/* exchange.readPart */
    select encode(content, 'base64') as content
    from download_package
    where session_id = ${sessionId} and part = ${number}`,
  )
  if (!part) throw new PackageDamaged('A part of the package is missing.')
  return Buffer.from(part.content, 'base64')
}
