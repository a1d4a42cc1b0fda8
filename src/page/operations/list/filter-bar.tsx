import { useState } from 'react'
import { useLanguage, useText } from '../../api/language.ts'
import { useApiQuery } from '../../api/query.ts'
import { ChannelNamesDocument, type RowErrorCode } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { ERROR_CODE_NAMES } from '../../ui/operation-names.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { LIST } from '../shared/texts.ts'
import { isNarrowed, type ListFilter, NEWEST_FIRST, ORDERS, type UnderstoodFilter } from './filters.ts'
import { TimeRange } from './time-range.tsx'
import { TOOLBAR } from './toolbar-texts.ts'

const HOUR = 60
const DAY = 24 * HOUR

type Props = {
  /** What the visitor has typed in the search. */
  search: string
  /** The filter with what was understood of it. */
  filter: UnderstoodFilter
  change: (change: Partial<ListFilter>) => void
  clear: () => void
  /** What else is in the toolbar. */
  children: React.ReactNode
}

/** The toolbar of the list: search, filters, and what is done with the list. The address keeps the filters. */
export function FilterBar({ search, filter, change, clear, children }: Props) {
  const say = useText(LIST)
  const tools = useText(TOOLBAR)
  const codes = Object.entries(ERROR_CODE_NAMES[useLanguage()]).sort(([, a], [, b]) => a.localeCompare(b))
  const { data } = useApiQuery(ChannelNamesDocument, {})
  // On a phone only the search is visible until the visitor opens the filters.
  const [opened, setOpened] = useState(false)
  return (
    <search className={opened ? 'filter-bar' : 'filter-bar closed'} aria-label={say.filters}>
      <SearchField
        search={search}
        label={tools.search}
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
      <Choice
        label={say.age}
        value={String(filter.age)}
        onChoose={(age) => change({ age: Number(age), from: '', to: '' })}
      >
        <option value="0">{say.anyTime}</option>
        <option value={HOUR}>{say.lastHour}</option>
        <option value={DAY}>{say.lastDay}</option>
        <option value={-HOUR}>{say.hourAgo}</option>
        <option value={-DAY}>{say.dayAgo}</option>
      </Choice>
      <TimeRange filter={filter} change={change} />
      <Choice
        label={say.sort}
        isForPhones
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
      {children}
      {isNarrowed(filter) && (
        <button type="button" className="button plain" title={say.clear} onClick={clear}>
          <Icon name="close" />
          <span className="tool-word">{say.clear}</span>
        </button>
      )}
    </search>
  )
}

type ChoiceProps = {
  label: string
  value: string
  onChoose: (value: string) => void
  /** Wide windows have the headings of the list instead. */
  isForPhones?: boolean
  children: React.ReactNode
}

function Choice({ label, value, onChoose, isForPhones = false, children }: ChoiceProps) {
  return (
    <label className={isForPhones ? 'choice for-phones' : 'choice'}>
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
