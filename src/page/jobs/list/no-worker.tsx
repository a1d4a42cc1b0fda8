import { useText } from '../../api/language.ts'
import { useAsk } from '../../api/query.ts'
import { ScheduleWorkersDocument } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { Ago } from '../../ui/time.tsx'
import { JOBS } from '../shared/texts.ts'
import { silence } from './silence.ts'

const READ_EVERY_MS = 5_000

/** Says that no process looks at the job queue any more, and since when. */
export function NoWorker() {
  const say = useText(JOBS)
  const { data } = useAsk(ScheduleWorkersDocument, {}, { keep: true, refetchInterval: READ_EVERY_MS })
  const since = silence(data?.scheduleWorkers)
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
