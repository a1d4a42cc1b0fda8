import type { CaptureInput, CaptureMutation, TillCapture } from './capture.ts'
import { Delays, now } from './delays.ts'
import { KeptCaptures } from './kept-captures.ts'
import { hasAccepted, lookUpAccepted } from './look-up.ts'
import { isOnline, onOnline } from './network.ts'
import { type OpenQueue, putOff } from './open-queue.ts'
import type { TillQueueOptions } from './queue-options.ts'
import { type RegisterState, ShownState, shownCapture, type TillQueueState } from './queue-state.ts'
import { reportRegister } from './report-register.ts'
import { nextToSend, sendOne } from './send-next.ts'

/** No customer can be created at the moment: the till is offline, and its channel filters shared customer tables. */
export class OfflineCreateDisabled extends Error {
  override readonly name = 'OfflineCreateDisabled'
  readonly code = 'OFFLINE_CUSTOMER_CREATE_DISABLED'
}

/** A queue of captures that survives the loss of the network and the end of the program. */
export type TillQueue = {
  /**
   * Keeps a new customer, with an id that later captures can name at once. Resolves when it is stored; rejects with
   * NotKept when the till cannot store it, and with OfflineCreateDisabled where that is so. `customer` is a
   * `CustomerInput`.
   */
  createCustomer(customer: object): Promise<TillCapture>
  /**
   * Keeps a change of a customer: the id that `createCustomer` has given, or the `id` of a query. `input` is the
   * mutation's input without `channel`, `customerId` and `idempotencyKey`.
   */
  capture(
    mutation: Exclude<CaptureMutation, 'createCustomer'>,
    customerId: string,
    input: CaptureInput,
  ): Promise<TillCapture>
  /** Sends a refused capture again, with another input and another key. */
  correct(number: number, input: CaptureInput): Promise<void>
  /**
   * Gives a refused capture up; with a new customer, also its later captures, which nothing could apply to. Settled
   * ones disappear from the list.
   */
  discard(number: number): Promise<void>
  /** What the queue shows now; the same object until something changes. */
  state(): TillQueueState
  /** Calls `listener` after each change, until the function that it returns is called. */
  subscribe(listener: () => void): () => void
  /** Tries again at once: after a sign-in, or when the till knows that the network is back. */
  resume(): void
  /** Stops sending, and closes the store. What is kept stays for the next time. */
  close(): Promise<void>
}

/** Opens a queue and begins to send what it has. */
export async function openTillQueue(options: TillQueueOptions): Promise<TillQueue> {
  const { store, backOff = {} } = options
  const closing = new AbortController()
  const shown = new ShownState(registerAtFirst(options))
  const delays = new Delays(backOff)
  const captures = new KeptCaptures(
    store,
    (all) => shown.show(all),
    () => delays.wake(),
  )
  const queue: OpenQueue = {
    options,
    captures,
    shown,
    delays,
    closing: closing.signal,
    tokenRefused: false,
    registerPaused: false,
    looksInVain: 0,
  }
  await captures.reload()
  const unwatch = store.watch(() => {
    resume(queue)
    void captures.reload().catch(() => {})
  })
  const resumeAll = () => {
    delays.reportAt = 0
    resume(queue)
    store.announce()
  }
  const stopListening = onOnline(resumeAll)
  const running = store.alone(closing.signal, () => run(queue))
  const keep = async (mutation: CaptureMutation, customerId: string, input: CaptureInput): Promise<TillCapture> =>
    shownCapture(await captures.keep(mutation, customerId, input), shown.sending)
  return {
    async createCustomer(customer) {
      assertMayCreate(shown)
      return keep('createCustomer', crypto.randomUUID(), { customer })
    },
    capture: keep,
    correct: (number, input) => captures.correct(number, input),
    discard: (number) => captures.discard(number),
    state: () => shown.state,
    subscribe: (listener) => shown.subscribe(listener),
    resume: resumeAll,
    async close() {
      closing.abort()
      delays.wake()
      unwatch()
      stopListening()
      await running
      await store.close()
    },
  }
}

/** Sends, until the queue is closed: the earliest capture that can be sent, one after the other. */
async function run(queue: OpenQueue): Promise<void> {
  const { closing, shown, delays } = queue
  shown.sends = true
  while (!closing.aborted) {
    delays.begin()
    try {
      await step(queue)
    } catch (error) {
      // Of the store, or of the program's own `token`: nothing is lost, and what was sent is sent again.
      putOff(queue, { outcome: 'AWAY', message: String(error), retryAfter: 0 }, '')
      await rest(queue)
    }
  }
  shown.sends = false
}

/** The report of the register goes first, then a capture, then a look for account numbers. */
async function step(queue: OpenQueue): Promise<void> {
  const { captures, shown, delays } = queue
  await captures.reload()
  const mayTry = shown.paused?.reason !== 'NO_TOKEN' && delays.mayTry
  const next = nextToSend(queue)
  if (shown.register && mayTry && now() >= delays.reportAt) await reportRegister(queue, shown.register)
  else if (next && mayTry) await sendOne(queue, next)
  else if (hasAccepted(queue) && mayTry && now() >= delays.lookAt) await lookUpAccepted(queue)
  else await rest(queue)
}

const rest = (queue: OpenQueue): Promise<void> =>
  queue.delays.rest(queue.closing, {
    reports: queue.shown.register !== null,
    looks: hasAccepted(queue),
    hasToken: queue.shown.paused?.reason !== 'NO_TOKEN',
  })

/** Everything is tried at once. */
function resume({ delays, shown }: OpenQueue): void {
  delays.hurry()
  shown.tokenMayBeThere()
  delays.wake()
}

function registerAtFirst({ register }: TillQueueOptions): RegisterState | null {
  if (!register) return null
  const { offlineCustomerCreateDisabled = false } = register
  return { reportedAt: null, offlineCustomerCreateDisabled, message: null }
}

function assertMayCreate({ register, paused }: ShownState): void {
  if (register?.offlineCustomerCreateDisabled && (paused?.reason === 'AWAY' || !isOnline()))
    throw new OfflineCreateDisabled(
      'The till is offline, and its channel filters shared customer tables: no customer can be ' +
        'created until it is online.',
    )
}
