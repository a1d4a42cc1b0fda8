import { useSyncExternalStore } from 'react'
import { localeOf, useLanguage } from '../api/language.ts'
import { serverNow } from '../api/server-clock.ts'
import { type TimeChoice, useTimeChoice } from './time-choice.ts'

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

/** One clock for all times on the page, the server's, updated every ten seconds. */
let now = serverNow()
const listeners = new Set<() => void>()
setInterval(() => {
  now = serverNow()
  for (const listener of listeners) listener()
}, 10_000)

function useNow(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => now,
  )
}

/** The time since an instant in words, or the instant by the visitor's choice; the tooltip shows the instant. */
export function Ago({ at }: { at: string }) {
  const choice = useTimeChoice()
  return choice.form === 'absolute' ? <At at={at} /> : <Since at={at} zone={choice.zone} />
}

function Since({ at, zone }: { at: string; zone: TimeChoice['zone'] }) {
  const locale = localeOf(useLanguage())
  const seconds = Math.min(0, Math.round((Date.parse(at) - useNow()) / 1000))
  const [unit, size] = STEPS.find(([, size]) => -seconds >= size) ?? ['second', 1]
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  return (
    <time dateTime={at} title={instant(at, locale, zone)} className="number">
      {words.format(Math.trunc(seconds / size), unit)}
    </time>
  )
}

/** An instant, in the visitor's time zone or in UTC, by choice. */
export function At({ at }: { at: string }) {
  const locale = localeOf(useLanguage())
  const { zone } = useTimeChoice()
  return (
    <time dateTime={at} className="number">
      {instant(at, locale, zone)}
    </time>
  )
}

const ISO = /(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)/

/** A text of the server, with the instants in it shown as all others. */
export function WithTimes({ text }: { text: string }) {
  return text.split(ISO).map((part, n) => (n % 2 === 1 ? <At key={`${n} ${part}`} at={part} /> : part))
}

function instant(at: string, locale: string, zone: TimeChoice['zone']): string {
  const shown = new Date(at).toLocaleString(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    ...(zone === 'utc' && { timeZone: 'UTC' }),
  })
  return zone === 'utc' ? `${shown} UTC` : shown
}

/** Returns a function that formats a number for the visitor's locale. */
export function useNumber(): (value: number) => string {
  const format = new Intl.NumberFormat(localeOf(useLanguage()))
  return (value) => format.format(value)
}
