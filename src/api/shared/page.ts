import { USUAL_PAGE } from '../../config/limits.ts'
import { refuse } from './errors.ts'
import { decodeNodeIdOf } from './node-id.ts'

/**
 * A part of a list: up to `limit` rows after (forward) or before a cursor; null: from the start or the end of the list.
 */
export type PageRequest = { readonly limit: number; readonly forward: boolean; readonly cursor: string | null }

/**
 * The arguments of a connection. Throws BAD_USER_INPUT for a contradiction. The length of the page was checked before
 * anything ran (cost.ts).
 */
export function pageRequest(args: {
  first?: number | null | undefined
  after?: string | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
}): PageRequest {
  const { first, after, last, before } = args
  const backward = last != null || before != null
  if (backward && (first != null || after != null)) {
    throw refuse(
      'BAD_USER_INPUT',
      'Use `first` and `after` to page forward, or `last` and `before` to page backward, not both.',
    )
  }
  return { limit: first ?? last ?? USUAL_PAGE, forward: !backward, cursor: after ?? before ?? null }
}

/**
 * The number in a cursor of the type, for lists that are ordered by a number; null without a cursor. Throws
 * BAD_USER_INPUT for any other text.
 */
export function numberBeyond(type: string, cursor: string | null): string | null {
  if (cursor === null) return null
  const number = decodeNodeIdOf(type, cursor)?.[0]
  if (number === undefined || !/^\d{1,18}$/.test(number))
    throw refuse('BAD_USER_INPUT', 'This is not a cursor of this list.')
  return number
}

/** A page in the form of a Relay connection. */
export type Page<T> = {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[]
  readonly nodes: readonly T[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
}

/**
 * Makes a page of rows read in the requested direction, with one row more than the limit when there are more. Cursors
 * are made when they are asked for.
 */
export function pageOf<T>(request: PageRequest, rows: readonly T[], cursorOf: (row: T) => string): Page<T> {
  return pageOfRows(request, rows, cursorOf, (row) => row)
}

/** The same of rows that have more than their nodes. */
export function pageOfRows<Row, T>(
  request: PageRequest,
  rows: readonly Row[],
  cursorOf: (row: Row) => string,
  nodeOf: (row: Row) => T,
): Page<T> {
  const more = rows.length > request.limit
  const shown = rows.slice(0, request.limit)
  const ordered = request.forward ? shown : shown.reverse()
  const beyond = request.cursor !== null
  const cursorAt = (row: Row | undefined) => (row === undefined ? null : cursorOf(row))
  return {
    nodes: ordered.map(nodeOf),
    get edges() {
      return ordered.map((row) => ({ cursor: cursorOf(row), node: nodeOf(row) }))
    },
    get pageInfo() {
      return {
        hasNextPage: request.forward ? more : beyond,
        hasPreviousPage: request.forward ? beyond : more,
        startCursor: cursorAt(ordered[0]),
        endCursor: cursorAt(ordered.at(-1)),
      }
    },
  }
}
