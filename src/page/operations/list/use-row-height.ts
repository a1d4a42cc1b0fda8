import { useSyncExternalStore } from 'react'

const NARROW = matchMedia('(width < 60rem)')
/** The same as in operations.css. */
const ROWS_REM = { wide: 2.25, narrow: 5.25 }

/** The height of a row in pixels; it depends on the text size and the width of the window. */
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
