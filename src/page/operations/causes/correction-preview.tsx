import { useLanguage, useText } from '../../api/language.ts'
import { FieldName } from '../../customers/shared/field-name.tsx'
import { ErrorText } from '../../ui/error-text.tsx'
import { ERROR_CODE_NAMES, OUTCOME_NAMES } from '../../ui/operation-names.ts'
import { UI } from '../../ui/texts.ts'
import { useNumber } from '../../ui/time.tsx'
import { LIST } from '../shared/texts.ts'
import { CAUSE } from './cause-texts.ts'
import type { Previewed } from './issue.ts'

const SHOWN = 10

type Props = { outcome: Previewed; rehearsal: NonNullable<Previewed['rehearsal']> }

/** What a correction would save, and what synchronizing would then do: the failures first, by their cause. */
export function CorrectionPreview({ outcome, rehearsal }: Props) {
  const say = useText(CAUSE)
  const list = useText(LIST)
  const ui = useText(UI)
  const number = useNumber()
  const language = useLanguage()
  const left = outcome.notCorrectable + outcome.refused
  const counts = [
    [say.refused, rehearsal.refused, 'bad'],
    [say.created, rehearsal.created, 'good'],
    [say.changed, rehearsal.changed, 'good'],
    [say.unchanged, rehearsal.unchanged, ''],
    [say.skipped, rehearsal.skipped, ''],
  ] as const
  const refusedFirst = rehearsal.items.toSorted(
    (a, b) => Number(b.outcome === 'REFUSED') - Number(a.outcome === 'REFUSED'),
  )
  const shown = refusedFirst.slice(0, SHOWN)
  return (
    <div className="cause-preview" role="status">
      <p>{say.wouldSave(number(outcome.corrected))}</p>
      <dl className="facts">
        {counts.map(([name, count, tone]) =>
          count > 0 ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd className={`number ${tone}-text`}>{number(count)}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {left > 0 && <p className="soft">{say.left(number(left))}</p>}
      {outcome.more && <p className="soft">{say.moreLater}</p>}
      {rehearsal.errorGroups.length > 0 && (
        <ul className="small-changes">
          {rehearsal.errorGroups.map(({ fingerprint, count, code, field, message }) => (
            <li key={fingerprint}>
              <strong className="number">{number(count)}</strong> {ERROR_CODE_NAMES[language][code] ?? code}{' '}
              {field && <FieldName name={field} />}{' '}
              <span className="soft">
                <ErrorText error={{ code, message }} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <details className="part">
        <summary>{say.firstOf(number(shown.length), number(rehearsal.total))}</summary>
        <ul className="small-changes">
          {shown.map(({ operationId, operation, outcome: result, changes, error }) => (
            <li key={operationId}>
              <strong>{operation?.customer?.name ?? list.unnamed}</strong>{' '}
              <span className="soft">{OUTCOME_NAMES[language][result] ?? result}</span>{' '}
              {error ? (
                <ErrorText error={error} />
              ) : (
                changes.map(({ attribute, oldValue, newValue }, nth) => (
                  <span key={attribute}>
                    {nth > 0 && ', '}
                    <FieldName name={attribute} /> {oldValue !== null && `${oldValue} → `}
                    {newValue ?? ui.empty}
                  </span>
                ))
              )}
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
