import { useSyncExternalStore } from 'react'

const NARROW = matchMedia('(width < 60rem)')
/** As in operations.css. */
const ROWS_REM = { wide: 3.25, narrow: 5.25 }

/** The height of a line, in pixels; it follows the size of text and the width of the window. */
export function useRowHeight(): number {
  return useSyncExternalStore(
    (listener) => {
      addEventListener('resize', listener)
      return () => removeEventListener('resize', listener)
    },
    () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      return Math.round(rem * (NARROW.matches ? ROWS_REM.narrow : ROWS_REM.wide))
    },
  )
}
