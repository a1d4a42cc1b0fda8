import { useSearchParams } from 'wouter'
import { DatabaseNamesDocument, JobsDocument } from '../../generated/dashboard.ts'
import { useText } from '../api/language.ts'
import { useAsk } from '../api/query.ts'
import { useJobName } from './job-names.ts'
import { SESSION_STATUSES } from './session.ts'
import { JOBS } from './texts.ts'

const FILTERS = ['job', 'database', 'status'] as const
type Filter = (typeof FILTERS)[number]

/** Narrows the sessions; all of it is in the address. */
export function SessionFilters() {
  const say = useText(JOBS)
  const nameOf = useJobName()
  const [address, setAddress] = useSearchParams()
  const { data: jobs } = useAsk(JobsDocument, {})
  const { data: databases } = useAsk(DatabaseNamesDocument, {})
  const change = (filter: Filter, value: string) =>
    setAddress(
      (now) => {
        if (value === '') now.delete(filter)
        else now.set(filter, value)
        return now
      },
      { replace: true },
    )
  const chosen = (filter: Filter) => ({
    value: address.get(filter) ?? '',
    onChange: (event: { target: { value: string } }) => change(filter, event.target.value),
  })
  return (
    <search className="jobs-filters" aria-label={say.filters}>
      <label>
        <span>{say.job}</span>
        <select className="input" {...chosen('job')}>
          <option value="">{say.anyJob}</option>
          {jobs?.cdxJobs
            .filter(({ jobId }) => jobs.batchJobs.some((one) => one.jobId === jobId))
            .map(({ jobId, name }) => (
              <option key={jobId} value={jobId}>
                {jobId} {nameOf(jobId, name)}
              </option>
            ))}
        </select>
      </label>
      <label>
        <span>{say.database}</span>
        <select className="input" {...chosen('database')}>
          <option value="">{say.allDatabases}</option>
          {databases?.channelDatabases.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{say.status}</span>
        <select className="input" {...chosen('status')}>
          <option value="">{say.someData}</option>
          <option value="failing">{say.failing}</option>
          <option value="open">{say.open}</option>
          <option value="all">{say.anyStatus}</option>
          {SESSION_STATUSES.map((status) => (
            <option key={status} value={status}>
              {say[status]}
            </option>
          ))}
        </select>
      </label>
      {FILTERS.some((filter) => address.has(filter)) && (
        <button type="button" className="button plain" onClick={() => setAddress({}, { replace: true })}>
          {say.clear}
        </button>
      )}
    </search>
  )
}
