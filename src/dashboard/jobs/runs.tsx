import { Link } from 'wouter'
import { type RunPartsFragment, RunsDocument } from '../../generated/dashboard.ts'
import { useText } from '../api/language.ts'
import { useAsk } from '../api/query.ts'
import { useDuration, useSecond } from '../ui/duration.ts'
import { EmptyState, ErrorState, Skeleton } from '../ui/state.tsx'
import { Ago, useNumber } from '../ui/time.tsx'
import { useJobName } from './job-names.ts'
import { JOBS } from './texts.ts'

const TONES: { readonly [status: string]: string } = {
  READY: 'info',
  EXECUTING: 'info',
  HOLD: 'warn',
  ERROR: 'bad',
  FINISHED: 'good',
  CANCELING: 'warn',
}
const OPEN: readonly string[] = ['READY', 'EXECUTING', 'CANCELING', 'HOLD']
/** Runs whose operations the list of Customer sync status can show. */
const OF_OPERATIONS: readonly string[] = ['synchronize', 'bulk-synchronize']

type Run = RunPartsFragment

function useRuns() {
  const { data, error, refetch } = useAsk(RunsDocument, {}, { keep: true })
  const runs = data?.batchJobs.flatMap((job) => job.runs).sort((a, b) => b.startedAt.localeCompare(a.startedAt))
  return { runs, error, readAnew: () => void refetch() }
}

/** The runs that have not ended, with how far they are; nothing when nothing runs. */
export function RunningNow() {
  const say = useText(JOBS)
  const open = useRuns().runs?.filter(({ status }) => OPEN.includes(status)) ?? []
  if (open.length === 0) return null
  return (
    <section className="card jobs-card" aria-labelledby="jobs-running">
      <h2 id="jobs-running">{say.running}</h2>
      <ul className="runs">
        {open.map((run) => (
          <RunLine key={run.id} run={run} />
        ))}
      </ul>
    </section>
  )
}

/** The newest runs of all batch jobs, or of the one that the address names. */
export function RunList({ job }: { job: string | null }) {
  const say = useText(JOBS)
  const { runs, error, readAnew } = useRuns()
  if (!runs) return error ? <ErrorState error={error} retry={readAnew} /> : <Skeleton lines={8} />
  const shown = runs.filter((run) => job === null || run.job.jobId === job)
  if (shown.length === 0)
    return (
      <EmptyState icon="inbox" title={say.noRuns}>
        <p className="soft">{say.noRunsHint}</p>
      </EmptyState>
    )
  return (
    <section className="card jobs-card" aria-label={say.runs}>
      <ul className="runs">
        {shown.map((run) => (
          <RunLine key={run.id} run={run} />
        ))}
      </ul>
    </section>
  )
}

function RunLine({ run }: { run: Run }) {
  const say = useText(JOBS)
  const number = useNumber()
  const nameOf = useJobName()
  const { job, status, total, failed, waiting, skipped, scope } = run
  const settled = run.done + failed + skipped
  const called = nameOf(job.jobId, job.caption)
  // CDX jobs are known by their numbers.
  const name = job.caption.startsWith(`${job.jobId} `) ? `${job.jobId} ${called}` : called
  return (
    <li className="run">
      <p className="run-name">
        <span className={`badge ${TONES[status] ?? ''}`}>{say[status] ?? status}</span>
        <strong>{name}</strong>
        <span className="soft">{scope === 'headquarters' ? say.headquarters : scope}</span>
      </p>
      <p className="run-progress number">
        {(OPEN.includes(status) || total > 0) && (
          <progress
            value={total === 0 ? undefined : settled}
            max={Math.max(total, 1)}
            aria-label={`${name} ${scope}`}
          />
        )}
        {total > 0 && <span>{say.of(number(settled), number(total))}</span>}
        {failed > 0 && <span className="badge bad">{say.failed(number(failed))}</span>}
        {waiting > 0 && <span className="badge warn">{say.waiting(number(waiting))}</span>}
        {skipped > 0 && <span className="badge">{say.skipped(number(skipped))}</span>}
        <RunTime run={run} />
      </p>
      <p className="run-more soft hint">
        {say.runNumber(run.number)} · {run.requestedBy} · <Ago at={run.startedAt} />
        {run.message && ` · ${run.message}`}
        {OF_OPERATIONS.includes(job.jobId) && total > 0 && (
          <>
            {' · '}
            <Link href={`/operations?run=${encodeURIComponent(run.id)}`}>{say.operations}</Link>
          </>
        )}
      </p>
    </li>
  )
}

/** How fast it goes and how long it will; or how long it took. */
function RunTime({ run: { rate, timeLeft, startedAt, endedAt, total } }: { run: Run }) {
  const say = useText(JOBS)
  const number = useNumber()
  const duration = useDuration()
  const now = useSecond()
  const took = ((endedAt === null ? now : Date.parse(endedAt)) - Date.parse(startedAt)) / 1_000
  return (
    <span className="soft run-time">
      {rate !== null && total > 0 && `${say.rate(number(Math.round(rate * 10) / 10))} · `}
      {timeLeft !== null && `${say.left(duration(timeLeft))} · `}
      {(endedAt === null ? say.since : say.took)(duration(Math.max(0, took)))}
    </span>
  )
}
