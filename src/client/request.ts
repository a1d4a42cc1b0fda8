import { z } from 'zod'
import { notTillsync, unreachable } from './unreachable.ts'

const failure = z.looseObject({ code: z.string().optional(), retryAfter: z.number().optional() })
const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string(), extensions: failure.optional() })).optional(),
})

/**
 * The server answered with `errors[]`: access, limits, malformed input or a fault. `code` is that of the first error;
 * `retryAfter` is in how many seconds the same request may succeed, if the server says so.
 */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed'
  readonly code: string | undefined
  readonly retryAfter: number | undefined
  constructor(message: string, code: string | undefined, retryAfter?: number) {
    super(message)
    this.code = code
    this.retryAfter = retryAfter
  }
}

/**
 * The URL of a tillsync server's GraphQL endpoint, and the token to call it with. `signal` ends the request, which then
 * fails like one that no server answers.
 */
export type Connection = { url: string; token: string; signal?: AbortSignal }

/**
 * Sends one query or mutation over HTTP and checks the shape of its `data`. Throws RequestFailed when the server
 * answers with errors, or with something that this version does not understand, and ServerUnreachable when no tillsync
 * server answers.
 */
export async function request<shape extends z.ZodType>(
  connection: Connection,
  document: string,
  variables: Record<string, unknown>,
  shape: shape,
): Promise<z.infer<shape>> {
  const response = await fetch(connection.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      authorization: `Bearer ${connection.token}`,
    },
    body: JSON.stringify({ query: document, variables }),
    ...(connection.signal ? { signal: connection.signal } : {}),
  }).catch((error: unknown) => {
    throw unreachable(connection.url, error)
  })
  const body = answer.safeParse(await response.json().catch(() => null))
  if (!body.success || (body.data.data === undefined && body.data.errors === undefined))
    throw notTillsync(connection.url, response.status)
  const [error] = body.data.errors ?? []
  if (error) throw new RequestFailed(error.message, error.extensions?.code, error.extensions?.retryAfter)
  const data = shape.safeParse(body.data.data)
  if (!data.success) throw new RequestFailed(`The server is of another version: ${whereOf(data.error)}.`, undefined)
  return data.data
}

const whereOf = ({ issues: [issue] }: z.ZodError) => `its answer has an unknown ${issue?.path.join('.') || 'form'}`
