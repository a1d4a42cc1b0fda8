import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import type { StagingRowView } from '../../../between/channel-queries.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import type { Sides } from '../../../between/sides.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import { operationCursor } from '../list/cursors.ts'
import { listOperations } from '../list/list-operations.ts'
import type { OperationFilter } from '../list/operation-filter.ts'
import type { OperationPosition } from '../list/operation-order.ts'
import { csvOf } from './export-csv.ts'
import { exportedOperation } from './exported-operation.ts'

export type ExportFormat = 'CSV' | 'JSON_LINES'

/** Selects a page of an export; operations newest first, failed ones unless the filter has statuses. */
export type ExportRequest = {
  filter: OperationFilter
  format: ExportFormat
  /** The conditions of the filter without their values; the audit keeps them with the reason. */
  conditions?: readonly string[]
  reason?: string | null
  beyond: OperationPosition | null
  limit: number
}

/** A page of an export, a file of its own. */
export type ExportPage = { text: string; operations: number; hasNextPage: boolean; endCursor: string | null }

/**
 * Operations as text, to be corrected outside the system. Because it exports unmasked personal data, every page writes
 * an audit entry.
 */
export async function exportOperations(
  sides: Sides,
  actor: Actor,
  { filter, format, conditions = [], reason = null, beyond, limit }: ExportRequest,
  rowsOf: (operation: OperationView) => Promise<readonly StagingRowView[]>,
): Promise<ExportPage> {
  const { operations } = await listOperations(sides, actor, {
    filter: { ...filter, statuses: filter.statuses ?? ['FAILED'] },
    direction: 'desc',
    beyond,
    limit: limit + 1,
  })
  const page = operations.slice(0, limit)
  const exported = await Promise.all(
    page.map(async (operation) => exportedOperation(operation, await rowsOf(operation))),
  )
  await recordAudit(headquartersOf(sides).db, actor, {
    action: 'exportOperations',
    target: conditions.length > 0 ? `filter: ${conditions.join(', ')}` : null,
    result: `${page.length} operations`,
    reason,
  })
  const last = page.at(-1)
  return {
    text: format === 'CSV' ? csvOf(exported) : exported.map((one) => `${JSON.stringify(one)}\n`).join(''),
    operations: page.length,
    hasNextPage: operations.length > limit,
    endCursor: last ? operationCursor(last) : null,
  }
}
