import { Webhook } from 'standardwebhooks'
import type { CustomerDocument } from '../../../model/customer.ts'
import { TYPE_OF, type WebhookEvent, type WebhookFacts, type WebhookFormat } from '../../../model/webhook.ts'

/** An event for an endpoint. `webhookId` is the same in each attempt. */
export type WebhookMessage = {
  webhookId: string
  event: WebhookEvent | 'TEST'
  /** Whose order is kept. */
  subject: string
  facts: WebhookFacts
}

/** The personal data that an endpoint can ask for, as headquarters has it when the message is sent. */
type Person = Pick<
  CustomerDocument,
  'name' | 'firstName' | 'middleName' | 'lastName' | 'email' | 'phone' | 'cellularPhone'
> & { accountNumber: string | null }

export function personOf(document: CustomerDocument): Person {
  const { account, name, firstName, middleName, lastName, email, phone, cellularPhone } = document
  return { accountNumber: account, name, firstName, middleName, lastName, email, phone, cellularPhone }
}

/** The body of a message and its type. `person`: undefined for an endpoint without personal data. */
export function bodyOf(
  { webhookId, event, facts }: WebhookMessage,
  format: WebhookFormat,
  headquartersId: string,
  person?: Person | null,
): { contentType: string; body: string } {
  const type = TYPE_OF[event]
  const { at, position: _, ...known } = facts
  const given = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null))
  const data = person === undefined ? given : { ...given, customer: person }
  if (format === 'STANDARD')
    return { contentType: 'application/json', body: JSON.stringify({ type, timestamp: at, data }) }
  const { customerId, operationId, sessionId, runId, differenceId, alertId } = facts
  const subject = customerId ?? operationId ?? sessionId ?? runId ?? differenceId ?? alertId ?? null
  const cloudEvent = {
    specversion: '1.0',
    id: webhookId,
    source: `urn:uuid:${headquartersId}`,
    type: `tillsync.${type}`,
    ...(subject !== null && { subject }),
    time: at,
    datacontenttype: 'application/json',
    data,
  }
  return { contentType: 'application/cloudevents+json; charset=utf-8', body: JSON.stringify(cloudEvent) }
}

/** The headers of Standard Webhooks: a signature by each secret, so that a receiver may have either. */
export function signedHeaders(webhookId: string, body: string, secrets: readonly string[], at = new Date()) {
  return {
    'webhook-id': webhookId,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(webhookId, at, body)).join(' '),
  }
}
