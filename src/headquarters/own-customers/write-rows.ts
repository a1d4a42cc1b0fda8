import type { Actor } from '../../access/actor.ts'
import { HeadquartersRewound } from '../../between/headquarters-of.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { type CustomerRefusal, type FieldPath, fieldRefused, refused } from '../../model/customer-outcome.ts'
import type { CustomerInput } from '../../model/customer-rows/customer-input.ts'
import { withoutRefused } from '../../model/customer-rows/without-refused.ts'
import { warningsOf } from '../../model/found-duplicate.ts'
import type { RowRefusal } from '../../model/row-error-codes.ts'
import { customerErased } from '../customers/update-refusals.ts'
import { applyTogether, type OwnOperation } from '../synchronize/apply-own-operations.ts'
import { done, type OwnOutcome, rejected } from './own-operation.ts'

export type ErrorPolicy = 'REJECT_EVERYTHING' | 'REJECT_FAILED_ROWS' | 'IGNORE_FAILED'
export const MOST_ROWS = 250

/** A customer of a list, and where it is in the mutation's input. */
export type OwnRow = { customer: CustomerInput; path: FieldPath }

/**
 * What is to be done for a row by the customers as they are now: an operation, or nothing, because it is refused, done
 * before, or changes nothing. `retries`: whether the row is prepared again after a refusal, because another request was
 * faster. `pathOf`: a refusal's path in the row's input.
 */
export type Prepared =
  | { outcome: OwnOutcome }
  | {
      write: OwnOperation
      retries(refusals: readonly RowRefusal[]): boolean
      pathOf(refusal: RowRefusal): FieldPath
    }

type Writing<Row extends OwnRow> = {
  dataAreaId: string
  rows: readonly Row[]
  errorPolicy: ErrorPolicy
  dryRun?: boolean
  /** In the order of the rows. */
  prepare(rows: readonly Row[]): Promise<Prepared[]>
}

/** How often rows are prepared: another request was faster, or refused fields are left out. */
const MOST_ROUNDS = 20
const MOST_RETRIES = 5

/**
 * Writes rows at headquarters, each with an outcome. Those that pass are applied in one transaction; refused ones are
 * left out of it, and under REJECT_EVERYTHING nothing is applied.
 */
export async function writeRows<Row extends OwnRow>(
  hq: HeadquartersDatabase,
  actor: Actor,
  { dataAreaId, rows, errorPolicy, dryRun = false, prepare }: Writing<Row>,
): Promise<OwnOutcome[]> {
  const outcomes = new Map<number, OwnOutcome>()
  const leftOut = new Map<number, CustomerRefusal[]>()
  let open = rows.map((row, nth) => ({ row, nth }))
  const refuse = (nth: number, userErrors: CustomerRefusal[]) => outcomes.set(nth, rejected(userErrors))
  for (let round = 1; open.length > 0; round++) {
    const prepared = await prepare(open.map(({ row }) => row))
    const writes = open.flatMap(({ row, nth }, place) => {
      const one = prepared[place]
      if (!one) throw new Error('A row was not prepared.')
      if ('write' in one) return [{ row, nth, ...one }]
      outcomes.set(nth, withErrors(one.outcome, leftOut.get(nth)))
      return []
    })
    if (errorPolicy === 'REJECT_EVERYTHING' && isAnyRefused(outcomes)) break
    const applied = await applyTogether(
      hq,
      actor,
      dataAreaId,
      writes.map(({ write }) => write),
      { dryRun },
    ).catch(whenRewound)
    if (applied.outcome === 'REWOUND') {
      for (const { nth } of writes) refuse(nth, [applied.refusal])
      break
    }
    if (applied.outcome === 'OK') {
      for (const { row, nth, write } of writes) {
        const { operationId, kind } = write.operation
        const made = applied.customers.get(operationId)
        const isCreate = kind === 'CREATE_CUSTOMER'
        const customer = dryRun && isCreate ? null : (made?.customer ?? null)
        const warnings = warningsOf(made?.duplicates ?? [], [...row.path, 'customer'], row.customer)
        outcomes.set(nth, withErrors(done(customer, isCreate ? 'CREATED' : 'UPDATED', { warnings }), leftOut.get(nth)))
      }
      break
    }
    open = writes.flatMap(({ row, nth, write, retries, pathOf }) => {
      const refusals = applied.refusals.get(write.operation.operationId)
      if (!refusals || (round <= MOST_RETRIES && retries(refusals))) return [{ row, nth }]
      const errors = refusals.map((each) => errorOf(each, pathOf(each)))
      const reduced = errorPolicy === 'IGNORE_FAILED' && round < MOST_ROUNDS ? reducedTo(row, errors) : null
      if (reduced) {
        leftOut.set(nth, [...(leftOut.get(nth) ?? []), ...errors])
        return [{ row: { ...row, customer: reduced }, nth }]
      }
      refuse(nth, [...(leftOut.get(nth) ?? []), ...errors])
      return []
    })
    if (errorPolicy === 'REJECT_EVERYTHING' && isAnyRefused(outcomes)) break
  }
  return rows.map((_, nth) => {
    const outcome = outcomes.get(nth)
    const isStopped = errorPolicy === 'REJECT_EVERYTHING' && isAnyRefused(outcomes)
    return outcome && (!isStopped || outcome.change === null) ? outcome : rejected([notProcessed()])
  })
}

/** After a restore from a backup, nothing is created until a person has recovered or accepted what was lost. */
function whenRewound(error: unknown): { outcome: 'REWOUND'; refusal: CustomerRefusal } {
  if (!(error instanceof HeadquartersRewound)) throw error
  return { outcome: 'REWOUND', refusal: refused('HEADQUARTERS_UNREACHABLE', error.message) }
}

/** A row that is refused in part is carried out, with the refusals of what was left out. */
const withErrors = (outcome: OwnOutcome, errors: CustomerRefusal[] = []): OwnOutcome =>
  errors.length === 0 ? outcome : { ...outcome, userErrors: [...errors, ...outcome.userErrors] }

const isAnyRefused = (outcomes: ReadonlyMap<number, OwnOutcome>) =>
  [...outcomes.values()].some(({ change }) => change === null)

const notProcessed = () =>
  refused('NOT_PROCESSED', 'Nothing was done, because another row was refused. Correct that one, and send all again.')

const errorOf = (refusal: RowRefusal, path: FieldPath): CustomerRefusal =>
  refusal.code === 'CUSTOMER_ERASED' ? customerErased() : fieldRefused({ ...refusal, field: [] }, path)

/** The customer without its refused fields; null when something else was refused, or nothing would be left. */
function reducedTo({ customer, path }: OwnRow, errors: readonly CustomerRefusal[]): CustomerInput | null {
  const paths = errors.map(({ field }) =>
    field && field[path.length] === 'customer' ? field.slice(path.length + 1) : null,
  )
  return paths.every((each) => each !== null) ? withoutRefused(customer, paths) : null
}
