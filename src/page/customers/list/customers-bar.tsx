import { useLanguage, useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import type { CustomerOrder } from '../../generated/documents.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { SYNC_STATE_NAMES } from '../shared/names.ts'
import { CUSTOMERS } from '../shared/texts.ts'
import type { TillChannel } from '../shared/use-channels.ts'
import type { CustomersRequest } from './use-customers.ts'

const ORDERS: readonly CustomerOrder[] = ['NAME_ASC', 'NAME_DESC', 'CREATED_AT_DESC', 'CREATED_AT_ASC']
const STATES = ['SYNCED', 'PENDING_CREATE', 'PENDING_UPDATE', 'FAILED'] as const

type Props = {
  asked: CustomersRequest
  channels: readonly TillChannel[]
  change: (part: Partial<CustomersRequest>) => void
}

/** Which till one stands at, and what is looked for there. */
export function CustomersBar({ asked, channels, change }: Props) {
  const say = useText(CUSTOMERS)
  const may = useMay()
  const states = SYNC_STATE_NAMES[useLanguage()]
  // Only a till knows no headquarters; who sees no personal data may not search by it.
  const beyondTills = may('Query.operations')
  const maySearch = may('Mutation.updateCustomer') || may('Mutation.synchronizeOperation')
  return (
    <search className="filter-bar customers-bar" aria-label={say.list}>
      <label className="choice">
        <span>{say.channel}</span>
        <select
          className="input"
          value={asked.channel ?? ''}
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
          search={asked.search}
          label={say.search}
          keyLabel={say.keySearch}
          onSearch={(search) => change({ search })}
        />
      ) : (
        <p className="soft hint customers-no-search">{say.cannotSearch}</p>
      )}
      {maySearch && asked.channel !== null && asked.search !== '' && (
        <label className="check" title={say.allStoresHint}>
          <input
            type="checkbox"
            checked={asked.allStores}
            onChange={(event) => change({ allStores: event.target.checked })}
          />
          {say.allStores}
        </label>
      )}
      {asked.channel !== null && (
        <label className="choice">
          <span>{say.state}</span>
          <select
            className="input"
            value={asked.state}
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
      <label className="choice">
        <span>{say.order}</span>
        <select
          className="input"
          value={asked.order}
          onChange={(event) => change({ order: ORDERS.find((one) => one === event.target.value) ?? 'NAME_ASC' })}
        >
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {say[order]}
            </option>
          ))}
        </select>
      </label>
    </search>
  )
}
