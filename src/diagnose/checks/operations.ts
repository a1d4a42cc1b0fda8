import type { OperationFacts } from '../../between/facts/customer-facts.ts'
import type { EntityFacts } from '../../between/facts/exchange-facts.ts'
import type { CustomerFacts } from '../facts/gather-customer.ts'
import { blockerOf, operationsOf } from '../facts/journey.ts'
import { type Remedy, remedy } from '../remedies/remedy.ts'
import { type Finding, fail, found, pass, type Question, unknown } from './check.ts'
import { shown } from './why-late.ts'

const failedWith = (facts: CustomerFacts, is: (code: string) => boolean): OperationFacts[] =>
  operationsOf(facts).filter(({ status, error }) => status === 'FAILED' && error !== null && is(error.code))

export const ofSequence = (code: string) => code.startsWith('NUMBER_SEQUENCE')
const ofConflict = (code: string) => code === 'CONFLICT'
/** Nothing can be corrected: what they would change is not there, or not any more. */
const FOR_NOTHING: readonly string[] = [
  'CUSTOMER_ERASED',
  'ADDRESS_NOT_FOUND',
  'CONTACT_NOT_FOUND',
  'CUSTOMER_NOT_FOUND',
]

const hasArrived = (facts: CustomerFacts) => operationsOf(facts).some(({ status }) => status !== 'CAPTURED')
const synchronizing = (operations: readonly OperationFacts[]): Remedy[] =>
  operations.map(({ operationId }) => remedy('synchronizeOperation', { operationId }))

/** Operations that headquarters has refused, that wait for such, or that were given up (docs/faq.md, 12). */
export const OPERATIONS: readonly Question<CustomerFacts>[] = [
  {
    code: 'NUMBER_SEQUENCE',
    question: 'Has the number sequence of customer accounts numbers left?',
    ask: (facts) => {
      if (!hasArrived(facts)) return null
      const without = failedWith(facts, ofSequence)
      const [first] = without
      if (!first) return pass('It has, or none was needed.')
      const entity = facts.exchange?.entities.find(({ dataAreaId }) => dataAreaId === first.dataAreaId)
      return noNumbers(entity, without)
    },
  },
  {
    code: 'NO_CONFLICT',
    question: 'Does no conflict wait for a choice?',
    ask: (facts) => {
      if (!hasArrived(facts)) return null
      const [first, ...others] = failedWith(facts, ofConflict)
      if (!first) return pass('None does.')
      const isChosen = first.undecided.length === 0 || first.corrected
      const message = isChosen
        ? `Operation ${first.operationNumber} was in conflict; a value has been chosen, and it has not been synchronized since.`
        : `Operation ${first.operationNumber} changes what headquarters has changed, too (${first.undecided.join(', ')}): someone has to choose whose value holds.`
      return fail(
        message,
        shown([first, ...others]),
        isChosen ? synchronizing([first]) : [choice(first), ...synchronizing([first])],
      )
    },
  },
  {
    code: 'NO_OPERATION_FAILED',
    question: 'Has no operation failed?',
    ask: (facts) => {
      if (!hasArrived(facts)) return null
      const [first, ...others] = failedWith(facts, (code) => !ofSequence(code) && !ofConflict(code))
      if (!first) return pass('None has.')
      const { code = '', field = null, message = '' } = first.error ?? {}
      const about = `${code}${field ? ` in ${field}` : ''}`
      return fail(
        first.corrected
          ? `Operation ${first.operationNumber} had failed (${about}); it was corrected, and has not been synchronized since.`
          : `Operation ${first.operationNumber} has failed: ${about}. ${message}`,
        shown([first, ...others]),
        correction(first),
      )
    },
  },
  {
    code: 'NOT_WAITING',
    question: 'Does no operation wait for another one?',
    ask: (facts) => {
      const waiting = operationsOf(facts).filter(
        (operation) => operation.status === 'WAITING_ON' || isFrozen(facts, operation),
      )
      if (!hasArrived(facts)) return null
      const [first] = waiting
      if (!first) return pass('None does.')
      const cause = blockerOf(facts, first)
      const evidence = cause ? shown([first, cause]) : shown([first])
      // What it waits for is the cause, and a check of its own.
      if (cause)
        return pass(
          `Operation ${first.operationNumber} waits for operation ${cause.operationNumber}, and follows it.`,
          evidence,
        )
      if (first.waitsElsewhere)
        return unknown(
          `Operation ${first.operationNumber} waits for an earlier one of the customer, which is of a channel that this token is not for.`,
          evidence,
        )
      return fail(
        `Operation ${first.operationNumber} waits for an earlier one that is settled by now; the next run of synchronize frees it.`,
        evidence,
        [remedy('synchronizeCustomersAndChannelRequests', { legalEntity: first.dataAreaId })],
      )
    },
  },
  {
    code: 'NOT_DISMISSED',
    question: 'Was it not given up?',
    ask: (facts) => {
      if (!hasArrived(facts)) return null
      const givenUp = operationsOf(facts).filter(
        ({ status, kind, operationId }) =>
          status === 'DISMISSED' &&
          (operationId === facts.focus || (kind === 'CREATE_CUSTOMER' && !facts.headquarters?.exists)),
      )
      const [first] = givenUp
      if (!first) return pass('It was not.')
      const { operationId, revision } = first
      return fail(
        `Operation ${first.operationNumber} was given up by an operator, so headquarters does not have what it brought.`,
        [...shown(givenUp), found('Reason', first.dismissReason ?? '')],
        facts.headquarters?.erasure
          ? []
          : [
              remedy(
                'restoreOperation',
                { operationId, expectedRevision: revision, cascade: true },
                { needsInput: ['reason'] },
              ),
            ],
      )
    },
  },
]

/** It has arrived before, or behind, one that does not go on. */
const isFrozen = (facts: CustomerFacts, operation: OperationFacts) =>
  operation.status === 'UPLOADED' && blockerOf(facts, operation) !== null

function choice({ operationId, revision, undecided }: OperationFacts): Remedy {
  return remedy(
    'resolveConflict',
    { operationId, expectedRevision: revision, choices: undecided.map((attribute) => ({ attribute, keep: null })) },
    {
      needsInput: [...undecided, 'reason'],
      effect:
        'Keeps for each attribute the value of HEADQUARTERS or of the CHANNEL, as chosen; synchronizing applies it.',
    },
  )
}

/** A corrected value where one field is guilty, then *Synchronize*; giving it up where nothing can be corrected. */
function correction(operation: OperationFacts): Remedy[] {
  const { operationId, revision, error, corrected } = operation
  if (error && FOR_NOTHING.includes(error.code) && !corrected)
    return [remedy('dismissOperation', { operationId, expectedRevision: revision }, { needsInput: ['reason'] })]
  if (corrected || !error?.field) return synchronizing([operation])
  const { field } = error
  const correction = remedy(
    'saveOperation',
    { operationId, expectedRevision: revision, changes: [{ attribute: field, newValue: null }] },
    {
      needsInput: [field, 'reason'],
      effect: `The corrected value of ${field} is kept beside what was captured; synchronizing applies it.`,
    },
  )
  return [correction, ...synchronizing([operation])]
}

/** Ten times as many numbers, and so many more places in the format as they need. */
function noNumbers(entity: EntityFacts | undefined, operations: readonly OperationFacts[]): Finding {
  const evidence = shown(operations)
  const sequence = entity?.sequence
  if (!entity || !sequence)
    return fail(
      'The legal entity has no number sequence CustomerAccount: create it with setUpOrganization, then synchronize.',
      evidence,
      synchronizing(operations),
    )
  const isExhausted = BigInt(sequence.next) > BigInt(sequence.largest)
  const left = `${sequence.reference} of ${entity.dataAreaId}, next ${sequence.next} of at most ${sequence.largest}`
  if (!isExhausted)
    return fail(
      `The number sequence ${left} had no numbers left; it has now, and the operation has not been synchronized since.`,
      [...evidence, found('Number sequence', left)],
      synchronizing(operations),
    )
  return fail(
    `The number sequence ${left}, has no numbers left, so no customer gets an account.`,
    [...evidence, found('Number sequence', left)],
    [extended(entity, sequence), ...synchronizing(operations)],
  )
}

/** Ten times as many numbers. */
export function extended(
  { sequence: _, seconds: __, lastRun: ___, ...entity }: EntityFacts,
  sequence: NonNullable<EntityFacts['sequence']>,
): Remedy {
  const largest = (BigInt(sequence.largest) + 1n) * 10n - 1n
  const places = /#+/.exec(sequence.format)?.[0] ?? ''
  const format = sequence.format.replace(/#+/, '#'.repeat(Math.max(places.length, String(largest).length)))
  const { reference, smallest } = sequence
  return remedy(
    'setUpOrganization',
    { legalEntities: [{ ...entity, numberSequences: [{ reference, format, smallest, largest: String(largest) }] }] },
    {
      effect: `The number sequence ${reference} of ${entity.dataAreaId} goes up to ${largest} in the format ${format}; numbers given before stay as they are.`,
    },
  )
}
