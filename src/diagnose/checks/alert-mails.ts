import type { InstallationFacts } from '../../between/facts/installation-facts.ts'
import { fail, found, pass, type Question } from './check.ts'

/** Whether the mail server takes the e-mails about alerts. What it does not take, the page and webhooks still tell. */
export const ALERT_MAILS_SENT: Question<{ installation: InstallationFacts | null }> = {
  code: 'ALERT_MAILS_SENT',
  question: 'Does the mail server take the e-mails about alerts?',
  evaluate: ({ installation }) => {
    if (!installation) return null
    const { unsentAlertMails } = installation
    if (!unsentAlertMails) return pass('No e-mail about an alert was refused, or has waited for five minutes.')
    const { givenUp, waiting, since, why } = unsentAlertMails
    const n = givenUp + waiting
    const answer =
      `${n} ${n === 1 ? 'e-mail' : 'e-mails'} about alerts could not be sent, the oldest since ${since}` +
      `${why === null ? '' : ` (${why})`}. Nobody on call may know of them: \`alerts\` and the page have them. Correct ` +
      'the mail server or TILLSYNC_SMTP_URL; `tillsync doctor` tries it. What still waits is then sent.'
    return fail(
      answer,
      [found('Waiting', String(waiting)), found('Given up', String(givenUp))],
      [],
      [{ subject: null, message: answer, since }],
    )
  },
}
