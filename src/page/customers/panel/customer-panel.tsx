import { useEffect, useRef } from 'react'
import { Link, useSearchParams } from 'wouter'
import { useText } from '../../api/language.ts'
import { mayHaveMissed, useLive } from '../../api/live.ts'
import { keyOf, queries, useApiQuery } from '../../api/query.ts'
import { useMay } from '../../api/whoami.ts'
import {
  CustomerDetailDocument,
  CustomerEventsDocument,
  CustomerOperationsDocument,
  CustomerTraceDocument,
} from '../../generated/documents.ts'
import { HistoryDialog } from '../../history/history-dialog.tsx'
import { HISTORY } from '../../history/history-texts.ts'
import { Reveal } from '../../operations/panel/reveal.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import { EmptyState, ErrorState, Skeleton } from '../../ui/state.tsx'
import { useRecordTitle } from '../../ui/title.ts'
import { Merges } from '../duplicates/merges.tsx'
import { CustomerState } from '../shared/customer-state.tsx'
import { type Outcome, RouteNote } from '../shared/route-note.tsx'
import { CUSTOMERS } from '../shared/texts.ts'
import { CustomerAccount } from './customer-account.tsx'
import { CustomerFacts } from './customer-facts.tsx'
import { CustomerOperations, CustomerTrace } from './customer-operations.tsx'
import { CustomerOrder } from './customer-order.tsx'
import { CustomerParts } from './customer-parts.tsx'
import { LoyaltyCards } from './loyalty-cards.tsx'
import { PrivacyActions } from './privacy-actions.tsx'

type Props = {
  id: string
  /** Null for headquarters. */
  channel: string | null
  /** How it was created or last edited here. */
  outcome: Outcome | null
  onChanged: (outcome: Outcome) => void
  onRevealed: () => void
  onClose: () => void
}

/** In the address: the field whose history is shown, or all of the customer's. */
const HISTORY_PARAM = 'history'
const EVERYTHING = '*'

const POLL_MS = 2_000
/** How often changes are read that have no event, such as an erasure. */
const RELOAD_EVERY_MS = 20_000

/** One customer beside the list, as the channel or headquarters has it, kept up to date. Escape closes it. */
export function CustomerPanel({ id, channel, outcome, onChanged, onRevealed, onClose }: Props) {
  const say = useText(CUSTOMERS)
  const may = useMay()
  const maySubscribe = may('Subscription.operationChanged')
  const { data, error, refetch } = useApiQuery(
    CustomerDetailDocument,
    { id, channel },
    { refetchInterval: maySubscribe ? RELOAD_EVERY_MS : POLL_MS },
  )
  useLive(
    CustomerEventsDocument,
    { channel: null, customer: id },
    (events) => {
      if (events.some((event) => event.__typename === 'OperationChanged' || mayHaveMissed(event))) reloadCustomer()
    },
    { enabled: maySubscribe },
  )
  useShortcut('Escape', say.keyClose, onClose)
  const history = useText(HISTORY)
  const mayHistory = may('Query.customerHistory')
  const [address, setAddress] = useSearchParams()
  const shownHistory = address.get(HISTORY_PARAM)
  const showHistory = (of: string | null) =>
    setAddress((now) => {
      if (of === null) now.delete(HISTORY_PARAM)
      else now.set(HISTORY_PARAM, of)
      return now
    })
  const customer = data?.customer
  const name = customer ? customer.name || say.unnamed : null
  useRecordTitle(name)
  const heading = useRef<HTMLHeadingElement>(null)
  const isRead = customer !== undefined
  useEffect(() => {
    if (isRead) heading.current?.focus()
  }, [isRead])
  const changed = (next: Outcome) => {
    reloadCustomer()
    onChanged(next)
  }
  return (
    <section className="panel" aria-label={customer?.name ?? say.list}>
      <header className="panel-head">
        <div className="panel-title">
          {customer && <CustomerState state={customer.syncState} />}
          <h2 ref={heading} tabIndex={-1}>
            {name ?? ' '}
          </h2>
          {customer && <CustomerAccount customer={customer} />}
          {customer && (
            <div className="actions">
              {customer.masked && may('Mutation.revealCustomer') && (
                <Reveal
                  customer={customer.id}
                  onRevealed={() => {
                    reloadCustomer()
                    onRevealed()
                  }}
                />
              )}
              {may('Query.diagnose') && (
                <Link
                  className="button small"
                  href={`/diagnose?of=${encodeURIComponent(customer.asyncCustomerAccount ?? customer.id)}`}
                >
                  <Icon name="clipboard" />
                  {customer.syncState === 'SYNCED' ? say.diagnose : say.why}
                </Link>
              )}
              {mayHistory && (
                <button type="button" className="button small" onClick={() => showHistory(EVERYTHING)}>
                  <Icon name="clock" />
                  {history.history}
                </button>
              )}
              <PrivacyActions customer={customer} onErased={onClose} />
            </div>
          )}
        </div>
        <button type="button" className="button plain square" aria-label={say.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="panel-body">
        {outcome && <RouteNote outcome={outcome} />}
        {customer && (
          <>
            <CustomerTrace customer={customer} channel={channel} />
            <CustomerFacts
              customer={customer}
              channel={channel}
              onChanged={changed}
              onHistory={mayHistory ? showHistory : null}
            />
            <CustomerParts customer={customer} channel={channel} onChanged={changed} />
            <LoyaltyCards customer={customer} channel={channel} onChanged={changed} />
            {channel !== null && (
              <CustomerOrder customer={customer} channel={channel} onSynchronized={reloadCustomer} />
            )}
            <Merges merges={customer.merges ?? []} heading="h3" />
            <CustomerOperations customer={customer} />
          </>
        )}
        {customer === undefined && !error && <Skeleton lines={6} />}
        {customer === undefined && error && <ErrorState error={error} retry={() => void refetch()} />}
        {customer === null && (
          <EmptyState icon="search" title={say.gone}>
            <p className="soft">{say.goneHint}</p>
          </EmptyState>
        )}
      </div>
      {customer && mayHistory && shownHistory && (
        <HistoryDialog
          customer={{ id: customer.id, name: name ?? '' }}
          field={shownHistory === EVERYTHING ? null : shownHistory}
          onField={(field) => showHistory(field ?? EVERYTHING)}
          onClose={() => showHistory(null)}
        />
      )}
    </section>
  )
}

/** Reloads everything that the panel shows. */
function reloadCustomer(): void {
  void queries.invalidateQueries({ queryKey: keyOf(CustomerDetailDocument) })
  void queries.invalidateQueries({ queryKey: keyOf(CustomerOperationsDocument) })
  void queries.invalidateQueries({ queryKey: keyOf(CustomerTraceDocument) })
}
