import { GRAPHQL_URL } from '../api/call-api.ts'
import type { ShownRequest } from '../api/query.ts'

/** The name of a request's operation. */
export const nameOf = ({ document }: ShownRequest): string =>
  /\b(?:query|mutation) (\w+)/.exec(document)?.[1] ?? 'GraphQL'

/** A request for the GraphQL explorer: the document, and its variables as a comment. */
export function asGraphql({ document, variables }: ShownRequest): string {
  const given = JSON.stringify(variables, null, 2)
  return given === '{}' ? document : `${document}\n\n# Variables:\n${given.replaceAll(/^/gm, '# ')}\n`
}

/** A request as a command of a shell. The token is not in it: the command takes it from the environment. */
export function asCurl({ document, variables }: ShownRequest): string {
  const body = JSON.stringify({ query: document, variables }).replaceAll("'", String.raw`'\''`)
  return [
    `curl '${GRAPHQL_URL}'`,
    `  -H 'content-type: application/json'`,
    `  -H "authorization: Bearer $TILLSYNC_TOKEN"`,
    `  --data '${body}'`,
  ].join(' \\\n')
}
