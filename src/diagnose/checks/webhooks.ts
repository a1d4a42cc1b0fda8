import type { InstallationFacts } from '../../between/facts/installation-facts.ts'
import { remedy } from '../remedies/remedy.ts'
import { fail, found, pass, type Question } from './check.ts'

/** Whether webhook endpoints are delivered to that an administrator has not disabled. */
export const WEBHOOKS_ENABLED: Question<{ installation: InstallationFacts | null }> = {
  code: 'WEBHOOKS_ENABLED',
  question: 'Is each webhook endpoint enabled, unless an administrator has disabled it?',
  evaluate: ({ installation }) => {
    if (!installation) return null
    const disabled = installation.disabledWebhooks
    const [first] = disabled
    if (!first) return pass('No webhook endpoint was disabled after failures.')
    const sentence = ({ id, host, since }: typeof first) =>
      `The webhook endpoint ${id} at ${host} was disabled at ${since}, because it took nothing. Correct the receiver, ` +
      'then enable the endpoint: it gets what has happened meanwhile. If it is not needed, disable or delete it.'
    return fail(
      sentence(first),
      disabled.map(({ id, host, since }) => found(`Endpoint ${id}`, `${host}, disabled at ${since}`)),
      disabled.map(({ id }) => remedy('setWebhookEndpoint', { endpoint: id, enabled: true })),
      disabled.map((each) => ({ subject: each.id, message: sentence(each) })),
    )
  },
}
