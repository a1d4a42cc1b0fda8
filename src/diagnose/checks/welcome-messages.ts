import type { InstallationFacts } from '../../between/facts/installation-facts.ts'
import { remedy } from '../remedies/remedy.ts'
import { fail, found, pass, type Question } from './check.ts'

/** Whether the welcome messages to new customers are sent (docs/domain.md, D-46). */
export const WELCOME_MESSAGES_SENT: Question<{ installation: InstallationFacts | null }> = {
  code: 'WELCOME_MESSAGES_SENT',
  question: 'Are the welcome messages to new customers sent?',
  evaluate: ({ installation }) => {
    if (!installation) return null
    const { unsentWelcomes } = installation
    if (!unsentWelcomes) return pass('No welcome message was given up in the last week or has waited for an hour.')
    const { givenUp, waiting, since, why } = unsentWelcomes
    const answer =
      `${givenUp + waiting} welcome messages to new customers were not sent, the oldest since ${since}` +
      `${why === null ? '' : ` (${why})`}. Correct the mail server, or set one up with TILLSYNC_SMTP_URL; what still ` +
      'waits is then sent, and what was given up when it is retried. If nobody is to be welcomed, set `sendWelcomeMessages` of the legal entity to false.'
    return fail(
      answer,
      [found('Waiting', String(waiting)), found('Given up', String(givenUp))],
      givenUp > 0 ? [remedy('retryWelcomeMessages', {})] : [],
      [{ subject: null, message: answer, since }],
    )
  },
}
