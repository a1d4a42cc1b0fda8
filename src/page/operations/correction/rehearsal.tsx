import { useLanguage, useText } from '../../api/language.ts'
import { FieldName } from '../../customers/shared/field-name.tsx'
import type { RehearsalPartsFragment } from '../../generated/documents.ts'
import { ErrorText } from '../../ui/error-text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { OUTCOME_NAMES } from '../../ui/operation-names.ts'
import { UI } from '../../ui/texts.ts'
import { WarningText } from '../../ui/warning-text.tsx'

/** The result of a dry run. */
export function Rehearsal({ rehearsal }: { rehearsal: RehearsalPartsFragment }) {
  const ui = useText(UI)
  const { outcome, changes, error, warnings } = rehearsal
  const refused = outcome === 'REFUSED'
  return (
    <div className={refused ? 'note bad' : 'note good'} role="status">
      <Icon name={refused ? 'alert' : 'check'} />
      <div>
        <h3>{OUTCOME_NAMES[useLanguage()][outcome] ?? outcome}</h3>
        {error && (
          <p>
            <ErrorText error={error} />
          </p>
        )}
        {warnings.map((warning) => (
          <p key={warning.message}>
            <WarningText warning={warning} />
          </p>
        ))}
        {!refused && changes.length > 0 && (
          <ul className="small-changes">
            {changes.map(({ attribute, oldValue, newValue }) => (
              <li key={attribute}>
                <FieldName name={attribute} />: {oldValue !== null && `${oldValue} → `}
                {newValue ?? ui.empty}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
