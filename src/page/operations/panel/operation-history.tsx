import { Link } from 'wouter'
import { useLanguage, useText } from '../../api/language.ts'
import { useApiQuery } from '../../api/query.ts'
import { FieldName } from '../../customers/shared/field-name.tsx'
import { type HistoryReason, OperationHistoryDocument } from '../../generated/documents.ts'
import { ErrorText } from '../../ui/error-text.tsx'
import { ErrorState, Skeleton } from '../../ui/state.tsx'
import { UI } from '../../ui/texts.ts'
import { At } from '../../ui/time.tsx'
import { HISTORY_NAMES, HISTORY_REASON_NAMES, PANEL } from '../shared/panel-texts.ts'

/** The history of the operation, oldest first: what happened, when, by whom and why. */
export function OperationHistory({ operationId }: { operationId: string }) {
  const say = useText(PANEL)
  const ui = useText(UI)
  const names = HISTORY_NAMES[useLanguage()]
  const { data, error, refetch } = useApiQuery(OperationHistoryDocument, { id: operationId })
  if (data?.operationHistory.nodes.length === 0) return null
  return (
    <section className="part">
      <h3>{say.history}</h3>
      {!data && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <Skeleton lines={3} />)}
      <ol className="history">
        {data?.operationHistory.nodes.map(
          ({ at, outcome, actor, reasonCode, reasonDetail, batchRunId, error: why, changes }) => (
            <li key={at + outcome} className={`happened ${outcome.toLowerCase()}`}>
              <p>
                <strong>{names[outcome] ?? outcome}</strong> <span className="soft">· {actor} ·</span>{' '}
                <span className="soft">
                  <At at={at} />
                </span>
              </p>
              <Reason code={reasonCode} detail={reasonDetail} />
              {why && (
                <p className="error-text">
                  <ErrorText error={why} />
                </p>
              )}
              {outcome !== 'CAPTURED' && changes.length > 0 && (
                <ul className="small-changes">
                  {changes.map(({ attribute, oldValue, newValue }) => (
                    <li key={attribute}>
                      <FieldName name={attribute} />: <del>{oldValue ?? ui.empty}</del> →{' '}
                      <ins>{newValue ?? ui.empty}</ins>
                    </li>
                  ))}
                </ul>
              )}
              {batchRunId && (
                <Link className="hint" href={`/operations?run=${encodeURIComponent(batchRunId)}`}>
                  {say.showRun}
                </Link>
              )}
            </li>
          ),
        )}
      </ol>
    </section>
  )
}

/** Why an entry came about: in the visitor's language, with a person's words or the name of a run as they are. */
function Reason({ code, detail }: { code: HistoryReason; detail: string | null }) {
  const names = HISTORY_REASON_NAMES[useLanguage()]
  const sentence = code === 'GIVEN' || code === 'RUN' ? null : names[code]
  if (!sentence && !detail) return null
  return (
    <p>
      {sentence} {detail && <span data-name>{detail}</span>}
    </p>
  )
}
