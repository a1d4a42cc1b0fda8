import { fail, found, pass, type Question } from './check.ts'
import { extended } from './checks-of-operations.ts'
import { list } from './checks-of-way.ts'
import type { ChannelsFacts } from './facts-of-channels.ts'
import { carriers, type EntityFacts } from './facts-of-exchange.ts'
import type { InstallationFacts } from './facts-of-installation.ts'
import { whyLate } from './journey.ts'
import { remedy } from './remedy.ts'

export type AllFacts = ChannelsFacts & { installation: InstallationFacts | null }

/** What belongs to no single channel. */
export const INSTALLATION: readonly Question<AllFacts>[] = [
  {
    code: 'SCHEDULE_OVERDUE',
    question: 'Have all active schedules run on time?',
    ask: ({ installation, exchange }) => {
      if (!installation || !exchange || exchange.workers === 0) return null
      const { overdue } = installation
      if (overdue.length === 0) return pass('They have.')
      return fail(
        `The schedule ${list(overdue.map(({ id }) => id))} should have run at ${overdue[0]?.nextRunAt} and has not: look at the log of the processes with the role worker.`,
        overdue.map(({ id, nextRunAt }) => found(id, `due since ${nextRunAt}`)),
        [],
      )
    },
  },
  {
    code: 'CHUNKS_ALIVE',
    question: 'Is no operation held by a process that is gone?',
    ask: ({ installation }) => {
      if (!installation) return null
      const { abandoned, stuck } = installation
      if (abandoned.length === 0 && stuck.length === 0) return pass('None is.')
      return fail(
        'A process that was synchronizing is gone; the next run takes over what it had in hand.',
        [
          ...abandoned.map((id) => found('Legal entity', id)),
          ...stuck.map(({ runId, scope }) => found(scope, 'lease expired', 'BatchRun', runId)),
        ],
        abandoned.map((legalEntity) => remedy('synchronizeCustomersAndChannelRequests', { legalEntity })),
      )
    },
  },
  {
    code: 'NUMBER_SEQUENCE',
    question: 'Has each number sequence of customer accounts numbers left?',
    ask: ({ exchange }) => {
      if (!exchange) return null
      const short = exchange.entities.flatMap((entity) =>
        entity.sequence && isShort(entity.sequence) ? [{ entity, sequence: entity.sequence }] : [],
      )
      const [first] = short
      if (!first) return pass('Each has.')
      return fail(
        `The number sequence ${first.sequence.reference} of ${first.entity.dataAreaId} is at ${first.sequence.next} of ${first.sequence.largest}: it comes to its end.`,
        short.map(({ entity, sequence }) =>
          found(`${sequence.reference} of ${entity.dataAreaId}`, `${sequence.next} of ${sequence.largest}`),
        ),
        short.map(({ entity, sequence }) => extended(entity, sequence)),
      )
    },
  },
  {
    code: 'NO_OPERATION_FAILED',
    question: 'Has no operation failed?',
    ask: ({ installation }) => {
      if (!installation) return null
      const byCode = new Map<string, number>()
      for (const { errorCode, count } of installation.failed)
        byCode.set(errorCode ?? '', (byCode.get(errorCode ?? '') ?? 0) + count)
      const groups = [...byCode].sort(([, a], [, b]) => b - a)
      const n = groups.reduce((sum, [, count]) => sum + count, 0)
      if (n === 0) return pass('None has.')
      return fail(
        `${n} ${n === 1 ? 'operation has' : 'operations have'} failed and ${n === 1 ? 'waits' : 'wait'} to be mended: operations(filter: { status: FAILED }) lists them, operationErrorGroups by cause.`,
        groups.map(([code, count]) => found(code, String(count))),
        [],
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
        installation.differences.map(({ kind, n: count }) => found(kind, String(count))),
        [],
      )
    },
  },
  {
    code: 'ERASURES_APPLIED',
    question: 'Does no erasure wait for a channel database?',
    ask: ({ installation, exchange }) => {
      if (!installation || !exchange) return null
      const late = installation.erasures.filter(({ channelDatabaseId, since }) => {
        const group = exchange.databases.find(({ id }) => id === channelDatabaseId)?.group ?? null
        if (carriers(exchange, '1010', group).length === 0 || exchange.workers === 0) return true
        return (
          whyLate(exchange, { job: '1010', group, readySince: since, scopes: [`1010:${channelDatabaseId}`] }) !== null
        )
      })
      const [first] = late
      if (!first) return pass('None does, or for the next 1010 only.')
      return fail(
        `${first.waiting} ${first.waiting === 1 ? 'erasure waits' : 'erasures wait'} for ${first.channelDatabaseId} since ${first.since}: 1010 has not brought the tombstone.`,
        late.map(({ channelDatabaseId, waiting }) =>
          found('Waiting erasures', String(waiting), 'ChannelDatabase', channelDatabaseId),
        ),
        late.map(({ channelDatabaseId }) => remedy('runCdxJob', { job: '1010', channelDatabase: channelDatabaseId })),
      )
    },
  },
]

/** Nearly at its end: fewer than a twentieth of its numbers are left, and fewer than ten thousand. */
function isShort({ smallest, largest, next }: NonNullable<EntityFacts['sequence']>): boolean {
  const left = BigInt(largest) - BigInt(next) + 1n
  return left < 10_000n && left * 20n < BigInt(largest) - BigInt(smallest) + 1n
}
