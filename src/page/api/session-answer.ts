/** An identity provider at which people sign in. */
export type Provider = { readonly name: string; readonly issuer: string }

/** What the server says of this browser's session. */
export type SessionAnswer = {
  readonly provider: Provider | null
  readonly session: {
    readonly id: string
    readonly subject: string
    readonly name: string | null
    readonly endsAt: string
    readonly canStay: boolean
  } | null
  readonly serverTime: string
}

/** The answer, if it is one: another release, or something between, may answer otherwise. */
export function sessionAnswerOf(value: unknown): SessionAnswer | null {
  return isObject(value) && isProvider(value.provider) && isSession(value.session) && isText(value.serverTime)
    ? { provider: value.provider, session: value.session, serverTime: value.serverTime }
    : null
}

/** Milliseconds by which the server's clock is ahead of this one's. */
export function clockAhead(serverTime: string): number {
  return Date.parse(serverTime) - Date.now()
}

function isProvider(value: unknown): value is Provider | null {
  return value === null || (isObject(value) && isText(value.name) && isText(value.issuer))
}

function isSession(value: unknown): value is SessionAnswer['session'] {
  if (value === null) return true
  return (
    isObject(value) &&
    isText(value.id) &&
    isText(value.subject) &&
    (value.name === null || isText(value.name)) &&
    isText(value.endsAt) &&
    typeof value.canStay === 'boolean'
  )
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null
}
