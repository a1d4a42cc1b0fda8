import type { ExchangeFacts } from '../../between/facts/exchange-facts.ts'
import { remedy } from '../remedies/remedy.ts'
import { type Check, fail, found, pass, type Question } from './check.ts'
import type { CheckCode } from './check-code.ts'

const CODE = 'HEADQUARTERS_NOT_REWOUND'

/** Whether headquarters is the one that the channel databases have seen, and no older copy of it. */
export const REWOUND: readonly Question<{ exchange: ExchangeFacts | null }>[] = [
  {
    code: CODE,
    question: 'Has headquarters everything that the channel databases have seen of it?',
    ask: ({ exchange }) => {
      if (!exchange) return null
      const { rewound } = exchange
      if (rewound === null) return pass('It has.')
      return fail(
        rewound.message,
        rewound.seen.map(({ channelDatabaseId, position, since }) =>
          found(`Has seen more, known since ${since}`, `position ${position}`, 'ChannelDatabase', channelDatabaseId),
        ),
        [remedy('acceptHeadquarters', {}, { needsInput: ['reason'] })],
      )
    },
  },
]

/**
 * What is asked all the same while headquarters is an older copy of itself: the rest follows from it, and would be said
 * a second time.
 */
const STILL_ASKED: readonly CheckCode[] = [
  CODE,
  'HEADQUARTERS_REACHABLE',
  'CHANNEL_DATABASE_REACHABLE',
  'CHANNEL_ONLINE',
  'REALTIME_SERVICE_AVAILABLE',
  'CHANNEL_MODE',
  'CAPTURE_SEQUENCED',
  'WORKER_ALIVE',
]

/** The checks, without those that can tell nothing more while headquarters is rewound. */
export function unlessRewound(checks: readonly Check[]): Check[] {
  const isRewound = checks.some(({ code, status }) => code === CODE && status === 'FAIL')
  return checks.filter(({ code }) => !isRewound || STILL_ASKED.includes(code))
}
