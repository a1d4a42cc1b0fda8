import { useSyncExternalStore } from 'react'
import { localeOf, useLanguage } from '../api/language.ts'

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

/** One clock for all times on the page, updated every ten seconds. */
let now = Date.now()
const listeners = new Set<() => void>()
setInterval(() => {
  now = Date.now()
  for (const listener of listeners) listener()
}, 10_000)

/** The present time, updated every ten seconds. */
export function useNow(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => now,
  )
}

/** The time since an instant, in words; the tooltip shows the instant in the visitor's time zone. */
export function Ago({ at }: { at: string }) {
  const locale = localeOf(useLanguage())
  const seconds = Math.min(0, Math.round((Date.parse(at) - useNow()) / 1000))
  const [unit, size] = STEPS.find(([, size]) => -seconds >= size) ?? ['second', 1]
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  return (
    <time dateTime={at} title={instant(at, locale)} className="number">
      {words.format(Math.trunc(seconds / size), unit)}
    </time>
  )
}

/** An instant, in the visitor's time zone. */
export function At({ at }: { at: string }) {
  const locale = localeOf(useLanguage())
  return (
    <time dateTime={at} className="number">
      {instant(at, locale)}
    </time>
  )
}

function instant(at: string, locale: string): string {
  return new Date(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'medium' })
}

/** Returns a function that formats a number for the visitor's locale. */
export function useNumber(): (value: number) => string {
  const format = new Intl.NumberFormat(localeOf(useLanguage()))
  return (value) => format.format(value)
}
