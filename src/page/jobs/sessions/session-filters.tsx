import { useText } from '../../api/language.ts'
import { useAsk } from '../../api/query.ts'
import { DatabaseNamesDocument, JobsDocument } from '../../generated/documents.ts'
import { Filters } from '../shared/filters.tsx'
import { useJobName } from '../shared/job-names.ts'
import { JOBS } from '../shared/texts.ts'
import { SESSION_STATUSES } from './session.ts'

/** Narrows the sessions. */
export function SessionFilters() {
  const say = useText(JOBS)
  const nameOf = useJobName()
  const { data: jobs } = useAsk(JobsDocument, {})
  const { data: databases } = useAsk(DatabaseNamesDocument, {})
  const carrying = jobs?.cdxJobs.filter(({ jobId }) => jobs.batchJobs.some((one) => one.jobId === jobId)) ?? []
  return (
    <Filters
      filters={[
        {
          name: 'job',
          label: say.job,
          choices: [
            ['', say.anyJob],
            ...carrying.map(({ jobId, name }) => [jobId, `${jobId} ${nameOf(jobId, name)}`] as const),
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
