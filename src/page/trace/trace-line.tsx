import { useLanguage, useText } from '../api/language.ts'
import { serverNow } from '../api/server-clock.ts'
import type { TracePartsFragment } from '../generated/documents.ts'
import { isWord } from '../ui/glossary.ts'
import { Icon } from '../ui/icon.tsx'
import { Term } from '../ui/term.tsx'
import { At } from '../ui/time.tsx'
import { dutchWait } from './dutch-waits.ts'
import { TRACE } from './trace-texts.ts'
import './trace.css'

/**
 * The progress of an operation as a line of steps, each with the time when it was done or is expected, and what the
 * operation waits for. `known`: a sentence that is shown elsewhere, and not repeated here.
 */
export function TraceLine({ trace, known = null }: { trace: TracePartsFragment; known?: string | null }) {
  const say = useText(TRACE)
  const names: { readonly [step: string]: string } = say
  const { steps, waitingFor, whyNotExpected, operation } = trace
  const next = steps.findIndex(({ at }) => at === null)
  const isDutch = useLanguage() === 'nl'
  const waits = isDutch && operation && waitingFor ? dutchWait(operation.status, waitingFor) : null
  const stuck = operation?.status === 'FAILED' || operation?.status === 'WAITING_ON'
  return (
    <div className="trace">
      <ol className="trace-line" aria-label={say.progress}>
        {steps.map(({ step, at, expectedAt }, n) => (
          <li key={step} className={at ? 'done' : n === next ? (stuck ? 'stuck' : 'next') : ''}>
            <span className="trace-dot">
              <Icon name={at ? 'check' : n === next ? (stuck ? 'alert' : 'wait') : 'minus'} />
            </span>
            <span className="trace-step">
              <strong>{isWord(step) ? <Term of={step}>{names[step]}</Term> : (names[step] ?? step)}</strong>
              <span className="soft hint">
                {at ? (
                  <At at={at} />
                ) : expectedAt ? (
                  <>
                    {Date.parse(expectedAt) < serverNow() ? say.overdue : say.expected} <At at={expectedAt} />
                  </>
                ) : n === next ? (
                  say.next
                ) : (
                  say.notYet
                )}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {waitingFor && (
        <div>
          <p>
            <span className="soft">{say.waitsFor}</span> {waits ?? waitingFor}
          </p>
        </div>
      )}
      {whyNotExpected && whyNotExpected !== waitingFor && whyNotExpected !== known && (
        <p className="soft">{isDutch ? say.notExpected : whyNotExpected}</p>
      )}
    </div>
  )
}
