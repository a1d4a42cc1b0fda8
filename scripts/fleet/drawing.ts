/** A line of a chart: a value at each moment (milliseconds), null where there is none. */
export type Line = { readonly name: string; readonly points: readonly { at: number; value: number | null }[] }
export type Chart = { readonly title: string; readonly metric: string; readonly lines: readonly Line[] }

const [WIDE, HIGH] = [480, 240]
const EDGE = { left: 44, right: 12, top: 52, bottom: 28 }
/** Told apart without colours, too: by the dashes. */
const STYLES = [
  { colour: '#0b62a4', dashes: 'none' },
  { colour: '#b3541e', dashes: '6 3' },
  { colour: '#2f7d4f', dashes: '2 3' },
  { colour: '#6b4fa0', dashes: '9 3 2 3' },
]

/** Charts in two columns, as a picture (SVG) that needs no style sheet. */
export function drawing(charts: readonly Chart[]): string {
  const rows = Math.ceil(charts.length / 2)
  const placed = charts.map((chart, nth) => {
    const [x, y] = [(nth % 2) * WIDE, Math.floor(nth / 2) * HIGH]
    return `<g transform="translate(${x} ${y})">${chartOf(chart)}</g>`
  })
  const title = 'Metrics of a fleet, of which one store was cut off from headquarters and came back'
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${2 * WIDE} ${rows * HIGH}" role="img" ` +
      `font-family="system-ui, sans-serif" font-size="11" fill="#222">`,
    `<title>${title}</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...placed,
    '</svg>',
    '',
  ].join('\n')
}

function chartOf({ title, metric, lines }: Chart): string {
  const all = lines.flatMap(({ points }) => points)
  const until = Math.max(1, ...all.map(({ at }) => at))
  const top = roundedUp(Math.max(1, ...all.map(({ value }) => value ?? 0)))
  const x = (at: number) => EDGE.left + (at / until) * (WIDE - EDGE.left - EDGE.right)
  const y = (value: number) => HIGH - EDGE.bottom - (value / top) * (HIGH - EDGE.top - EDGE.bottom)
  const levels = [0, top / 2, top].map(
    (value) =>
      `<line x1="${EDGE.left}" x2="${WIDE - EDGE.right}" y1="${y(value)}" y2="${y(value)}" stroke="#ddd"/>` +
      `<text x="${EDGE.left - 6}" y="${y(value) + 4}" text-anchor="end" fill="#555">${value}</text>`,
  )
  const minutes = Array.from({ length: Math.floor(until / 60_000) + 1 }, (_, minute) => minute)
  const times = minutes.map(
    (minute) =>
      `<text x="${x(minute * 60_000).toFixed(1)}" y="${HIGH - EDGE.bottom + 16}" text-anchor="middle" fill="#555">` +
      `${minute} min</text>`,
  )
  return [
    `<text x="${EDGE.left}" y="18" font-size="13" font-weight="600">${escaped(title)}</text>`,
    `<text x="${EDGE.left}" y="32" fill="#555">${escaped(metric)}</text>`,
    ...levels,
    ...times,
    ...lines.map(({ points }, nth) => pathOf(points, nth, x, y)),
    ...lines.map(({ name }, nth) => legendOf(name, nth)),
  ].join('\n')
}

type Scale = (value: number) => number

function pathOf(points: Line['points'], nth: number, x: Scale, y: Scale): string {
  const { colour, dashes } = styleOf(nth)
  let drawn = ''
  let isOpen = false
  for (const { at, value } of points) {
    if (value !== null) drawn += `${isOpen ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`
    isOpen = value !== null
  }
  return `<path d="${drawn}" fill="none" stroke="${colour}" stroke-width="1.6" stroke-dasharray="${dashes}"/>`
}

function legendOf(name: string, nth: number): string {
  const { colour, dashes } = styleOf(nth)
  const x = EDGE.left + nth * 90
  return (
    `<line x1="${x}" x2="${x + 22}" y1="42" y2="42" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes}"/>` +
    `<text x="${x + 27}" y="46">${escaped(name)}</text>`
  )
}

const styleOf = (nth: number) => STYLES[nth % STYLES.length] ?? { colour: '#222', dashes: 'none' }

/** The next of 1, 2, 5, 10, 20, 50 …: readable at the axis, and its half too. */
function roundedUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 5, 10].find((step) => step * power >= value) ?? 10) * power
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
