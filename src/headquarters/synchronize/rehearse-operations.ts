import { sql } from 'drizzle-orm'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { batchStatementTimeout, execute, type Transaction } from '../../db/client.ts'
import { rehearse } from '../../db/rehearse.ts'
import type { ErrorClass, OperationOverride } from '../../model/operation.ts'
import type { RowErrorCode } from '../../model/row-error-codes.ts'
import { CUSTOMER_ACCOUNT, imagineNumbers } from '../customers/number-sequence.ts'
import { apply } from './apply/apply.ts'
import { evaluate } from './evaluate/evaluate.ts'
import { loadNamed } from './evaluate/load-chunk.ts'
import { changesOfCreates, changesOfUpdates, errors } from './evaluate/outcomes.ts'

/**
 * The outcome of synchronizing an operation now. UNCHANGED: the customer already has the operation's values, or already
 * has an account number.
 */
export type RehearsedOperation = {
  operationId: string
  outcome: 'CREATED' | 'CHANGED' | 'UNCHANGED' | 'REFUSED'
  /** The changes of the customer; for a refused operation, those that it would have made. */
  changes: { attribute: string; oldValue: string | null; newValue: string | null }[]
  error: { errorClass: ErrorClass; code: RowErrorCode; field: string | null; message: string } | null
  /** The fingerprint that it would have; null unless it is refused. */
  fingerprint: string | null
  warnings: { code: 'POSSIBLE_DUPLICATE'; field: string | null; message: string; customerKeys: string[] }[]
}

/**
 * A dry run: the batch job's own evaluation and statements over these operations, in one transaction that is rolled
 * back. It claims nothing, takes neither the log's lock nor an account number, and checks no status: pass operations
 * whose turn it is, of one legal entity and at most one of each customer. `override` replaces the saved corrections.
 */
export async function rehearseOperations(
  hq: HeadquartersDatabase,
  dataAreaId: string,
  operationIds: readonly string[],
  override?: OperationOverride,
): Promise<RehearsedOperation[]> {
  return await rehearse(
    hq.db,
    (tx) => rehearseStep(tx, dataAreaId, { operationIds, override, changesOf: operationIds }),
    {
      statementTimeout: batchStatementTimeout,
    },
  )
}

/**
 * The operations of one step. `numbersUsed`: how many account numbers earlier steps have used; `changesOf`: the
 * operations whose changes are wanted.
 */
export type RehearsalStep = {
  operationIds: readonly string[]
  override?: OperationOverride | undefined
  numbersUsed?: number
  changesOf: readonly string[]
}

/**
 * The same inside a transaction that the caller rolls back. Later steps see the results of earlier ones, so that a
 * customer's operations can follow one another. Empty the work tables between two steps.
 */
export async function rehearseStep(
  tx: Transaction,
  dataAreaId: string,
  { operationIds, override, numbersUsed = 0, changesOf }: RehearsalStep,
): Promise<RehearsedOperation[]> {
  const loaded = await loadNamed(tx, operationIds, override)
  await evaluate(tx, loaded)
  await apply(tx, loaded, await imagineNumbers(tx, dataAreaId, CUSTOMER_ACCOUNT, loaded.creates, numbersUsed))
  const found = await outcomes(tx)
  const changes = changesOf.length > 0 ? await readChanges(tx, changesOf) : []
  const changesBy = new Map(changes.map((each) => [each.operationId, each.changes]))
  return found.map((each) => ({ ...each, changes: changesBy.get(each.operationId) ?? [] }))
}

function outcomes(tx: Transaction): Promise<Omit<RehearsedOperation, 'changes'>[]> {
  return execute<Omit<RehearsedOperation, 'changes'>>(
    tx,
    sql`/* synchronize.rehearsed */
    with first_error as (
      select distinct on (operation_id) operation_id, md5(class || ':' || cause) as fingerprint,
        jsonb_build_object('errorClass', class, 'code', code, 'field', field, 'message', message) as error
      from ${errors} e
      order by operation_id, tbl, counter
    )
    select o.operation_id as "operationId",
      case
        when o.outcome = 'FAILED' then 'REFUSED'
        when o.outcome = 'OPEN' and o.is_create then 'CREATED'
        when o.outcome = 'OPEN' and o.operation_id in (select operation_id from work_change) then 'CHANGED'
        else 'UNCHANGED'
      end as outcome,
      e.error, e.fingerprint, coalesce(o.warnings, '[]') as warnings
    from work_operation o
    left join first_error e using (operation_id)
    order by o.received_order`,
  )
}

function readChanges(
  tx: Transaction,
  operationIds: readonly string[],
): Promise<Pick<RehearsedOperation, 'operationId' | 'changes'>[]> {
  const wanted = sql`operation_id = any(${sql.param([...operationIds])}::uuid[])`
  return execute<Pick<RehearsedOperation, 'operationId' | 'changes'>>(
    tx,
    sql`/* synchronize.rehearsedChanges */
    select o.operation_id as "operationId", coalesce(created.applied, edited.applied) as changes
    from work_operation o
    left join (select * from ${changesOfCreates} all_of_them where ${wanted}) created using (operation_id)
    left join (select * from ${changesOfUpdates} all_of_them where ${wanted}) edited using (operation_id)
    where o.${wanted} and o.outcome <> 'SUPERSEDED' and coalesce(created.applied, edited.applied) is not null`,
  )
}
