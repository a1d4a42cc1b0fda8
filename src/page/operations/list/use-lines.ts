import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ask } from '../../api/ask.ts'
import { useReconnected } from '../../api/connection.ts'
import { mayHaveMissed, useLive } from '../../api/live.ts'
import { useThrottle } from '../../api/throttle.ts'
import { OperationEventsDocument, OperationLinesDocument, OperationsDocument } from '../../generated/documents.ts'
import { apiFilter, type ListFilter } from './filters.ts'
import { type Change, type Line, type Lines, withChanges, withLines, withNewest, withPage } from './lines.ts'

const PAGE = 100
const HEAD_EVERY_MS = 2_000
const LINES_EVERY_MS = 700

export type LinesInHand = {
  /** Null until the first page has come. */
  readonly lines: Lines | null
  readonly error: unknown
  readonly readMore: () => void
  readonly readAnew: () => void
  /** Tells which lines are in sight: when they change they are read again first. */
  readonly onSight: (operationIds: readonly string[]) => void
}

/** The list for a filter, read page by page and kept live. `onChange` is called when operations have changed, a few times a second at most. */
export function useLines(filter: ListFilter, onChange: () => void): LinesInHand {
  const key = JSON.stringify([apiFilter(filter), filter.order])
  const [again, setAnew] = useState(0)
  const [held, setFrozen] = useState<{ key: string; lines: Lines | null; error: unknown }>({
    key,
    lines: null,
    error: null,
  })
  const current = held.key === key ? held : { key, lines: null, error: null }
  const reading = useRef(false)
  const sight = useRef<readonly string[]>([])

  const change = useCallback(
    (how: (lines: Lines) => Lines) =>
      setFrozen((now) => (now.key === key && now.lines ? { ...now, lines: how(now.lines) } : now)),
    [key],
  )
  const read = useCallback(
    async (
      after: string | null,
      put: (lines: Lines | null, page: Parameters<typeof withPage>[1]) => Lines,
      signal?: AbortSignal,
    ) => {
      const [asked, orderBy] = JSON.parse(key)
      try {
        const { operations } = await ask(OperationsDocument, { filter: asked, orderBy, first: PAGE, after }, signal)
        setFrozen((now) => ({ key, lines: put(now.key === key ? now.lines : null, operations), error: null }))
      } catch (error) {
        if (signal?.aborted) return
        setFrozen((now) => ({ key, lines: now.key === key ? now.lines : null, error }))
      }
    },
    [key],
  )
  useEffect(() => {
    // An answer from before must not come after this one.
    const replaced = new AbortController()
    void read(null, (_, page) => withPage(null, page, filter.order), replaced.signal)
    return () => replaced.abort()
  }, [read, again, filter.order])

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
    if (filter.order === 'CAPTURED_AT_ASC' && current.lines?.next) return
    void read(null, (lines, page) =>
      lines ? withNewest(lines, page, filter.order) : withPage(null, page, filter.order),
    )
  })
  const changed = useRef(new Set<string>())
  const readChanged = useThrottle(LINES_EVERY_MS, async () => {
    const next = nextToRead(changed.current, current.lines?.rows ?? [], sight.current)
    if (next.length === 0) return
    const read = await ask(OperationLinesDocument, { ids: next.map(({ id }) => id) }).catch(() => null)
    if (!read) {
      // They are read when the connection is back.
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
    if (events.some(mayHaveMissed)) setAnew((n) => n + 1)
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
  const onSight = useCallback((ids: readonly string[]) => {
    sight.current = ids
  }, [])
  return useMemo(
    () => ({ lines: current.lines, error: current.error, readMore, readAnew: () => setAnew((n) => n + 1), onSight }),
    [current.lines, current.error, onSight],
  )
}

/** Takes a page's worth of lines out of what has changed, those in sight first. What is not in the list is forgotten. */
function nextToRead(changed: Set<string>, rows: readonly Line[], sight: readonly string[]): Line[] {
  const shown = new Map(rows.flatMap((line) => (changed.has(line.operationId) ? [[line.operationId, line]] : [])))
  const first = sight.filter((operationId) => shown.has(operationId))
  const taken = [...new Set([...first, ...shown.keys()])].slice(0, PAGE)
  for (const operationId of changed) if (!shown.has(operationId)) changed.delete(operationId)
  for (const operationId of taken) changed.delete(operationId)
  return taken.flatMap((operationId) => shown.get(operationId) ?? [])
}

function isLine(node: object): node is Line {
  return 'operationId' in node
}
