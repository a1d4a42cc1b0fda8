import { useSyncExternalStore } from 'react'

const NARROW = matchMedia('(width < 60rem)')
const WIDE_ROW_REM = 2.25

/**
 * The height of a row in pixels: 36, and on a narrow window `narrowRem` times the text size, which the styles of the
 * list have, too.
 */
export function useRowHeight(narrowRem: number): number {
  return useSyncExternalStore(
    (listener) => {
      addEventListener('resize', listener)
      return () => removeEventListener('resize', listener)
    },
    () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      return Math.round(rem * (NARROW.matches ? narrowRem : WIDE_ROW_REM))
    },
  )
}
