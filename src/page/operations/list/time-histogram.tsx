import { type PointerEvent, useState } from 'react'
import { localeOf, useLanguage, useText } from '../../api/language.ts'
import { useApiQuery } from '../../api/query.ts'
import { OperationHistogramDocument, type OperationHistogramQuery } from '../../generated/documents.ts'
import { useNow, useNumber } from '../../ui/time.tsx'
import { type TimeChoice, useTimeChoice } from '../../ui/time-choice.ts'
import type { ListFilter } from './filters.ts'
import { TOOLBAR } from './toolbar-texts.ts'

type Interval = OperationHistogramQuery['operationHistogram'][number]
type Range = { readonly from: string; readonly to: string }

const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440
const READ_EVERY_MS = 10_000
/** The heights of the bars, in the units of the drawing. */
const CAPTURED_HEIGHT = 60
const FAILED_HEIGHT = 30

type Props = {
  filter: Pick<ListFilter, 'channel' | 'age' | 'from' | 'to'>
  /** Live data is not read. */
  isPaused: boolean
  choose: (range: Range) => void
}

/**
 * The captures above, and the failures among them below, by time of capture. Dragging over the bars chooses the range
 * of the list; the fields of *Time range* do the same for the keyboard.
 */
export function TimeHistogram({ filter, isPaused, choose }: Props) {
  const say = useText(TOOLBAR)
  const number = useNumber()
  const locale = localeOf(useLanguage())
  const { zone } = useTimeChoice()
  const span = spanOf(filter, useNow())
  const { data } = useApiQuery(
    OperationHistogramDocument,
    { channel: filter.channel ? [filter.channel] : null, ...span },
    { keep: true, refetchInterval: isPaused ? false : READ_EVERY_MS },
  )
  const intervals = data?.operationHistogram ?? []
  const [pointed, setPointed] = useState<number | null>(null)
  const [brush, setBrush] = useState<{ start: number; end: number } | null>(null)
  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return Math.max(0, Math.min(intervals.length - 1, Math.floor(((event.clientX - left) / width) * intervals.length)))
  }
  const end = () => {
    if (!brush) return
    const first = intervals[Math.min(brush.start, brush.end)]
    const last = intervals[Math.max(brush.start, brush.end)]
    setBrush(null)
    if (first && last) choose({ from: first.from, to: last.to })
  }
  const chosen = brush
    ? { start: Math.min(brush.start, brush.end), end: Math.max(brush.start, brush.end) + 1 }
    : placeIn(intervals, filter)
  const one = pointed === null ? undefined : intervals[pointed]
  const shown = one ? [one] : intervals
  const about = shown.some(({ isEstimate }) => isEstimate) ? `${say.estimate} ` : ''
  const sum = (of: 'captured' | 'failed') => number(shown.reduce((all, interval) => all + interval[of], 0))
  const [first, last] = [shown[0]?.from, shown.at(-1)?.to]
  const summary = about + say.summary(sum('captured'), sum('failed'))
  return (
    <section className="histogram" aria-label={say.histogram}>
      <div
        className="histogram-bars"
        title={say.brushHint}
        onPointerDown={(event) => {
          if (event.button !== 0 || intervals.length === 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          const at = placeOf(event)
          setBrush({ start: at, end: at })
        }}
        onPointerMove={(event) => {
          const at = placeOf(event)
          setPointed(at)
          if (brush) setBrush({ ...brush, end: at })
        }}
        onPointerUp={end}
        onPointerCancel={() => setBrush(null)}
        onPointerLeave={() => setPointed(null)}
      >
        <Bars intervals={intervals} chosen={chosen} label={`${say.histogram}: ${summary}`} />
      </div>
      <p className="histogram-text number">
        <span className="soft">{first && last && rangeText(first, last, locale, zone)}</span>
        <span>{intervals.length > 0 && summary}</span>
      </p>
    </section>
  )
}

type BarsProps = { intervals: readonly Interval[]; chosen: { start: number; end: number } | null; label: string }

function Bars({ intervals, chosen, label }: BarsProps) {
  const most = Math.max(1, ...intervals.map(({ captured }) => captured))
  const mostFailed = Math.max(1, ...intervals.map(({ failed }) => failed))
  const count = Math.max(1, intervals.length)
  return (
    <svg viewBox={`0 0 ${count * 10} 100`} preserveAspectRatio="none" role="img" aria-label={label}>
      {chosen && (
        <rect
          className="histogram-chosen"
          x={chosen.start * 10}
          width={(chosen.end - chosen.start) * 10}
          y={0}
          height={100}
        />
      )}
      {intervals.map(({ from, captured, failed }, n) => {
        const height = captured === 0 ? 0 : Math.max(4, (captured / most) * CAPTURED_HEIGHT)
        const failedHeight = failed === 0 ? 0 : Math.max(8, (failed / mostFailed) * FAILED_HEIGHT)
        return (
          <g key={from}>
            <rect className="histogram-captured" x={n * 10 + 1} width={8} y={64 - height} height={height} />
            <rect className="histogram-failed" x={n * 10 + 1} width={8} y={68} height={failedHeight} />
          </g>
        )
      })}
      <line className="histogram-axis" x1={0} x2={count * 10} y1={66} y2={66} />
    </svg>
  )
}

/** The time that is shown: what is filtered by, but at least a day when only a part of it was chosen. */
function spanOf({ age, from, to }: Props['filter'], now: number): { capturedAfter: string; capturedBefore: string } {
  const minutes = age > 0 ? age : DAY_MINUTES
  const width = (minutes * MINUTE_MS) / 60
  // By whole intervals, so that the bars stay what they are while time goes on.
  let end = Math.ceil((now + 1) / width) * width
  let start = end - minutes * MINUTE_MS
  const [low, high] = [Date.parse(from), Date.parse(to)]
  if (age < 0) [start, end] = [start + age * MINUTE_MS, end + age * MINUTE_MS]
  else if (low < start || high > end) {
    const [first, last] = [Number.isNaN(low) ? Math.min(start, high - minutes * MINUTE_MS) : low, high || end]
    const margin = Math.max(MINUTE_MS, Math.abs(last - first) / 10)
    start = first - margin
    end = Math.max(last, first) + margin
  }
  return { capturedAfter: new Date(start).toISOString(), capturedBefore: new Date(end).toISOString() }
}

/** Which intervals a range has; null without a range. */
function placeIn(intervals: readonly Interval[], { from, to }: Range): { start: number; end: number } | null {
  const [first, last] = [intervals[0], intervals.at(-1)]
  if (!first || !last || (from === '' && to === '')) return null
  const start = Date.parse(first.from)
  const width = (Date.parse(last.to) - start) / intervals.length
  const place = (at: string, other: number) =>
    at === '' ? other : Math.max(0, Math.min(intervals.length, (Date.parse(at) - start) / width))
  return { start: place(from, 0), end: place(to, intervals.length) }
}

/** A range in as few words as it needs. */
function rangeText(from: string, to: string, locale: string, zone: TimeChoice['zone']): string {
  const isLong = Date.parse(to) - Date.parse(from) > 2 * DAY_MINUTES * MINUTE_MS
  const format = new Intl.DateTimeFormat(locale, {
    ...(isLong ? { dateStyle: 'medium' } : { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    ...(zone === 'utc' && { timeZone: 'UTC' }),
  })
  return format.formatRange(new Date(from), new Date(to))
}
