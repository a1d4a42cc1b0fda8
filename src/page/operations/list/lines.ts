import type { OperationLineFragment, OperationOrder, OperationStatus } from '../../generated/documents.ts'

export type Line = OperationLineFragment

/**
 * The operations that have been read, in their order. One that no longer matches the filter stays until the filter
 * changes, so that the visitor sees its new status.
 */
export type Lines = {
  readonly rows: readonly Line[]
  /** The cursor of the next page; null when everything has been read. */
  readonly next: string | null
  readonly totalCount: number | null
  /** The unreachable channel databases, whose operations are missing until they are uploaded. */
  readonly unreachable: readonly string[]
  /** New operations that are held back; as many as a page: there may be more. */
  readonly waiting: number
}

export type LinesPage = {
  readonly totalCount: number | null
  readonly nodes: readonly Line[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly coverage: readonly { readonly channelDatabase: string; readonly reachable: boolean }[]
}

/** Adds the next page. */
export function withPage(lines: Lines | null, page: LinesPage, order: OperationOrder): Lines {
  return {
    rows: merged(lines?.rows ?? [], page.nodes, order),
    next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
    totalCount: page.totalCount,
    unreachable: page.coverage.flatMap(({ channelDatabase, reachable }) => (reachable ? [] : [channelDatabase])),
    waiting: 0,
  }
}

/** Adds a new first page: new operations take their place, and the next page stays the same. */
export function withNewest(lines: Lines, page: LinesPage, order: OperationOrder): Lines {
  // Only in order of time is the place of a new operation known. In another order, a list that is longer than a page
  // only updates the rows that it has.
  if (!isByTime(order))
    return lines.rows.length > page.nodes.length
      ? { ...withLines(lines, page.nodes), waiting: 0 }
      : withPage(null, page, order)
  const known = new Set(lines.rows.map(({ operationId }) => operationId))
  const overlaps =
    lines.rows.length === 0 || !page.pageInfo.hasNextPage || page.nodes.some((line) => known.has(line.operationId))
  // Without an overlap there may be operations between the page and the rows: start again from the page.
  if (!overlaps) return withPage(null, page, order)
  const { next } = lines.rows.length === 0 ? withPage(null, page, order) : lines
  return { ...withPage(lines, page, order), next }
}

/**
 * Puts the rows in place that were read again, from the first on. The rows that are shown stay until as many as are
 * `wanted` have been read, so that the list is never shorter than its visitor has scrolled. While it is `held`, new
 * operations are counted, and only what follows the last row is added.
 */
export function withReadAgain(lines: Lines | null, again: Lines, wanted: number, held: boolean): Lines {
  if (lines === null || lines.rows.length === 0) return again
  const isAll = again.next === null || again.rows.length >= wanted
  if (!isAll && again.rows.length <= lines.rows.length) return lines
  const shown = new Map(lines.rows.map((line) => [line.operationId, line]))
  const rows = again.rows.map((line) => newestOf(shown.get(line.operationId) ?? line, line))
  if (!held) return { ...again, rows }
  const isShown = ({ operationId }: Line) => shown.has(operationId)
  const last = rows.findLastIndex(isShown)
  if (last < 0) return { ...lines, waiting: rows.length }
  const isBeyond = again.next === null || rows[last]?.operationId === lines.rows.at(-1)?.operationId
  const { rows: updated } = withLines(lines, rows)
  return {
    rows: isBeyond ? [...updated, ...rows.slice(last + 1)] : updated,
    next: isBeyond ? again.next : lines.next,
    totalCount: again.totalCount,
    unreachable: again.unreachable,
    waiting: rows.slice(0, last).filter((line) => !isShown(line)).length,
  }
}

/** Updates the rows from a new first page, and counts the new operations of it instead of adding them. */
export function withHeld(lines: Lines, page: LinesPage): Lines {
  const known = new Set(lines.rows.map(({ operationId }) => operationId))
  const waiting = page.nodes.filter(({ operationId }) => !known.has(operationId)).length
  return { ...withLines(lines, page.nodes), totalCount: page.totalCount, waiting }
}

/** Replaces the rows that have been read again. */
export function withLines(lines: Lines, read: readonly Line[]): Lines {
  const newer = new Map(read.map((line) => [line.operationId, line]))
  return { ...lines, rows: lines.rows.map((line) => newestOf(line, newer.get(line.operationId))) }
}

export type Change = { readonly operationId: string; readonly status: OperationStatus; readonly revision: number }

/** Applies the statuses of events; an event that is older than the row changes nothing. */
export function withChanges(lines: Lines, changes: ReadonlyMap<string, Change>): Lines {
  let changed = false
  const rows = lines.rows.map((line) => {
    const change = changes.get(line.operationId)
    if (!change || change.revision < line.revision || change.status === line.status) return line
    changed = true
    return { ...line, status: change.status, revision: change.revision }
  })
  return changed ? { ...lines, rows } : lines
}

function merged(rows: readonly Line[], more: readonly Line[], order: OperationOrder): Line[] {
  const byId = new Map(rows.map((line) => [line.operationId, line]))
  for (const line of more) byId.set(line.operationId, newestOf(byId.get(line.operationId) ?? line, line))
  const sign = order === 'CAPTURED_AT_ASC' ? 1 : -1
  const all = [...byId.values()]
  return isByTime(order) ? all.sort((a, b) => sign * compare(a, b)) : all
}

const isByTime = (order: OperationOrder) => order === 'CAPTURED_AT_ASC' || order === 'CAPTURED_AT_DESC'

function compare(a: Line, b: Line): number {
  if (a.capturedAt !== b.capturedAt) return a.capturedAt < b.capturedAt ? -1 : 1
  return a.operationId < b.operationId ? -1 : 1
}

function newestOf(line: Line, read: Line | undefined): Line {
  return read && read.revision >= line.revision ? read : line
}
