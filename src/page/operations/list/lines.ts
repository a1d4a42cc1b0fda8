import type { OperationLineFragment, OperationOrder, OperationStatus } from '../../generated/documents.ts'

export type Line = OperationLineFragment

/** The lines that have been read, in their order. Lines that no longer match the filter stay until the filter changes: one sees what became of them. */
export type Lines = {
  readonly rows: readonly Line[]
  /** Cursor of the next page; null when everything has been read. */
  readonly next: string | null
  readonly totalCount: number | null
  /** Channel databases whose own, not yet uploaded operations are missing. */
  readonly unreachable: readonly string[]
}

export type LinesPage = {
  readonly totalCount: number | null
  readonly nodes: readonly Line[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly coverage: readonly { readonly channelDatabase: string; readonly reachable: boolean }[]
}

/** The lines after the next page has been read. */
export function withPage(lines: Lines | null, page: LinesPage, order: OperationOrder): Lines {
  return {
    rows: merged(lines?.rows ?? [], page.nodes, order),
    next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
    totalCount: page.totalCount,
    unreachable: page.coverage.flatMap(({ channelDatabase, reachable }) => (reachable ? [] : [channelDatabase])),
  }
}

/** The lines after the first page has been read again: what is new takes its place, and paging goes on where it was. */
export function withNewest(lines: Lines, page: LinesPage, order: OperationOrder): Lines {
  // By time it is known where a new line belongs; in another order a list that is longer than a page stays as it was read.
  if (!isByTime(order))
    return lines.rows.length > page.nodes.length ? withLines(lines, page.nodes) : withPage(null, page, order)
  const known = new Set(lines.rows.map(({ operationId }) => operationId))
  const meets =
    lines.rows.length === 0 || !page.pageInfo.hasNextPage || page.nodes.some((line) => known.has(line.operationId))
  // More has come than a page holds: between it and what was read there may be others, so reading begins again.
  if (!meets) return withPage(null, page, order)
  const { next } = lines.rows.length === 0 ? withPage(null, page, order) : lines
  return { ...withPage(lines, page, order), next }
}

/** The lines with what has been read of some of them again. */
export function withLines(lines: Lines, read: readonly Line[]): Lines {
  const newer = new Map(read.map((line) => [line.operationId, line]))
  return { ...lines, rows: lines.rows.map((line) => newestOf(line, newer.get(line.operationId))) }
}

export type Change = { readonly operationId: string; readonly status: OperationStatus; readonly revision: number }

/** The lines with the statuses that events have told; an older event changes nothing. */
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
