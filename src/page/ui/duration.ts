import { useSyncExternalStore } from 'react'
import { localeOf, useLanguage } from '../api/language.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Returns a function that formats a duration in seconds: `0.4s`, `12s`, `3m`, `2h 5m`, `3 days`. */
export function useDuration(): (seconds: number) => string {
  const locale = localeOf(useLanguage())
  const of = (value: number, unit: string, digits = 0) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: unit === 'day' ? 'long' : 'narrow',
      maximumFractionDigits: digits,
    }).format(value)
  return (seconds) => {
    if (seconds < MINUTE) return seconds < 1 ? of(seconds, 'second', 1) : of(Math.floor(seconds), 'second')
    if (seconds < HOUR) return of(Math.floor(seconds / MINUTE), 'minute')
    if (seconds >= 2 * DAY) return of(Math.floor(seconds / DAY), 'day')
    const minutes = Math.floor((seconds % HOUR) / MINUTE)
    const hours = of(Math.floor(seconds / HOUR), 'hour')
    return minutes === 0 ? hours : `${hours} ${of(minutes, 'minute')}`
  }
}

let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

/** The visitor's clock, updated every second while a component uses it. */
export function useSecond(): number {
  return useSyncExternalStore(onSecond, () => now)
}

function onSecond(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) {
    now = Date.now()
    timer = setInterval(() => {
      now = Date.now()
      for (const each of listeners) each()
    }, 1_000)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}
