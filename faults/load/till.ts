import type { Channel } from '../history.ts'
import { type Installed, servingOf } from '../installation/installed.ts'

/** The timeout of a request, in milliseconds. */
const TIMEOUT = 5_000
/** The share of answers that are lost although the server has carried out the request. */
const LOST_ANSWERS = 0.04

/** Refusals after which a till sends the same key again. */
const AGAIN = new Set([
  'IDEMPOTENCY_KEY_IN_PROGRESS',
  'HEADQUARTERS_UNREACHABLE',
  'HEADQUARTERS_UNAVAILABLE',
  'CHANNEL_DATABASE_UNREACHABLE',
  'CHANNEL_DATABASE_UNAVAILABLE',
  'CUSTOMER_PENDING_SYNC',
  // At another store a customer is known as soon as 1010 has brought it.
  'NOT_FOUND',
  'CUSTOMER_NOT_FOUND',
])

/**
 * A till of a run that begins with 0.5.0 waits for a store that has just been started, too: that release says
 * CHANNEL_NOT_CONFIGURED while the store's own database does not answer within two seconds.
 */
export function bearWithReleaseBefore(): void {
  AGAIN.add('CHANNEL_NOT_CONFIGURED')
}

/** A refusal that no accident explains. */
export class Refused extends Error {}

/** How requests went, by what came back. */
export type Counts = { requests: number; unanswered: number; masked: number; lostAnswers: number }

/** What all tills and persons of a run share. */
export type Load = {
  readonly installation: Installed
  readonly random: () => number
  readonly counts: Counts
  readonly channels: readonly Channel[]
  /** Those whose store is cut off for the whole run. */
  readonly away: ReadonlySet<Channel>
  /** True once nobody is to begin anything new. */
  stopped(): boolean
}

type Answer = { data?: Record<string, unknown> | null; errors?: { extensions?: { code?: string } }[] }
export type UserErrors = { userErrors: { code: string }[] }

/** Sends a mutation to a replica; null when it must be sent again: no answer, an error, or an answer that was lost. */
export async function send<T>(
  { installation, random, counts }: Load,
  mutation: string,
  type: string,
  selection: string,
  input: object,
): Promise<T | null> {
  const { token } = installation
  counts.requests += 1
  const serving = servingOf(installation, 'channel' in input ? input.channel : null)
  const replica = serving[Math.floor(random() * serving.length)]
  const response = await fetch(`${replica?.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await token()}` },
    body: JSON.stringify({
      query: `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} } }`,
      variables: { input },
    }),
    signal: AbortSignal.timeout(TIMEOUT),
  }).catch(() => null)
  const answer = response && ((await response.json().catch(() => null)) as Answer | null)
  if (!response || !answer) {
    counts.unanswered += 1
    return null
  }
  // No accident refuses a token: repeated for ever, it would look like a server that is down.
  if (response.status === 401) throw new Refused('The token was refused.')
  if (answer.errors?.some(({ extensions }) => extensions?.code === 'INTERNAL_SERVER_ERROR')) counts.masked += 1
  const wrong = answer.errors?.find(({ extensions }) => extensions?.code?.startsWith('GRAPHQL_'))
  if (wrong || response.status === 400) throw new Refused(JSON.stringify(answer.errors))
  if (random() < LOST_ANSWERS) {
    counts.lostAnswers += 1
    return null
  }
  return (answer.data?.[mutation] as T | null | undefined) ?? null
}

/** Throws when a refusal is among these that sending again cannot end. */
export function expectOnlyAgain(refusals: readonly { code: string }[]): void {
  const refusal = refusals.find(({ code }) => !AGAIN.has(code))
  if (refusal) throw new Refused(JSON.stringify(refusal))
}

/** The GUID in a customer's node id. */
export function keyOf(id: string): string {
  const parts: unknown = JSON.parse(Buffer.from(id, 'base64url').toString('utf8'))
  const key = Array.isArray(parts) ? parts.at(-1) : null
  if (typeof key !== 'string') throw new Refused('This is not the id of a customer.')
  return key
}
