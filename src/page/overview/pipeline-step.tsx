import { Link } from 'wouter'
import { useText } from '../api/language.ts'
import { useDuration, useSecond } from '../ui/duration.ts'
import { Term } from '../ui/term.tsx'
import { useNumber } from '../ui/time.tsx'
import { lagOf } from './lag.ts'
import { OVERVIEW } from './texts.ts'
import type { Stats } from './use-stats.ts'

/** The job of each step. */
const JOBS = { UPLOAD: 'P-0001', SYNCHRONIZE: 'synchronize', DISTRIBUTE: '1010' } as const
/** The lags, in seconds, from which a step is marked as a warning or an error. */
const WARN_AFTER = 60
const BAD_AFTER = 60 * 60

type Props = {
  name: keyof typeof JOBS
  step: Stats['steps'][number] | undefined
  at: string
  away: boolean
}

/** A job between two stages: the number of pending operations, the oldest of them, and the typical duration. */
export function PipelineStep({ name, step, at, away }: Props) {
  const say = useText(OVERVIEW)
  const number = useNumber()
  const duration = useDuration()
  const now = useSecond()
  const known = step && (!away || name === 'UPLOAD')
  const pending = known ? step.pending : 0
  const lag = known && step.oldestPendingAt ? lagOf(step.oldestPendingAt, at, now) : null
  const tone = lag === null || lag < WARN_AFTER ? '' : lag < BAD_AFTER ? 'warn' : 'bad'
  return (
    <li className={`step ${pending > 0 ? 'moving' : ''} ${tone}`}>
      <Term of={JOBS[name]}>
        {(id) => (
          <Link href={`/jobs?job=${JOBS[name]}`} className="step-job" aria-describedby={id}>
            {say[name]}
          </Link>
        )}
      </Term>
      <svg className="step-line" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
        <path className="step-track" d="M0 6H100" vectorEffect="non-scaling-stroke" />
        <path className="step-flow" d="M0 6H100" vectorEffect="non-scaling-stroke" />
      </svg>
      <p className="step-pending number">
        {!known ? '–' : pending === 0 ? say.queueEmpty : say.waiting(number(pending))}
        {lag !== null && (
          <Link href="/diagnose?of=*" className="step-lag" title={say.whyWaiting}>
            {say.oldest(duration(lag))}
          </Link>
        )}
        {known && lag === null && step.medianSeconds !== null && (
          <span className="step-lag" title={say.medianHint}>
            {say.median(duration(step.medianSeconds))}
          </span>
        )}
      </p>
    </li>
  )
}
