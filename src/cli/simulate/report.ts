import { z } from 'zod'
import { type Connection, request } from '../../client/request.ts'
import type { Tally } from './traffic.ts'

/** How many operations have which status; null while headquarters cannot be reached. */
export type Status = { synchronized: number; failed: number; onTheWay: number }

const SYNCHRONIZED = ['SYNCED', 'DISTRIBUTED', 'SUPERSEDED']
const FAILED = ['FAILED', 'WAITING_ON']
const DISMISSED = 'DISMISSED'

const shape = z.object({ operationCounts: z.array(z.object({ status: z.string(), count: z.number() })) })

/** Reads the status of all channels. */
export async function readStatus(connection: Connection): Promise<Status | null> {
  const document = 'query Status { operationCounts { status count } }'
  const answer = await request(connection, document, {}, shape).catch(() => null)
  if (answer === null) return null
  const sum = (of: (status: string) => boolean) =>
    answer.operationCounts.filter(({ status }) => of(status)).reduce((all, { count }) => all + count, 0)
  return {
    synchronized: sum((status) => SYNCHRONIZED.includes(status)),
    failed: sum((status) => FAILED.includes(status)),
    onTheWay: sum((status) => ![...SYNCHRONIZED, ...FAILED, DISMISSED].includes(status)),
  }
}

/** How often each refusal occurred, most frequent first. */
export function refusalsOf({ refusals }: Tally): string {
  return [...refusals]
    .sort(([, a], [, b]) => b - a)
    .map(([code, count]) => `${count} ${code}`)
    .join(', ')
}

/** One line of progress. `before`: the status at the start. */
export function lineOf(tally: Tally, seconds: number, now: Status | null, before: Status | null): string {
  const { captured, realtime, refused, faults } = tally
  const rate = (captured / Math.max(seconds, 0.001)).toFixed(1)
  const since = (read: (status: Status) => number) => (now && before ? String(read(now) - read(before)) : '?')
  return [
    `${String(Math.round(seconds)).padStart(4)} s`,
    `${captured} captured (${rate}/s)`,
    `${realtime} in real time`,
    `${refused} refused`,
    ...(faults > 0 ? [`${faults} unanswered`] : []),
    `${since(({ synchronized }) => synchronized)} synchronized`,
    `${since(({ failed }) => failed)} failed`,
    `${now?.onTheWay ?? '?'} on their way`,
  ].join(' · ')
}
