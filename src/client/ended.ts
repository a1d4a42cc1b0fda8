/** The error of a subscription that the server refuses permanently. Another attempt would not help. */
export class SubscriptionEnded extends Error {
  override readonly name = 'SubscriptionEnded'
  /** The close code of the socket, or the code of `errors[]`. */
  readonly code: number | string | undefined
  constructor(message: string, code: number | string | undefined) {
    super(message)
    this.code = code
  }
}

/** What to do after an interruption: end, or try again after `retryAfter` milliseconds at the earliest. */
export type RetryDecision =
  | { readonly ended: SubscriptionEnded }
  | { readonly ended: null; readonly retryAfter: number }

/**
 * Close codes that blame what this client is or sends: the server would close the next socket too. 4401 and 4403 are
 * left to the connection, which can get another token.
 */
const FATAL_CLOSES: ReadonlySet<number> = new Set([
  1002, 1003, 1007, 1008, 1009, 1010, 4004, 4005, 4400, 4406, 4409, 4429,
])

/** Error codes of temporary failures. */
const TEMPORARY: ReadonlySet<unknown> = new Set([
  'RATE_LIMITED',
  'BUSY',
  'HEADQUARTERS_UNREACHABLE',
  'HEADQUARTERS_UNAVAILABLE',
  'CHANNEL_DATABASE_UNREACHABLE',
  'CHANNEL_DATABASE_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
])

const retry = (retryAfter = 0): RetryDecision => ({ ended: null, retryAfter })

/** Decides by what interrupted a subscription: `errors[]` of the server, a close of the socket, or a network error. */
export function decideRetry(interruption: unknown): RetryDecision {
  if (Array.isArray(interruption)) return decideByErrors(interruption)
  const code = propertyOf(interruption, 'code')
  if (typeof code !== 'number' || !FATAL_CLOSES.has(code)) return retry()
  return {
    ended: new SubscriptionEnded(`The server closed the socket: ${code} ${propertyOf(interruption, 'reason')}`, code),
  }
}

function decideByErrors(errors: readonly unknown[]): RetryDecision {
  const [error] = errors
  const extensions = propertyOf(error, 'extensions')
  const code = propertyOf(extensions, 'code')
  const retryAfter = propertyOf(extensions, 'retryAfter')
  if (TEMPORARY.has(code)) return retry(typeof retryAfter === 'number' ? retryAfter * 1_000 : 0)
  return {
    ended: new SubscriptionEnded(String(propertyOf(error, 'message')), typeof code === 'string' ? code : undefined),
  }
}

/** Reads a property of an unchecked value; undefined when it has none. */
export function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
