import { useState } from 'react'
import { Link, useLocation, useRoute, useSearchParams } from 'wouter'
import { useLanguage, useText } from '../api/language.ts'
import { useMay } from '../api/whoami.ts'
import { FirstActions } from '../first-customers/first-actions.tsx'
import { ColumnChooser } from '../list/column-chooser.tsx'
import { DownloadButton } from '../list/download-button.tsx'
import { LISTS } from '../list/list-texts.ts'
import { SavedViews } from '../list/saved-views.tsx'
import { rememberedFocus } from '../ui/focus.ts'
import { Icon } from '../ui/icon.tsx'
import { useShortcut } from '../ui/shortcuts.ts'
import { EmptyState, ErrorState, Skeleton } from '../ui/state.tsx'
import { useNumber } from '../ui/time.tsx'
import { CompareView } from './duplicates/compare-view.tsx'
import { DuplicatesView } from './duplicates/duplicates-view.tsx'
import { CustomerForm } from './form/customer-form.tsx'
import { CHOSEN_COLUMNS, csvCell } from './list/columns.ts'
import { CustomerList } from './list/customer-list.tsx'
import type { CustomerRow } from './list/customer-rows.ts'
import { CustomersBar } from './list/customers-bar.tsx'
import { addressOf, type CustomersRequest, requestOf } from './list/request.ts'
import { type LoadedCustomers, useCustomers } from './list/use-customers.ts'
import { CustomerPanel } from './panel/customer-panel.tsx'
import { useMayMerge } from './shared/compare.ts'
import type { Outcome } from './shared/route-note.tsx'
import { CUSTOMERS } from './shared/texts.ts'
import { type TillChannel, useChannels } from './shared/use-channels.ts'
import { CUSTOMERS_TITLE } from './title.ts'
import '../list/list.css'
import '../operations/operations.css'
import '../operations/panel/panel.css'
import '../operations/correction/correction.css'
import './panel/part-head.css'
import './customers.css'

const PATH = '/customers'
const NEW = 'new'
const DUPLICATES_PATH = `${PATH}/duplicates`
const NO_ROWS: readonly CustomerRow[] = []

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
  const language = useLanguage()
  const [isPointed, setPointed] = useState(false)
  const found = useCustomers(request, isPointed)
  const rows = found.list?.rows ?? NO_ROWS
  const columns = CHOSEN_COLUMNS.useShown()
  const change = (part: Partial<CustomersRequest>) =>
    setAddress((now) => addressOf({ ...requestOf(now, channels), ...part }), { replace: true })
  const hrefOf = (id: string | null) => {
    const search = searchOf(address)
    return `${PATH}${id ? `/${id}` : ''}${search && `?${search}`}`
  }
  const open = (id: string | null) => {
    navigate(hrefOf(id))
    if (id === null) rememberedFocus.list?.focus()
  }
  const mayCreate = may('Mutation.createCustomer') && channel !== null
  useShortcut('n', say.keyNew, () => open(NEW), mayCreate)
  const changed = (next: Outcome) => {
    setOutcome(next)
    found.reload()
  }
  return (
    <div className={params ? 'operations customers with-panel' : 'operations customers'}>
      <div className="operations-list">
        <header className="view-head">
          <div>
            <p className="soft hint">{say.path}</p>
            <h1>{CUSTOMERS_TITLE[language]}</h1>
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
        <CustomersBar request={request} channels={channels} change={change}>
          <ColumnChooser chosen={CHOSEN_COLUMNS} names={say} />
          <SavedViews
            path={PATH}
            address={address}
            // A search is for a customer.
            addressToKeep={(kept) => addressOf({ ...requestOf(kept, channels), search: '', allStores: false })}
          />
          <DownloadButton
            rows={rows}
            shown={columns}
            names={say}
            cellOf={({ node }, column) => csvCell(node, column, language)}
            file="customers.csv"
          />
        </CustomersBar>
        <div className="list-and-causes">
          <div className="list-column">
            <Found
              found={found}
              request={request}
              openId={params?.id ?? null}
              open={open}
              hrefOf={hrefOf}
              change={change}
              onPointed={setPointed}
            />
          </div>
        </div>
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
          onRevealed={found.reload}
          onClose={() => open(null)}
        />
      )}
    </div>
  )
}

type FoundProps = {
  found: LoadedCustomers
  request: CustomersRequest
  openId: string | null
  open: (id: string) => void
  hrefOf: (id: string) => string
  change: (part: Partial<CustomersRequest>) => void
  onPointed: (isPointed: boolean) => void
}

function Found({ found, request, openId, open, hrefOf, change, onPointed }: FoundProps) {
  const say = useText(CUSTOMERS)
  const lists = useText(LISTS)
  const number = useNumber()
  const { list, error, reload } = found
  if (!list) return error ? <ErrorState error={error} retry={reload} /> : <Skeleton lines={8} />
  const narrowed = request.search !== '' || request.state !== ''
  const { rows, next, searchedLocation } = list
  return (
    <>
      {request.allStores && request.search !== '' && searchedLocation === 'LOCAL' && (
        <p className="note warn">
          <Icon name="alert" />
          {say.onlyLocal}
        </p>
      )}
      {rows.length === 0 ? (
        <EmptyState icon={narrowed ? 'search' : 'inbox'} title={narrowed ? say.none : say.nothingYet}>
          <p className="soft">{narrowed ? say.noneHint : say.nothingYetHint}</p>
          {!narrowed && <FirstActions channel={request.channel} />}
        </EmptyState>
      ) : (
        <CustomerList
          list={list}
          loaded={found}
          open={openId}
          onOpen={open}
          hrefOf={hrefOf}
          order={request.order}
          onOrder={(order) => change({ order })}
          onPointed={onPointed}
        />
      )}
      <p className="list-foot soft number" role="status">
        {(next === null ? say.shown : say.shownMore)(number(rows.length))}
        {list.waiting > 0 && <strong className="list-waiting">{lists.waiting(number(list.waiting))}</strong>}
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
