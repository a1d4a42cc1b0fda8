import { useLanguage } from '../../api/language.ts'

type Say = {
  readonly every: (n: number, unit: 'second' | 'minute' | 'hour' | 'day') => string
  readonly at: (times: string) => string
  readonly minutePast: (minute: number) => string
  readonly days: readonly string[]
  readonly weekdays: string
  readonly on: (days: string) => string
  readonly onDate: (dates: string) => string
}

const UNITS_NL = {
  second: ['seconde', 'seconden'],
  minute: ['minuut', 'minuten'],
  hour: ['uur', 'uur'],
  day: ['dag', 'dagen'],
}

const SAY: { readonly en: Say; readonly nl: Say } = {
  en: {
    every: (n, unit) => (n === 1 ? `every ${unit}` : `every ${n} ${unit}s`),
    at: (times) => `at ${times}`,
    minutePast: (minute) => (minute === 0 ? 'every hour' : `every hour at ${minute} minutes past`),
    days: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    weekdays: 'Monday–Friday',
    on: (days) => `on ${days}`,
    onDate: (dates) => `on day ${dates} of the month`,
  },
  nl: {
    every: (n, unit) => (n === 1 ? `elke ${UNITS_NL[unit][0]}` : `elke ${n} ${UNITS_NL[unit][1]}`),
    at: (times) => `om ${times}`,
    minutePast: (minute) => (minute === 0 ? 'elk uur' : `elk uur om ${minute} minuten over`),
    days: ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'],
    weekdays: 'maandag–vrijdag',
    on: (days) => `op ${days}`,
    onDate: (dates) => `op dag ${dates} van de maand`,
  },
}

const DAY = 86_400
const UNITS = [
  ['day', DAY],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

const two = (n: number | string) => String(n).padStart(2, '0')

/**
 * A recurrence in words: `every 15 minutes, 06:00–23:00, Europe/Amsterdam`. Null for an expression that has no short
 * words: it is shown as it is.
 */
export function useRecurrenceWords(): (recurrence: string, timeZone: string) => string | null {
  const say = SAY[useLanguage()]
  return (recurrence, timeZone) => {
    const seconds = Number(/^EVERY (\d+) SECONDS?$/i.exec(recurrence.trim())?.[1])
    if (seconds > 0) {
      const [unit, size] = UNITS.find(([, size]) => seconds % size === 0) ?? ['second', 1]
      return say.every(seconds / size, unit)
    }
    const words = cronInWords(recurrence, say)
    return words && `${words}, ${timeZone}`
  }
}

function cronInWords(cron: string, say: Say): string | null {
  const [minute = '', hour = '', date = '', month = '', day = ''] = cron.trim().split(/\s+/)
  if (month !== '*') return null
  const time = timeInWords(minute, hour, say)
  const days = day === '*' ? [] : daysInWords(day, say)
  if (time === null || days === null) return null
  if (date !== '*' && !/^\d+(,\d+)*$/.test(date)) return null
  return [time, ...days, ...(date === '*' ? [] : [say.onDate(date)])].join(', ')
}

function timeInWords(minute: string, hour: string, say: Say): string | null {
  const step = minute === '*' ? 1 : Number(/^(?:\*|0)\/(\d+)$/.exec(minute)?.[1])
  const hourStep = Number(/^(?:\*|0)\/(\d+)$/.exec(hour)?.[1])
  if (step > 0) {
    const every = say.every(step, 'minute')
    if (hour === '*') return every
    const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(hour) ?? []
    // Until the end of the last hour.
    return from === undefined ? null : `${every}, ${two(from)}:00–${two((Number(to ?? from) + 1) % 24)}:00`
  }
  if (!/^\d+$/.test(minute)) return null
  if (hour === '*') return say.minutePast(Number(minute))
  if (hourStep > 0) return `${say.every(hourStep, 'hour')}, :${two(minute)}`
  const [, from, to] = /^(\d+)-(\d+)$/.exec(hour) ?? []
  if (from !== undefined)
    return `${say.every(1, 'hour')}, ${two(from)}:${two(minute)}–${two(to ?? from)}:${two(minute)}`
  return /^\d+(,\d+)*$/.test(hour)
    ? say.at(
        hour
          .split(',')
          .map((each) => `${two(each)}:${two(minute)}`)
          .join(', '),
      )
    : null
}

function daysInWords(day: string, say: Say): string[] | null {
  if (day === '1-5') return [say.weekdays]
  if (!/^[0-7](,[0-7])*$/.test(day)) return null
  return [
    say.on(
      day
        .split(',')
        .map((each) => say.days[Number(each) % 7] ?? each)
        .join(', '),
    ),
  ]
}
