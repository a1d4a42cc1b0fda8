import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { callApi } from '../../api/call-api.ts'
import { useReconnected } from '../../api/connection.ts'
import { mayHaveMissed, useLive } from '../../api/live.ts'
import { useShownRequest } from '../../api/query.ts'
import { useThrottle } from '../../api/throttle.ts'
import { OperationEventsDocument, OperationLinesDocument, OperationsDocument } from '../../generated/documents.ts'
import { rememberedPlace } from '../../list/scroll-memory.ts'
import { apiFilter, type UnderstoodFilter } from './filters.ts'
import {
  type Change,
  type Line,
  type Lines,
  type LinesPage,
  withChanges,
  withHeld,
  withLines,
  withNewest,
  withPage,
  withReadAgain,
} from './lines.ts'

const PAGE = 100
/** As many rows are read again when the visitor comes back to them. */
const MOST_AGAIN = 2_000
const HEAD_EVERY_MS = 2_000
const LINES_EVERY_MS = 700

export type LoadedLines = {
  /** Null until the first page has come. */
  readonly lines: Lines | null
  readonly error: unknown
  readonly readMore: () => void
  readonly reload: () => void
  /** Receives the visible operations; when they change, they are read again first. */
  readonly onVisible: (operationIds: readonly string[]) => void
}

/**
 * The list of operations for a filter, read page by page and kept live. `onChange` is called when operations have
 * changed, at most every HEAD_EVERY_MS. While it is `held`, new operations are counted, and come when it is no more.
 */
export function useLines(filter: UnderstoodFilter, held: boolean, onChange: () => void): LoadedLines {
  const key = JSON.stringify([apiFilter(filter), filter.order])
  const [reloads, setReloads] = useState(0)
  const [state, setState] = useState<{ key: string; lines: Lines | null; error: unknown }>({
    key,
    lines: null,
    error: null,
  })
  const current = state.key === key ? state : { key, lines: null, error: null }
  useShownRequest(OperationsDocument, { filter: apiFilter(filter), orderBy: filter.order, first: PAGE })
  const reading = useRef(false)
  const isHeld = useRef(held)
  const hasWaiting = useRef(false)
  hasWaiting.current = (current.lines?.waiting ?? 0) > 0
  const visible = useRef<readonly string[]>([])

  const change = useCallback(
    (update: (lines: Lines) => Lines) =>
      setState((now) => (now.key === key && now.lines ? { ...now, lines: update(now.lines) } : now)),
    [key],
  )
  const read = useCallback(
    async (after: string | null, put: (lines: Lines | null, page: LinesPage) => Lines, signal?: AbortSignal) => {
      const [filter, orderBy] = JSON.parse(key)
      try {
        const { operations } = await callApi(OperationsDocument, { filter, orderBy, first: PAGE, after }, signal)
        setState((now) => ({ key, lines: put(now.key === key ? now.lines : null, operations), error: null }))
        return operations
      } catch (error) {
        if (!signal?.aborted) setState((now) => ({ key, lines: now.key === key ? now.lines : null, error }))
        return null
      }
    },
    [key],
  )
  const rowCount = useRef(0)
  rowCount.current = current.lines?.rows.length ?? 0
  const headWasRead = useRef(false)
  useEffect(() => {
    // The answer of an older request must not replace this one.
    const replaced = new AbortController()
    const readAgain = async () => {
      headWasRead.current = false
      // As many as there were, also at this entry of the history when it was left, so that its place is there.
      const wanted = Math.min(Math.max(rowCount.current, rememberedPlace().rows, 1), MOST_AGAIN)
      let again: Lines | null = null
      do {
        const before: Lines | null = again
        const put = (lines: Lines | null, page: LinesPage) =>
          withReadAgain(lines, withPage(before, page, filter.order), wanted, isHeld.current)
        const page: LinesPage | null = await read(before?.next ?? null, put, replaced.signal)
        if (page === null) return
        again = withPage(before, page, filter.order)
      } while (again.next !== null && again.rows.length < wanted)
      // What came at the head meanwhile is not in the page that was read first.
      if (headWasRead.current) readHead()
    }
    void readAgain()
    return () => replaced.abort()
  }, [read, reloads, filter.order])

  const readMore = () => {
    const after = current.lines?.next
    if (!after || reading.current) return
    reading.current = true
    void read(after, (lines, page) => withPage(lines, page, filter.order)).finally(() => {
      reading.current = false
    })
  }
  const readHead = useThrottle(HEAD_EVERY_MS, () => {
    onChange()
    headWasRead.current = true
    if (filter.order === 'CAPTURED_AT_ASC' && current.lines?.next) return
    void read(null, (lines, page) => {
      if (!lines) return withPage(null, page, filter.order)
      return isHeld.current && lines.rows.length > 0 ? withHeld(lines, page) : withNewest(lines, page, filter.order)
    })
  })
  useEffect(() => {
    isHeld.current = held
    if (held || !hasWaiting.current) return
    void read(null, (lines, page) =>
      lines ? withNewest(lines, page, filter.order) : withPage(null, page, filter.order),
    )
  }, [held, read, filter.order])
  const changed = useRef(new Set<string>())
  const readChanged = useThrottle(LINES_EVERY_MS, async () => {
    const next = nextToRead(changed.current, current.lines?.rows ?? [], visible.current)
    if (next.length === 0) return
    const read = await callApi(OperationLinesDocument, { ids: next.map(({ id }) => id) }).catch(() => null)
    if (!read) {
      // They are read when the connection is restored.
      for (const { operationId } of next) changed.current.add(operationId)
      return
    }
    change((lines) =>
      withLines(
        lines,
        read.nodes.flatMap((node) => (node !== null && isLine(node) ? [node] : [])),
      ),
    )
    if (changed.current.size > 0) readChanged()
  })
  useLive(OperationEventsDocument, { channel: filter.channel ? [filter.channel] : null }, (events) => {
    const changes = new Map<string, Change>()
    for (const event of events) if (event.__typename === 'OperationChanged') changes.set(event.operationId, event)
    if (events.some(mayHaveMissed)) setReloads((n) => n + 1)
    if (changes.size === 0) return
    change((lines) => withChanges(lines, changes))
    for (const id of changes.keys()) changed.current.add(id)
    readChanged()
    readHead()
  })
  useReconnected(() => {
    readChanged()
    readHead()
  })
  const onVisible = useCallback((ids: readonly string[]) => {
    visible.current = ids
  }, [])
  return useMemo(
    () => ({
      lines: current.lines,
      error: current.error,
      readMore,
      reload: () => setReloads((n) => n + 1),
      onVisible,
    }),
    [current.lines, current.error, onVisible],
  )
}

/** Takes at most a page of changed operations, visible ones first. Changes outside the list are dropped. */
function nextToRead(changed: Set<string>, rows: readonly Line[], visible: readonly string[]): Line[] {
  const shown = new Map(rows.flatMap((line) => (changed.has(line.operationId) ? [[line.operationId, line]] : [])))
  const first = visible.filter((operationId) => shown.has(operationId))
  const taken = [...new Set([...first, ...shown.keys()])].slice(0, PAGE)
  for (const operationId of changed) if (!shown.has(operationId)) changed.delete(operationId)
  for (const operationId of taken) changed.delete(operationId)
  return taken.flatMap((operationId) => shown.get(operationId) ?? [])
}

function isLine(node: object): node is Line {
  return 'operationId' in node
}
