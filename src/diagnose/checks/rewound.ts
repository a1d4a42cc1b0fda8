import type { ExchangeFacts } from '../../between/facts/exchange-facts.ts'
import { remedy } from '../remedies/remedy.ts'
import { type Check, fail, found, pass, type Question } from './check.ts'
import type { CheckCode } from './check-code.ts'

const CODE = 'HEADQUARTERS_NOT_REWOUND'

/** Whether headquarters has everything that the channel databases have seen of it, and is no older copy. */
export const REWOUND: readonly Question<{ exchange: ExchangeFacts | null }>[] = [
  {
    code: CODE,
    question: 'Does headquarters have everything that the channel databases have seen of it?',
    evaluate: ({ exchange }) => {
      if (!exchange) return null
      const { rewound, recovery } = exchange
      const run = recovery ? [found('Recovery', recovery.endedAt ?? 'running', 'BatchRun', recovery.runId)] : []
      if (recovery?.interrupted && !rewound?.seen.length)
        return fail('The recovery of headquarters was interrupted. Start it again: it continues.', run, [
          remedy('recoverHeadquarters', {}, { needsInput: ['reason'] }),
        ])
      if (rewound === null) return pass('Headquarters has everything that the channel databases have seen of it.', run)
      return fail(
        rewound.message,
        rewound.seen.map(({ channelDatabaseId, position, since }) =>
          found(`Has seen more, known since ${since}`, `position ${position}`, 'ChannelDatabase', channelDatabaseId),
        ),
        [remedy('recoverHeadquarters', {}, { needsInput: ['reason'] })],
      )
    },
  },
]

/**
 * The answer of a diagnosis that has found nothing: for a week after a recovery, it says so, because what no channel
 * database has is to be done again.
 */
export function calmAnswer(exchange: ExchangeFacts | null, calm: string): string {
  const recoveredAt = exchange?.recovery?.endedAt
  return recoveredAt
    ? `Headquarters was recovered from a backup at ${recoveredAt}: the message of the run says what to do again. ` +
        `Otherwise, ${calm.charAt(0).toLowerCase()}${calm.slice(1)}`
    : calm
}

/**
 * The checks that still apply while headquarters is an older copy of itself; the others would only report its
 * consequences.
 */
const STILL_APPLICABLE: readonly CheckCode[] = [
  CODE,
  'DATABASES_AVAILABLE',
  'HEADQUARTERS_REACHABLE',
  'CHANNEL_DATABASE_REACHABLE',
  'CHANNEL_ONLINE',
  'REALTIME_SERVICE_AVAILABLE',
  'CHANNEL_MODE',
  'CAPTURE_SEQUENCED',
  'WORKER_ALIVE',
]

/** The checks, without those that do not apply while headquarters is rewound. */
export function unlessRewound(checks: readonly Check[]): Check[] {
  const isRewound = checks.some(({ code, status }) => code === CODE && status === 'FAIL')
  return checks.filter(({ code }) => !isRewound || STILL_APPLICABLE.includes(code))
}
