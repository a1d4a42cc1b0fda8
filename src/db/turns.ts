/** How much runs at once: statements of readers on one PostgreSQL server, real-time calls at headquarters. */
export interface TurnLimits {
  /** Of all tokens together. */
  readonly atOnce: number
  /** Of one token; of one channel database. */
  readonly perToken: number
  /** Longest wait for a turn, in milliseconds. */
  readonly wait: number
}

/** Work that was refused because its turn did not come in time. Nothing of it has run. */
export class TurnRefused extends Error {
  override readonly name = 'TurnRefused'
  /** Whose reads it waited for: those of its own token, or those of all. */
  readonly code: 'OWN_READS_WAIT' | 'READS_WAIT'
  constructor(code: 'OWN_READS_WAIT' | 'READS_WAIT') {
    super(code)
    this.code = code
  }
}

type Waiting = { readonly begin: () => void; readonly deadline: NodeJS.Timeout }

/**
 * Turns of readers. The tokens that wait are served one after the other, each with its oldest statement: a token that
 * sends many waits for its own.
 */
export class Turns {
  readonly #limits: TurnLimits
  /** In the order in which the tokens are served next. */
  readonly #waiting = new Map<string, Set<Waiting>>()
  readonly #running = new Map<string, number>()
  #all = 0

  constructor(limits: TurnLimits) {
    this.#limits = limits
  }

  /** Waits for a turn; the returned function ends it. Throws TurnRefused. */
  async take(token: string): Promise<() => void> {
    if (this.#isFree(token)) this.#begin(token)
    else await this.#wait(token)
    let ended = false
    return () => {
      if (ended) return
      ended = true
      this.#end(token)
    }
  }

  #isFree(token: string): boolean {
    const { atOnce, perToken } = this.#limits
    return this.#all < atOnce && (this.#running.get(token) ?? 0) < perToken
  }

  #begin(token: string): void {
    this.#all += 1
    this.#running.set(token, (this.#running.get(token) ?? 0) + 1)
  }

  #wait(token: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const own = this.#waiting.get(token) ?? new Set<Waiting>()
      this.#waiting.set(token, own)
      const waiting: Waiting = {
        begin: resolve,
        deadline: setTimeout(() => {
          this.#forget(token, waiting)
          const isOwn = (this.#running.get(token) ?? 0) >= this.#limits.perToken
          reject(new TurnRefused(isOwn ? 'OWN_READS_WAIT' : 'READS_WAIT'))
        }, this.#limits.wait),
      }
      own.add(waiting)
    })
  }

  #forget(token: string, waiting: Waiting): void {
    const own = this.#waiting.get(token)
    own?.delete(waiting)
    if (own?.size === 0) this.#waiting.delete(token)
  }

  #end(token: string): void {
    this.#all -= 1
    const left = (this.#running.get(token) ?? 0) - 1
    if (left > 0) this.#running.set(token, left)
    else this.#running.delete(token)
    for (const [next, own] of this.#waiting) {
      const [first] = own
      if (!first || !this.#isFree(next)) continue
      clearTimeout(first.deadline)
      own.delete(first)
      // Behind the others that wait.
      this.#waiting.delete(next)
      if (own.size > 0) this.#waiting.set(next, own)
      this.#begin(next)
      first.begin()
      return
    }
  }
}
