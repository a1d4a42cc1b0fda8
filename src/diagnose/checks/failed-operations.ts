import type { EntityFacts } from '../../between/facts/exchange-facts.ts'
import type { InstallationFacts } from '../../between/facts/installation-facts.ts'
import type { ChannelsFacts } from '../facts/channels.ts'
import { type Remedy, remedy } from '../remedies/remedy.ts'
import { fail, found, pass, type Question } from './check.ts'
import { extended, ofSequence } from './operations.ts'

type InstallationWide = Pick<ChannelsFacts, 'exchange'> & { installation: InstallationFacts | null }

export const NUMBER_SEQUENCE: Question<InstallationWide> = {
  code: 'NUMBER_SEQUENCE',
  question: 'Does each number sequence of customer accounts have numbers left?',
  evaluate: ({ exchange, installation }) => {
    if (!exchange) return null
    const { missing, short } = sequencesRunningOut(exchange.entities)
    const [none] = missing
    const [first] = short
    if (!none && !first) return pass('Each number sequence has numbers left.')
    const message = first
      ? `The number sequence ${first.sequence.reference} of ${first.entity.dataAreaId} is at ` +
        `${first.sequence.next} of ${first.sequence.largest} and will run out. Extend it.`
      : `${none?.dataAreaId} has no number sequence CustomerAccount. Set it up with setUpOrganization, with your ` +
        'format and first number.'
    return fail(
      message,
      [
        ...missing.map(({ dataAreaId }) => found('Without number sequence', dataAreaId)),
        ...short.map(({ entity, sequence }) =>
          found(`${sequence.reference} of ${entity.dataAreaId}`, `${sequence.next} of ${sequence.largest}`),
        ),
      ],
      [
        ...short.map(({ entity, sequence }) => extended(entity, sequence)),
        ...(none ? [] : synchronizedAgain(failedBy(installation, ofSequence))),
      ],
    )
  },
}

export const NO_OPERATION_FAILED: Question<InstallationWide> = {
  code: 'NO_OPERATION_FAILED',
  question: 'Are there no failed operations?',
  evaluate: ({ exchange, installation }) => {
    if (!installation) return null
    const { missing, short } = sequencesRunningOut(exchange?.entities ?? [])
    // A separate check covers a sequence that runs out.
    const groups = failedBy(installation, (code) => missing.length + short.length === 0 || !ofSequence(code))
    const n = groups.reduce((sum, { count }) => sum + count, 0)
    if (n === 0) return pass('No operation has failed.')
    const message =
      `${n} ${n === 1 ? 'operation has failed and needs' : 'operations have failed and need'} a correction: ` +
      'Customer sync status lists them by cause.'
    return fail(
      message,
      groups.map(({ code, count }) => found(code, String(count))),
      synchronizedAgain(groups),
      [{ subject: null, message, count: Math.min(n, installation.failedLastHour) }],
    )
  },
}

/** Failures whose cause is not in the operation, so that correcting the operation cannot fix them. */
const NOT_ITS_OWN: readonly string[] = ['POISON', 'TEMPORARY_FAULT']

type FailedGroup = { code: string; count: number }

function failedBy(installation: InstallationFacts | null, is: (code: string) => boolean): FailedGroup[] {
  const byCode = new Map<string, number>()
  for (const { errorCode, count } of installation?.failed ?? [])
    if (is(errorCode ?? '')) byCode.set(errorCode ?? '', (byCode.get(errorCode ?? '') ?? 0) + count)
  return [...byCode].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count)
}

function synchronizedAgain(groups: readonly FailedGroup[]): Remedy[] {
  const codes = groups.map(({ code }) => code).filter((code) => NOT_ITS_OWN.includes(code) || ofSequence(code))
  return codes.length === 0
    ? []
    : [remedy('synchronizeOperations', { filter: { status: ['FAILED'], errorCode: codes.sort() } })]
}

function sequencesRunningOut(entities: readonly EntityFacts[]) {
  return {
    missing: entities.filter(({ sequence }) => sequence === null),
    short: entities.flatMap((entity) =>
      entity.sequence && isShort(entity.sequence) ? [{ entity, sequence: entity.sequence }] : [],
    ),
  }
}

/** True if a sequence is running out: fewer than a twentieth of its numbers are left, and fewer than ten thousand. */
function isShort({ smallest, largest, next }: NonNullable<EntityFacts['sequence']>): boolean {
  const left = BigInt(largest) - BigInt(next) + 1n
  return left < 10_000n && left * 20n < BigInt(largest) - BigInt(smallest) + 1n
}
