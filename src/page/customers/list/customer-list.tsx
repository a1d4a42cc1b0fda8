import { useText } from '../../api/language.ts'
import type { CustomerOrder } from '../../generated/documents.ts'
import { ListHead } from '../../list/list-head.tsx'
import { Rows } from '../../list/rows.tsx'
import { CUSTOMERS } from '../shared/texts.ts'
import { CHOSEN_COLUMNS, COLUMNS } from './columns.ts'
import { CustomerRow } from './customer-row.tsx'
import type { CustomerRows } from './customer-rows.ts'
import type { LoadedCustomers } from './use-customers.ts'

/** The same as in customers.css. */
const NARROW_ROW_REM = 3.75

type Props = {
  list: CustomerRows
  loaded: LoadedCustomers
  open: string | null
  onOpen: (id: string) => void
  hrefOf: (id: string) => string
  order: CustomerOrder
  onOrder: (order: CustomerOrder) => void
  onPointed: (isPointed: boolean) => void
}

/** The list of customers. */
export function CustomerList({ list, loaded, open, onOpen, hrefOf, order, onOrder, onPointed }: Props) {
  const say = useText(CUSTOMERS)
  const shown = CHOSEN_COLUMNS.useShown()
  return (
    <Rows
      rows={list.rows}
      of={loaded.of}
      idOf={({ node }) => node.id}
      hasMore={list.next !== null}
      readMore={loaded.readMore}
      open={open}
      onOpen={onOpen}
      className="customer-lines"
      label={say.list}
      keys={say.keys}
      narrowRem={NARROW_ROW_REM}
      onPointed={onPointed}
      onVisible={loaded.onVisible}
      head={<ListHead columns={COLUMNS} shown={shown} names={say} order={order} onOrder={onOrder} />}
    >
      {({ node }, place, activate) => (
        <CustomerRow
          customer={node}
          place={place}
          columns={shown}
          href={hrefOf(node.id)}
          onOpen={() => {
            activate()
            onOpen(node.id)
          }}
        />
      )}
    </Rows>
  )
}
