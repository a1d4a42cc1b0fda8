/** A subscription that cannot go on: the server refuses it, or the way it is asked for. Trying again would not help. */
export class SubscriptionEnded extends Error {
  override readonly name = 'SubscriptionEnded'
  /** The close code of the socket, or the code of `errors[]`. */
  readonly code: number | string | undefined
  constructor(message: string, code: number | string | undefined) {
    super(message)
    this.code = code
  }
}

/** Why a stream of events was interrupted, and what to do: nothing helps (`ended`), or to try again, after `retryAfter` milliseconds at the earliest. */
export type Verdict = { readonly ended: SubscriptionEnded } | { readonly ended: null; readonly retryAfter: number }

/** The socket was closed because of what this client is or sends: it would be again. 4401 and 4403 are judged by the connection, which knows other tokens. */
const FATAL_CLOSES: ReadonlySet<number> = new Set([
  1002, 1003, 1007, 1008, 1009, 1010, 4004, 4005, 4400, 4406, 4409, 4429,
])

/** Refusals that pass by themselves. */
const PASSING: ReadonlySet<unknown> = new Set([
  'RATE_LIMITED',
  'BUSY',
  'HEADQUARTERS_UNREACHABLE',
  'INTERNAL_SERVER_ERROR',
])

const again = (retryAfter = 0): Verdict => ({ ended: null, retryAfter })

/** Judges what a subscription was interrupted with: the `errors[]` of the server, the close of the socket, or a failure of the network. */
export function verdictOn(interruption: unknown): Verdict {
  if (Array.isArray(interruption)) return verdictOnErrors(interruption)
  const code = partOf(interruption, 'code')
  if (typeof code !== 'number' || !FATAL_CLOSES.has(code)) return again()
  return {
    ended: new SubscriptionEnded(`The server closed the socket: ${code} ${partOf(interruption, 'reason')}`, code),
  }
}

function verdictOnErrors(errors: readonly unknown[]): Verdict {
  const [error] = errors
  const extensions = partOf(error, 'extensions')
  const code = partOf(extensions, 'code')
  const retryAfter = partOf(extensions, 'retryAfter')
  if (PASSING.has(code)) return again(typeof retryAfter === 'number' ? retryAfter * 1_000 : 0)
  return { ended: new SubscriptionEnded(String(partOf(error, 'message')), typeof code === 'string' ? code : undefined) }
}

/** A property of what came from outside. */
export function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
