import { useCallback, useEffect, useRef } from 'react'

/** Runs at once and then no more often than that, however often it is called; the last call is never lost. */
export function useThrottle(everyMs: number, action: () => void): () => void {
  const latest = useRef(action)
  useEffect(() => {
    latest.current = action
  })
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const last = useRef(0)
  useEffect(
    () => () => {
      clearTimeout(timer.current ?? undefined)
      timer.current = null
    },
    [],
  )
  return useCallback(() => {
    if (timer.current !== null) return
    timer.current = setTimeout(
      () => {
        timer.current = null
        last.current = Date.now()
        latest.current()
      },
      Math.max(0, last.current + everyMs - Date.now()),
    )
  }, [everyMs])
}
