import type { TypedDocumentString } from '../generated/documents.ts'
import { ASKING, faultText } from './fault-texts.ts'
import { language } from './language.ts'
import { signOut, token } from './session.ts'

/** Where GraphQL is served; the page is served by the same program. */
export const GRAPHQL_URL = new URL('/graphql', location.href)

/** A request that was not answered: `code` as the server says it, or UNREACHABLE when no answer came. */
export class AskFailed extends Error {
  override readonly name = 'AskFailed'
  readonly code: string
  constructor(message: string, code: string) {
    super(message)
    this.code = code
  }
}

type Answer<R> = {
  readonly data?: R | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

/**
 * Runs a query or mutation. What could be read is given even when a nullable part of it could not; throws AskFailed when nothing
 * could. A token that the server no longer takes ends the session.
 */
export async function ask<R, V>(document: TypedDocumentString<R, V>, variables: V, signal?: AbortSignal): Promise<R> {
  const response = await fetch(GRAPHQL_URL, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      authorization: `Bearer ${token()}`,
    },
    body: JSON.stringify({ query: document.toString(), variables }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new AskFailed(ASKING[language()].unreachable, 'UNREACHABLE')
  })
  if (response.status === 401) signOut('expired')
  // The types of the answer are generated from the schema of the server that serves this page.
  const answer = (await response.json().catch(() => ({}))) as Answer<R>
  const [error] = answer.errors ?? []
  if (answer.data != null && (!error || Object.values(answer.data).some((part) => part !== null))) return answer.data
  if (error) {
    const code = error.extensions?.code ?? 'INTERNAL_SERVER_ERROR'
    throw new AskFailed(faultText(code, error.message), code)
  }
  throw new AskFailed(ASKING[language()].answered(response.status), 'UNREACHABLE')
}
