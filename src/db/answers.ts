/** Types of the protocol's messages: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const QUERY = 0x51 // Q
const SYNC = 0x53 // S
const FLUSH = 0x48 // H
const READY_FOR_QUERY = 0x5a // Z
const PARAMETER_DESCRIPTION = 0x74 // t
const ERROR = 0x45 // E

const IDLE = 0x49 // I: outside a transaction
const NOTHING = Buffer.alloc(0)

/** What the server refused a statement or a session with. */
export type ErrorAnswer = { readonly code: string; readonly fatal: boolean }

/** Sets how long a statement of this transaction may take; the connection then waits as much longer for its answer. */
export const setStatementTimeout = (milliseconds: number): string => `${SET}${Math.ceil(milliseconds)}`
const SET = 'set local statement_timeout = '

/**
 * PostgreSQL ends a statement at its timeout; a connection that is silent for this much longer is cut. Milliseconds.
 */
const GRACE = 2_000

/**
 * Follows the protocol of one connection as far as it takes to know whether the server owes an answer, and since when.
 */
export class Answers {
  /** True once the server has let the session in. */
  isReady = false
  /** When the server was last heard. */
  heard = performance.now()
  /** Since when the session is open, outside of a transaction, and owes nothing; null while it is not. */
  idleSince: number | null = null
  readonly #statementTimeout: number
  readonly #onError: (error: ErrorAnswer) => void
  #limit: number
  #isStarted = false
  #due = 0
  #isDescribing = false
  #since = 0
  /** Bytes of the current message that are still to come, and the beginning of one whose length is not known yet. */
  #skip = 0
  #rest: Buffer = NOTHING

  constructor(statementTimeout: number, onError: (error: ErrorAnswer) => void = () => {}) {
    this.#statementTimeout = statementTimeout
    this.#onError = onError
    this.#limit = statementTimeout
  }

  /** True when the server has been silent for longer than the statement it works on may take. */
  isOverdue(now: number): boolean {
    if (this.#due === 0 && !this.#isDescribing) return false
    return now - Math.max(this.#since, this.heard) > this.#limit + GRACE
  }

  /** Whole messages, as the driver writes them. The first is the start of the session and has no type. */
  sent(messages: Buffer): void {
    this.idleSince = null
    if (this.#due === 0 && !this.#isDescribing) this.#since = performance.now()
    if (!this.#isStarted) {
      this.#isStarted = true
      this.#due = 1
      return
    }
    for (let at = 0; at + 5 <= messages.length; at += 1 + messages.readUInt32BE(at + 1)) {
      const type = messages[at]
      if (type === SYNC || type === QUERY) this.#due++
      if (type === FLUSH) this.#isDescribing = true
      if (type === QUERY) this.#readLimit(messages.toString('latin1', at + 5, at + 5 + SET.length + 10))
    }
  }

  /** Any piece of what the server sends. */
  received(piece: Buffer): void {
    this.heard = performance.now()
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece
    let at = this.#skip
    while (at + neededOf(bytes, at) <= bytes.length) {
      if (bytes[at] === ERROR) this.#onError(errorIn(bytes, at))
      this.#answer(bytes[at], bytes[at + 5])
      at += 1 + bytes.readUInt32BE(at + 1)
    }
    this.#rest = at < bytes.length ? bytes.subarray(at) : NOTHING
    this.#skip = Math.max(at - bytes.length, 0)
  }

  #answer(type: number | undefined, first: number | undefined): void {
    if (type === READY_FOR_QUERY) {
      this.isReady = true
      this.#due = Math.max(this.#due - 1, 0)
      if (first === IDLE) this.#limit = this.#statementTimeout
      if (first === IDLE && this.#due === 0) this.idleSince = performance.now()
    } else if (type === PARAMETER_DESCRIPTION || (type === ERROR && this.#due === 0)) {
      this.#isDescribing = false
    }
  }

  #readLimit(statement: string): void {
    if (statement.startsWith(SET)) this.#limit = Number.parseInt(statement.slice(SET.length), 10)
  }
}

/** How many bytes of a message must be there to understand it: the head, one more of some, an error as a whole. */
function neededOf(bytes: Buffer, at: number): number {
  if (bytes[at] === READY_FOR_QUERY) return 6
  return bytes[at] === ERROR && at + 5 <= bytes.length ? 1 + bytes.readUInt32BE(at + 1) : 5
}

/** Reads the code and the severity of an error; its fields are texts that end in NUL, after a letter. */
function errorIn(bytes: Buffer, at: number): ErrorAnswer {
  const fields = bytes.toString('latin1', at + 5, at + 1 + bytes.readUInt32BE(at + 1)).split('\0')
  const of = (letter: string) => fields.find((field) => field.startsWith(letter))?.slice(1) ?? ''
  return { code: of('C'), fatal: ['FATAL', 'PANIC'].includes(of('V')) }
}
