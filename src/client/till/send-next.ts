import type { StoredCapture } from './capture.ts'
import { now } from './delays.ts'
import { withCustomer } from './look-up.ts'
import { ask, lookEvery, type OpenQueue, putOff } from './open-queue.ts'
import { type Sent, sendCapture } from './send.ts'

/** The earliest capture to send: none of its customer comes before it, or waits for a person. */
export function nextToSend({ captures, delays, registerPaused }: OpenQueue): StoredCapture | null {
  if (registerPaused) return null
  const behind = new Set<string>()
  for (const capture of captures.all) {
    const { customerId, status } = capture
    if (status === 'KEPT' && !behind.has(customerId) && delays.mayTryCustomer(customerId)) return capture
    if (status === 'KEPT' || status === 'REFUSED') behind.add(customerId)
  }
  return null
}

/** Sends one capture, and keeps what the server has said. */
export async function sendOne(queue: OpenQueue, capture: StoredCapture): Promise<void> {
  const { captures, delays, shown, options } = queue
  const { number, customerId } = capture
  shown.send(number)
  try {
    const sent = await ask(queue, (connection) => sendCapture(connection, options.channel, capture))
    if (sent === null) return
    if (sent.outcome !== 'ACCEPTED' && sent.outcome !== 'REFUSED') return putOff(queue, sent, customerId)
    delays.customerAnswered(customerId)
    queue.looksInVain = 0
    delays.lookAt = Math.min(delays.lookAt, now() + lookEvery(queue))
    await captures.note(number, (stored) => withOutcome(stored, sent))
    await captures.tell()
  } finally {
    shown.send(null)
  }
}

/** A capture that the server has accepted keeps no personal data at the till. */
function withOutcome(stored: StoredCapture, sent: Extract<Sent, { outcome: 'ACCEPTED' | 'REFUSED' }>): StoredCapture {
  const { warnings } = sent
  if (sent.outcome === 'REFUSED') return { ...stored, status: 'REFUSED', userErrors: sent.userErrors, warnings }
  const accepted = { ...stored, status: 'ACCEPTED' as const, input: null, operationId: sent.operationId, warnings }
  return sent.customer ? withCustomer(accepted, sent.customer) : accepted
}
