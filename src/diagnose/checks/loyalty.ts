import type { EntityFacts } from '../../between/facts/exchange-facts.ts'
import { LOYALTY_JOB } from '../../model/configuration.ts'
import type { ChannelsFacts } from '../facts/channels.ts'
import { schedulesOf } from '../facts/schedules.ts'
import { remedy } from '../remedies/remedy.ts'
import { behind } from './channel-evidence.ts'
import { fail, found, pass, type Question } from './check.ts'
import { activating } from './no-schedule.ts'
import { extended } from './operations.ts'

/** Whether loyalty cards are issued and reach the tills (docs/domain.md, Loyalty cards). */
export const LOYALTY: readonly Question<ChannelsFacts>[] = [
  {
    code: 'LOYALTY_CARDS_DISTRIBUTED',
    question: 'Do the tills have the loyalty cards of headquarters?',
    evaluate: (facts) => {
      const { exchange } = facts
      if (!exchange) return null
      const missing = behind(facts).filter(({ jobId }) => jobId === LOYALTY_JOB)
      const [first] = missing
      if (!first) return pass('The channel databases have the loyalty cards, or get them in time.')
      return fail(
        `${first.database.id} lacks loyalty cards that were issued or linked since ${first.since}: ${first.why}. ` +
          `Its tills do not find them by number. Run ${LOYALTY_JOB}, and have a schedule run it after 1010.`,
        missing.map(({ database, since }) =>
          found(`${LOYALTY_JOB} of ${database.id}`, `behind since ${since}`, 'ChannelDatabase', database.id),
        ),
        [
          ...missing.map(({ database }) => remedy('runCdxJob', { job: LOYALTY_JOB, channelDatabase: database.id })),
          ...activating(missing.flatMap(({ database }) => schedulesOf(exchange, LOYALTY_JOB, database.group))),
        ],
      )
    },
  },
  {
    code: 'LOYALTY_NUMBERS_LEFT',
    question: 'Does each number sequence of loyalty cards have numbers left?',
    evaluate: ({ exchange }) => {
      const generating = (exchange?.entities ?? []).filter(({ loyalty }) => loyalty.generates)
      if (generating.length === 0) return null
      const missing = generating.filter(({ loyalty }) => loyalty.sequence === null)
      const spent = generating.flatMap((entity) =>
        entity.loyalty.sequence && isSpent(entity.loyalty.sequence)
          ? [{ entity, sequence: entity.loyalty.sequence }]
          : [],
      )
      const [none] = missing
      const [first] = spent
      if (!none && !first) return pass('Each number sequence of loyalty cards has numbers left.')
      return fail(
        first
          ? `The number sequence ${first.sequence.reference} of ${first.entity.dataAreaId} is used up at ` +
              `${first.sequence.largest}: a loyalty card without a number of its own is refused. Extend it.`
          : `${none?.dataAreaId} has no number sequence LoyaltyCard, though its channels generate card numbers: a card ` +
              'without a number of its own is refused. Set it up with setUpOrganization.',
        [
          ...missing.map(({ dataAreaId }) => found('Without number sequence', dataAreaId)),
          ...spent.map(({ entity, sequence }) =>
            found(`${sequence.reference} of ${entity.dataAreaId}`, `${sequence.next} of ${sequence.largest}`),
          ),
        ],
        spent.map(({ entity, sequence }) => extended(entity, sequence)),
      )
    },
  },
]

const isSpent = ({ next, largest }: NonNullable<EntityFacts['sequence']>) => BigInt(next) > BigInt(largest)
