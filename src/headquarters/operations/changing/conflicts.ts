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
  /** Known only for a customer's last change. */
  headquartersChangedAt: string | null
  /** The choice so far; it takes effect when the operation is synchronized. Null: none yet. */
  chosen: Decision['keep'] | null
}

/** A conflict with its attribute. */
export type NamedConflict = { conflict: ConflictRow; attribute: RowAttribute }

/** The conflicts of an operation that failed with CONFLICT; none for any other. */
export function namedConflicts(operation: OperationView, rows: readonly StagingRowView[]): NamedConflict[] {
  if (operation.status !== 'FAILED' || !operation.conflicts) return []
  const attributes = attributesOfRows(rows)
  return operation.conflicts.flatMap((conflict) => {
    // The first of a contact's attributes represents the row.
    const attribute = attributes.find((one) => changeKeyOf(one, operation.override) === conflict.key)
    return attribute ? [{ conflict, attribute }] : []
  })
}

/** The same for display. The channel's value is the saved one, if an operator has saved it. */
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
