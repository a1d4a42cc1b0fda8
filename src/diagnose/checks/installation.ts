import type { EntityFacts } from '../../between/facts/exchange-facts.ts'
import type { InstallationFacts } from '../../between/facts/installation-facts.ts'
import type { ChannelsFacts } from '../facts/channels.ts'
import { type Remedy, remedy } from '../remedies/remedy.ts'
import { isFailing, isStuck, late, reachable } from './channels-at-work.ts'
import { fail, found, pass, type Question } from './check.ts'
import { extended, ofSequence } from './operations.ts'

export type AllFacts = ChannelsFacts & { installation: InstallationFacts | null }

/** What belongs to no single channel. */
export const INSTALLATION: readonly Question<AllFacts>[] = [
  {
    code: 'CHUNKS_ALIVE',
    question: 'Is no operation held by a process that is gone?',
    ask: (facts) => {
      const { installation } = facts
      if (!installation) return null
      const { lost } = installation
      // Of a run that stands still that is said, and the next one takes over all that it had in hand.
      const abandoned = installation.abandoned.filter((id) => !isStuck(facts, `synchronize:${id}`))
      if (abandoned.length === 0 && lost.length === 0) return pass('None is.')
      return fail(
        'A process that was synchronizing is gone; the next run takes over what it had in hand.',
        [
          ...abandoned.map((id) => found('Legal entity', id)),
          ...lost.map(({ runId, scope }) => found(scope, 'lease expired', 'BatchRun', runId)),
        ],
        [
          ...abandoned.map((legalEntity) => remedy('synchronizeCustomersAndChannelRequests', { legalEntity })),
          ...lost.map(({ runId }) => remedy('resumeBulkRun', { bulkRun: runId })),
        ],
      )
    },
  },
  {
    code: 'SYNCHRONIZE_SUCCEEDED',
    question: 'Did the last runs of Synchronize customers and channel requests succeed?',
    ask: (facts) => {
      const { installation, exchange } = facts
      if (!installation || !exchange) return null
      const failed = exchange.entities.flatMap(({ dataAreaId, lastRun }) =>
        lastRun?.status === 'ERROR' &&
        installation.unsynchronized.includes(dataAreaId) &&
        !isStuck(facts, `synchronize:${dataAreaId}`)
          ? [{ dataAreaId, lastRun }]
          : [],
      )
      const [first] = failed
      if (!first) return pass('They did, or have left nothing.')
      return fail(
        `The last run of synchronize over ${first.dataAreaId} ended in an error: ${first.lastRun.message ?? 'the log has its cause.'}`,
        failed.map(({ dataAreaId, lastRun }) => found(`Run over ${dataAreaId}`, 'ERROR', 'BatchRun', lastRun.runId)),
        failed.map(({ dataAreaId }) => remedy('synchronizeCustomersAndChannelRequests', { legalEntity: dataAreaId })),
      )
    },
  },
  {
    code: 'NUMBER_SEQUENCE',
    question: 'Has each number sequence of customer accounts numbers left?',
    ask: ({ exchange, installation }) => {
      if (!exchange) return null
      const { missing, short } = sequencesAtTheirEnd(exchange.entities)
      const [none] = missing
      const [first] = short
      if (!none && !first) return pass('Each has.')
      const message = first
        ? `The number sequence ${first.sequence.reference} of ${first.entity.dataAreaId} is at ${first.sequence.next} of ${first.sequence.largest}: it comes to its end.`
        : `${none?.dataAreaId} has no number sequence CustomerAccount: set it up with setUpOrganization, with a format and the first number of your own.`
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
  },
  {
    code: 'NO_OPERATION_FAILED',
    question: 'Has no operation failed?',
    ask: ({ exchange, installation }) => {
      if (!installation) return null
      const { missing, short } = sequencesAtTheirEnd(exchange?.entities ?? [])
      // That a sequence is at its end is a check of its own.
      const groups = failedBy(installation, (code) => missing.length + short.length === 0 || !ofSequence(code))
      const n = groups.reduce((sum, { count }) => sum + count, 0)
      if (n === 0) return pass('None has.')
      return fail(
        `${n} ${n === 1 ? 'operation has' : 'operations have'} failed and ${n === 1 ? 'waits' : 'wait'} to be corrected: operations(filter: { status: FAILED }) lists them, operationErrorGroups by cause; a diagnosis of each has its remedies.`,
        groups.map(({ code, count }) => found(code, String(count))),
        synchronizedAgain(groups),
      )
    },
  },
  {
    code: 'NO_DIFFERENCE',
    question: 'Has no comparison reported a customer for a person?',
    ask: ({ installation }) => {
      if (!installation) return null
      const n = installation.differences.reduce((sum, each) => sum + each.n, 0)
      if (n === 0) return pass('None has.')
      return fail(
        `Comparisons of headquarters and the channels have reported ${n} ${n === 1 ? 'difference' : 'differences'} for a person: differences(status: [REPORTED]) lists them.`,
        [
          ...installation.differences.map(({ kind, n: count }) => found(kind, String(count))),
          ...installation.reported.map(({ id, message }) => found('Difference', message, 'Difference', id)),
        ],
        installation.reported.map(({ id, message }) =>
          remedy('acceptDifference', { difference: id }, { needsInput: ['reason'], effect: accepting(message) }),
        ),
      )
    },
  },
  {
    code: 'ERASURES_APPLIED',
    question: 'Does no erasure wait for a channel database?',
    ask: (facts) => {
      const { installation, exchange } = facts
      if (!installation || !exchange) return null
      const waiting = installation.erasures
      const kept = waiting.filter(({ channelDatabaseId, since }) => {
        const database = reachable(facts).find(({ id }) => id === channelDatabaseId)
        const isSaid = !database || isFailing(database, '1010') || isStuck(facts, `1010:${channelDatabaseId}`)
        return !isSaid && late(facts, database, '1010', since) !== null
      })
      const evidence = waiting.map(({ channelDatabaseId, waiting: n }) =>
        found('Waiting erasures', String(n), 'ChannelDatabase', channelDatabaseId),
      )
      const [first] = kept
      if (!first)
        return pass(
          waiting.length === 0
            ? 'None does.'
            : 'What waits comes with 1010; what keeps that job, if anything, is said.',
          evidence,
        )
      return fail(
        `${first.waiting} ${first.waiting === 1 ? 'erasure waits' : 'erasures wait'} for ${first.channelDatabaseId} since ${first.since}: 1010 has run and not brought the tombstone.`,
        evidence,
        kept.map(({ channelDatabaseId }) => remedy('runCdxJob', { job: '1010', channelDatabase: channelDatabaseId })),
      )
    },
  },
]

const accepting = (message: string) =>
  `${message} What headquarters has counts from now on, and comes to the channels with the next 1010.`

/** Failures that no correction of the operation corrects: what was wrong was elsewhere. */
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

function sequencesAtTheirEnd(entities: readonly EntityFacts[]) {
  return {
    missing: entities.filter(({ sequence }) => sequence === null),
    short: entities.flatMap((entity) =>
      entity.sequence && isShort(entity.sequence) ? [{ entity, sequence: entity.sequence }] : [],
    ),
  }
}

/** Nearly at its end: fewer than a twentieth of its numbers are left, and fewer than ten thousand. */
function isShort({ smallest, largest, next }: NonNullable<EntityFacts['sequence']>): boolean {
  const left = BigInt(largest) - BigInt(next) + 1n
  return left < 10_000n && left * 20n < BigInt(largest) - BigInt(smallest) + 1n
}
