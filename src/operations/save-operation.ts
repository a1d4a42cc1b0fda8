import { sql } from 'drizzle-orm'
import type { Actor } from '../access/actor.ts'
import { recordAudit } from '../access/audit.ts'
import { type Executor, execute, type Transaction, transaction } from '../db/client.ts'
import { append } from '../events/append.ts'
import { wake } from '../events/wake.ts'
import { headquartersOf } from '../exchange/headquarters-of.ts'
import type { HeadquartersServer, Sides } from '../exchange/sides.ts'
import { STAGING_TABLES } from '../model/operation.ts'
import { attributesOfRows, savedValue } from './attributes-of-rows.ts'
import { findAtHeadquarters, findVisible } from './find-operations.ts'
import { judgeSaved, UNSTORABLE } from './judge-saved.ts'
import { nameCorrections } from './name-corrections.ts'
import type { AttributeChange, OperationView } from './operation-view.ts'
import { overrideWith } from './override.ts'
import {
  type FieldRefused,
  invalidValue,
  type OperationNotEditable,
  type OperationNotFound,
  type OperationVersionConflict,
  operationNotFound,
  type Refused,
} from './refusals.ts'
import { rowsOfOperations } from './staging-records.ts'

/** An operator's corrections of one operation. */
export type SaveOperation = {
  operationId: string
  /** Named as in `Operation.changes`, or by the path that an error names. */
  changes: readonly { attribute: string; newValue: string | null }[]
  /** The `revision` that was looked at. */
  expectedVersion: number
  reason: string | null
  /** Judged like a save, and not stored. */
  dryRun: boolean
}

export type SaveRefusal = OperationNotFound | OperationNotEditable | OperationVersionConflict | FieldRefused | Refused
export type SaveOutcome = { operation: OperationView | null; userErrors: SaveRefusal[] }

const EDITABLE = ['UPLOADED', 'WAITING_ON', 'FAILED']
const LONGEST_REASON = 1_000

/**
 * *Save* (DOMAIN 8, D-21): keeps corrections beside what was captured, which is never lost. The status stays; *Synchronize* uses them.
 * Each correction is judged before any is stored. Refused when someone else has changed the operation since it was looked at.
 */
export async function saveOperation(sides: Sides, actor: Actor, input: SaveOperation): Promise<SaveOutcome> {
  const hq = headquartersOf(sides)
  const outcome = await save(sides, hq, actor, input)
  if (outcome.userErrors.length > 0 || input.dryRun) {
    const refusal = outcome.userErrors[0]
    const target = refusal?.__typename === 'OperationNotFound' ? null : input.operationId
    await recordAudit(hq.db, actor, { action: 'saveOperation', target, result: refusal?.code ?? 'DRY_RUN' })
  } else {
    wake(hq.db)
  }
  return outcome
}

async function save(sides: Sides, hq: HeadquartersServer, actor: Actor, input: SaveOperation): Promise<SaveOutcome> {
  const operation = await findVisible(sides, actor, input.operationId)
  if (!operation) return refusedWith(operationNotFound())
  const refusal = await refusalOf(hq.db, operation, input.expectedVersion)
  if (refusal) return refusedWith(refusal)
  const rows = await rowsOfOperations(hq.db, [operation.operationId], STAGING_TABLES)
  if (input.reason && (input.reason.length > LONGEST_REASON || UNSTORABLE.test(input.reason))) {
    return refusedWith(invalidValue(['reason'], `A reason is a text of at most ${LONGEST_REASON} characters.`))
  }
  const named = nameCorrections(attributesOfRows(rows), input.changes)
  if ('refusals' in named) return refusedWith(...named.refusals)
  const judged = await judgeSaved(hq.db, operation, named.corrections)
  const wrong = judged.flatMap((error, nth) => (error ? fieldRefused(nth, error) : []))
  if (wrong.length > 0) return refusedWith(...wrong)
  const override = overrideWith(operation.override, named.corrections)
  if (input.dryRun) return { operation: { ...operation, override }, userErrors: [] }
  const changes = named.corrections.map(({ attribute, newValue }) => {
    const saved = savedValue(operation.override, attribute)
    return { attribute: attribute.name, oldValue: saved === undefined ? attribute.captured : saved, newValue }
  })
  const stored = await transaction(hq.db, (tx) =>
    store(tx, actor, { ...input, operationId: operation.operationId }, override, changes),
  )
  const [current] = await findAtHeadquarters(hq.db, [operation.operationId])
  if (!current) throw new Error('An operation that was there a moment ago is gone.')
  if (stored) return { operation: current, userErrors: [] }
  return refusedWith((await refusalOf(hq.db, current, input.expectedVersion)) ?? operationNotFound())
}

/** Why an operation in this state cannot be saved; null when it can. */
async function refusalOf(
  hq: Executor,
  operation: OperationView,
  expectedVersion: number,
): Promise<OperationNotEditable | OperationVersionConflict | null> {
  const { status, revision } = operation
  if (!EDITABLE.includes(status)) {
    const advice =
      status === 'CAPTURED'
        ? 'Headquarters does not have this operation yet: run P-0001 first.'
        : status === 'IN_PROGRESS'
          ? 'This operation is being synchronized at this moment. Look at it again when that has ended.'
          : 'Nothing is left to be done with this operation, so it can no longer be edited.'
    return {
      __typename: 'OperationNotEditable',
      code: 'CANNOT_BE_CHANGED',
      field: ['operationId'],
      message: advice,
      status,
    }
  }
  if (revision === expectedVersion) return null
  return {
    __typename: 'OperationVersionConflict',
    code: 'VERSION_CONFLICT',
    field: ['expectedVersion'],
    message: `The operation has changed since: it is at version ${revision}. Look at it again and save with that version.`,
    current: operation,
    changedFields: await changedSince(hq, operation, expectedVersion),
  }
}

/** The attributes that others have saved since a version, and `status` when something else has happened to it. */
async function changedSince(
  hq: Executor,
  { operationId, revision }: OperationView,
  expectedVersion: number,
): Promise<string[]> {
  const [since] = await execute<{ attributes: string[]; saves: number }>(
    hq,
    sql`/* operations.changedSince */
    select coalesce(array_agg(distinct change ->> 'attribute') filter (where change is not null), '{}') as attributes,
      count(distinct a.revision)::int as saves
    from operation_attempt a
    left join lateral jsonb_array_elements(a.changes) change on true
    where a.operation_id = ${operationId} and a.revision > ${expectedVersion}`,
  )
  const { attributes, saves } = since ?? { attributes: [], saves: 0 }
  return revision - expectedVersion === saves ? attributes : [...attributes, 'status']
}

function fieldRefused(
  nth: number,
  { code, message }: { code: FieldRefused['rowErrorCode']; message: string },
): FieldRefused {
  return {
    __typename: 'FieldRefused',
    code: 'FIELD_REFUSED',
    field: ['changes', String(nth), 'newValue'],
    message,
    rowErrorCode: code,
  }
}

const refusedWith = (...userErrors: SaveRefusal[]): SaveOutcome => ({ operation: null, userErrors })

/** False when someone else was first. */
async function store(
  tx: Transaction,
  actor: Actor,
  { operationId, expectedVersion, reason }: SaveOperation,
  override: object,
  changes: readonly AttributeChange[],
): Promise<boolean> {
  const [saved] = await execute<{
    dataAreaId: string
    channelId: string
    channelDatabaseId: string
    customerKey: string
    status: string
    revision: number
    errorCode: string | null
  }>(
    tx,
    sql`/* operations.save */
    with saved as (
      update operation
      set override = ${JSON.stringify(override)}::jsonb, revision = revision + 1
      where operation_id = ${operationId} and revision = ${expectedVersion} and route = 'ASYNC'
        and status in ('UPLOADED', 'WAITING_ON', 'FAILED')
      returning *
    ),
    attempted as (
      insert into operation_attempt (operation_id, actor, outcome, reason, changes, revision)
      select operation_id, ${actor.id}, 'SAVED', ${reason}, ${JSON.stringify(changes)}::jsonb, revision
      from saved
    )
    select data_area_id as "dataAreaId", channel_id as "channelId", channel_database_id as "channelDatabaseId",
      customer_key as "customerKey", status, revision, error_code as "errorCode"
    from saved`,
  )
  if (!saved) return false
  await recordAudit(tx, actor, { action: 'saveOperation', target: operationId, result: 'SAVED', reason })
  await append(tx, [{ kind: 'OPERATION', entityId: operationId, operationId, ...saved }])
  return true
}
