import type { TypedDocumentString } from '../generated/documents.ts'
import { errorText, REQUEST } from './error-texts.ts'
import { language } from './language.ts'
import { endRefusedSession, token } from './session.ts'

/** The GraphQL endpoint of the server that serves the page. */
export const GRAPHQL_URL = new URL('/graphql', location.href)

/**
 * A request failed. `code` is the server's error code, or UNREACHABLE when no answer came. `retryAfter`: in how many
 * seconds the server wants it again, where it said so.
 */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed'
  readonly code: string
  readonly retryAfter: number | null
  constructor(message: string, code: string, retryAfter: number | null = null) {
    super(message)
    this.code = code
    this.retryAfter = retryAfter
  }
}

type Answer<R> = {
  readonly data?: R | null
  readonly errors?: readonly {
    readonly message: string
    readonly extensions?: { readonly code?: string; readonly retryAfter?: number }
  }[]
}

/**
 * Runs a query or mutation. Returns partial data when a nullable field failed, and throws RequestFailed when there is
 * no data. Signs the visitor out when the server refuses the token or the session.
 */
export async function callApi<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V,
  signal?: AbortSignal,
): Promise<R> {
  const given = token()
  const response = await fetch(GRAPHQL_URL, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      // Without a token the browser sends the cookie of its session.
      ...(given !== null && { authorization: `Bearer ${given}` }),
    },
    body: JSON.stringify({ query: document.toString(), variables }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new RequestFailed(REQUEST[language()].unreachable, 'UNREACHABLE')
  })
  if (response.status === 401) endRefusedSession()
  // The types of the answer are generated from the schema of the server that serves this page.
  const answer = (await response.json().catch(() => ({}))) as Answer<R>
  const [error] = answer.errors ?? []
  if (answer.data != null && (!error || Object.values(answer.data).some((part) => part !== null))) return answer.data
  if (error) {
    const code = error.extensions?.code ?? 'INTERNAL_SERVER_ERROR'
    throw new RequestFailed(errorText(code, error.message), code, error.extensions?.retryAfter)
  }
  throw new RequestFailed(REQUEST[language()].answered(response.status), 'UNREACHABLE')
}
