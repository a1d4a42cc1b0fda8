import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { DownloadPart } from './package.ts'

/** A part of a download package as headquarters keeps it: gzip of JSON, and the SHA-256 of these bytes. */
export type StoredPart = { content: Buffer; checksum: string }

const compress = promisify(gzip)
const decompress = promisify(gunzip)

/** A part in the form in which it is kept. */
export async function storedPart(part: DownloadPart): Promise<StoredPart> {
  // Fast rather than small: it is deleted once it is applied.
  const content = await compress(JSON.stringify(part), { level: 1 })
  return { content, checksum: checksumOf(content) }
}

/** A part that is kept; null if its bytes are not those that were stored. */
export async function partOf({ content, checksum }: StoredPart): Promise<DownloadPart | null> {
  if (checksumOf(content) !== checksum) return null
  // `storedPart` wrote it; the checksum confirms that.
  const part: DownloadPart = JSON.parse((await decompress(content)).toString('utf8'))
  return part
}

const checksumOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')
