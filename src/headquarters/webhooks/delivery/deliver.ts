import pLimit from 'p-limit'
import type { Database } from '../../../db/client.ts'
import { readLog } from '../../../log/read-log.ts'
import { customerDocuments } from '../../customers/customer-documents.ts'
import type { Pace } from './back-off.ts'
import { GONE, noteNothingTaken, noteSlice, passOver, type SliceOutcome } from './cursor.ts'
import { type EndpointAtWork, type Leased, readAtWork } from './endpoint-lease.ts'
import { kindsOf, messagesOf } from './events-of-log.ts'
import { bodyOf, personOf, signedHeaders, type WebhookMessage } from './message.ts'
import { EndpointChanged, type Sent } from './note-attempts.ts'
import type { Sender } from './send.ts'
import { blockedSubjects, noteDue, readDue } from './set-aside.ts'

/** Log entries that are read at once, and messages after which the cursor moves. */
const PAGE = 500
const SLICE = 32
/** Subjects whose messages are sent at once; and those that are tried first, to see whether the endpoint takes any. */
const AT_ONCE = 4
const TRIED_FIRST = 3

/** What deliveries use. `signal`: aborted when the lease is lost or the process stops. */
export type Delivery = { db: Database; sender: Sender; pace: Pace; signal: AbortSignal }

/** Delivers what there is for a leased endpoint, until nothing is left or it takes nothing. */
export async function deliver(delivery: Delivery, leased: Leased): Promise<void> {
  while (!delivery.signal.aborted) {
    const endpoint = await readAtWork(delivery.db, leased)
    if (!endpoint) return
    try {
      const retried = await deliverDue(delivery, endpoint)
      const read = retried || endpoint.isPutOff || endpoint.isFull ? false : await deliverPage(delivery, endpoint)
      if (!retried && !read) return
    } catch (error) {
      // It was changed meanwhile: read it again.
      if (!(error instanceof EndpointChanged)) throw error
    }
  }
}

/** Sends what is set aside and due; false when nothing is. */
async function deliverDue(delivery: Delivery, endpoint: EndpointAtWork): Promise<boolean> {
  const due = await readDue(delivery.db, endpoint.id)
  if (due.length === 0) return false
  const bodies = await prepare(delivery.db, endpoint, due)
  const limit = pLimit(AT_ONCE)
  const sent = await Promise.all(
    due.map((message) =>
      limit(async () => ({ message, attempt: await sendOne(delivery, endpoint, message, bodies(message)) })),
    ),
  )
  await noteDue(delivery.db, endpoint, sent, delivery.pace)
  return true
}

/** Reads a page of the log and sends what it means; false when nothing is left, or nothing was taken. */
async function deliverPage(delivery: Delivery, endpoint: EndpointAtWork): Promise<boolean> {
  const { db, pace } = delivery
  const page = await readLog(db, endpoint.position, PAGE, { kinds: kindsOf(endpoint.events) })
  if (BigInt(page.first) > BigInt(endpoint.position) + 1n) {
    await passOver(db, endpoint, page.first)
    return true
  }
  const messages = await messagesOf(db, page.events, endpoint.events)
  let { failures, isFailing } = endpoint
  for (const slice of slicesOf(messages)) {
    const outcome = await sendSlice(delivery, { ...endpoint, failures }, slice)
    if (outcome.taken) {
      await noteSlice(db, endpoint, outcome, { position: endOf(slice), wasFailing: isFailing, pace })
      isFailing = outcome.sent.every(({ attempt }) => attempt.outcome !== 'DELIVERED') && isFailing
      failures = 0
    } else {
      await noteNothingTaken(db, { ...endpoint, failures }, outcome.sent, pace)
      return false
    }
  }
  if (page.through !== endpoint.position)
    await noteSlice(
      db,
      endpoint,
      { taken: true, sent: [], toSetAside: [] },
      { position: page.through, wasFailing: false, pace },
    )
  return page.through !== page.head
}

/** Messages in slices of about SLICE; those of one entry of the log stay together. */
function slicesOf(messages: readonly WebhookMessage[]): WebhookMessage[][] {
  const slices: WebhookMessage[][] = []
  for (const message of messages) {
    const last = slices.at(-1)
    if (last && (last.length < SLICE || endOf(last) === message.facts.position)) last.push(message)
    else slices.push([message])
  }
  return slices
}

const endOf = (slice: readonly WebhookMessage[]) => slice.at(-1)?.facts.position ?? '0'

/**
 * Sends the messages of a slice, those of a subject one after the other. Some subjects are tried first: an endpoint
 * that takes nothing of them is away, and the slice stays where it is. Otherwise what was refused is set aside, with
 * what follows of its subject.
 */
async function sendSlice(
  delivery: Delivery,
  endpoint: EndpointAtWork,
  slice: readonly WebhookMessage[],
): Promise<SliceOutcome> {
  const blocked = await blockedSubjects(delivery.db, endpoint.id, [...new Set(slice.map(({ subject }) => subject))])
  const queues = new Map<string, WebhookMessage[]>()
  for (const message of slice)
    if (!blocked.has(message.subject)) queues.set(message.subject, [...(queues.get(message.subject) ?? []), message])
  const bodies = await prepare(delivery.db, endpoint, slice)
  const sent: Sent[] = []
  const limit = pLimit(AT_ONCE)
  const sendQueue = async (queue: readonly WebhookMessage[]) => {
    for (const message of queue) {
      const attempt = await sendOne(delivery, endpoint, message, bodies(message))
      sent.push({ message, attempt })
      if (attempt.outcome !== 'DELIVERED') return
    }
  }
  // Others after each failure: those that were tried first may be the ones that it refuses.
  const turn = queues.size === 0 ? 0 : (endpoint.failures * TRIED_FIRST) % queues.size
  const inTurn = [...[...queues.values()].slice(turn), ...[...queues.values()].slice(0, turn)]
  const [first, rest] = [inTurn.slice(0, TRIED_FIRST), inTurn.slice(TRIED_FIRST)]
  await Promise.all(first.map((queue) => limit(() => sendQueue(queue))))
  if (!isTaken(endpoint, sent, queues.size)) return { taken: false, sent, toSetAside: [] }
  await Promise.all(rest.map((queue) => limit(() => sendQueue(queue))))
  const attempts = new Map(sent.map(({ message, attempt }) => [message.webhookId, attempt]))
  const toSetAside = slice
    .filter(({ webhookId }) => attempts.get(webhookId)?.outcome !== 'DELIVERED')
    .map((message) => ({ message, failure: attempts.get(message.webhookId)?.answer ?? null }))
  return { taken: true, sent, toSetAside }
}

/** How often an event is refused that is alone, before it is set aside: others could not show that it is the event. */
const ALONE = 3

/**
 * Whether the endpoint takes messages: it took one, nothing was to be sent, or the only subject there is was answered,
 * or made it hang, several times.
 */
function isTaken({ failures }: EndpointAtWork, sent: readonly Sent[], subjects: number): boolean {
  if (sent.length === 0 || sent.some(({ attempt }) => attempt.outcome === 'DELIVERED')) return true
  if (sent.some(({ attempt }) => attempt.status === GONE)) return false
  const answered = sent.every(({ attempt }) => attempt.outcome === 'REFUSED' || attempt.timedOut)
  return subjects === 1 && answered && failures >= ALONE - 1
}

type Body = { contentType: string; body: string }

/** The bodies of messages: of an endpoint with personal data, with the customers as they are now. */
async function prepare(
  db: Database,
  { format, headquartersId, personalData }: EndpointAtWork,
  messages: readonly WebhookMessage[],
): Promise<(message: WebhookMessage) => Body> {
  if (!personalData) return (message) => bodyOf(message, format, headquartersId)
  const keys = [...new Set(messages.flatMap(({ facts }) => facts.customerId ?? []))]
  const people = new Map((await customerDocuments(db, keys)).map((each) => [each.customerKey, personOf(each)]))
  return (message) => bodyOf(message, format, headquartersId, people.get(message.facts.customerId ?? '') ?? null)
}

function sendOne({ sender, signal }: Delivery, endpoint: EndpointAtWork, message: WebhookMessage, made: Body) {
  const headers = {
    'content-type': made.contentType,
    'user-agent': 'tillsync',
    ...signedHeaders(message.webhookId, made.body, endpoint.secrets),
  }
  return sender.send({ url: endpoint.url, headers, body: made.body }, signal)
}
