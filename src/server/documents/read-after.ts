import type { OperationDefinitionNode } from 'graphql'
import { readsUnderAudit } from '../../access/rules.ts'
import type { Caller } from '../../api/shared/context.ts'
import { refuse } from '../../api/shared/errors.ts'

/** The header by which a client says what it must see: its last write, as `x-written-at` told it, or `none`. */
export const READ_AFTER = 'x-read-after'
/** The header of a mutation's answer that says when it was carried out, by the clock of headquarters' database. */
export const WRITTEN_AT = 'x-written-at'

/** Lists and counts that people look at or export: that they are some seconds old does no harm. */
const MAY_BE_OLD: ReadonlySet<string> = new Set([
  '__typename',
  'auditEntries',
  'batchRuns',
  'bulkRuns',
  'customers',
  'dashboardStats',
  'differences',
  'downloadSessions',
  'erasures',
  'issues',
  'operationCounts',
  'operationErrorGroups',
  'operationHistogram',
  'operations',
  'possibleDuplicates',
  'stagingRecords',
  'uploadSessions',
])

const HOW = 'Send `x-written-at` of the last mutation, or `none`.'

/**
 * What the answer to an operation must contain, for a client that takes an older answer: null, nothing in particular;
 * or everything until a moment, in milliseconds since 1970. Undefined: the answer must be of now. That is so without
 * the header, and for everything but lists and counts, so also for the snapshot before a subscription. What is audited
 * is written by the read.
 */
export function readAfterOf(
  operation: OperationDefinitionNode,
  header: string | undefined,
  { actor }: Pick<Caller, 'actor'>,
): number | null | undefined {
  if (header === undefined) return undefined
  const readAfter = header === 'none' ? null : Date.parse(header)
  if (Number.isNaN(readAfter)) throw refuse('BAD_USER_INPUT', `The header \`${READ_AFTER}\` is not a time. ${HOW}`)
  if (operation.operation !== 'query' || readsUnderAudit(actor)) return undefined
  const { selections } = operation.selectionSet
  const areLists = selections.every((selection) => selection.kind === 'Field' && MAY_BE_OLD.has(selection.name.value))
  return areLists ? readAfter : undefined
}
