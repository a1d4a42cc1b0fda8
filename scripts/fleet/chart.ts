/** Values over seconds. */
export type Series = readonly { readonly at: number; readonly value: number }[]

const WIDTH = 600
const HEIGHT = 270
const LEFT = 44
const BOTTOM = 24
const COLORS = ['#1f77b4', '#2ca02c', '#d62728', '#9467bd', '#ff7f0e', '#17becf', '#8c564b']

type Over = { readonly seconds: number; readonly marked: { readonly store: string; from: number; to: number } }

/** Lines over time as a section of HTML, with a mark where a store was cut off. */
export function chart(title: string, lines: ReadonlyMap<string, Series>, { seconds, marked }: Over): string {
  const all = [...lines.values()].flat()
  const most = Math.max(1, ...all.map(({ value }) => value)) * 1.1
  const x = (at: number) => LEFT + (at / seconds) * (WIDTH - LEFT - 8)
  const y = (value: number) => HEIGHT - BOTTOM - (value / most) * (HEIGHT - BOTTOM - 10)
  const names = [...lines.keys()].sort()
  const color = (name: string) => COLORS[names.indexOf(name) % COLORS.length]
  const drawn = names.map((name) => {
    const points = (lines.get(name) ?? []).map(({ at, value }) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`)
    return `<polyline fill="none" stroke="${color(name)}" stroke-width="1.6" points="${points.join(' ')}"/>`
  })
  const steps = [0, 0.25, 0.5, 0.75, 1].map((part) => part * (most / 1.1))
  const scale = steps.map(
    (value) => `<line x1="${LEFT}" x2="${WIDTH - 8}" y1="${y(value)}" y2="${y(value)}" stroke="#e4e4e4"/>
      <text x="${LEFT - 6}" y="${y(value) + 4}" text-anchor="end" font-size="11" fill="#555">${shown(value)}</text>`,
  )
  const minutes = Array.from({ length: Math.floor(seconds / 60) + 1 }, (_, minute) => minute)
  const times = minutes.map(
    (minute) =>
      `<text x="${x(minute * 60)}" y="${HEIGHT - 8}" text-anchor="middle" font-size="11" fill="#555">${minute} min</text>`,
  )
  const cut = `<rect x="${x(marked.from)}" y="10" width="${x(marked.to) - x(marked.from)}"
      height="${HEIGHT - BOTTOM - 10}" fill="#fbeaea"/>
    <text x="${x(marked.from) + 6}" y="24" font-size="11" fill="#a33">${marked.store} is cut off</text>`
  const legend = names.map((name) => `<span style="color: ${color(name)}">■</span> ${name}`)
  return `<section><h2>${title}</h2>
    <svg width="${WIDTH}" height="${HEIGHT}" font-family="system-ui">${cut}${scale.join('')}${times.join('')}${drawn.join('')}</svg>
    <div>${legend.join(' &nbsp; ')}</div></section>`
}

const shown = (value: number): string => (value >= 10 ? String(Math.round(value)) : value.toFixed(1))
