import { useRef, useState } from 'react'
import { Link, useLocation, useRoute, useSearchParams } from 'wouter'
import { useLanguage, useText } from '../api/language.ts'
import { useMay } from '../api/whoami.ts'
import type { CustomerOrder, CustomerSyncState } from '../generated/documents.ts'
import { Icon } from '../ui/icon.tsx'
import { useShortcut } from '../ui/shortcuts.ts'
import { EmptyState, ErrorState, Skeleton } from '../ui/state.tsx'
import { useNumber } from '../ui/time.tsx'
import { CompareView } from './duplicates/compare-view.tsx'
import { DuplicatesView } from './duplicates/duplicates-view.tsx'
import { CustomerForm } from './form/customer-form.tsx'
import { CustomerList } from './list/customer-list.tsx'
import { CustomersBar } from './list/customers-bar.tsx'
import { type CustomersRequest, useCustomers } from './list/use-customers.ts'
import { CustomerPanel } from './panel/customer-panel.tsx'
import { useMayMerge } from './shared/compare.ts'
import { SYNC_STATE_NAMES } from './shared/names.ts'
import type { Outcome } from './shared/route-note.tsx'
import { CUSTOMERS } from './shared/texts.ts'
import { type TillChannel, useChannels } from './shared/use-channels.ts'
import { CUSTOMERS_TITLE } from './title.ts'
import '../operations/operations.css'
import '../operations/panel/panel.css'
import '../operations/correction/correction.css'
import './panel/part-head.css'
import './customers.css'

const PATH = '/customers'
const NEW = 'new'
const DUPLICATES_PATH = `${PATH}/duplicates`
/** In the address: headquarters instead of a channel. */
const HEADQUARTERS = 'headquarters'

/**
 * The customers of a channel, as its till sees them, or those of headquarters: search, create, edit, and see *Pending
 * sync* become an account number.
 */
export default function CustomersView() {
  const channels = useChannels()
  const mayMerge = useMayMerge()
  const [path] = useLocation()
  if (!channels) return <Skeleton lines={6} />
  if (mayMerge && path === DUPLICATES_PATH) return <DuplicatesView channels={channels} />
  if (mayMerge && path === `${DUPLICATES_PATH}/compare`) return <CompareView />
  return <Customers channels={channels} />
}

function Customers({ channels }: { channels: readonly TillChannel[] }) {
  const say = useText(CUSTOMERS)
  const may = useMay()
  const mayMerge = useMayMerge()
  const [address, setAddress] = useSearchParams()
  const [, params] = useRoute(`${PATH}/:id`)
  const [, navigate] = useLocation()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const request = requestOf(address, channels)
  const channel = channels.find(({ key }) => key === request.channel) ?? null
  const found = useCustomers(request, true)
  const list = useRef<HTMLUListElement>(null)
  const open = (id: string | null) => {
    const search = searchOf(address)
    navigate(`${PATH}${id ? `/${id}` : ''}${search && `?${search}`}`)
    if (id === null) list.current?.querySelector<HTMLElement>('a[aria-current], a')?.focus()
  }
  const mayCreate = may('Mutation.createCustomer') && channel !== null
  useShortcut('n', say.keyNew, () => open(NEW), mayCreate)
  const changed = (next: Outcome) => {
    setOutcome(next)
    void found.refetch()
  }
  return (
    <div className={params ? 'operations customers with-panel' : 'operations customers'}>
      <div className="operations-list">
        <header className="view-head">
          <div>
            <p className="soft hint">{say.path}</p>
            <h1>{CUSTOMERS_TITLE[useLanguage()]}</h1>
          </div>
          <div className="actions">
            {mayMerge && (
              <Link className="button" href={DUPLICATES_PATH}>
                <Icon name="compare" />
                {say.duplicates}
              </Link>
            )}
            {mayCreate && (
              <button type="button" className="button primary" onClick={() => open(NEW)}>
                <Icon name="add" />
                {say.create}
              </button>
            )}
          </div>
        </header>
        <CustomersBar
          request={request}
          channels={channels}
          change={(part) => setAddress((now) => addressOf({ ...requestOf(now, channels), ...part }), { replace: true })}
        />
        <Found
          found={found}
          request={request}
          openId={params?.id ?? null}
          listRef={list}
          search={searchOf(address)}
          onCreate={mayCreate ? () => open(NEW) : null}
        />
      </div>
      {params?.id === NEW && channel && (
        <CustomerForm
          key={channel.key}
          channel={channel}
          onClose={() => open(null)}
          onCreated={(next) => {
            changed(next)
            open(next.customerId)
          }}
        />
      )}
      {params && params.id !== NEW && (
        <CustomerPanel
          key={`${params.id} ${request.channel}`}
          id={params.id}
          channel={request.channel}
          outcome={outcome?.customerId === params.id ? outcome : null}
          onChanged={changed}
          onRevealed={() => void found.refetch()}
          onClose={() => open(null)}
        />
      )}
    </div>
  )
}

type FoundProps = {
  found: ReturnType<typeof useCustomers>
  request: CustomersRequest
  openId: string | null
  listRef: React.RefObject<HTMLUListElement | null>
  search: string
  /** Null when the visitor may not create a customer here. */
  onCreate: (() => void) | null
}

function Found({ found, request, openId, listRef, search, onCreate }: FoundProps) {
  const say = useText(CUSTOMERS)
  const number = useNumber()
  const { customers, error, refetch, onlyLocal, hasNextPage, readMore } = found
  if (!customers) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Skeleton lines={8} />
  const narrowed = request.search !== '' || request.state !== ''
  return (
    <>
      {onlyLocal && (
        <p className="note warn">
          <Icon name="alert" />
          {say.onlyLocal}
        </p>
      )}
      {customers.length === 0 ? (
        <EmptyState icon={narrowed ? 'search' : 'inbox'} title={narrowed ? say.none : say.nothingYet}>
          <p className="soft">{narrowed ? say.noneHint : say.nothingYetHint}</p>
          {!narrowed && onCreate && (
            <>
              <button type="button" className="button primary" onClick={onCreate}>
                <Icon name="add" />
                {say.createAsTill}
              </button>
              <p className="soft hint">{say.orImport}</p>
              <code>npm run tillsync -- import customers.csv --channel {request.channel}</code>
            </>
          )}
        </EmptyState>
      ) : (
        <CustomerList
          customers={customers}
          openId={openId}
          listRef={listRef}
          hrefOf={(id) => `${PATH}/${id}${search && `?${search}`}`}
          more={hasNextPage ? readMore : null}
        />
      )}
      <p className="list-foot soft number" role="status">
        {(hasNextPage ? say.shownMore : say.shown)(number(customers.length))}
      </p>
    </>
  )
}

/** The address of the list: the history is of one customer. */
function searchOf(address: URLSearchParams): string {
  const search = new URLSearchParams(address)
  search.delete('history')
  return search.toString()
}

const ORDERS: readonly CustomerOrder[] = ['NAME_ASC', 'NAME_DESC', 'CREATED_AT_DESC', 'CREATED_AT_ASC']

/** Reads the request from the address; the first channel is the default. */
function requestOf(address: URLSearchParams, channels: readonly TillChannel[]): CustomersRequest {
  const given = (name: string) => address.get(name)?.trim() ?? ''
  const channel = given('channel')
  return {
    channel: channel === HEADQUARTERS ? null : channel || (channels[0]?.key ?? null),
    search: given('search'),
    state: [given('state')].find(isState) ?? '',
    order: ORDERS.find((order) => order === given('sort').toUpperCase()) ?? 'NAME_ASC',
    allStores: given('stores') === 'all',
  }
}

function addressOf({ channel, search, state, order, allStores }: CustomersRequest): URLSearchParams {
  const address = new URLSearchParams({ channel: channel ?? HEADQUARTERS })
  if (search) address.set('search', search)
  if (state) address.set('state', state)
  if (order !== 'NAME_ASC') address.set('sort', order.toLowerCase())
  if (allStores) address.set('stores', 'all')
  return address
}

function isState(text: string): text is CustomerSyncState {
  return Object.hasOwn(SYNC_STATE_NAMES.en, text)
}
