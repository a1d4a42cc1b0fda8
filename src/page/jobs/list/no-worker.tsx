import { useText } from '../../api/language.ts'
import { useApiQuery } from '../../api/query.ts'
import { ScheduleWorkersDocument } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { Ago } from '../../ui/time.tsx'
import { JOBS } from '../shared/texts.ts'
import { workersSilentSince } from './workers-silent-since.ts'

const READ_EVERY_MS = 5_000

/** A note that no worker process runs the schedules, and since when. */
export function NoWorker() {
  const say = useText(JOBS)
  const { data } = useApiQuery(ScheduleWorkersDocument, {}, { keep: true, refetchInterval: READ_EVERY_MS })
  const since = workersSilentSince(data?.scheduleWorkers)
  if (since === null) return null
  return (
    <p className="note bad" role="status">
      <Icon name="alert" />
      <span>
        {say.noWorker} <Ago at={since} />. {say.noWorkerHint}
      </span>
    </p>
  )
}
