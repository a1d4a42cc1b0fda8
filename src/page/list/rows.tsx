import { useVirtualizer } from '@tanstack/react-virtual'
import {
  Fragment,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { rememberedFocus } from '../ui/focus.ts'
import { useListKeys } from '../ui/list-keys.ts'
import { type RowPlace, rowElementId } from './row-link.tsx'
import { useRememberedPlace } from './use-remembered-place.ts'
import { useRowHeight } from './use-row-height.ts'

type Props<Row> = {
  rows: readonly Row[]
  /** What is listed: another list begins at its top. */
  of?: string
  idOf: (row: Row) => string
  /** Whether there are more than have been read. */
  hasMore: boolean
  readMore: () => void
  /** The id of the row that is open beside the list. */
  open: string | null
  onOpen: (id: string) => void
  /** Space on the active row; `range` with Shift. */
  onSpace?: (id: string, range: boolean) => void
  /** A class of the list, by which its columns have their widths. */
  className: string
  /** The name of the list, and what its keys do. */
  label: string
  keys: string
  /** The height of a row on a narrow window, in rem. */
  narrowRem: number
  head: ReactNode
  children: (row: Row, place: RowPlace, activate: () => void) => ReactNode
  /** Tells whether the pointer is over the rows: nothing may move under it. */
  onPointed: (isPointed: boolean) => void
  /** Receives the id of the active row, which keys act on. */
  onActive?: (id: string | null) => void
  /** Receives the ids of the rows that are drawn. */
  onVisible: (ids: readonly string[]) => void
}

/** The rows of a list, of which only the visible ones are drawn. Arrow keys move, Enter opens, Space selects. */
export function Rows<Row>(props: Props<Row>) {
  const { rows, idOf, hasMore, readMore, open, onOpen, onSpace, label, keys, narrowRem, head, children } = props
  const { onPointed, onActive, onVisible, className, of = '' } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<string | null>(open)
  useEffect(() => onActive?.(active), [active, onActive])
  const rowHeight = useRowHeight(narrowRem)
  const ids = useIds(rows, idOf)
  const idAt = (index: number) => ids[index] ?? null
  useListKeys()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => idAt(index) ?? index,
  })
  const shown = virtual.getVirtualItems()
  useLayoutEffect(() => virtual.measure(), [rowHeight])
  useStableScroll(scroller, ids, rowHeight)
  useTopOfOther(scroller, of)
  useRememberedPlace({ scroller, ids, hasMore, rowHeight })

  const lastShown = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && lastShown >= rows.length - 20) readMore()
  }, [hasMore, lastShown, rows.length, readMore])
  const visible = shown.map(({ index }) => idAt(index) ?? '').join()
  useEffect(() => onVisible(visible.split(',')), [visible, onVisible])

  const place = active === null ? -1 : ids.indexOf(active)
  const move = (to: number) => {
    const index = Math.max(0, Math.min(rows.length - 1, to))
    setActive(idAt(index))
    virtual.scrollToIndex(index)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const to = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: place + page,
      PageUp: place - page,
    }
    if (event.key in to) move(to[event.key as keyof typeof to])
    else if (event.key === 'Enter' && active) onOpen(active)
    else if (event.key === ' ' && active && onSpace) onSpace(active, event.shiftKey)
    else return
    event.preventDefault()
  }
  return (
    <div className={`list ${className}`}>
      {head}
      <div
        className="list-rows"
        role="listbox"
        aria-multiselectable={onSpace ? 'true' : undefined}
        ref={(element) => {
          scroller.current = element
          rememberedFocus.list = element
        }}
        tabIndex={0}
        aria-label={label}
        aria-description={keys}
        aria-activedescendant={place >= 0 ? rowElementId(active ?? '') : undefined}
        onKeyDown={onKeyDown}
        onPointerEnter={() => onPointed(true)}
        onPointerLeave={() => onPointed(false)}
        onFocus={() => active === null && setActive(idAt(0))}
      >
        <div className="list-space" role="presentation" style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index, key, start, size }) => {
            const row = rows[index]
            if (row === undefined) return null
            const id = idOf(row)
            const total = hasMore ? -1 : rows.length
            return (
              <Fragment key={key}>
                {children(row, { index, total, start, size, active: id === active, open: id === open }, () =>
                  setActive(id),
                )}
              </Fragment>
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** The ids of the rows; the same array while they are the same. */
function useIds<Row>(rows: readonly Row[], idOf: (row: Row) => string): readonly string[] {
  const known = useRef<readonly string[]>([])
  const ids = rows.map(idOf)
  const isSame = ids.length === known.current.length && ids.every((id, index) => id === known.current[index])
  if (!isSame) known.current = ids
  return known.current
}

/** Begins at the top when another list is shown in the place of this one, such as one in another order. */
function useTopOfOther(scroller: RefObject<HTMLDivElement | null>, of: string): void {
  const shown = useRef(of)
  useLayoutEffect(() => {
    if (shown.current !== of) scroller.current?.scrollTo({ top: 0 })
    shown.current = of
  }, [of, scroller])
}

/**
 * Keeps the visible rows in place when others come above them, or go; at the top of the list new rows push in.
 */
function useStableScroll(scroller: RefObject<HTMLDivElement | null>, ids: readonly string[], rowHeight: number): void {
  const before = useRef<{ id: string | null; index: number }>({ id: null, index: 0 })
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const { id, index } = before.current
    const now = id === null ? -1 : ids.indexOf(id)
    if (element.scrollTop > rowHeight && now >= 0) element.scrollTop += (now - index) * rowHeight
  }, [ids, rowHeight, scroller])
  useEffect(() => {
    const element = scroller.current
    const note = () => {
      const index = Math.floor((element?.scrollTop ?? 0) / rowHeight)
      before.current = { id: ids[index] ?? null, index }
    }
    note()
    element?.addEventListener('scroll', note, { passive: true })
    return () => element?.removeEventListener('scroll', note)
  }, [ids, rowHeight, scroller])
}
