import type { Actor } from '../../../access/actor.ts'
import type { Sides } from '../../../between/sides.ts'
import type { Transaction } from '../../../db/client.ts'
import { type ChangeKey, type Decision, STAGING_TABLES } from '../../../model/operation.ts'
import type { AttributeChange, OperationView } from '../../../model/operation-view.ts'
import { findAtHeadquarters } from '../list/find-operations.ts'
import { savedValue } from '../staging/attributes-of-rows.ts'
import { rowsOfOperations } from '../staging/staging-records.ts'
import { type NamedConflict, namedConflicts } from './conflicts.ts'
import { type Corrected, type Correction, type CorrectionOutcome, correct } from './correct.ts'
import { storeOverride } from './keep-override.ts'
import { operatorEvents } from './operator-events.ts'
import { withDecisions } from './override.ts'
import { invalidValue, type OperationNotUpdatable, type OperationRevisionConflict, type Refused } from './refusals.ts'
import { refuseNotUpdatable } from './refuse-not-updatable.ts'

/** The choice of a value for an attribute, named as in `Operation.conflicts` or by the path of an error. */
export type Choice = { attribute: string; keep: Decision['keep'] }
export type ResolveConflict = Correction & { choices: readonly Choice[] }

type Refusal = OperationNotUpdatable | OperationRevisionConflict | Refused
export type ResolveOutcome = CorrectionOutcome<OperationView, Refusal>

/**
 * Chooses between headquarters' and the channel's values (docs/domain.md, D-16). The choice is stored beside the
 * captured rows, as a save is, and takes effect when the operation is synchronized. The attribute conflicts again only
 * if headquarters has changed it since.
 */
export async function resolveConflict(sides: Sides, actor: Actor, input: ResolveConflict): Promise<ResolveOutcome> {
  return correct<OperationView, Refusal>(sides, actor, 'resolveConflict', input, (tx, operation) =>
    resolve(tx, actor, input, operation),
  )
}

async function resolve(
  tx: Transaction,
  actor: Actor,
  { expectedRevision, reason, choices }: ResolveConflict,
  operation: OperationView,
): Promise<Corrected<OperationView, Refusal>> {
  const refusal = await refuseNotUpdatable(tx, operation, expectedRevision)
  if (refusal) return { refusals: [refusal] }
  const conflicts = namedConflicts(operation, await rowsOfOperations(tx, [operation.operationId], STAGING_TABLES))
  if (conflicts.length === 0) return { refusals: [noConflict(operation)] }
  const chosen = nameChoices(conflicts, choices)
  if ('refusals' in chosen) return chosen
  const decisions = chosen.map(({ conflict, keep }): [ChangeKey, Decision] => [
    conflict.key,
    { keep, version: conflict.v },
  ])
  await storeOverride(tx, actor, {
    operationId: operation.operationId,
    outcome: 'RESOLVED',
    reason,
    override: withDecisions(operation.override ?? {}, decisions),
    changes: chosen.map((one) => changeOf(operation, one)),
  })
  const [current = operation] = await findAtHeadquarters(tx, [operation.operationId])
  return { done: current, result: 'RESOLVED', events: operatorEvents([operation.operationId], null) }
}

type Chosen = NamedConflict & { keep: Decision['keep'] }

function nameChoices(
  conflicts: readonly NamedConflict[],
  choices: readonly Choice[],
): Chosen[] | { refusals: Refused[] } {
  if (choices.length === 0) return { refusals: [invalidValue(['choices'], 'Give at least one choice.')] }
  const found = choices.map(({ attribute: name, keep }) => {
    const named = conflicts.find(({ attribute }) => attribute.name === name || attribute.path === name)
    return named && { ...named, keep }
  })
  const refusals = found.flatMap((one, nth) => {
    const path = ['choices', String(nth), 'attribute']
    if (!one)
      return invalidValue(path, "This attribute is not in conflict. Take the name from the operation's `conflicts`.")
    const before = found.findIndex((other) => other?.conflict.key === one.conflict.key)
    return before < nth ? invalidValue(path, 'This attribute is given twice. Choose once.') : []
  })
  return refusals.length > 0 ? { refusals } : found.flatMap((one) => one ?? [])
}

/** The change from the operation's value to the chosen one. */
function changeOf({ override }: OperationView, { conflict, attribute, keep }: Chosen): AttributeChange {
  const saved = savedValue(override, attribute)
  const channelValue = saved === undefined ? conflict.channelValue : saved
  return {
    attribute: attribute.name,
    oldValue: channelValue,
    newValue: keep === 'CHANNEL' ? channelValue : conflict.headquartersValue,
  }
}

const noConflict = ({ status }: OperationView): OperationNotUpdatable => ({
  __typename: 'OperationNotUpdatable',
  code: 'CANNOT_BE_CHANGED',
  field: ['operationId'],
  message: 'This operation is not in conflict. See its last error.',
  status,
})
