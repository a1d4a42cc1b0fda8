import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { WebhookOutcome } from '../../../model/webhook.ts'
import { guardedLookup } from './guarded-lookup.ts'
import { addressOf, assertMayReach, type Networks } from './networks.ts'
import { wordsOfFailure } from './words-of-failure.ts'

/** What came of one attempt. */
export type Attempt = {
  outcome: WebhookOutcome
  /** The HTTP status; null without an answer. */
  status: number | null
  /** What was answered, or why there was no answer, in words. */
  answer: string
  /** The same without what the receiver wrote, which may repeat a person's data: to be kept beyond the attempt. */
  reason: string
  milliseconds: number
  /** Seconds after which the receiver wants the next attempt, if it said so. */
  retryAfter: number | null
  /** It was reached, and did not answer in time. */
  timedOut: boolean
}

/** Sends requests to receivers. `close` ends its idle connections. */
export type Sender = {
  /** Sends one request by POST; aborted by the signal, whose reason is thrown. Any other failure is an attempt's. */
  send(
    request: { url: string; headers: Readonly<Record<string, string>>; body: string },
    signal: AbortSignal,
  ): Promise<Attempt>
  close(): void
}

/** Milliseconds that a receiver has to answer. */
const ANSWER_WITHIN = 15_000
/** Bytes of an answer that are read, and characters of it that are kept. */
const READ_BYTES = 2_048
const KEPT = 300
/** Seconds that a receiver may put off the next attempt. */
const LONGEST_RETRY_AFTER = 3_600

/** `networks`: see there. `answerWithin`: milliseconds that a receiver has to answer. */
export function openSender(networks: Networks, answerWithin = ANSWER_WITHIN): Sender {
  const options = { keepAlive: true, maxSockets: 8, timeout: 60_000 }
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) }
  return {
    async send({ url, headers, body }, signal) {
      signal.throwIfAborted()
      const startedAt = performance.now()
      const result = await post(new URL(url), headers, body).catch((error: unknown) => {
        signal.throwIfAborted()
        return unreachable(error, answerWithin)
      })
      return { ...result, milliseconds: Math.round(performance.now() - startedAt) }

      function post(to: URL, given: Readonly<Record<string, string>>, text: string) {
        return attempt(to, given, text).catch((error: unknown) => {
          // The receiver has closed a connection that was kept open, which says nothing of this request.
          if (error instanceof StaleConnection) return attempt(to, given, text)
          throw error
        })
      }

      function attempt(to: URL, given: Readonly<Record<string, string>>, text: string): Promise<Answer> {
        const plain = to.protocol !== 'https:'
        return new Promise((resolve, reject) => {
          const address = addressOf(to)
          // A host that is an address is not looked up.
          if (address !== null) assertMayReach(address, plain, networks)
          const request = (plain ? http : https).request(to, {
            method: 'POST',
            agent: agents[plain ? 'http:' : 'https:'],
            lookup: guardedLookup(plain, networks),
            headers: { ...given, 'content-length': Buffer.byteLength(text) },
          })
          const abort = () => request.destroy(new Error('The process stops.'))
          const timer = setTimeout(
            () => request.destroy(new TimedOut(request.socket?.connecting === false)),
            answerWithin,
          )
          const over = () => {
            clearTimeout(timer)
            signal.removeEventListener('abort', abort)
          }
          signal.addEventListener('abort', abort, { once: true })
          request.on('error', (error) => {
            over()
            reject(request.reusedSocket && isReset(error) ? new StaleConnection() : error)
          })
          request.on('response', (response) => {
            void readStart(response).then((start) => {
              over()
              resolve(answerOf(response, start))
            })
          })
          request.end(text)
        })
      }
    },
    close() {
      agents['http:'].destroy()
      agents['https:'].destroy()
    },
  }
}

type Answer = Omit<Attempt, 'milliseconds'>

class StaleConnection extends Error {}
class TimedOut extends Error {
  readonly wasConnected: boolean
  constructor(wasConnected: boolean) {
    super('It timed out.')
    this.wasConnected = wasConnected
  }
}

const isReset = (error: Error) => 'code' in error && error.code === 'ECONNRESET'

/** The beginning of a body. The rest is not read: the connection is closed. */
async function readStart(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  let length = 0
  try {
    for await (const piece of response) {
      pieces.push(piece)
      length += piece.length
      if (length >= READ_BYTES) break
    }
  } catch {
    // The status has been answered; what follows is for people only.
  }
  return Buffer.concat(pieces).subarray(0, READ_BYTES).toString('utf8')
}

function answerOf({ statusCode = 0, statusMessage = '', headers }: IncomingMessage, start: string): Answer {
  const name = `${statusCode} ${statusMessage}`.trim()
  const delivered = statusCode >= 200 && statusCode < 300
  const redirect = statusCode >= 300 && statusCode < 400
  const written = start.replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]+/gu, ' ').trim()
  const reason = redirect ? `${name}: Redirects are not followed: give the endpoint its final URL.` : name
  return {
    outcome: delivered ? 'DELIVERED' : 'REFUSED',
    status: statusCode,
    answer: (redirect || written === '' ? reason : `${name}: ${written}`).slice(0, KEPT),
    reason: reason.slice(0, KEPT),
    retryAfter: retryAfterOf(headers['retry-after']),
    timedOut: false,
  }
}

function retryAfterOf(header: string | undefined): number | null {
  if (header === undefined) return null
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, LONGEST_RETRY_AFTER) : null
}

function unreachable(error: unknown, answerWithin: number): Answer {
  const timedOut = error instanceof TimedOut
  const reason = timedOut ? `There was no answer within ${answerWithin / 1_000} seconds.` : wordsOfFailure(error)
  return {
    outcome: 'UNREACHABLE',
    status: null,
    answer: reason.slice(0, KEPT),
    reason: reason.slice(0, KEPT),
    retryAfter: null,
    timedOut: timedOut && error.wasConnected,
  }
}
