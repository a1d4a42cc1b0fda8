import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import type { OperationOrder } from '../../generated/documents.ts'
import { rememberedFocus } from '../../ui/focus.ts'
import { useListKeys } from '../../ui/list-keys.ts'
import { useShortcut } from '../../ui/shortcuts.ts'
import { LIST } from '../shared/texts.ts'
import { diagnosisOf } from '../shared/waiting.ts'
import { useColumns } from './columns.ts'
import type { Lines } from './lines.ts'
import { ListHead } from './list-head.tsx'
import { OperationRow } from './operation-row.tsx'
import { rememberedPlace, rememberPlace } from './scroll-memory.ts'
import type { LoadedLines } from './use-lines.ts'
import { useRowHeight } from './use-row-height.ts'
import type { Selection } from './use-selection.ts'

type Props = {
  lines: Lines
  more: LoadedLines
  open: string | null
  onOpen: (operationId: string) => void
  selection: Selection
  hrefOf: (operationId: string) => string
  order: OperationOrder
  onOrder: (order: OperationOrder) => void
  /** Tells whether the pointer is over the rows: nothing may move under it. */
  onPointed: (isPointed: boolean) => void
}

/** The list of operations, of which only the visible rows are drawn. Arrow keys move, Enter opens, Space selects. */
export function OperationList(props: Props) {
  const { lines, more, open, onOpen, selection, hrefOf, order, onOrder, onPointed } = props
  const say = useText(LIST)
  const { rows, next } = lines
  const mayDiagnose = useMay()('Query.diagnose')
  const [, navigate] = useLocation()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<string | null>(open)
  useShortcut('w', say.keyWhy, () => active && navigate(diagnosisOf(active)), mayDiagnose)
  const rowHeight = useRowHeight()
  const columns = useColumns()
  useListKeys()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => rows[index]?.operationId ?? index,
  })
  const shown = virtual.getVirtualItems()
  useLayoutEffect(() => virtual.measure(), [rowHeight])
  useStableScroll(scroller, rows, rowHeight)
  useRememberedPlace(scroller, lines)

  const { readMore, onVisible } = more
  const lastShown = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (next !== null && lastShown >= rows.length - 20) readMore()
  }, [next, lastShown, rows.length, readMore])
  const visible = shown.map(({ index }) => rows[index]?.operationId ?? '').join()
  useEffect(() => onVisible(visible.split(',')), [visible, onVisible])

  const place = rows.findIndex(({ operationId }) => operationId === active)
  const move = (to: number) => {
    const index = Math.max(0, Math.min(rows.length - 1, to))
    setActive(rows[index]?.operationId ?? null)
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
    else if (event.key === ' ' && active) selection.toggle(active, event.shiftKey)
    else return
    event.preventDefault()
  }
  return (
    <div className="list">
      <ListHead columns={columns} order={order} onOrder={onOrder} />
      <div
        className="list-rows"
        role="listbox"
        aria-multiselectable="true"
        ref={(element) => {
          scroller.current = element
          rememberedFocus.list = element
        }}
        tabIndex={0}
        aria-label={say.list}
        aria-description={say.keys}
        aria-activedescendant={place >= 0 ? `line-${active}` : undefined}
        onKeyDown={onKeyDown}
        onPointerEnter={() => onPointed(true)}
        onPointerLeave={() => onPointed(false)}
        onFocus={() => active === null && setActive(rows[0]?.operationId ?? null)}
      >
        <div className="list-space" role="presentation" style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index, key, start, size }) => {
            const line = rows[index]
            return (
              line && (
                <OperationRow
                  key={key}
                  line={line}
                  columns={columns}
                  href={hrefOf(line.operationId)}
                  index={index}
                  total={next === null ? rows.length : -1}
                  start={start}
                  size={size}
                  active={line.operationId === active}
                  open={line.operationId === open}
                  checked={selection.ids.has(line.operationId)}
                  onCheck={(range) => {
                    setActive(line.operationId)
                    selection.toggle(line.operationId, range)
                  }}
                  onWhy={mayDiagnose ? () => navigate(diagnosisOf(line.operationId)) : null}
                  onOpen={() => {
                    setActive(line.operationId)
                    onOpen(line.operationId)
                  }}
                />
              )
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** Keeps the visible rows in place when rows are inserted above them; at the top of the list new rows push in. */
function useStableScroll(scroller: { current: HTMLDivElement | null }, rows: Lines['rows'], rowHeight: number): void {
  const before = useRef<{ id: string | undefined; index: number }>({ id: undefined, index: 0 })
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const { id, index } = before.current
    const now = rows.findIndex(({ operationId }) => operationId === id)
    if (element.scrollTop > rowHeight && now > index) element.scrollTop += (now - index) * rowHeight
  }, [rows, rowHeight, scroller])
  useEffect(() => {
    const element = scroller.current
    const note = () => {
      const index = Math.floor((element?.scrollTop ?? 0) / rowHeight)
      before.current = { id: rows[index]?.operationId, index }
    }
    note()
    element?.addEventListener('scroll', note, { passive: true })
    return () => element?.removeEventListener('scroll', note)
  }, [rows, rowHeight, scroller])
}

const REMEMBER_AFTER_MS = 150

/** Returns to the place at which this entry of the history was left, once its rows are there, and remembers it. */
function useRememberedPlace(scroller: { current: HTMLDivElement | null }, { rows, next }: Lines): void {
  const wanted = useRef<number | null>(rememberedPlace().top)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || wanted.current === null) return
    const isThere = element.scrollHeight - element.clientHeight >= wanted.current
    if (!isThere && next !== null) return
    element.scrollTop = wanted.current
    wanted.current = null
  }, [rows, next, scroller])
  const count = rows.length
  useEffect(() => {
    const element = scroller.current
    let timer: ReturnType<typeof setTimeout> | undefined
    const note = () => {
      clearTimeout(timer)
      timer = setTimeout(
        () => wanted.current === null && rememberPlace({ top: element?.scrollTop ?? 0, rows: count }),
        REMEMBER_AFTER_MS,
      )
    }
    element?.addEventListener('scroll', note, { passive: true })
    return () => {
      clearTimeout(timer)
      element?.removeEventListener('scroll', note)
    }
  }, [count, scroller])
}
