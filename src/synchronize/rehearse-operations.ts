import { sql } from 'drizzle-orm'
import { imagineNumbers } from '../customers/number-sequence.ts'
import { batchStatementTimeout, execute, type Transaction } from '../db/client.ts'
import { rehearse } from '../db/rehearse.ts'
import type { HeadquartersServer } from '../exchange/sides.ts'
import type { ErrorClass, OperationOverride } from '../model/operation.ts'
import type { RowErrorCode } from '../model/row-error-codes.ts'
import { apply } from './apply.ts'
import { considerNamed } from './consider.ts'
import { CUSTOMER_ACCOUNT } from './give-accounts.ts'
import { judge } from './judge.ts'
import { changesOfCreates, changesOfEdits, errors } from './outcomes.ts'

/** What synchronizing an operation now would come to. UNCHANGED: the customer is as it wants it, or has its account already. */
export type RehearsedOperation = {
  operationId: string
  outcome: 'CREATED' | 'CHANGED' | 'UNCHANGED' | 'REFUSED'
  /** Of the customer; for a refused one what it would have changed. */
  changes: { attribute: string; oldValue: string | null; newValue: string | null }[]
  error: { errorClass: ErrorClass; code: RowErrorCode; field: string | null; message: string } | null
  /** The fingerprint that it would have; null unless it is refused. */
  fingerprint: string | null
  warnings: { code: 'POSSIBLE_DUPLICATE'; field: string | null; message: string; customerKeys: string[] }[]
}

/**
 * A dry run: the batch job's own judgement and statements over these operations, in one transaction that is rolled back. It claims nothing, takes
 * neither the log's lock nor an account number, and looks at no status: name operations whose turn it is, of one legal entity and at most one of
 * each customer. `override` counts instead of what operators have saved.
 */
export async function rehearseOperations(
  hq: HeadquartersServer,
  dataAreaId: string,
  operationIds: readonly string[],
  override?: OperationOverride,
): Promise<RehearsedOperation[]> {
  return await rehearse(
    hq.db,
    async (tx) => {
      const considered = await considerNamed(tx, operationIds, override)
      await judge(tx, considered)
      await apply(tx, considered, await imagineNumbers(tx, dataAreaId, CUSTOMER_ACCOUNT, considered.creates))
      return await outcomes(tx)
    },
    { statementTimeout: batchStatementTimeout },
  )
}

function outcomes(tx: Transaction): Promise<RehearsedOperation[]> {
  return execute<RehearsedOperation>(
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
        when o.fate = 'FAILED' then 'REFUSED'
        when o.fate = 'OPEN' and o.is_create then 'CREATED'
        when o.fate = 'OPEN' and edited.applied is not null then 'CHANGED'
        else 'UNCHANGED'
      end as outcome,
      case when o.fate = 'SUPERSEDED' then '[]' else coalesce(created.applied, edited.applied, '[]') end as changes,
      e.error, e.fingerprint, coalesce(o.warnings, '[]') as warnings
    from work_operation o
    left join first_error e using (operation_id)
    left join ${changesOfCreates} created using (operation_id)
    left join ${changesOfEdits} edited using (operation_id)
    order by o.received_order`,
  )
}
