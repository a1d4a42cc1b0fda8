import { type BackOff, backOffDelay } from '../back-off.ts'
import { aborted } from './store.ts'

/** What is put off: since how many failures in a row, and until when. */
type PutOff = { failures: number; until: number }

/** When an open queue tries what, and what wakes it. Times are of `performance.now()`. */
export class Delays {
  readonly #backOff: BackOff
  /** While no server answers. */
  #away: PutOff = { failures: 0, until: 0 }
  /** Customers whose captures are not taken yet. */
  readonly #notYet = new Map<string, PutOff>()
  #woken = false
  #wake = () => {}
  /** When account numbers are looked for, and the register reports. */
  lookAt = 0
  reportAt = 0

  constructor(backOff: BackOff) {
    this.#backOff = backOff
  }

  /** False while no server answers. */
  get mayTry(): boolean {
    return this.#away.until <= now()
  }

  /** No server has answered the last time. */
  get isAway(): boolean {
    return this.#away.failures > 0
  }

  mayTryCustomer(customerId: string): boolean {
    return (this.#notYet.get(customerId)?.until ?? 0) <= now()
  }

  /** A server has answered. */
  answered(): void {
    this.#away = { failures: 0, until: 0 }
  }

  /** A capture of the customer was taken, or refused for good. */
  customerAnswered(customerId: string): void {
    this.#notYet.delete(customerId)
  }

  /** Nothing is tried for a while, at least for so many seconds. */
  putOff(retryAfter: number): void {
    const putOff = this.#next(this.#away, retryAfter)
    // What woke the queue while it was on its way may have been the network.
    this.#away = this.#woken ? { ...putOff, until: 0 } : putOff
  }

  /** Captures of this customer are not tried for a while. */
  putOffCustomer(customerId: string, retryAfter: number): void {
    this.#notYet.set(customerId, this.#next(this.#notYet.get(customerId), retryAfter))
  }

  #next(before: PutOff | undefined, retryAfter: number): PutOff {
    const failures = (before?.failures ?? 0) + 1
    return { failures, until: now() + Math.max(backOffDelay(failures, this.#backOff), retryAfter * 1_000) }
  }

  /** Customers that were put off are tried at once: something has settled. */
  hurryCustomers(): void {
    for (const each of this.#notYet.values()) each.until = 0
  }

  /** Everything is tried at once. */
  hurry(): void {
    this.#away.until = 0
    this.lookAt = 0
    this.hurryCustomers()
  }

  /** A step begins: what wakes the queue from now on keeps it from resting after it. */
  begin(): void {
    this.#woken = false
  }

  wake(): void {
    this.#woken = true
    this.#wake()
  }

  /**
   * Waits until something can be tried, or something wakes the queue. `reports`, `looks`: these are waited for, too;
   * `closing`: ends it.
   */
  async rest(closing: AbortSignal, waits: { reports: boolean; looks: boolean; hasToken: boolean }): Promise<void> {
    if (this.#woken) return
    const times = [
      this.#away.until,
      ...[...this.#notYet.values()].map(({ until }) => until),
      ...(waits.reports ? [Math.max(this.reportAt, this.#away.until)] : []),
      ...(waits.looks ? [Math.max(this.lookAt, this.#away.until)] : []),
    ].filter((time) => time > now())
    const next = waits.hasToken ? times.sort((a, b) => a - b)[0] : undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    await Promise.race([
      aborted(closing),
      new Promise<void>((resolve) => {
        this.#wake = resolve
        if (next !== undefined) timer = setTimeout(resolve, next - now() + 1)
      }),
    ])
    clearTimeout(timer)
  }
}

/** The clock of delays, which nobody sets. */
export const now = () => performance.now()
