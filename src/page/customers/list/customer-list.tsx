import type { KeyboardEvent, RefObject } from 'react'
import { Link } from 'wouter'
import { useText } from '../../api/language.ts'
import type { CustomerLineFragment } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { useListKeys } from '../../ui/list-keys.ts'
import { CustomerState } from '../shared/customer-state.tsx'
import { CUSTOMERS } from '../shared/texts.ts'

type Props = {
  customers: readonly CustomerLineFragment[]
  openId: string | null
  listRef: RefObject<HTMLUListElement | null>
  hrefOf: (id: string) => string
  /** Null when there are no more. */
  more: (() => void) | null
}

/** The customers as links; the arrow keys move from one to the next. */
export function CustomerList({ customers, openId, listRef, hrefOf, more }: Props) {
  const say = useText(CUSTOMERS)
  useListKeys()
  return (
    <div className="list customer-list">
      <ul ref={listRef} aria-label={say.list} onKeyDown={moveFocus}>
        {customers.map((customer) => (
          <li key={customer.id}>
            <Link
              href={hrefOf(customer.id)}
              className="customer-line"
              aria-current={customer.id === openId ? 'true' : undefined}
            >
              <CustomerState state={customer.syncState} />
              <span className="customer-name truncate">
                <strong className="truncate">{customer.name || say.unnamed}</strong>
                {customer.customerType === 'ORGANIZATION' && <span className="soft hint">{say.organization}</span>}
              </span>
              <span className="mono truncate">{customer.accountNumber ?? ''}</span>
              <span className="soft truncate customer-reach">
                {[customer.email, customer.phone].filter(Boolean).join(' · ')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {more && (
        <button type="button" className="button plain" onClick={more}>
          <Icon name="down" />
          {say.more}
        </button>
      )}
    </div>
  )
}

const STEPS: { readonly [key: string]: number } = { ArrowDown: 1, ArrowUp: -1 }

function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const links = [...event.currentTarget.querySelectorAll('a')]
  const at = links.findIndex((link) => link.matches(':focus'))
  const step = STEPS[event.key]
  const next = event.key === 'Home' ? 0 : event.key === 'End' ? links.length - 1 : step === undefined ? -1 : at + step
  if (at < 0 || !links[next]) return
  event.preventDefault()
  links[next].focus()
}
