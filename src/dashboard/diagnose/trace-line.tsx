import type { TracePartsFragment } from '../../generated/dashboard.ts'
import { useText } from '../api/language.ts'
import { Icon } from '../ui/icon.tsx'
import { At } from '../ui/time.tsx'
import { TRACE } from './trace-texts.ts'
import './trace.css'

/** The way of an operation as a line: each hop with when it was done or is expected, and what it waits for now. */
export function TraceLine({ trace }: { trace: TracePartsFragment }) {
  const say = useText(TRACE)
  const names: { readonly [hop: string]: string } = say
  const { hops, waitingFor, whyNotExpected, operation } = trace
  const next = hops.findIndex(({ at }) => at === null)
  const stuck = operation?.status === 'FAILED' || operation?.status === 'WAITING_ON'
  return (
    <div className="trace">
      <ol className="trace-line" aria-label={say.way}>
        {hops.map(({ hop, at, expectedAt, job }, n) => (
          <li key={hop} className={at ? 'done' : n === next ? (stuck ? 'stuck' : 'next') : ''}>
            <span className="trace-dot">
              <Icon name={at ? 'check' : n === next ? (stuck ? 'alert' : 'wait') : 'minus'} />
            </span>
            <span className="trace-hop">
              <strong>{names[hop] ?? hop}</strong>
              <span className="soft hint">
                {at ? (
                  <At at={at} />
                ) : expectedAt ? (
                  <>
                    {Date.parse(expectedAt) < Date.now() ? say.overdue : say.expected} <At at={expectedAt} />
                  </>
                ) : (
                  (n === next && job) || say.notYet
                )}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {waitingFor && <p>{waitingFor}</p>}
      {whyNotExpected && whyNotExpected !== waitingFor && <p className="soft">{whyNotExpected}</p>}
    </div>
  )
}
