import { useCallback, useRef, useState } from 'react'
import type { Line } from './lines.ts'

/** As many as a list of an input may have. */
export const MOST_SELECTED = 250

export type Selection = {
  readonly ids: ReadonlySet<string>
  /** Selects an operation or takes it back; `range`: everything from the last one to it. */
  readonly toggle: (operationId: string, range: boolean) => void
  readonly clear: () => void
  /** True after more were chosen than can be selected. */
  readonly isFull: boolean
}

/** The operations that are selected in the list, at most MOST_SELECTED. */
export function useSelection(rows: readonly Line[]): Selection {
  const [{ ids, isFull }, setState] = useState<{ ids: ReadonlySet<string>; isFull: boolean }>({
    ids: new Set(),
    isFull: false,
  })
  const last = useRef<string | null>(null)
  const latestRows = useRef(rows)
  latestRows.current = rows
  const toggle = useCallback((operationId: string, range: boolean) => {
    const from = last.current
    last.current = operationId
    setState((now) => {
      const all = latestRows.current.map((line) => line.operationId)
      const [a, b] = [from === null ? -1 : all.indexOf(from), all.indexOf(operationId)]
      const next = new Set(now.ids)
      if (range && a >= 0 && b >= 0) for (const id of all.slice(Math.min(a, b), Math.max(a, b) + 1)) next.add(id)
      else if (next.has(operationId)) next.delete(operationId)
      else next.add(operationId)
      return { ids: new Set([...next].slice(0, MOST_SELECTED)), isFull: next.size > MOST_SELECTED }
    })
  }, [])
  const clear = useCallback(() => setState({ ids: new Set(), isFull: false }), [])
  return { ids, toggle, clear, isFull }
}
