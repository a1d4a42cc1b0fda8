import type { CustomersQuery, SearchLocation } from '../../generated/documents.ts'

type Read = CustomersQuery['customers']
/** A customer of the list, with the cursor after which the list goes on. */
export type CustomerRow = Read['edges'][number]

/** The customers that have been read, in their order. */
export type CustomerRows = {
  readonly rows: readonly CustomerRow[]
  /** The cursor of the next page; null when everything has been read. */
  readonly next: string | null
  /** LOCAL although all were asked for: headquarters could not be reached. */
  readonly searchedLocation: SearchLocation
  /** New customers that are held back. */
  readonly waiting: number
}

/**
 * Puts a part of the list in place that was read after a cursor, null for its beginning: what is no longer there goes,
 * and what is new takes its place. The rows after the part stay.
 */
export function withPart(list: CustomerRows | null, after: string | null, read: Read): CustomerRows {
  const rows = list?.rows ?? []
  const before = rows.findIndex(({ cursor }) => cursor === after)
  // The row before the part has gone meanwhile: where the part belongs is not known.
  if (list && after !== null && before < 0 && after !== list.next) return list
  const start = after === null ? 0 : before < 0 ? rows.length : before + 1
  const isRead = idsIn(read.edges)
  const others = (some: readonly CustomerRow[]) => some.filter(({ node }) => !isRead.has(node.id))
  const following = rows.slice(start)
  const last = following.findLastIndex(({ node }) => isRead.has(node.id))
  // Without a row in common, what lies between the part and the rows after it is not known.
  const tail = read.pageInfo.hasNextPage && last >= 0 ? others(following.slice(last + 1)) : []
  return {
    rows: [...others(rows.slice(0, start)), ...read.edges, ...tail],
    next: tail.length > 0 ? (list?.next ?? null) : read.pageInfo.hasNextPage ? read.pageInfo.endCursor : null,
    searchedLocation: read.searchedLocation,
    waiting: 0,
  }
}

/** Shows the new state of the customers that were read again, each in its place; new ones are only counted. */
export function withStates(list: CustomerRows, read: Read): CustomerRows {
  const nodes = new Map(read.edges.map(({ node }) => [node.id, node]))
  const rows = list.rows.map((row) => ({ ...row, node: nodes.get(row.node.id) ?? row.node }))
  const isKnown = idsIn(rows)
  // What was read may go on after the last row of the list.
  const last = read.edges.findLastIndex(({ node }) => isKnown.has(node.id))
  return { ...list, rows, waiting: read.edges.slice(0, last + 1).filter(({ node }) => !isKnown.has(node.id)).length }
}

const idsIn = (rows: readonly CustomerRow[]) => new Set(rows.map(({ node }) => node.id))
