import { Link, useSearchParams } from 'wouter'
import { useText } from '../../api/language.ts'
import { useApiPages, useApiQuery } from '../../api/query.ts'
import {
  type BatchStatus,
  JobsDocument,
  OneRunDocument,
  type OneRunQuery,
  type RunPartsFragment,
  RunsDocument,
} from '../../generated/documents.ts'
import { useDuration, useSecond } from '../../ui/duration.ts'
import { Explained } from '../../ui/explained.tsx'
import { More } from '../../ui/more.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/state.tsx'
import { Ago, useNumber } from '../../ui/time.tsx'
import { Filters } from '../shared/filters.tsx'
import { useJobName } from '../shared/job-names.ts'
import { isNotPicked, Picked } from '../shared/picked.tsx'
import { JOBS } from '../shared/texts.ts'

const TONES: { readonly [status: string]: string } = {
  READY: 'info',
  EXECUTING: 'info',
  HOLD: 'warn',
  ERROR: 'bad',
  FINISHED: 'good',
  CANCELING: 'warn',
}
const OPEN: readonly BatchStatus[] = ['READY', 'EXECUTING', 'CANCELING', 'HOLD']
/** The values of the filter `status` in the address. */
const STATUS_SETS: { readonly [name: string]: readonly BatchStatus[] } = {
  failing: ['ERROR'],
  open: OPEN,
  done: ['FINISHED'],
}
/** Jobs whose runs process operations, which Customer sync status can list. */
const OPERATION_JOBS: readonly string[] = ['synchronize', 'bulk-synchronize']

type Run = RunPartsFragment
const PAGE = 50

/** The runs that have not ended, with their progress, if there are any. */
export function RunningNow() {
  const say = useText(JOBS)
  const open = useApiPages(RunsDocument, { status: OPEN, first: PAGE }, ({ batchRuns }) => batchRuns)
  if (!open.nodes || open.nodes.length === 0) return null
  return (
    <section className="card jobs-card" aria-labelledby="jobs-running">
      <h2 id="jobs-running">{say.running}</h2>
      <ul className="runs">
        {open.nodes.map((run) => (
          <RunLine key={run.id} run={run} />
        ))}
      </ul>
      <More pages={open} />
    </section>
  )
}

/** The runs of all batch jobs or of one, newest first. The run that the address names is shown above the list. */
export function RunList({ job, status }: { job: string | null; status: string | null }) {
  const say = useText(JOBS)
  const [address] = useSearchParams()
  const pages = useApiPages(
    RunsDocument,
    { job, status: STATUS_SETS[status ?? ''] ?? null, first: PAGE },
    ({ batchRuns }) => batchRuns,
  )
  const { nodes, error, reload } = pages
  return (
    <>
      <Picked param="run" title={say.pickedRun} document={OneRunDocument} pick={runOf}>
        {(run) => (
          <ul className="runs">
            <RunLine run={run} />
          </ul>
        )}
      </Picked>
      <RunFilters />
      {!nodes && (error ? <ErrorState error={error} retry={reload} /> : <Skeleton lines={8} />)}
      {nodes?.length === 0 && (
        <EmptyState icon="inbox" title={say.noRuns}>
          <p className="soft">{say.noRunsHint}</p>
        </EmptyState>
      )}
      {nodes && nodes.length > 0 && (
        <section className="card jobs-card" aria-label={say.runs}>
          <ul className="runs">
            {nodes.filter(isNotPicked(address, 'run')).map((run) => (
              <RunLine key={run.id} run={run} />
            ))}
          </ul>
        </section>
      )}
      <More pages={pages} />
    </>
  )
}

function RunFilters() {
  const say = useText(JOBS)
  const nameOf = useJobName()
  const { data } = useApiQuery(JobsDocument, {})
  return (
    <Filters
      filters={[
        {
          name: 'job',
          label: say.job,
          choices: [
            ['', say.anyJob],
            ...(data?.batchJobs ?? []).map(({ jobId, caption }) => [jobId, nameOf(jobId, caption)] as const),
          ],
        },
        {
          name: 'status',
          label: say.status,
          choices: [
            ['', say.anyRun],
            ['failing', say.ERROR],
            ['open', say.open],
            ['done', say.FINISHED],
          ],
        },
      ]}
    />
  )
}

const runOf = ({ node }: OneRunQuery): Run | null => (node?.__typename === 'BatchRun' ? node : null)

function RunLine({ run }: { run: Run }) {
  const say = useText(JOBS)
  const number = useNumber()
  const nameOf = useJobName()
  const { job, status, total, failed, waiting, skipped, scope } = run
  const processed = run.done + failed + skipped
  const caption = nameOf(job.jobId, job.caption)
  // The name of a CDX job begins with its number.
  const name = job.caption.startsWith(`${job.jobId} `) ? `${job.jobId} ${caption}` : caption
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
            value={total === 0 ? undefined : processed}
            max={Math.max(total, 1)}
            aria-label={`${name} ${scope}`}
          />
        )}
        {total > 0 && <span>{say.of(number(processed), number(total))}</span>}
        {failed > 0 && <span className="badge bad">{say.failed(number(failed))}</span>}
        {waiting > 0 && <span className="badge warn">{say.waiting(number(waiting))}</span>}
        {skipped > 0 && <span className="badge">{say.skipped(number(skipped))}</span>}
        <RunTime run={run} />
      </p>
      <p className="run-more soft hint">
        {say.runNumber(run.number)} · {run.requestedBy} · <Ago at={run.startedAt} />
        {run.message && (
          <>
            {' · '}
            <Explained message={run.message} explanations={run.explanations} />
          </>
        )}
        {OPERATION_JOBS.includes(job.jobId) && total > 0 && (
          <>
            {' · '}
            <Link href={`/operations?run=${encodeURIComponent(run.id)}`}>{say.operations}</Link>
          </>
        )}
      </p>
    </li>
  )
}

/** The rate of a run, the time left, and how long it has run or took. */
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
