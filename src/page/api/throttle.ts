import { useCallback, useEffect, useRef } from 'react'

/**
 * Limits how often an action runs: at once, then at most every `everyMs`, and never while it is still running. The last
 * call is never lost.
 */
export function useThrottle(everyMs: number, action: () => unknown): () => void {
  const latest = useRef(action)
  useEffect(() => {
    latest.current = action
  })
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const last = useRef(0)
  const running = useRef<Promise<unknown>>(Promise.resolve())
  useEffect(
    () => () => {
      clearTimeout(timer.current ?? undefined)
      timer.current = null
    },
    [],
  )
  return useCallback(() => {
    if (timer.current !== null) return
    const run = async () => {
      await running.current
      if (timer.current !== mine) return
      timer.current = null
      last.current = Date.now()
      running.current = Promise.resolve(latest.current()).catch(() => undefined)
    }
    const mine = setTimeout(() => void run(), Math.max(0, last.current + everyMs - Date.now()))
    timer.current = mine
  }, [everyMs])
}
