/** Values over seconds. */
export type Series = readonly { readonly at: number; readonly value: number }[]

const WIDTH = 600
const HEIGHT = 270
const LEFT = 44
const BOTTOM = 24
/** Seconds between two samples of a line. */
const LONGEST_GAP = 12
const COLORS = ['#1f77b4', '#2ca02c', '#d62728', '#9467bd', '#ff7f0e', '#17becf', '#8c564b']

type Over = { readonly seconds: number; readonly marked: { readonly store: string; from: number; to: number } }

/** Lines over time as a section of HTML, with a mark where a store was cut off. */
export function chart(title: string, lines: ReadonlyMap<string, Series>, { seconds, marked }: Over): string {
  const all = [...lines.values()].flat()
  const step = niceStep(Math.max(1, ...all.map(({ value }) => value)) / 4)
  const most = step * 4.2
  const x = (at: number) => LEFT + (at / seconds) * (WIDTH - LEFT - 8)
  const y = (value: number) => HEIGHT - BOTTOM - (value / most) * (HEIGHT - BOTTOM - 10)
  const names = [...lines.keys()].sort()
  const color = (name: string) => COLORS[names.indexOf(name) % COLORS.length]
  const drawn = names.flatMap((name) =>
    withoutGaps(lines.get(name) ?? []).map((part) => {
      const points = part.map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`)
      return `<polyline fill="none" stroke="${color(name)}" stroke-width="1.6" points="${points.join(' ')}"/>`
    }),
  )
  const steps = [0, 1, 2, 3, 4].map((nth) => nth * step)
  const scale = steps.map(
    (value) => `<line x1="${LEFT}" x2="${WIDTH - 8}" y1="${y(value)}" y2="${y(value)}" stroke="#e4e4e4"/>
      <text x="${LEFT - 6}" y="${y(value) + 4}" text-anchor="end" font-size="11" fill="#555">${shown(value)}</text>`,
  )
  const minutes = Array.from({ length: Math.floor(seconds / 60) + 1 }, (_, minute) => minute)
  const times = minutes.map(
    (minute) =>
      `<text x="${x(minute * 60)}" y="${HEIGHT - 8}" text-anchor="${minute * 60 === seconds ? 'end' : 'middle'}"
        font-size="11" fill="#555">${minute} min</text>`,
  )
  const cut = `<rect x="${x(marked.from)}" y="10" width="${x(marked.to) - x(marked.from)}"
      height="${HEIGHT - BOTTOM - 10}" fill="#fbeaea"/>
    <text x="${x(marked.from) + 6}" y="${y(most * 0.9)}" font-size="11" fill="#a33">${marked.store} is cut off</text>`
  const legend = names.map((name) => `<span style="color: ${color(name)}">■</span> ${name}`)
  return `<section><h2>${title}</h2>
    <svg width="${WIDTH}" height="${HEIGHT}" font-family="system-ui">${cut}${scale.join('')}${times.join('')}${drawn.join('')}</svg>
    <div>${legend.join(' &nbsp; ')}</div></section>`
}

/** 1, 2, 2.5 or 5 times a power of ten, at least this much. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return ([1, 2, 2.5, 5].find((part) => part * power >= least) ?? 10) * power
}

/** What was not told for a while is not drawn. */
function withoutGaps(series: Series): Series[] {
  const parts: { at: number; value: number }[][] = []
  for (const each of series) {
    const last = parts.at(-1)?.at(-1)
    if (last && each.at - last.at < LONGEST_GAP) parts.at(-1)?.push(each)
    else parts.push([each])
  }
  return parts
}

const shown = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 2 })
