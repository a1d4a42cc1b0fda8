/** Sends a request of someone who may; throws what it was answered when that is an error or a refusal. */
export async function ask(
  url: string,
  token: string,
  query: string,
  variables: object = {},
  signal: AbortSignal | null = null,
): Promise<void> {
  const answer = await fetch(`${url}/graphql`, {
    signal,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })
  const body = await answer.text()
  if (!answer.ok || body.includes('"errors"') || body.includes('"message"'))
    throw new Error(`${JSON.stringify(variables)}: ${body}`)
}
