import type { Config } from '../../config/config.ts'
import type { Database } from '../../db/client.ts'
import { whyUnreachable } from '../../headquarters/webhooks/delivery/why-unreachable.ts'
import { readEndpoints } from '../../headquarters/webhooks/endpoint-view.ts'
import { type Finding, notExamined, right, wrong } from './finding.ts'

/** Endpoints to examine; the page shows the state of all. */
const MOST = 20

/**
 * Whether this machine reaches the webhook endpoints, where it delivers to them: connects as for a message, and sends
 * none. A URL may be a secret, so only its host is said. `headquarters`: null while its database cannot be used.
 */
export async function examineWebhooks(
  { webhookNetworks, roles, isStore }: Pick<Config, 'webhookNetworks' | 'roles' | 'isStore'>,
  headquarters: Database | null,
): Promise<Finding[]> {
  if (headquarters === null || isStore || !roles.includes('worker')) return []
  const endpoints = (await readEndpoints(headquarters)).filter(({ enabled }) => enabled)
  const examined = endpoints.slice(0, MOST).map(async ({ url, lastFailure, failingSince }) => {
    const { host } = new URL(url)
    const why = await whyUnreachable(url, webhookNetworks)
    if (why !== null)
      return wrong(
        'WEBHOOKS',
        host,
        `The webhook endpoint cannot be reached from this machine. ${why}`,
        'Correct the receiver, the endpoint’s URL (setWebhookEndpoint), the network, or TILLSYNC_WEBHOOK_NETWORKS.',
      )
    if (failingSince !== null)
      return wrong(
        'WEBHOOKS',
        host,
        `The webhook endpoint is reached, and has taken nothing since ${failingSince}: ${lastFailure}`,
        'Correct the receiver; everything is delivered then (docs/webhooks.md).',
      )
    return right('WEBHOOKS', host, 'The webhook endpoint is reached from this machine.')
  })
  const more = endpoints.length - MOST
  const notAll = `${more} more webhook endpoints were not examined.`
  return [...(await Promise.all(examined)), ...(more > 0 ? [notExamined('WEBHOOKS', null, notAll)] : [])]
}
