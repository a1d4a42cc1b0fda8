import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { isErased } from '../../between/erased.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { batchStatementTimeout, execute, type Transaction, transaction } from '../../db/client.ts'
import { rehearse } from '../../db/rehearse.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import { atExternalId } from '../../model/external-id.ts'
import type { FoundDuplicate } from '../../model/found-duplicate.ts'
import type { StagedOperation } from '../../model/operation.ts'
import type { RowErrorCode, RowRefusal } from '../../model/row-error-codes.ts'
import { customerDocuments } from '../customers/customer-documents.ts'
import {
  CUSTOMER_ACCOUNT,
  giveBack,
  imagineNumbers,
  type ReservedBlock,
  reserveNumbers,
} from '../customers/number-sequence.ts'
import { leadsTo } from '../customers/redirects.ts'
import { assertNotRewound } from '../incarnation/check-with-channels.ts'
import { apply } from './apply/apply.ts'
import { recordVerdicts } from './apply/record-verdicts.ts'
import { CUSTOMER_ERASED, insertOperations } from './apply-realtime.ts'
import { evaluate } from './evaluate/evaluate.ts'
import { loadCalls } from './evaluate/load-chunk.ts'
import { errors } from './evaluate/outcomes.ts'
import { unstorableTexts } from './evaluate/unstorable.ts'
import { prepareWorkTables } from './evaluate/work-tables.ts'

/**
 * An operation of headquarters itself; `addressBooks` of a create, null for an update. `action`: the mutation, for the
 * audit.
 */
export type OwnOperation = { operation: StagedOperation; addressBooks: readonly string[] | null; action: string }

/** A customer after its operation (in a dry run: as it would be), and its possible duplicates. */
export type AppliedCustomer = { customer: CustomerDocument; duplicates: FoundDuplicate[] }

/** By operation id: the customers, or (when one operation or more are refused, and nothing is done) the refusals. */
export type AppliedTogether =
  | { outcome: 'OK'; customers: ReadonlyMap<string, AppliedCustomer> }
  | { outcome: 'REFUSED'; refusals: ReadonlyMap<string, readonly RowRefusal[]> }

/** Thrown to undo the transaction. */
class Refusals extends Error {
  override readonly name = 'Refusals'
  readonly byOperation: ReadonlyMap<string, readonly RowRefusal[]>
  constructor(byOperation: ReadonlyMap<string, readonly RowRefusal[]>) {
    super('Refused.')
    this.byOperation = byOperation
  }
}

/**
 * Applies headquarters' own operations, all of one legal entity and of different customers, by the batch job's
 * evaluation and statements, all in one transaction or none: the refusals of all are found at once, so that the caller
 * can go on with the others. A known operation id gives the customer as it is now. `dryRun`: everything is rolled back.
 * A create throws HeadquartersRewound while headquarters is restored from a backup and not yet accepted.
 */
export async function applyTogether(
  hq: HeadquartersDatabase,
  actor: Actor,
  dataAreaId: string,
  operations: readonly OwnOperation[],
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<AppliedTogether> {
  if (operations.length === 0) return { outcome: 'OK', customers: new Map() }
  const unstorable = operations.flatMap(({ operation: { operationId, rows } }) => {
    const refusals = unstorableTexts(rows)
    return refusals.length > 0 ? [[operationId, refusals] as const] : []
  })
  if (unstorable.length > 0) return refused(operations, new Map(unstorable))
  const creates = operations.filter(({ operation }) => operation.kind === 'CREATE_CUSTOMER').length
  const block = await numbersFor(hq, dataAreaId, creates, dryRun)
  const run = (tx: Transaction) => inTransaction(tx, actor, operations, block, dryRun)
  try {
    const customers = dryRun
      ? await rehearse(hq.db, run, { statementTimeout: batchStatementTimeout })
      : await transaction(hq.db, run)
    if (!dryRun) wake(hq.db)
    return { outcome: 'OK', customers }
  } catch (error) {
    // After any other error the numbers may have been used: they are skipped.
    if (!(error instanceof Refusals)) throw error
    if (!dryRun) await giveBack(hq.db, block, CUSTOMER_ACCOUNT, null)
    return refused(operations, error.byOperation)
  }
}

/** Before the transaction: inside it the sequence would stay locked until the commit. */
async function numbersFor(
  hq: HeadquartersDatabase,
  dataAreaId: string,
  creates: number,
  dryRun: boolean,
): Promise<ReservedBlock> {
  if (creates === 0) return { dataAreaId, first: null, count: 0 }
  if (dryRun) return await imagineNumbers(hq.db, dataAreaId, CUSTOMER_ACCOUNT, creates)
  await assertNotRewound(hq)
  return await reserveNumbers(hq.db, dataAreaId, CUSTOMER_ACCOUNT, creates)
}

async function inTransaction(
  tx: Transaction,
  actor: Actor,
  operations: readonly OwnOperation[],
  block: ReservedBlock,
  dryRun: boolean,
): Promise<ReadonlyMap<string, AppliedCustomer>> {
  const all = operations.map(({ operation }) => operation)
  const inserted = await insertOperations(tx, all, 'HEADQUARTERS')
  const fresh = operations.filter(({ operation }) => inserted.has(operation.operationId))
  const known = all.filter(({ operationId }) => !inserted.has(operationId))
  await refuseErased(tx, known)
  if (fresh.length === 0) {
    await prepareWorkTables(tx)
    if (!dryRun) await giveBack(tx, block, CUSTOMER_ACCOUNT, null)
    return await answers(tx, all)
  }
  const loaded = await loadCalls(
    tx,
    fresh.map(({ operation }) => operation),
  )
  await setAddressBooks(tx, fresh)
  await evaluate(tx, loaded)
  await refuseErroneous(tx)
  const used = await apply(tx, loaded, block)
  await refuseErroneous(tx)
  if (dryRun) return await answers(tx, all)
  await giveBack(tx, block, CUSTOMER_ACCOUNT, used)
  await recordVerdicts(tx, { actor: actor.id, runId: null, keepsRows: false })
  for (const { operation, action } of fresh)
    await recordAudit(tx, actor, { action, target: operation.customerKey, result: 'HEADQUARTERS' })
  const customers = await answers(tx, all)
  await append(
    tx,
    fresh.map(({ operation: { customerKey, dataAreaId, operationId } }) => ({
      kind: 'CUSTOMER',
      entityId: customerKey,
      dataAreaId,
      channelId: null,
      customerKey,
      operationId,
      status: 'SYNCED',
      downloadJob: '1010',
    })),
  )
  return customers
}

async function refuseErased(tx: Transaction, known: readonly StagedOperation[]): Promise<void> {
  const erased = new Map<string, RowRefusal[]>()
  for (const { operationId, customerKey } of known)
    if (await isErased(tx, customerKey)) erased.set(operationId, [CUSTOMER_ERASED])
  if (erased.size > 0) throw new Refusals(erased)
}

async function setAddressBooks(tx: Transaction, operations: readonly OwnOperation[]): Promise<void> {
  const sent = operations.flatMap(({ operation: { operationId }, addressBooks }) =>
    addressBooks ? [{ operationId, addressBooks }] : [],
  )
  if (sent.length === 0) return
  await execute(
    tx,
    sql`/* synchronize.setAddressBooks */
    update work_operation o
    set address_books = sent."addressBooks"
    from json_to_recordset(${JSON.stringify(sent)}::json) as sent ("operationId" uuid, "addressBooks" text[])
    where o.operation_id = sent."operationId"`,
  )
}

async function refuseErroneous(tx: Transaction): Promise<void> {
  const rows = await execute<{ operationId: string; code: RowErrorCode; field: string | null; message: string }>(
    tx,
    sql`/* synchronize.refusalsTogether */
    select operation_id as "operationId", code, field, message
    from ${errors} e
    order by operation_id, tbl, counter, field`,
  )
  if (rows.length === 0) return
  const byOperation = new Map<string, RowRefusal[]>()
  for (const { operationId, code, field, message } of rows)
    byOperation.set(operationId, [
      ...(byOperation.get(operationId) ?? []),
      { code, field: field?.split('.') ?? [], message },
    ])
  throw new Refusals(byOperation)
}

/**
 * The customers as they are now. A known operation may be of another customer than the one that would be created now.
 */
async function answers(
  tx: Transaction,
  operations: readonly StagedOperation[],
): Promise<ReadonlyMap<string, AppliedCustomer>> {
  const ids = operations.map(({ operationId }) => operationId)
  const found = await execute<{ operationId: string; customerKey: string; duplicates: FoundDuplicate[] }>(
    tx,
    sql`/* synchronize.appliedTogether */
    select o.operation_id as "operationId", ${leadsTo('o.customer_key')} as "customerKey", coalesce((
        select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', kind, 'key', key, 'seen', true)))
        from jsonb_array_elements(coalesce(w.warnings, o.warnings)) found (warning)
        cross join lateral (
          select case found.warning ->> 'field' when 'email' then 'e' when 'phone' then 'p' else 'z' end as kind
        ) k
        cross join lateral jsonb_array_elements_text(coalesce(w.matched -> kind, '[null]')) matched (key)
      ), '[]') as duplicates
    from operation o
    left join work_operation w using (operation_id)
    where o.operation_id = any(${sql.param(ids)}::uuid[])`,
  )
  const documents = await customerDocuments(
    tx,
    found.map(({ customerKey }) => customerKey),
  )
  const byKey = new Map(documents.map((customer) => [customer.customerKey, customer]))
  return new Map(
    found.flatMap(({ operationId, customerKey, duplicates }) => {
      const customer = byKey.get(customerKey)
      return customer ? [[operationId, { customer, duplicates }] as const] : []
    }),
  )
}

/** The refusals with the paths of the callers' input: those of external ids' rows have their own list. */
const refused = (
  operations: readonly OwnOperation[],
  refusals: ReadonlyMap<string, readonly RowRefusal[]>,
): AppliedTogether => {
  const rows = new Map(operations.map(({ operation }) => [operation.operationId, operation.rows]))
  return {
    outcome: 'REFUSED',
    refusals: new Map(
      [...refusals].map(([id, all]) => {
        const own = rows.get(id)
        return [id, own ? all.map((each) => atExternalId(each, own)) : all] as const
      }),
    ),
  }
}
