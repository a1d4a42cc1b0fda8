import { useText } from '../../api/language.ts'
import type { OperationOrder } from '../../generated/documents.ts'
import { ListHead } from '../../list/list-head.tsx'
import { Rows } from '../../list/rows.tsx'
import { LIST } from '../shared/texts.ts'
import { CHOSEN_COLUMNS, COLUMNS } from './columns.ts'
import type { Lines } from './lines.ts'
import { OperationRow } from './operation-row.tsx'
import { TOOLBAR } from './toolbar-texts.ts'
import type { LoadedLines } from './use-lines.ts'
import type { Selection } from './use-selection.ts'

/** The same as in list.css. */
const NARROW_ROW_REM = 5.25

type Props = {
  lines: Lines
  more: LoadedLines
  open: string | null
  onOpen: (operationId: string) => void
  selection: Selection
  hrefOf: (operationId: string) => string
  order: OperationOrder
  onOrder: (order: OperationOrder) => void
  onPointed: (isPointed: boolean) => void
}

/** The list of operations; a box of each selects it. */
export function OperationList({ lines, more, open, onOpen, selection, hrefOf, order, onOrder, onPointed }: Props) {
  const say = useText(LIST)
  const names = useText(TOOLBAR)
  const shown = CHOSEN_COLUMNS.useShown()
  return (
    <Rows
      rows={lines.rows}
      idOf={({ operationId }) => operationId}
      hasMore={lines.next !== null}
      readMore={more.readMore}
      open={open}
      onOpen={onOpen}
      onSpace={selection.toggle}
      className="operation-lines"
      label={say.list}
      keys={say.keys}
      narrowRem={NARROW_ROW_REM}
      onPointed={onPointed}
      onVisible={more.onVisible}
      head={
        <ListHead columns={COLUMNS} shown={shown} names={names} order={order} onOrder={onOrder}>
          <span className="line-check" />
        </ListHead>
      }
    >
      {(line, place, activate) => (
        <OperationRow
          line={line}
          place={place}
          columns={shown}
          href={hrefOf(line.operationId)}
          checked={selection.ids.has(line.operationId)}
          onCheck={(range) => {
            activate()
            selection.toggle(line.operationId, range)
          }}
          onOpen={() => {
            activate()
            onOpen(line.operationId)
          }}
        />
      )}
    </Rows>
  )
}
