import { type ReactNode, useState } from 'react'
import { useLanguage, useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { Icon } from '../../ui/icon.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SYNC_STATE_NAMES } from '../shared/names.ts'
import { CUSTOMERS } from '../shared/texts.ts'
import type { TillChannel } from '../shared/use-channels.ts'
import { type CustomersRequest, ORDERS } from './request.ts'

const STATES = ['SYNCED', 'PENDING_CREATE', 'PENDING_UPDATE', 'FAILED'] as const

type Props = {
  request: CustomersRequest
  channels: readonly TillChannel[]
  change: (part: Partial<CustomersRequest>) => void
  /** What else is in the toolbar. */
  children: ReactNode
}

/** The toolbar of the list: channel, search, filters, and what is done with the list. */
export function CustomersBar({ request, channels, change, children }: Props) {
  const say = useText(CUSTOMERS)
  const may = useMay()
  const states = SYNC_STATE_NAMES[useLanguage()]
  // A till may not read headquarters. A visitor who sees no personal data may not search by it.
  const beyondTills = may('Query.operations')
  const maySearch = may('Mutation.updateCustomer') || may('Mutation.synchronizeOperation')
  // On a phone only the search is visible until the visitor opens the filters.
  const [opened, setOpened] = useState(false)
  const isNarrowed = request.search !== '' || request.state !== ''
  return (
    <search className={opened ? 'filter-bar customers-bar' : 'filter-bar customers-bar closed'} aria-label={say.list}>
      <label className="choice always">
        <span>{say.channel}</span>
        <select
          className="input"
          value={request.channel ?? ''}
          onChange={(event) => change({ channel: event.target.value || null, state: '' })}
        >
          {channels.map(({ key, name, offline }) => (
            <option key={key} value={key}>
              {offline ? `${name} (${say.offline})` : name}
            </option>
          ))}
          {beyondTills && <option value="">{say.headquarters}</option>}
        </select>
      </label>
      {maySearch ? (
        <SearchField
          search={request.search}
          label={say.search}
          keyLabel={say.keySearch}
          onSearch={(search) => change({ search })}
        />
      ) : (
        <p className="soft hint customers-no-search">{say.cannotSearch}</p>
      )}
      <button type="button" className="button more-filters" aria-expanded={opened} onClick={() => setOpened(!opened)}>
        <Icon name="group" />
        {say.filters}
      </button>
      {maySearch && request.channel !== null && request.search !== '' && (
        <label className="check" title={say.allStoresHint}>
          <input
            type="checkbox"
            checked={request.allStores}
            onChange={(event) => change({ allStores: event.target.checked })}
          />
          {say.allStores}
        </label>
      )}
      {request.channel !== null && (
        <label className="choice">
          <span>{say.state}</span>
          <select
            className="input"
            value={request.state}
            onChange={(event) => change({ state: STATES.find((one) => one === event.target.value) ?? '' })}
          >
            <option value="">{say.anyState}</option>
            {STATES.map((state) => (
              <option key={state} value={state}>
                {states[state]}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="choice for-phones">
        <span>{say.order}</span>
        <select
          className="input"
          value={request.order}
          onChange={(event) => change({ order: ORDERS.find((one) => one === event.target.value) ?? 'NAME_ASC' })}
        >
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {say[order]}
            </option>
          ))}
        </select>
      </label>
      {children}
      {isNarrowed && (
        <button
          type="button"
          className="button plain"
          title={say.clear}
          onClick={() => change({ search: '', state: '', allStores: false })}
        >
          <Icon name="close" />
          <span className="tool-word">{say.clear}</span>
        </button>
      )}
    </search>
  )
}
