import type { StoredCapture } from './capture.ts'
import { now } from './delays.ts'
import { ask, lookEvery, type OpenQueue, putOff } from './open-queue.ts'
import { type FoundCustomer, findCustomer } from './send.ts'

/** The longest pause between two looks, in milliseconds. */
const LONGEST = 60_000

/** Whether captures wait for headquarters. */
export const hasAccepted = ({ captures }: OpenQueue): boolean =>
  captures.all.some(({ status }) => status === 'ACCEPTED')

/** Looks for the account numbers of accepted captures, one customer after the other. */
export async function lookUpAccepted(queue: OpenQueue): Promise<void> {
  const { captures, delays, options } = queue
  const accepted = captures.all.filter(({ status }) => status === 'ACCEPTED')
  let changed = false
  for (const customerId of new Set(accepted.map((each) => each.customerId))) {
    const found = await ask(queue, (connection) => findCustomer(connection, options.channel, customerId))
    if (found === null) return
    if (found.outcome !== 'FOUND') return putOff(queue, found, customerId)
    for (const { number, customerId: of } of captures.all) {
      if (of !== customerId) continue
      await captures.note(number, (stored) => {
        const next = withCustomer(stored, found.customer)
        changed ||= next !== stored
        return next
      })
    }
  }
  queue.looksInVain = changed ? 0 : queue.looksInVain + 1
  delays.lookAt = now() + Math.min(lookEvery(queue) * 2 ** Math.min(queue.looksInVain, 4), LONGEST)
  if (!changed) return
  delays.hurryCustomers()
  await captures.forgetSettled(options.keepSettled ?? 100)
  await captures.tell()
}

/**
 * What the channel says of the customer of an accepted capture. It has been done when nothing of the customer is
 * pending; a new customer, when it has its number. Null: the channel does not see the customer any more.
 */
export function withCustomer(stored: StoredCapture, customer: FoundCustomer | null): StoredCapture {
  if (stored.status !== 'ACCEPTED') return stored
  if (customer === null) return { ...stored, status: 'SETTLED' }
  const { id, accountNumber, syncState } = customer
  const isDone = accountNumber !== null && (syncState === 'SYNCED' || stored.mutation === 'createCustomer')
  const failed = syncState === 'FAILED' && !isDone
  const status = isDone ? 'SETTLED' : 'ACCEPTED'
  const { status: before, customer: known, accountNumber: number, failed: hadFailed } = stored
  if (status === before && known === id && number === accountNumber && failed === hadFailed) return stored
  return { ...stored, status, customer: id, accountNumber, failed }
}
