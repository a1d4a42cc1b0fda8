import type { ReactNode } from 'react'

/** The middle button of a mouse. */
const MIDDLE = 1

/** Where a row is in its list, and what it is there. */
export type RowPlace = {
  readonly index: number
  /** The number of rows; -1 when not all have been read. */
  readonly total: number
  readonly start: number
  readonly size: number
  readonly active: boolean
  readonly open: boolean
}

type Props = {
  id: string
  place: RowPlace
  /** The address of the record beside this list. */
  href: string
  onOpen: () => void
  /** Selects the row, or with `range` everything up to it; without it, rows of the list are not selected. */
  onCheck?: (range: boolean) => void
  checked?: boolean
  /** A part of the row that does something of its own, by its selector; null: the row has none. */
  part?: { readonly selector: string; readonly act: () => void } | null
  children: ReactNode
}

/** The id of a row's element. */
export const rowElementId = (id: string) => `line-${id}`

/** A row of a list. It is a link, so that it can be copied and opened in a tab; the list handles the keys for it. */
export function RowLink({ id, place, href, onOpen, onCheck, checked, part, children }: Props) {
  const { index, total, start, size, active, open } = place
  return (
    <a
      id={rowElementId(id)}
      className={`line ${active ? 'active' : ''} ${open ? 'open' : ''} ${checked ? 'checked' : ''}`}
      href={href}
      // The list has the focus and names its active row.
      tabIndex={-1}
      draggable={false}
      role="option"
      aria-posinset={index + 1}
      aria-setsize={total}
      aria-selected={open}
      aria-checked={checked}
      style={{ height: size, transform: `translateY(${start}px)` }}
      onClick={(event) => {
        event.preventDefault()
        if (onCheck && (event.shiftKey || isOn('.line-check', event.target))) onCheck(event.shiftKey)
        else if (part && isOn(part.selector, event.target)) part.act()
        else if (event.ctrlKey || event.metaKey) openTab(href)
        else onOpen()
      }}
      onAuxClick={(event) => {
        if (event.button !== MIDDLE) return
        event.preventDefault()
        openTab(href)
      }}
    >
      {children}
    </a>
  )
}

/** Whether two places would be drawn alike. */
export const isSamePlace = (a: RowPlace, b: RowPlace): boolean =>
  a.index === b.index &&
  a.total === b.total &&
  a.start === b.start &&
  a.size === b.size &&
  a.active === b.active &&
  a.open === b.open

/** Whether a click was on this part of the row, such as the box that selects it. */
function isOn(part: string, target: EventTarget): boolean {
  return target instanceof Element && target.closest(part) !== null
}

/** Opens a record in a tab, which is signed in as this one is: it takes over its session. */
function openTab(href: string): void {
  window.open(href)
}
