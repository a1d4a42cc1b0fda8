import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { DeliveredPart, DownloadPart } from './package.ts'

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
export async function partOf(stored: StoredPart): Promise<DownloadPart | null> {
  if (!isWhole(stored)) return null
  const { content } = stored
  // `storedPart` wrote it; the checksum confirms that.
  const part: DownloadPart = JSON.parse((await decompress(content)).toString('utf8'))
  return part
}

/** True when the bytes are those that were stored. */
export const isWhole = ({ content, checksum }: StoredPart): boolean => checksumOf(content) === checksum

/** The longest part, as JSON. */
const MOST_BYTES = 64 * 1024 * 1024

/** A part that was delivered. Throws when what it is packed in is damaged. */
export async function unpackedPart(part: DeliveredPart): Promise<DownloadPart> {
  if (!('packed' in part)) return part
  const json = await decompress(Buffer.from(part.packed, 'base64'), { maxOutputLength: MOST_BYTES })
  // Its receiver checks it.
  const unpacked: DownloadPart = JSON.parse(json.toString('utf8'))
  return unpacked
}

const checksumOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')
