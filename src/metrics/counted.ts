import { Counter, Gauge, Histogram, Registry } from 'prom-client'

// What a process counts as it happens, for Prometheus: /metrics serves it, beside what is measured when it is asked for
// (start/metrics/). A process has one registry, as it has one clock. No label holds a value of a request.

/** The metrics of this process that are counted as things happen. */
export const counted = new Registry()

const registers = [counted]
/** Seconds: from a statement that finds nothing to the longest wait of a till. */
const REQUEST_BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** `result`: OK, REFUSED (the payload has `userErrors`), or ERROR. */
export const requests = new Counter({
  name: 'tillsync_requests_total',
  help: 'Calls of root fields of the API, on every wire',
  labelNames: ['type', 'field', 'result'] as const,
  registers,
})

export const requestSeconds = new Histogram({
  name: 'tillsync_request_duration_seconds',
  help: 'How long root fields of the API take, without the fields below them',
  labelNames: ['type', 'field'] as const,
  buckets: REQUEST_BUCKETS,
  registers,
})

export const errors = new Counter({
  name: 'tillsync_errors_total',
  help: 'Errors in errors[] of answers, by extensions.code',
  labelNames: ['code'] as const,
  registers,
})

export const subscriptions = new Gauge({
  name: 'tillsync_subscriptions',
  help: 'Open subscriptions of this process',
  labelNames: ['field'] as const,
  registers,
})

export const delivered = new Counter({
  name: 'tillsync_subscription_messages_total',
  help: 'Messages that were handed to subscribers',
  registers,
})

/** `reason`: why events are missing (GapReason). */
export const gaps = new Counter({
  name: 'tillsync_subscription_gaps_total',
  help: 'GAP messages: a subscriber was told that events are missing',
  labelNames: ['reason'] as const,
  registers,
})

/** Times by the clocks of two machines: a skew between a channel database and headquarters is in it. */
export const deliverySeconds = new Histogram({
  name: 'tillsync_delivery_seconds',
  help: 'From the commit of an event until it was written to the subscribers that had caught up',
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers,
})

/** `kind` and `status` as in the event log: BATCH_RUN, DOWNLOAD_SESSION, UPLOAD_SESSION. */
export const stateChanges = new Counter({
  name: 'tillsync_state_changes_total',
  help: 'Changes of batch runs and sessions that this process has made, by the status they got',
  labelNames: ['kind', 'status'] as const,
  registers,
})

export const runSeconds = new Histogram({
  name: 'tillsync_run_duration_seconds',
  help: 'How long batch runs take in this process',
  labelNames: ['batch_job'] as const,
  buckets: [0.05, 0.25, 1, 5, 15, 60, 300, 900, 3600],
  registers,
})

/** `outcome`: DELIVERED, REFUSED, UNREACHABLE or MISSING, as in the API. */
export const webhookAttempts = new Counter({
  name: 'tillsync_webhook_attempts_total',
  help: 'Webhook messages that this process has sent, by what came of it',
  labelNames: ['event', 'outcome'] as const,
  registers,
})

/** `outcome`: SENT or FAILED; a failed one is tried again. */
export const welcomeMails = new Counter({
  name: 'tillsync_welcome_mails_total',
  help: 'Welcome messages that this process has handed to the mail server, by what came of it',
  labelNames: ['outcome'] as const,
  registers,
})

/** `outcome`: SENT or FAILED; a failed one is tried again. */
export const alertMails = new Counter({
  name: 'tillsync_alert_mails_total',
  help: 'E-mails about alerts that this process has handed to the mail server, by what came of it',
  labelNames: ['outcome'] as const,
  registers,
})
