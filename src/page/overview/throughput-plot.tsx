import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { localeOf, useLanguage } from '../api/language.ts'
import type { Sample } from './use-samples.ts'

const SHORTEST_SECONDS = 120

/** The plot, which is drawn again with each sample. */
export default function ThroughputPlot({ samples }: { samples: readonly Sample[] }) {
  const frame = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot>(null)
  const locale = localeOf(useLanguage())
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const made = new uPlot(optionsFor(element, locale), [[], [], []], element)
    plot.current = made
    const sizes = new ResizeObserver(() => made.setSize(sizeOf(element)))
    sizes.observe(element)
    return () => {
      sizes.disconnect()
      made.destroy()
    }
  }, [locale])
  // This effect runs after the one that creates the plot, so that a new plot is filled at once.
  useEffect(() => {
    plot.current?.setData([
      samples.map(({ at }) => at / 1_000),
      samples.map(({ captured }) => captured),
      samples.map(({ synchronized }) => synchronized),
    ])
  }, [samples, locale])
  return <div ref={frame} className="plot-frame" />
}

const sizeOf = (element: HTMLElement) => ({ width: element.clientWidth, height: element.clientHeight })

/** The range of the time axis, in seconds: from the first sample until now, at least two minutes. */
function windowFrom(first: number | null): [number, number] {
  const now = Date.now() / 1_000
  return [Math.min(first ?? now, now - SHORTEST_SECONDS), now]
}

/** The options of the plot. It reads colours from the styles at each draw, so that it follows the theme. */
function optionsFor(element: HTMLElement, locale: string): uPlot.Options {
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const ink = (selector: string) => () => {
    const from = element.closest('.throughput-card')?.querySelector(selector)
    return from ? getComputedStyle(from).borderColor : 'grey'
  }
  const axis = {
    font: `${Math.round(root * 0.75)}px ${getComputedStyle(element).fontFamily}`,
    stroke: () => getComputedStyle(element).color,
    grid: { stroke: () => getComputedStyle(element).borderColor, width: 1 },
    ticks: { show: false },
  }
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  const seconds = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' })
  const value = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const series = (selector: string) => ({ stroke: ink(selector), width: 2, points: { show: false } })
  return {
    ...sizeOf(element),
    legend: { show: false },
    cursor: { show: false },
    padding: [root / 2, root * 1.5, 0, 0],
    scales: {
      x: { range: (_plot, first) => windowFrom(first) },
      y: { range: (_plot, _lowest, highest) => [0, Math.max(1, highest * 1.15)] },
    },
    axes: [
      {
        ...axis,
        size: root * 1.75,
        space: root * 5,
        values: (_plot, at, _axis, _space, step) => at.map((each) => (step < 60 ? seconds : time).format(each * 1_000)),
      },
      { ...axis, size: root * 2.75, space: root * 2, values: (_plot, at) => at.map((each) => value.format(each)) },
    ],
    series: [{}, series('.legend.captured'), { ...series('.legend.synchronized'), dash: [6, 4] }],
  }
}
