import { useState } from 'react'
import { useLocation } from 'wouter'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import type { OperationOrder } from '../../generated/documents.ts'
import { ListHead } from '../../list/list-head.tsx'
import { Rows } from '../../list/rows.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import { LIST } from '../shared/texts.ts'
import { diagnosisOf } from '../shared/waiting.ts'
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
  const mayDiagnose = useMay()('Query.diagnose')
  const [, navigate] = useLocation()
  const [active, setActive] = useState<string | null>(open)
  useShortcut('w', say.keyWhy, () => active && navigate(diagnosisOf(active)), mayDiagnose)
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
      onActive={setActive}
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
          onWhy={mayDiagnose ? () => navigate(diagnosisOf(line.operationId)) : null}
          onOpen={() => {
            activate()
            onOpen(line.operationId)
          }}
        />
      )}
    </Rows>
  )
}
