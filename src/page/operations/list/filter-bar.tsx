import { useState } from 'react'
import { useLanguage, useText } from '../../api/language.ts'
import { useApiQuery } from '../../api/query.ts'
import { ChannelNamesDocument, type RowErrorCode } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { ERROR_CODE_NAMES } from '../../ui/operation-names.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { LIST } from '../shared/texts.ts'
import { isNarrowed, type ListFilter, NEWEST_FIRST, ORDERS } from './filters.ts'

const HOUR = 60
const DAY = 24 * HOUR

type Change = (change: Partial<ListFilter>) => void

/** The filters and the order of the list; the address keeps them. */
export function FilterBar({ filter, change, clear }: { filter: ListFilter; change: Change; clear: () => void }) {
  const say = useText(LIST)
  const codes = Object.entries(ERROR_CODE_NAMES[useLanguage()]).sort(([, a], [, b]) => a.localeCompare(b))
  const { data } = useApiQuery(ChannelNamesDocument, {})
  // On a phone only the search is visible until the visitor opens the filters.
  const [opened, setOpened] = useState(false)
  return (
    <search className={opened ? 'filter-bar' : 'filter-bar closed'} aria-label={say.filters}>
      <SearchField
        search={filter.search}
        label={say.search}
        keyLabel={say.keySearch}
        onSearch={(search) => change({ search })}
      />
      <button type="button" className="button more-filters" aria-expanded={opened} onClick={() => setOpened(!opened)}>
        <Icon name="group" />
        {say.filters}
      </button>
      <Choice label={say.channel} value={filter.channel} onChoose={(channel) => change({ channel })}>
        <option value="">{say.allChannels}</option>
        {data?.channels.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice label={say.error} value={filter.code} onChoose={(code) => change({ code: code as RowErrorCode | '' })}>
        <option value="">{say.anyError}</option>
        {codes.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice label={say.age} value={String(filter.age)} onChoose={(age) => change({ age: Number(age) })}>
        <option value="0">{say.anyTime}</option>
        <option value={HOUR}>{say.lastHour}</option>
        <option value={DAY}>{say.lastDay}</option>
        <option value={-HOUR}>{say.hourAgo}</option>
        <option value={-DAY}>{say.dayAgo}</option>
      </Choice>
      <Choice
        label={say.sort}
        value={filter.order}
        onChoose={(chosen) => change({ order: ORDERS.find((order) => order === chosen) ?? NEWEST_FIRST })}
      >
        {ORDERS.map((order) => (
          <option key={order} value={order}>
            {say[order]}
          </option>
        ))}
      </Choice>
      {filter.group && <ActiveFilter label={say.ofGroup} onRemove={() => change({ group: '' })} />}
      {filter.run && <ActiveFilter label={say.ofRun} onRemove={() => change({ run: '' })} />}
      {filter.correction && <ActiveFilter label={say.ofCorrection} onRemove={() => change({ correction: '' })} />}
      {isNarrowed(filter) && (
        <button type="button" className="button plain" onClick={clear}>
          {say.clear}
        </button>
      )}
    </search>
  )
}

function Choice(props: { label: string; value: string; onChoose: (value: string) => void; children: React.ReactNode }) {
  const { label, value, onChoose, children } = props
  return (
    <label className="choice">
      <span>{label}</span>
      <select className="input" value={value} onChange={(event) => onChoose(event.target.value)}>
        {children}
      </select>
    </label>
  )
}

function ActiveFilter({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <button type="button" className="button small" aria-pressed="true" onClick={onRemove}>
      {label}
      <Icon name="close" />
    </button>
  )
}
