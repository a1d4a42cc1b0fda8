import type { OperationFacts } from '../../between/facts/customer-facts.ts'
import type { EntityFacts } from '../../between/facts/exchange-facts.ts'
import type { CustomerFacts } from '../facts/gather-customer.ts'
import { blockerOf, operationsOf } from '../facts/pipeline.ts'
import { type Remedy, remedy } from '../remedies/remedy.ts'
import { type Finding, fail, found, pass, type Question, unknown } from './check.ts'
import { shown } from './lateness.ts'

const failedWith = (facts: CustomerFacts, is: (code: string) => boolean): OperationFacts[] =>
  operationsOf(facts).filter(({ status, error }) => status === 'FAILED' && error !== null && is(error.code))

export const ofSequence = (code: string) => code.startsWith('NUMBER_SEQUENCE')
const ofConflict = (code: string) => code === 'CONFLICT'
/** Errors that no correction can fix, because the object of the change does not exist, or no longer does. */
const NOT_CORRECTABLE: readonly string[] = [
  'CUSTOMER_ERASED',
  'ADDRESS_NOT_FOUND',
  'CONTACT_NOT_FOUND',
  'CUSTOMER_NOT_FOUND',
]

const hasArrived = (facts: CustomerFacts) => operationsOf(facts).some(({ status }) => status !== 'CAPTURED')
const synchronizing = (operations: readonly OperationFacts[]): Remedy[] =>
  operations.map(({ operationId }) => remedy('synchronizeOperation', { operationId }))

/** Operations that headquarters refused, that wait for such, or that were dismissed (docs/faq.md, 12). */
export const OPERATIONS: readonly Question<CustomerFacts>[] = [
  {
    code: 'NUMBER_SEQUENCE',
    question: 'Does the number sequence of customer accounts have numbers left?',
    evaluate: (facts) => {
      if (!hasArrived(facts)) return null
      const without = failedWith(facts, ofSequence)
      const [first] = without
      if (!first) return pass('The number sequence has numbers left, or none was needed.')
      const entity = facts.exchange?.entities.find(({ dataAreaId }) => dataAreaId === first.dataAreaId)
      return noNumbers(entity, without)
    },
  },
  {
    code: 'NO_CONFLICT',
    question: 'Are all conflicts resolved?',
    evaluate: (facts) => {
      if (!hasArrived(facts)) return null
      const [first, ...others] = failedWith(facts, ofConflict)
      if (!first) return pass('No conflict waits for a choice.')
      const isChosen = first.undecided.length === 0 || first.corrected
      const message = isChosen
        ? `Operation ${first.operationNumber} was in conflict and has a choice, but has not been synchronized ` +
          'since. Synchronize it.'
        : `Operation ${first.operationNumber} changes values that headquarters has changed, too ` +
          `(${first.undecided.join(', ')}). Choose between the values of headquarters and the channel.`
      return fail(
        message,
        shown([first, ...others]),
        isChosen ? synchronizing([first]) : [choice(first), ...synchronizing([first])],
      )
    },
  },
  {
    code: 'NO_OPERATION_FAILED',
    question: 'Are there no failed operations?',
    evaluate: (facts) => {
      if (!hasArrived(facts)) return null
      const [first, ...others] = failedWith(facts, (code) => !ofSequence(code) && !ofConflict(code))
      if (!first) return pass('No operation has failed.')
      const { code = '', field = null, message = '' } = first.error ?? {}
      const about = `${code}${field ? ` in ${field}` : ''}`
      return fail(
        first.corrected
          ? `Operation ${first.operationNumber} failed (${about}) and was corrected, but has not been synchronized ` +
              'since. Synchronize it.'
          : `Operation ${first.operationNumber} has failed: ${about}. ${message}`,
        shown([first, ...others]),
        correction(first),
      )
    },
  },
  {
    code: 'NOT_WAITING',
    question: 'Are there no waiting operations?',
    evaluate: (facts) => {
      const waiting = operationsOf(facts).filter(
        (operation) => operation.status === 'WAITING_ON' || isBlocked(facts, operation),
      )
      if (!hasArrived(facts)) return null
      const [first] = waiting
      if (!first) return pass('No operation waits for another one.')
      const cause = blockerOf(facts, first)
      const evidence = cause ? shown([first, cause]) : shown([first])
      // A separate check covers the operation that it waits for.
      if (cause)
        return pass(
          `Operation ${first.operationNumber} waits for operation ${cause.operationNumber}, and follows it.`,
          evidence,
        )
      if (first.waitsElsewhere)
        return unknown(
          `Operation ${first.operationNumber} waits for an earlier one of the customer, which belongs to a channel ` +
            'that this token is not for.',
          evidence,
        )
      return fail(
        `Operation ${first.operationNumber} waits for an earlier one that is complete by now. The next run of ` +
          'synchronize releases it.',
        evidence,
        [remedy('synchronizeCustomersAndChannelRequests', { legalEntity: first.dataAreaId })],
      )
    },
  },
  {
    code: 'NOT_DISMISSED',
    question: 'Was no operation dismissed?',
    evaluate: (facts) => {
      if (!hasArrived(facts)) return null
      const dismissed = operationsOf(facts).filter(
        ({ status, kind, operationId }) =>
          status === 'DISMISSED' &&
          (operationId === facts.focus || (kind === 'CREATE_CUSTOMER' && !facts.headquarters?.exists)),
      )
      const [first] = dismissed
      if (!first) return pass('No operation was dismissed.')
      const { operationId, revision } = first
      return fail(
        `An operator dismissed operation ${first.operationNumber}, so headquarters does not have its changes. ` +
          'Restore it to synchronize them.',
        [...shown(dismissed), found('Reason', first.dismissReason ?? '')],
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

/** True if it is uploaded and an operation before it does not proceed. */
const isBlocked = (facts: CustomerFacts, operation: OperationFacts) =>
  operation.status === 'UPLOADED' && blockerOf(facts, operation) !== null

function choice({ operationId, revision, undecided }: OperationFacts): Remedy {
  return remedy(
    'resolveConflict',
    { operationId, expectedRevision: revision, choices: undecided.map((attribute) => ({ attribute, keep: null })) },
    {
      needsInput: [...undecided, 'reason'],
      effect: 'Keeps for each attribute the chosen value, of HEADQUARTERS or of the CHANNEL; synchronizing applies it.',
    },
  )
}

/** A correction of the faulty field, then *Synchronize*; dismissing if no correction is possible. */
function correction(operation: OperationFacts): Remedy[] {
  const { operationId, revision, error, corrected } = operation
  if (error && NOT_CORRECTABLE.includes(error.code) && !corrected)
    return [remedy('dismissOperation', { operationId, expectedRevision: revision }, { needsInput: ['reason'] })]
  if (corrected || !error?.field) return synchronizing([operation])
  const { field } = error
  const correction = remedy(
    'saveOperation',
    { operationId, expectedRevision: revision, changes: [{ attribute: field, newValue: null }] },
    {
      needsInput: [field, 'reason'],
      effect: `The corrected value of ${field} is stored beside the captured one; synchronizing applies it.`,
    },
  )
  return [correction, ...synchronizing([operation])]
}

/** Extends a sequence without numbers and synchronizes again. */
function noNumbers(entity: EntityFacts | undefined, operations: readonly OperationFacts[]): Finding {
  const evidence = shown(operations)
  const sequence = entity?.sequence
  if (!entity || !sequence)
    return fail(
      'The legal entity has no number sequence CustomerAccount. Create it with setUpOrganization, then synchronize.',
      evidence,
      synchronizing(operations),
    )
  const isExhausted = BigInt(sequence.next) > BigInt(sequence.largest)
  const left = `${sequence.reference} of ${entity.dataAreaId}, next ${sequence.next} of at most ${sequence.largest}`
  if (!isExhausted)
    return fail(
      `The number sequence ${left} had no numbers left. It has some now, but the operation has not been ` +
        'synchronized since. Synchronize it.',
      [...evidence, found('Number sequence', left)],
      synchronizing(operations),
    )
  return fail(
    `The number sequence ${left}, has no numbers left, so no customer gets an account number. Extend it.`,
    [...evidence, found('Number sequence', left)],
    [extended(entity, sequence), ...synchronizing(operations)],
  )
}

/** Ten times as many numbers, with as many more digits in the format as they need. */
export function extended(
  { sequence: _, seconds: __, lastRun: ___, loyalty: ____, ...entity }: EntityFacts,
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
      effect:
        `The number sequence ${reference} of ${entity.dataAreaId} goes up to ${largest} in the format ${format}; ` +
        'numbers given before do not change.',
    },
  )
}
