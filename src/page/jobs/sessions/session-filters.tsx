import { useText } from '../../api/language.ts'
import { useApiQuery } from '../../api/query.ts'
import { DatabaseNamesDocument, JobsDocument } from '../../generated/documents.ts'
import { Filters } from '../shared/filters.tsx'
import { useJobName } from '../shared/job-names.ts'
import { JOBS } from '../shared/texts.ts'
import { SESSION_STATUSES } from './session.ts'

/** The filters of the sessions; the address keeps them. */
export function SessionFilters() {
  const say = useText(JOBS)
  const nameOf = useJobName()
  const { data: jobs } = useApiQuery(JobsDocument, {})
  const { data: databases } = useApiQuery(DatabaseNamesDocument, {})
  const withData = jobs?.cdxJobs.filter(({ jobId }) => jobs.batchJobs.some((one) => one.jobId === jobId)) ?? []
  return (
    <Filters
      filters={[
        {
          name: 'job',
          label: say.job,
          choices: [
            ['', say.anyJob],
            ...withData.map(({ jobId, name }) => [jobId, `${jobId} ${nameOf(jobId, name)}`] as const),
          ],
        },
        {
          name: 'database',
          label: say.database,
          choices: [
            ['', say.allDatabases],
            ...(databases?.channelDatabases ?? []).map(({ key, name }) => [key, name] as const),
          ],
        },
        {
          name: 'status',
          label: say.status,
          choices: [
            ['', say.someData],
            ['failing', say.failing],
            ['open', say.open],
            ['all', say.anyStatus],
            ...SESSION_STATUSES.map((status) => [status, say[status]] as const),
          ],
        },
      ]}
    />
  )
}
