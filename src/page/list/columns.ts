import { useSyncExternalStore } from 'react'

/** A column of a list: how it is sorted by the API, and the class of its cells and heading, which has its width. */
export type Column<Order extends string> = {
  readonly orders: { readonly up: Order; readonly down: Order } | null
  /** Begins with `down`: the newest come first, and everything else from its beginning. */
  readonly isDownFirst?: boolean
  readonly className: string
}

/** The columns of a list by their names, in the order in which they are shown. */
export type Columns<Name extends string, Order extends string> = { readonly [name in Name]: Column<Order> }

/** Which columns of a list the visitor has chosen; this browser keeps the choice. */
export type ChosenColumns<Name extends string> = {
  readonly all: readonly Name[]
  readonly useShown: () => readonly Name[]
  /** Shows or hides a column; the last one stays. */
  readonly show: (name: Name, isShown: boolean) => void
}

/** The choice that is kept under a key; without one the columns `hiddenAtFirst` are not shown. */
export function chosenColumns<Name extends string>(
  key: string,
  all: readonly Name[],
  hiddenAtFirst: readonly Name[],
): ChosenColumns<Name> {
  const listeners = new Set<() => void>()
  const kept: readonly string[] = localStorage.getItem(key)?.split(',') ?? hiddenAtFirst
  let shown = all.filter((name) => !kept.includes(name))
  return {
    all,
    useShown: () =>
      useSyncExternalStore(
        (listener) => {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
        () => shown,
      ),
    show: (name, isShown) => {
      const next = all.filter((one) => (one === name ? isShown : shown.includes(one)))
      if (next.length === 0) return
      localStorage.setItem(key, all.filter((one) => !next.includes(one)).join(','))
      shown = next
      for (const listener of listeners) listener()
    },
  }
}
