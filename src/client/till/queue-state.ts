import type { StoredCapture, TillCapture } from './capture.ts'

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

/** The pause of a register that an operator has paused. */
export const REGISTER_PAUSED: QueuePause = {
  reason: 'REGISTER_PAUSED',
  message: 'An operator has paused this register: what it captures is kept, and sent when the register is resumed.',
}

/** What an open queue shows, made again when something changes; and the listeners. */
export class ShownState {
  #state: TillQueueState = { captures: [], paused: null, sends: false, register: null }
  #captures: readonly StoredCapture[] = []
  readonly #listeners = new Set<() => void>()
  sends = false
  register: RegisterState | null
  #paused: QueuePause | null = null
  #sending: number | null = null

  constructor(register: RegisterState | null) {
    this.register = register
  }

  get state(): TillQueueState {
    return this.#state
  }

  get paused(): QueuePause | null {
    return this.#paused
  }

  /** The number of the capture that is shown as on its way: while a pause is shown, each attempt may be in vain. */
  get sending(): number | null {
    return this.#paused ? null : this.#sending
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Shows what has changed. `captures`: as they are stored now. */
  show(captures = this.#captures): void {
    this.#captures = captures
    const shown = captures.map((capture) => shownCapture(capture, this.sending))
    const state = { captures: shown, paused: this.#paused, sends: this.sends, register: this.register }
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  /** Shows why nothing is sent; null: something is again. */
  pause(pause: QueuePause | null): void {
    if (pause?.reason === this.#paused?.reason && pause?.message === this.#paused?.message) return
    this.#paused = pause
    this.show()
  }

  /** A capture is on its way; null: none is any more. */
  send(number: number | null): void {
    this.#sending = number
    this.show()
  }

  /** Forgets that there was no token; it is shown with the next change. */
  tokenMayBeThere(): void {
    if (this.#paused?.reason === 'NO_TOKEN') this.#paused = null
  }
}

/** A capture as the queue shows it. `sending`: the number of the one that is on its way. */
export function shownCapture({ idempotencyKey: _, ...stored }: StoredCapture, sending: number | null): TillCapture {
  const status = stored.number === sending && stored.status === 'KEPT' ? 'SENDING' : stored.status
  return { ...stored, status }
}
