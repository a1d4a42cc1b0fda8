import { useState } from 'react'
import type { OperationErrorGroupsQuery } from '../../generated/dashboard.ts'
import { useLanguage, useText } from '../api/language.ts'
import { useMay } from '../api/whoami.ts'
import { Icon } from '../ui/icon.tsx'
import { ERROR_CODE_NAMES } from '../ui/operation-names.ts'
import { useNumber } from '../ui/time.tsx'
import { LIST } from './texts.ts'

export type Group = OperationErrorGroupsQuery['operationErrorGroups'][number]
type Props = { groups: readonly Group[]; chosen: string; show: (group: Group) => void; bulk: (group: Group) => void }

const SHOWN = 3

/** What is failing, by cause: one thing to mend, and one button that sends all of it on. */
export function ErrorGroups({ groups, chosen, show, bulk }: Props) {
  const say = useText(LIST)
  const number = useNumber()
  const codes = ERROR_CODE_NAMES[useLanguage()]
  const may = useMay()
  const [all, setAll] = useState(false)
  if (groups.length === 0) return null
  return (
    <section className="error-groups card" aria-labelledby="error-groups">
      <h2 id="error-groups" title={say.groupsHint}>
        {say.groups}
      </h2>
      <ul>
        {groups.slice(0, all ? undefined : SHOWN).map((group) => (
          <li key={group.fingerprint} className={group.fingerprint === chosen ? 'chosen' : ''}>
            <span className="group-text">
              <strong>{group.count === 1 ? say.countOne : say.groupCount(number(group.count))}:</strong>{' '}
              {codes[group.code] ?? group.code}
              {group.field && (
                <>
                  {' '}
                  <code>{group.field}</code>
                </>
              )}
              <span className="soft group-message">{group.message}</span>
            </span>
            <span className="group-actions">
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
          {all ? '−' : '+'}
          {number(groups.length - SHOWN)}
        </button>
      )}
    </section>
  )
}
