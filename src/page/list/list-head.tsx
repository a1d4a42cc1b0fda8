import type { ReactNode } from 'react'
import { useText } from '../api/language.ts'
import { Icon } from '../ui/icon.tsx'
import type { Columns } from './columns.ts'
import { LISTS } from './list-texts.ts'

type Props<Name extends string, Order extends string> = {
  columns: Columns<Name, Order>
  shown: readonly Name[]
  names: { readonly [name in Name]: string }
  order: Order
  onOrder: (order: Order) => void
  /** Stands before the columns, such as the place of the boxes that select. */
  children?: ReactNode
}

/** The headings of a list; one sorts by its column, and again in the other direction. */
export function ListHead<Name extends string, Order extends string>(props: Props<Name, Order>) {
  const { columns, shown, names, order, onOrder, children } = props
  const say = useText(LISTS)
  return (
    <fieldset className="list-head">
      <legend className="unseen">{say.sortGroup}</legend>
      {children}
      {shown.map((name) => {
        const { orders, isDownFirst, className } = columns[name]
        if (!orders)
          return (
            <span key={name} className={className}>
              {names[name]}
            </span>
          )
        const isUp = order === orders.up
        const isSorted = isUp || order === orders.down
        const first = isDownFirst ? orders.down : orders.up
        return (
          <span key={name} className={className}>
            <button
              type="button"
              className="sort-button truncate"
              aria-pressed={isSorted}
              onClick={() => onOrder(!isSorted ? first : isUp ? orders.down : orders.up)}
            >
              {names[name]}
              {isSorted && <Icon name={isUp ? 'up' : 'down'} />}
              {isSorted && <span className="unseen">, {isUp ? say.ascending : say.descending}</span>}
            </button>
          </span>
        )
      })}
    </fieldset>
  )
}
