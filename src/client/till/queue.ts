import { type BackOff, backOffDelay } from '../back-off.ts'
import type { CaptureInput, CaptureMutation, CaptureStatus, StoredCapture, TillCapture } from './capture.ts'
import { type FoundCustomer, findCustomer, type Sent, sendCapture, sendReport, type Unsent } from './send.ts'
import { aborted, type CaptureStore } from './store.ts'

/** How to open a till's queue. */
export type TillQueueOptions = {
  /** The GraphQL address, such as `https://till.example.com/graphql`. */
  readonly url: string
  /** The key of the channel for which the till captures. */
  readonly channel: string
  /**
   * Returns the token to send with. `refused`: the server has refused the last one, so return another. Null while there
   * is none: the queue pauses, and keeps all that it has, until `resume`.
   */
  readonly token: (refused: boolean) => string | null | Promise<string | null>
  /** Where captures are kept. */
  readonly store: CaptureStore
  /**
   * Reports how the register is, for a token that is bound to one: when the queue is opened, when the network is back,
   * and every `reportEvery` milliseconds (60,000 by default). `version`: of the till's program, 1 to 60 characters.
   * `offlineCustomerCreateDisabled`: as the state said last, for a till that starts without a network.
   */
  readonly register?: {
    readonly version: string
    readonly reportEvery?: number
    readonly offlineCustomerCreateDisabled?: boolean
  }
  /** The delays while no server answers. */
  readonly backOff?: BackOff
  /** How often the queue looks for account numbers, in milliseconds; 5,000 by default. */
  readonly lookEvery?: number
  /** After how many milliseconds without an answer a request counts as lost; 30,000 by default. */
  readonly answerWithin?: number
  /** How many settled captures stay in the list; 100 by default. */
  readonly keepSettled?: number
}

/**
 * Why nothing is sent at the moment. `NO_TOKEN`: the till has no token that the server accepts: sign in, then `resume`.
 * `AWAY`: no server answers, or it takes nothing; tried again by itself. `REGISTER_PAUSED`: an operator has paused the
 * register; it sends again by itself when it is resumed.
 */
export type QueuePause = { readonly reason: 'NO_TOKEN' | 'AWAY' | 'REGISTER_PAUSED'; readonly message: string }

/**
 * What the server has said to the last report of the register. `offlineCustomerCreateDisabled`: while no server
 * answers, `createCustomer` is refused (*Filter shared customer data tables*). `message`: why the server does not take
 * the report; captures are sent all the same.
 */
export type RegisterState = {
  readonly reportedAt: string | null
  readonly offlineCustomerCreateDisabled: boolean
  readonly message: string | null
}

/** No customer can be created at the moment: the till is offline, and its channel filters shared customer tables. */
export class OfflineCreateDisabled extends Error {
  override readonly name = 'OfflineCreateDisabled'
  readonly code = 'OFFLINE_CUSTOMER_CREATE_DISABLED'
}

/** What a queue shows. It is replaced as a whole when something changes. */
export type TillQueueState = {
  /** In the order in which they are sent, settled ones included. */
  readonly captures: readonly TillCapture[]
  /** Null while nothing keeps the queue from sending, as far as this tab knows. */
  readonly paused: QueuePause | null
  /** True in the tab that sends. */
  readonly sends: boolean
  /** Null without `register` among the options. */
  readonly register: RegisterState | null
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
  const queue = new Queue(options)
  await queue.open()
  return queue
}

/** Captures whose sending is put off: since when, and how often it has failed in a row. */
type PutOff = { failures: number; until: number }

class Queue implements TillQueue {
  readonly #options: TillQueueOptions
  readonly #store: CaptureStore
  readonly #closing = new AbortController()
  readonly #listeners = new Set<() => void>()
  #stored: readonly StoredCapture[] = []
  #state: TillQueueState = { captures: [], paused: null, sends: false, register: null }
  #sending: number | null = null
  #paused: QueuePause | null = null
  #sends = false
  #wake = () => {}
  #woken = false
  #tokenRefused = false
  /** While no server answers. */
  #away: PutOff = { failures: 0, until: 0 }
  /** Customers whose captures are not taken yet. */
  readonly #notYet = new Map<string, PutOff>()
  #lookAt = 0
  #register: RegisterState | null = null
  #registerPaused = false
  #reportAt = 0
  #looks = 0
  #running: Promise<void> = Promise.resolve()
  #unwatch = () => {}

  constructor(options: TillQueueOptions) {
    this.#options = options
    this.#store = options.store
    if (options.register) {
      const { offlineCustomerCreateDisabled = false } = options.register
      this.#register = { reportedAt: null, offlineCustomerCreateDisabled, message: null }
    }
  }

  async open(): Promise<void> {
    await this.#reload()
    const unwatch = this.#store.watch(() => {
      this.resume(false)
      void this.#reload().catch(() => {})
    })
    const stopListening = onOnline(() => this.resume())
    this.#unwatch = () => {
      unwatch()
      stopListening()
    }
    this.#running = this.#store.alone(this.#closing.signal, () => this.#send())
  }

  async createCustomer(customer: object): Promise<TillCapture> {
    if (this.#register?.offlineCustomerCreateDisabled && (this.#paused?.reason === 'AWAY' || !isOnline()))
      throw new OfflineCreateDisabled(
        'The till is offline, and its channel filters shared customer tables: no customer can be created until it is online.',
      )
    return this.#keep('createCustomer', crypto.randomUUID(), { customer })
  }

  capture(mutation: CaptureMutation, customerId: string, input: CaptureInput): Promise<TillCapture> {
    return this.#keep(mutation, customerId, input)
  }

  async #keep(mutation: CaptureMutation, customerId: string, input: CaptureInput): Promise<TillCapture> {
    const stored = await this.#store.add({
      mutation,
      customerId,
      input,
      idempotencyKey: crypto.randomUUID(),
      status: 'KEPT',
      keptAt: new Date().toISOString(),
      userErrors: [],
      warnings: [],
      operationId: null,
      customer: null,
      accountNumber: null,
      failed: false,
    })
    await this.#changed()
    return this.#shown(stored)
  }

  async correct(number: number, input: CaptureInput): Promise<void> {
    await this.#store.change(number, (stored) =>
      stored.status === 'REFUSED'
        ? { ...stored, input, idempotencyKey: crypto.randomUUID(), status: 'KEPT', userErrors: [], warnings: [] }
        : stored,
    )
    await this.#changed()
  }

  async discard(number: number): Promise<void> {
    const discarded = this.#stored.find((each) => each.number === number)
    if (!discarded || !['REFUSED', 'SETTLED'].includes(discarded.status)) return
    const later =
      discarded.status === 'REFUSED' && discarded.mutation === 'createCustomer'
        ? this.#stored.filter((each) => each.customerId === discarded.customerId && each.number > number)
        : []
    // The last first: none of them may be sent meanwhile.
    for (const each of [...later].reverse()) await this.#store.change(each.number, () => null)
    await this.#store.change(number, (stored) => (stored.status === discarded.status ? null : stored))
    await this.#changed()
  }

  state(): TillQueueState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  resume(others = true): void {
    this.#away.until = 0
    this.#lookAt = 0
    if (others) this.#reportAt = 0
    for (const each of this.#notYet.values()) each.until = 0
    if (this.#paused?.reason === 'NO_TOKEN') this.#paused = null
    this.#woken = true
    this.#wake()
    if (others) this.#store.announce()
  }

  async close(): Promise<void> {
    this.#closing.abort()
    this.#wake()
    this.#unwatch()
    await this.#running
    await this.#store.close()
  }

  /** Sends, until the queue is closed: the earliest capture that can be sent, one after the other. */
  async #send(): Promise<void> {
    this.#sends = true
    while (!this.#closing.signal.aborted) {
      this.#woken = false
      try {
        await this.#step()
      } catch (error) {
        // Of the store, or of the program's own `token`: nothing is lost, and what was sent is sent again.
        this.#sending = null
        this.#putOff({ outcome: 'AWAY', message: String(error), retryAfter: 0 }, '')
        await this.#rest()
      }
    }
    this.#sends = false
  }

  async #step(): Promise<void> {
    await this.#reload()
    const next = this.#registerPaused ? null : this.#next()
    if (this.#register && this.#mayTry() && now() >= this.#reportAt) await this.#report(this.#register)
    else if (next && this.#mayTry()) await this.#sendOne(next)
    else if (this.#hasAccepted() && this.#mayTry() && now() >= this.#lookAt) await this.#look()
    else await this.#rest()
  }

  /** The earliest capture to send: none of its customer comes before it, or waits for a person. */
  #next(): StoredCapture | null {
    const behind = new Set<string>()
    for (const capture of this.#stored) {
      const { customerId, status } = capture
      if (status === 'KEPT' && !behind.has(customerId) && (this.#notYet.get(customerId)?.until ?? 0) <= now())
        return capture
      if (status === 'KEPT' || status === 'REFUSED') behind.add(customerId)
    }
    return null
  }

  #mayTry = () => this.#paused?.reason !== 'NO_TOKEN' && this.#away.until <= now()
  #hasAccepted = () => this.#stored.some(({ status }) => status === 'ACCEPTED')

  async #sendOne(capture: StoredCapture): Promise<void> {
    const { number, customerId } = capture
    this.#sending = number
    this.#show()
    const sent = await this.#asking((connection) => sendCapture(connection, this.#options.channel, capture))
    this.#sending = null
    if (sent === null) return
    if (sent.outcome === 'ACCEPTED' || sent.outcome === 'REFUSED') {
      this.#notYet.delete(customerId)
      this.#looks = 0
      this.#lookAt = Math.min(this.#lookAt, now() + this.#lookEvery)
      await this.#store.change(number, (stored) => withOutcome(stored, sent))
      await this.#changed()
    } else {
      this.#putOff(sent, customerId)
    }
  }

  /** Reports first, and then sends: a paused register sends nothing. */
  async #report(before: RegisterState): Promise<void> {
    const waiting = this.#stored.filter(({ status }) => status === 'KEPT' || status === 'REFUSED')
    const oldest = Math.min(...waiting.map(({ keptAt }) => Date.parse(keptAt)))
    const { version = '', reportEvery = 60_000 } = this.#options.register ?? {}
    const report = {
      version,
      waitingCaptures: waiting.length,
      oldestWaitingForSeconds: waiting.length > 0 ? Math.max(0, Math.round((Date.now() - oldest) / 1_000)) : null,
    }
    const answer = await this.#asking((connection) => sendReport(connection, this.#options.channel, report))
    if (answer === null) return
    if (answer.outcome === 'REPORTED') {
      const { paused, offlineCustomerCreateDisabled } = answer
      this.#register = { reportedAt: new Date().toISOString(), offlineCustomerCreateDisabled, message: null }
      this.#registerPaused = paused
      this.#pause(paused ? REGISTER_PAUSED : null)
    } else if (answer.outcome === 'NOT_REPORTED') {
      this.#register = { ...before, message: answer.message }
    } else {
      this.#putOff(answer, '')
      return
    }
    this.#reportAt = now() + reportEvery
    this.#show()
  }

  /** Looks for the account numbers of accepted captures, one customer after the other. */
  async #look(): Promise<void> {
    const customers = new Set(
      this.#stored.filter(({ status }) => status === 'ACCEPTED').map(({ customerId }) => customerId),
    )
    let changed = false
    for (const customerId of customers) {
      const found = await this.#asking((connection) => findCustomer(connection, this.#options.channel, customerId))
      if (found === null) return
      if (found.outcome !== 'FOUND') {
        this.#putOff(found, customerId)
        return
      }
      for (const { number, customerId: of } of this.#stored) {
        if (of !== customerId) continue
        await this.#store.change(number, (stored) => {
          const next = withCustomer(stored, found.customer)
          changed ||= next !== stored
          return next
        })
      }
    }
    this.#looks = changed ? 0 : this.#looks + 1
    this.#lookAt = now() + Math.min(this.#lookEvery * 2 ** Math.min(this.#looks, 4), 60_000)
    if (changed) {
      for (const each of this.#notYet.values()) each.until = 0
      await this.#forgetSettled()
      await this.#changed()
    }
  }

  get #lookEvery(): number {
    return this.#options.lookEvery ?? 5_000
  }

  /** Asks the server with a token; with another one when it refuses the first. Null when there is none. */
  async #asking<Answer extends { outcome: string }>(
    ask: (connection: { url: string; token: string; signal: AbortSignal }) => Promise<Answer | Unsent>,
  ): Promise<Answer | Unsent | null> {
    const { url, answerWithin = 30_000 } = this.#options
    for (let attempt = 1; ; attempt++) {
      const token = await this.#options.token(this.#tokenRefused)
      if (token === null) {
        this.#pause({ reason: 'NO_TOKEN', message: 'Sign in: the till has no token.' })
        return null
      }
      const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(answerWithin)])
      const answer = await ask({ url, token, signal })
      this.#tokenRefused = answer.outcome === 'NO_TOKEN'
      if (answer.outcome !== 'NO_TOKEN' || attempt === 2) {
        if (answer.outcome !== 'NO_TOKEN' && answer.outcome !== 'AWAY') this.#answered()
        return answer
      }
    }
  }

  #answered(): void {
    // The network is back: what waits on the register is told before it is sent.
    if (this.#away.failures > 0) this.#reportAt = 0
    this.#away = { failures: 0, until: 0 }
    this.#pause(this.#registerPaused ? REGISTER_PAUSED : null)
  }

  #putOff({ outcome, message, retryAfter }: Unsent, customerId: string): void {
    if (outcome === 'NO_TOKEN') {
      this.#pause({ reason: 'NO_TOKEN', message })
      return
    }
    const before = outcome === 'AWAY' ? this.#away : this.#notYet.get(customerId)
    const failures = (before?.failures ?? 0) + 1
    const delay = Math.max(backOffDelay(failures, this.#options.backOff ?? {}), retryAfter * 1_000)
    const putOff = { failures, until: now() + delay }
    if (outcome === 'NOT_YET') {
      this.#notYet.set(customerId, putOff)
    } else {
      // What woke the queue while it was on its way may have been the network.
      this.#away = this.#woken ? { failures, until: 0 } : putOff
      this.#pause({ reason: 'AWAY', message })
    }
    this.#show()
  }

  #pause(pause: QueuePause | null): void {
    if (pause?.reason === this.#paused?.reason && pause?.message === this.#paused?.message) return
    this.#paused = pause
    if (pause) this.#sending = null
    this.#show()
  }

  /** Waits until something can be sent or looked for, or something wakes the queue. */
  async #rest(): Promise<void> {
    if (this.#woken) return
    const times = [
      this.#away.until,
      ...[...this.#notYet.values()].map(({ until }) => until),
      ...(this.#register ? [Math.max(this.#reportAt, this.#away.until)] : []),
      ...(this.#hasAccepted() ? [Math.max(this.#lookAt, this.#away.until)] : []),
    ].filter((time) => time > now())
    const next = this.#paused?.reason === 'NO_TOKEN' ? undefined : times.sort((a, b) => a - b)[0]
    let timer: ReturnType<typeof setTimeout> | undefined
    await Promise.race([
      aborted(this.#closing.signal),
      new Promise<void>((resolve) => {
        this.#wake = resolve
        if (next !== undefined) timer = setTimeout(resolve, next - now() + 1)
      }),
    ])
    clearTimeout(timer)
  }

  async #forgetSettled(): Promise<void> {
    await this.#reload()
    const settled = this.#stored.filter(({ status }) => status === 'SETTLED')
    const surplus = settled.slice(0, Math.max(0, settled.length - (this.#options.keepSettled ?? 100)))
    for (const { number } of surplus) await this.#store.change(number, () => null)
  }

  async #changed(): Promise<void> {
    this.#store.announce()
    await this.#reload()
    this.#woken = true
    this.#wake()
  }

  async #reload(): Promise<void> {
    this.#stored = await this.#store.read()
    this.#show()
  }

  #show(): void {
    const captures = this.#stored.map((stored) => this.#shown(stored))
    const state = { captures, paused: this.#paused, sends: this.#sends, register: this.#register }
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  #shown({ idempotencyKey: _, ...stored }: StoredCapture): TillCapture {
    const status: CaptureStatus = stored.number === this.#sending ? 'SENDING' : stored.status
    return { ...stored, status }
  }
}

/** A capture that the server has accepted keeps no personal data at the till. */
function withOutcome(stored: StoredCapture, sent: Extract<Sent, { outcome: 'ACCEPTED' | 'REFUSED' }>): StoredCapture {
  const { warnings } = sent
  if (sent.outcome === 'REFUSED') return { ...stored, status: 'REFUSED', userErrors: sent.userErrors, warnings }
  const accepted = { ...stored, status: 'ACCEPTED' as const, input: null, operationId: sent.operationId, warnings }
  return sent.customer ? withCustomer(accepted, sent.customer) : accepted
}

/**
 * What the channel says of the customer of an accepted capture. It has been done when nothing of the customer is
 * pending; a new customer, when it has its number. Null: the channel does not see the customer any more.
 */
function withCustomer(stored: StoredCapture, customer: FoundCustomer | null): StoredCapture {
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

const REGISTER_PAUSED: QueuePause = {
  reason: 'REGISTER_PAUSED',
  message: 'An operator has paused this register: what it captures is kept, and sent when the register is resumed.',
}

const now = () => performance.now()

/** False when the browser knows that it has no network. */
function isOnline(): boolean {
  const navigator: unknown = Reflect.get(globalThis, 'navigator')
  return typeof navigator !== 'object' || navigator === null || Reflect.get(navigator, 'onLine') !== false
}

/** Calls `wake` when the browser says that the network is back. Returns what ends it. */
function onOnline(wake: () => void): () => void {
  const target: object = globalThis
  if (!isEventTarget(target)) return () => {}
  target.addEventListener('online', wake)
  return () => target.removeEventListener('online', wake)
}

const isEventTarget = (target: object): target is EventTarget => 'addEventListener' in target
