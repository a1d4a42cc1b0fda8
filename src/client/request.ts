import { z } from 'zod'

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.string().optional() }).optional() }))
    .optional(),
})

/** The server's `errors[]`: access, limits, malformed input or a fault. `code` is the first error's. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed'
  readonly code: string | undefined
  constructor(message: string, code: string | undefined) {
    super(message)
    this.code = code
  }
}

/** Where a tillsync server is, and the token to call it with. */
export type Connection = { url: string; token: string }

/**
 * Sends one query or mutation over HTTP and checks the answer's shape. Throws RequestFailed when the server answers with errors, and the
 * fetch error when it cannot be reached.
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
    throw new RequestFailed(`The server answered ${response.status} and no GraphQL response.`, undefined)
  const [error] = body.data.errors ?? []
  if (error) throw new RequestFailed(error.message, error.extensions?.code)
  return shape.parse(body.data.data)
}
