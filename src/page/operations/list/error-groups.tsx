import { useState } from 'react'
import { useLanguage, useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { FieldName } from '../../customers/shared/field-name.tsx'
import type { OperationErrorGroupsQuery } from '../../generated/documents.ts'
import { ErrorText, errorText } from '../../ui/error-text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ERROR_CODE_NAMES } from '../../ui/operation-names.ts'
import { useNumber } from '../../ui/time.tsx'
import { LIST } from '../shared/texts.ts'

export type Group = OperationErrorGroupsQuery['operationErrorGroups'][number]
type Props = {
  groups: readonly Group[]
  chosen: string
  show: (group: Group) => void
  bulk: (group: Group) => void
  correct: (group: Group) => void
}

const SHOWN = 12

/** The causes of failures beside the list; each is shown, corrected or synchronized as a whole. */
export function ErrorGroups({ groups, chosen, show, bulk, correct }: Props) {
  const say = useText(LIST)
  const number = useNumber()
  const language = useLanguage()
  const codes = ERROR_CODE_NAMES[language]
  const may = useMay()
  const [all, setAll] = useState(false)
  if (groups.length === 0) return null
  return (
    <aside id="causes" className="error-groups card" aria-label={say.groups}>
      <h2 title={say.groupsHint}>{say.groups}</h2>
      <ul>
        {groups.slice(0, all ? undefined : SHOWN).map((group) => (
          <li key={group.fingerprint} className={group.fingerprint === chosen ? 'chosen' : ''}>
            <span className="group-text truncate" title={errorText(language, group)}>
              <strong>{group.count === 1 ? say.countOne : say.groupCount(number(group.count))}:</strong>{' '}
              {codes[group.code] ?? group.code}
              {group.value !== null && (
                <>
                  {' '}
                  <q>{group.value}</q>
                </>
              )}
              {group.field && (
                <>
                  {' '}
                  <FieldName name={group.field} />
                </>
              )}
              <span className="soft group-message">
                <ErrorText error={group} />
              </span>
            </span>
            <span className="group-actions">
              <button type="button" className="button small" onClick={() => correct(group)}>
                {group.field !== null && may('Mutation.correctOperations') ? say.correctAll : say.details}
              </button>
              <button
                type="button"
                className="button small"
                aria-pressed={group.fingerprint === chosen}
                onClick={() => show(group)}
              >
                {say.show}
              </button>
              {may('Mutation.synchronizeOperations') && (
                <button type="button" className="button small" onClick={() => bulk(group)}>
                  <Icon name="sync" />
                  {say.bulk}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {groups.length > SHOWN && (
        <button type="button" className="button plain small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say.fewer : say.more(number(groups.length - SHOWN))}
        </button>
      )}
    </aside>
  )
}
