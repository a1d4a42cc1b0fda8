import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { rememberedPlace, rememberPlace, type ScrollPlace } from './scroll-memory.ts'

/** Browsers limit how often an entry of the history is changed. */
const REMEMBER_AFTER_MS = 150
/** What a visitor does may lead to another entry of the history, in which the place could no longer be kept. */
const BEFORE_LEAVING = ['pointerdown', 'keydown', 'pagehide'] as const

type List = {
  readonly scroller: RefObject<HTMLElement | null>
  readonly ids: readonly string[]
  /** Whether there are more rows than have been read. */
  readonly hasMore: boolean
  /** In pixels. */
  readonly rowHeight: number
}

/**
 * Returns to the place at which this entry of the history was left, once its row is there, and remembers it. A visitor
 * who scrolls before it is there is not moved any more.
 */
export function useRememberedPlace({ scroller, ids, hasMore, rowHeight }: List): void {
  const wanted = useRef<ScrollPlace | null>(rememberedPlace())
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || wanted.current === null) return
    const top = placeIn(ids, rowHeight, wanted.current)
    const isThere = element.scrollHeight - element.clientHeight >= top
    if (!isThere && hasMore) return
    element.scrollTop = top
    wanted.current = null
  }, [ids, hasMore, rowHeight, scroller])
  const remembered = useRef(-1)
  const remember = useEffectEvent(() => {
    if (wanted.current !== null) return
    const top = scroller.current?.scrollTop ?? 0
    remembered.current = top
    rememberPlace({ top, row: ids[Math.floor(top / rowHeight)] ?? null, rows: ids.length })
  })
  const [path] = useLocation()
  // A record that is opened beside the list is an entry of its own in the history.
  useEffect(() => remember(), [path, ids])
  useEffect(() => {
    const element = scroller.current
    let timer: ReturnType<typeof setTimeout> | undefined
    const onScroll = () => {
      wanted.current = null
      clearTimeout(timer)
      timer = setTimeout(remember, REMEMBER_AFTER_MS)
    }
    const beforeLeaving = () => {
      if (element?.scrollTop !== remembered.current) remember()
    }
    element?.addEventListener('scroll', onScroll, { passive: true })
    for (const event of BEFORE_LEAVING) addEventListener(event, beforeLeaving, { capture: true })
    return () => {
      clearTimeout(timer)
      element?.removeEventListener('scroll', onScroll)
      for (const event of BEFORE_LEAVING) removeEventListener(event, beforeLeaving, { capture: true })
    }
  }, [scroller])
}

/** Where the row of a place is now, in pixels; without it, where it was. */
function placeIn(ids: readonly string[], rowHeight: number, { top, row }: ScrollPlace): number {
  const index = row === null ? -1 : ids.indexOf(row)
  return index < 0 ? top : index * rowHeight + (top % rowHeight)
}
