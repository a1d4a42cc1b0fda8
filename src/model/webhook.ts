/** What a webhook endpoint can ask for, as in the API; `TYPE_OF` has the names that receivers see. */
export const WEBHOOK_EVENTS = [
  'OPERATION_FAILED',
  'OPERATION_COMPLETED',
  'CUSTOMER_CREATED',
  'CUSTOMER_CHANGED',
  'CUSTOMER_ERASED',
  'SESSION_FAILED',
  'RUN_FAILED',
  'DIFFERENCE_FOUND',
  'ALERT_OPENED',
  'ALERT_CLOSED',
] as const
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]

/** The `type` of a message: of an event, or of a test that an administrator asked for. */
export const TYPE_OF: { readonly [event in WebhookEvent | 'TEST']: string } = {
  OPERATION_FAILED: 'operation.failed',
  OPERATION_COMPLETED: 'operation.completed',
  CUSTOMER_CREATED: 'customer.created',
  CUSTOMER_CHANGED: 'customer.changed',
  CUSTOMER_ERASED: 'customer.erased',
  SESSION_FAILED: 'session.failed',
  RUN_FAILED: 'run.failed',
  DIFFERENCE_FOUND: 'difference.found',
  ALERT_OPENED: 'alert.opened',
  ALERT_CLOSED: 'alert.closed',
  TEST: 'webhook.test',
}

/** How a body is written: as Standard Webhooks recommends, or as a CloudEvent in structured mode. */
export const WEBHOOK_FORMATS = ['STANDARD', 'CLOUDEVENTS'] as const
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number]

/**
 * What came of one attempt. DELIVERED: answered 2xx. REFUSED: answered otherwise. UNREACHABLE: no answer in time.
 * MISSING: not an attempt; events that the log no longer keeps were passed over.
 */
export const WEBHOOK_OUTCOMES = ['DELIVERED', 'REFUSED', 'UNREACHABLE', 'MISSING'] as const
export type WebhookOutcome = (typeof WEBHOOK_OUTCOMES)[number]

/**
 * The facts of an event, as they are delivered and kept while it is set aside: ids, statuses and codes, never personal
 * data. What does not apply is null.
 */
export type WebhookFacts = {
  /** The position in headquarters' log, a decimal text. */
  position: string
  /** When it happened, RFC 3339. */
  at: string
  customerId: string | null
  operationId: string | null
  operationKind: string | null
  sessionId: string | null
  runId: string | null
  differenceId: string | null
  legalEntity: string | null
  channel: string | null
  channelDatabase: string | null
  status: string | null
  revision: number | null
  errorCode: string | null
  /** Of an alert: its rule, what it is about (null: the installation), and the sentence of its check. */
  alertId?: string
  alertRule?: string
  alertSubject?: string | null
  alertMessage?: string
}

/** Facts of nothing, at the beginning of the log. */
export const NO_FACTS: Omit<WebhookFacts, 'at'> = {
  position: '0',
  customerId: null,
  operationId: null,
  operationKind: null,
  sessionId: null,
  runId: null,
  differenceId: null,
  legalEntity: null,
  channel: null,
  channelDatabase: null,
  status: null,
  revision: null,
  errorCode: null,
}
