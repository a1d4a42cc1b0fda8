import { z } from 'zod'

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.string().optional() }).optional() }))
    .optional(),
})

/**
 * The server answered with `errors[]`: access, limits, malformed input or a fault. `code` is that of the first error.
 */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed'
  readonly code: string | undefined
  constructor(message: string, code: string | undefined) {
    super(message)
    this.code = code
  }
}

/** The URL of a tillsync server's GraphQL endpoint, and the token to call it with. */
export type Connection = { url: string; token: string }

/**
 * Sends one query or mutation over HTTP and checks the shape of its `data`. Throws RequestFailed when the server
 * answers with errors, and the error of `fetch` when the server cannot be reached.
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
  })
  const body = answer.safeParse(await response.json().catch(() => null))
  if (!body.success)
    throw new RequestFailed(
      `The server answered with HTTP ${response.status} and without a GraphQL response.`,
      undefined,
    )
  const [error] = body.data.errors ?? []
  if (error) throw new RequestFailed(error.message, error.extensions?.code)
  return shape.parse(body.data.data)
}
