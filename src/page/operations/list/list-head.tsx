import { useText } from '../../api/language.ts'
import type { OperationOrder } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { COLUMN_CLASSES, type Column, ORDERS_OF } from './columns.ts'
import { TOOLBAR } from './toolbar-texts.ts'

type Props = {
  columns: readonly Column[]
  order: OperationOrder
  onOrder: (order: OperationOrder) => void
}

/** The headings of the list; one sorts by its column, and again in the other direction. */
export function ListHead({ columns, order, onOrder }: Props) {
  const say = useText(TOOLBAR)
  return (
    <fieldset className="list-head">
      <legend className="unseen">{say.sortGroup}</legend>
      <span className="line-check" />
      {columns.map((column) => {
        const orders = ORDERS_OF[column]
        const className = COLUMN_CLASSES[column]
        if (!orders)
          return (
            <span key={column} className={className}>
              {say[column]}
            </span>
          )
        const isUp = order === orders.up
        const isSorted = isUp || order === orders.down
        // The newest come first, and everything else from its beginning.
        const first = column === 'CAPTURED' ? orders.down : orders.up
        return (
          <span key={column} className={className}>
            <button
              type="button"
              className="sort-button truncate"
              aria-pressed={isSorted}
              onClick={() => onOrder(!isSorted ? first : isUp ? orders.down : orders.up)}
            >
              {say[column]}
              {isSorted && <Icon name={isUp ? 'up' : 'down'} />}
              {isSorted && <span className="unseen">, {isUp ? say.ascending : say.descending}</span>}
            </button>
          </span>
        )
      })}
    </fieldset>
  )
}
