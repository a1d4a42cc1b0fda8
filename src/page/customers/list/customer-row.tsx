import { memo } from 'react'
import { useText } from '../../api/language.ts'
import type { CustomerLineFragment } from '../../generated/documents.ts'
import { isSamePlace, RowLink, type RowPlace } from '../../list/row-link.tsx'
import { Ago } from '../../ui/time.tsx'
import { CustomerState } from '../shared/customer-state.tsx'
import { CUSTOMERS } from '../shared/texts.ts'
import { COLUMNS, type ColumnName } from './columns.ts'

type Props = {
  customer: CustomerLineFragment
  place: RowPlace
  columns: readonly ColumnName[]
  /** The address of the customer beside this list. */
  href: string
  onOpen: () => void
}

/** One customer as a row of the list. */
export const CustomerRow = memo(
  ({ customer, place, columns, href, onOpen }: Props) => {
    const say = useText(CUSTOMERS)
    const { id, name, syncState, customerType, accountNumber, email, phone, createdAt } = customer
    const cellOf = (column: ColumnName) => {
      if (column === 'STATE') return <CustomerState state={syncState} />
      if (column === 'ACCOUNT') return accountNumber
      if (column === 'EMAIL') return email
      if (column === 'PHONE') return phone
      if (column === 'CREATED') return <Ago at={createdAt} />
      return (
        <>
          {name || say.unnamed}{' '}
          {customerType === 'ORGANIZATION' && <span className="soft hint">{say.organization}</span>}
        </>
      )
    }
    return (
      <RowLink id={id} place={place} href={href} onOpen={onOpen}>
        {columns.map((column) => (
          <span key={column} className={`${COLUMNS[column].className} truncate`}>
            {cellOf(column)}
          </span>
        ))}
      </RowLink>
    )
  },
  (before, after) =>
    before.customer === after.customer &&
    before.columns === after.columns &&
    before.href === after.href &&
    isSamePlace(before.place, after.place),
)
