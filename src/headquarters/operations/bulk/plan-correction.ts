import { sql } from 'drizzle-orm'
import { type Database, execute } from '../../../db/client.ts'
import { type OperationOverride, STAGING_TABLES } from '../../../model/operation.ts'
import type { AttributeChange, OperationView } from '../../../model/operation-view.ts'
import { vocabularyFor } from '../../organization/vocabulary.ts'
import { decisionsOf, versionsNow } from '../changing/decide-for-channel.ts'
import { withImplied } from '../changing/implied-corrections.ts'
import { nameCorrections } from '../changing/name-corrections.ts'
import { overrideWith, withDecisions } from '../changing/override.ts'
import {
  type Correction,
  type CorrectionError,
  canonicalCorrections,
  validateCorrections,
} from '../changing/validate-corrections.ts'
import { findAtHeadquarters } from '../list/find-operations.ts'
import { conditionsOf, type OperationFilter } from '../list/operation-filter.ts'
import { attributesOfOperation, savedValue } from '../staging/attributes-of-rows.ts'
import { rowsOfOperations } from '../staging/staging-records.ts'

/**
 * The most operations that are corrected at once, the first to arrive: as many as one transaction stores in seconds.
 */
export const MOST_CORRECTED = 10_000
/** The operations that are read together. */
const READ_AT_ONCE = 1_000

/** What would be saved on one operation, as of the revision that was read. */
export type PlannedCorrection = {
  operationId: string
  revision: number
  override: OperationOverride
  changes: readonly AttributeChange[]
}

/**
 * The corrections of the FAILED operations that match. `matched`: how many there are, at most one more than
 * MOST_CORRECTED; `notCorrectable`: those whose error names no attribute that can be corrected; `refused`: those for
 * which the value is not valid, with why the first of them refuses it; `fingerprint`: the cause, if all have the same.
 */
export type CorrectionPlan = {
  matched: number
  planned: PlannedCorrection[]
  notCorrectable: number
  refused: number
  error: CorrectionError | null
  fingerprint: string | null
}

/**
 * Plans to set, in each matching operation, the attribute that its last error names. The value is validated once for
 * each attribute of each legal entity, by the rules of the batch job.
 */
export async function planCorrection(
  db: Database,
  filter: OperationFilter,
  newValue: string | null,
): Promise<CorrectionPlan> {
  const found = await execute<{ operationId: string; fingerprint: string | null }>(
    db,
    sql`/* operations.toCorrect */
    select o.operation_id as "operationId", o.fingerprint
    from operation o
    where ${conditionsOf({ ...filter, statuses: ['FAILED'] })}
    order by o.received_order
    limit ${MOST_CORRECTED + 1}`,
  )
  const ids = found.slice(0, MOST_CORRECTED).map(({ operationId }) => operationId)
  const causes = new Set(found.map(({ fingerprint }) => fingerprint))
  const plan: CorrectionPlan = {
    matched: found.length,
    planned: [],
    notCorrectable: 0,
    refused: 0,
    error: null,
    fingerprint: causes.size === 1 ? (found[0]?.fingerprint ?? null) : null,
  }
  const rules = new Map<string, Rule>()
  for (let from = 0; from < ids.length; from += READ_AT_ONCE)
    await planSome(db, ids.slice(from, from + READ_AT_ONCE), newValue, plan, rules)
  return plan
}

/** What holds for an attribute of a legal entity: the value as it is stored, and why it is not valid. */
type Rule = { newValue: string | null; error: CorrectionError | null }

async function planSome(
  db: Database,
  ids: readonly string[],
  newValue: string | null,
  plan: CorrectionPlan,
  rules: Map<string, Rule>,
): Promise<void> {
  const [operations, rows] = [await findAtHeadquarters(db, ids), await rowsOfOperations(db, ids, STAGING_TABLES)]
  const rowsBy = new Map<string, typeof rows>()
  for (const row of rows) {
    const others = rowsBy.get(row.operationId)
    if (others) others.push(row)
    else rowsBy.set(row.operationId, [row])
  }
  const versions = await versionsNow(db, operations)
  for (const operation of operations) {
    const attributes = attributesOfOperation(operation, rowsBy.get(operation.operationId) ?? [])
    const field = operation.error?.field
    const named = field ? nameCorrections(attributes, [{ attribute: field, newValue }]) : { refusals: [] }
    const [given] = 'corrections' in named ? named.corrections : []
    if (!given) {
      plan.notCorrectable++
      continue
    }
    const rule = await ruleOf(db, operation, given, rules)
    if (rule.error) {
      plan.refused++
      plan.error ??= rule.error
      continue
    }
    const correction = { attribute: given.attribute, newValue: rule.newValue }
    const corrections = withImplied(attributes, operation.override, [correction])
    const corrected = overrideWith(operation.override, corrections)
    plan.planned.push({
      operationId: operation.operationId,
      revision: operation.revision,
      override: withDecisions(corrected, decisionsOf(operation, versions, corrected, corrections)),
      changes: corrections.map(({ attribute, newValue: value }) => {
        const saved = savedValue(operation.override, attribute)
        return {
          attribute: attribute.name,
          oldValue: saved === undefined ? attribute.captured : saved,
          newValue: value,
        }
      }),
    })
  }
}

async function ruleOf(
  db: Database,
  operation: OperationView,
  given: Correction,
  rules: Map<string, Rule>,
): Promise<Rule> {
  const { part, row, field, contactType, operation: rowOperation } = given.attribute
  // An attribute's rules are those of its name.
  const key = JSON.stringify([
    operation.dataAreaId,
    part,
    field,
    contactType,
    rowOperation,
    part === 'attributes' && row,
  ])
  const known = rules.get(key)
  if (known) return known
  const vocabulary = await vocabularyFor(db, operation.dataAreaId, [field])
  const [correction = given] = canonicalCorrections([given], vocabulary)
  const [error = null] = await validateCorrections(db, operation, [correction], vocabulary)
  const rule = { newValue: correction.newValue, error }
  rules.set(key, rule)
  return rule
}
