import type { StagingRowView } from '../../../between/channel-queries.ts'
import type { Decision } from '../../../model/operation.ts'
import type { ConflictRow, OperationView } from '../../../model/operation-view.ts'
import { attributesOfRows, type RowAttribute, savedValue } from '../staging/attributes-of-rows.ts'
import { changeKeyOf } from './change-key.ts'

/** One attribute that both sides have changed, for a person to choose. */
export type ConflictView = {
  /** As in `Operation.changes`. */
  attribute: string
  headquartersValue: string | null
  channelValue: string | null
  headquartersChangedBy: string
  /** Known of a customer's last change only. */
  headquartersChangedAt: string | null
  /** What was chosen; it counts when the operation is synchronized. Null: nothing yet. */
  chosen: Decision['keep'] | null
}

/** A conflict with the attribute that it is about. */
export type NamedConflict = { conflict: ConflictRow; attribute: RowAttribute }

/** The conflicts of an operation that has failed with CONFLICT; none of any other. */
export function namedConflicts(operation: OperationView, rows: readonly StagingRowView[]): NamedConflict[] {
  if (operation.status !== 'FAILED' || !operation.conflicts) return []
  const attributes = attributesOfRows(rows)
  return operation.conflicts.flatMap((conflict) => {
    // Of a contact's attributes the first stands for the row.
    const attribute = attributes.find((one) => changeKeyOf(one, operation.override) === conflict.key)
    return attribute ? [{ conflict, attribute }] : []
  })
}

/** The same as a person looks at it. The channel's value is the one that an operator has saved, if any. */
export function conflictsOf(operation: OperationView, rows: readonly StagingRowView[]): ConflictView[] {
  return namedConflicts(operation, rows).map(({ conflict, attribute }) => {
    const saved = savedValue(operation.override, attribute)
    const decision = operation.override?.decisions?.[conflict.key]
    return {
      attribute: attribute.name,
      headquartersValue: conflict.headquartersValue,
      channelValue: saved === undefined ? conflict.channelValue : saved,
      headquartersChangedBy: conflict.source.replace(/^hq:/, ''),
      headquartersChangedAt: conflict.changedAt,
      chosen: decision && decision.version >= conflict.v ? decision.keep : null,
    }
  })
}
