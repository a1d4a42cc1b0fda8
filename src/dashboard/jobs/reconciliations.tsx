import { ReconciliationsDocument } from '../../generated/dashboard.ts'
import { useText } from '../api/language.ts'
import { useAsk } from '../api/query.ts'
import { Icon } from '../ui/icon.tsx'
import { Ago, useNumber } from '../ui/time.tsx'
import { JOBS } from './texts.ts'

const LOOKS = {
  EQUAL: ['good', 'check'],
  DIFFERENT: ['warn', 'split'],
  NOT_COMPARED: ['bad', 'alert'],
} as const

/** Whether each channel database was found as headquarters has it, when it was last compared. */
export function Reconciliations() {
  const say = useText(JOBS)
  const number = useNumber()
  const { data } = useAsk(ReconciliationsDocument, {}, { keep: true })
  return (
    <ul className="last-sessions">
      {data?.channelDatabases.map(({ key, name, reconciliation }) => {
        if (!reconciliation) return null
        const { result, message, open, reported, attemptedAt } = reconciliation
        const [tone, icon] = LOOKS[result] ?? ['', 'question']
        return (
          <li key={key}>
            <span className={`badge ${tone}`} title={message ?? undefined}>
              <Icon name={icon} />
              {result === 'DIFFERENT' ? say.differences(number(open + reported)) : (say[result] ?? result)}
            </span>
            <span className="truncate">{name}</span>
            <span className="soft hint">
              <Ago at={attemptedAt} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
