import { jsonOf } from '../model/json-of.ts'

/**
 * What a cursor holds: the last position delivered of headquarters' log and of each channel database's log in scope.
 * Decimal texts. A log whose position is not known (it could not be reached yet) is left out.
 */
export type Positions = { headquarters: string | null; channels: { readonly [channelDatabaseId: string]: string } }

/** The longest cursor that is read: enough for the widest scope with long ids. */
const longest = 8_192

/** A cursor as clients get it: opaque to them. */
export function encodeCursor({ headquarters, channels }: Positions): string {
  const entries = Object.entries(channels).sort(([a], [b]) => (a < b ? -1 : 1))
  return Buffer.from(JSON.stringify([headquarters, ...entries.flat()])).toString('base64url')
}

/**
 * The positions in a cursor; null when it is not a cursor of this product. Whether the logs have these positions is not
 * checked.
 */
export function decodeCursor(cursor: string): Positions | null {
  if (cursor.length > longest || !/^[\w-]+$/.test(cursor)) return null
  const parts = jsonOf(Buffer.from(cursor, 'base64url').toString('utf8'))
  if (!Array.isArray(parts) || parts.length % 2 === 0) return null
  const [headquarters, ...entries]: unknown[] = parts
  if (headquarters !== null && !isPosition(headquarters)) return null
  // Without a prototype: an id may be the name of something that every object has, such as `constructor`.
  const channels: { [id: string]: string } = Object.create(null)
  for (let nth = 0; nth < entries.length; nth += 2) {
    const [id, position] = [entries[nth], entries[nth + 1]]
    if (typeof id !== 'string' || !isPosition(position)) return null
    channels[id] = position
  }
  return { headquarters, channels }
}

/** Eighteen digits always fit PostgreSQL's bigint. */
function isPosition(value: unknown): value is string {
  return typeof value === 'string' && /^(0|[1-9]\d{0,17})$/.test(value)
}
