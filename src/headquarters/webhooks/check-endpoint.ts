import { UNSTORABLE } from '../../db/unstorable.ts'
import type { WebhookEvent } from '../../model/webhook.ts'
import { addressOf, assertMayReach, type Networks } from './delivery/networks.ts'
import type { WebhookEndpointView } from './endpoint-view.ts'

/** Why a request about webhooks is refused. */
export type WebhookRefusal = {
  __typename: 'Refused'
  code: 'NOT_FOUND' | 'INVALID_VALUE'
  field: string[]
  message: string
}

/** The answer of a request about an endpoint: the endpoint afterwards, or null and why it was refused. */
export type EndpointAnswer = { endpoint: WebhookEndpointView | null; userErrors: WebhookRefusal[] }

export const refusal = (code: WebhookRefusal['code'], field: string, message: string): WebhookRefusal => ({
  __typename: 'Refused',
  code,
  field: ['input', field],
  message,
})

export const refused = (...userErrors: WebhookRefusal[]): EndpointAnswer => ({ endpoint: null, userErrors })

export const unknownEndpoint = (): EndpointAnswer =>
  refused(refusal('NOT_FOUND', 'endpoint', 'There is no webhook endpoint with this id. See `webhookEndpoints`.'))

const LONGEST_URL = 2_000
const LONGEST_DESCRIPTION = 200

/** What an endpoint is made of. */
export type EndpointValues = { url: string; description: string; events: readonly WebhookEvent[] }

/** All that is wrong with the values of an endpoint. The addresses of a name are checked at each connection. */
export function checkEndpoint({ url, description, events }: EndpointValues, networks: Networks): WebhookRefusal[] {
  const urlFault = faultOfUrl(url, networks)
  return [
    ...(urlFault === null ? [] : [refusal('INVALID_VALUE', 'url', urlFault)]),
    ...(description.length > LONGEST_DESCRIPTION || UNSTORABLE.test(description)
      ? [refusal('INVALID_VALUE', 'description', `Give a description of up to ${LONGEST_DESCRIPTION} characters.`)]
      : []),
    ...(events.length === 0 ? [refusal('INVALID_VALUE', 'events', 'Name at least one event.')] : []),
    ...(new Set(events).size < events.length ? [refusal('INVALID_VALUE', 'events', 'Name each event once.')] : []),
  ]
}

function faultOfUrl(text: string, networks: Networks): string | null {
  if (text.length > LONGEST_URL || UNSTORABLE.test(text)) return `Give a URL of up to ${LONGEST_URL} characters.`
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !['https:', 'http:'].includes(url.protocol))
    return 'Give a URL that begins with https://, such as https://hooks.example.com/tillsync.'
  if (url.username !== '' || url.password !== '')
    return 'A URL with a user or a password is not stored. The receiver knows a message by its signature.'
  const plain = url.protocol === 'http:'
  const address = addressOf(url)
  if (address === null)
    return plain && url.hostname !== 'localhost' ? 'Webhooks are sent by https only. Give a URL of https://.' : null
  try {
    assertMayReach(address, plain, networks)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
