import { localeOf, useLanguage, useText } from '../api/language.ts'
import { useNumber } from '../ui/time.tsx'
import { useLoaded } from '../ui/use-loaded.ts'
import { OVERVIEW } from './texts.ts'
import { byMinute, type Sample, useSamples } from './use-samples.ts'
import type { Stats } from './use-stats.ts'

/** The throughput over time, as a plot and as a table. */
export function Throughput({ stats }: { stats: Stats }) {
  const say = useText(OVERVIEW)
  const number = useNumber()
  const samples = useSamples(stats)
  const rate = (value: number | null | undefined) =>
    value == null ? say.notMeasured : number(Math.round(value * 10) / 10)
  // It comes after the view, which is there without it.
  const Plot = useLoaded(true, () => import('./throughput-plot.tsx'))
  const newest = samples.at(-1)
  const highest = Math.max(0, ...samples.flatMap(({ captured, synchronized }) => [captured ?? 0, synchronized ?? 0]))
  return (
    <section className="card overview-card throughput-card" aria-labelledby="overview-throughput">
      <header className="overview-card-head">
        <h2 id="overview-throughput" title={say.throughputHint}>
          {say.throughput}
        </h2>
        <span className="legend captured number">
          {say.seriesCaptured} <strong>{rate(newest?.captured)}</strong>
        </span>
        <span className="legend synchronized number">
          {say.seriesSynchronized} <strong>{rate(newest?.synchronized)}</strong>
        </span>
        <span className="soft hint">{say.perSecond}</span>
      </header>
      <div
        className="plot"
        role="img"
        aria-label={say.plotAlt(rate(newest?.captured), rate(newest?.synchronized), rate(highest))}
      >
        {Plot && <Plot samples={samples} />}
      </div>
      <MinuteTable samples={samples} rate={rate} />
    </section>
  )
}

function MinuteTable({ samples, rate }: { samples: readonly Sample[]; rate: (value: number | null) => string }) {
  const say = useText(OVERVIEW)
  const locale = localeOf(useLanguage())
  return (
    <details className="plot-table">
      <summary>{say.asTable}</summary>
      <table className="changes">
        <thead>
          <tr>
            <th scope="col">{say.time}</th>
            <th scope="col">{say.seriesCaptured}</th>
            <th scope="col">{say.seriesSynchronized}</th>
          </tr>
        </thead>
        <tbody className="number">
          {byMinute(samples).map(({ at, captured, synchronized }) => (
            <tr key={at}>
              <th scope="row">{new Date(at).toLocaleTimeString(locale, { timeStyle: 'short' })}</th>
              <td>{rate(captured)}</td>
              <td>{rate(synchronized)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
