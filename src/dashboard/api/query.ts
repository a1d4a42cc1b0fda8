import { keepPreviousData, QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { TypedDocumentString } from '../../generated/dashboard.ts'
import { AskFailed, ask } from './ask.ts'

/** What has been read, by document and variables. What is shown stays while it is read again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      // A refusal stays one; a server that is away is asked again, ever more slowly, until it is back.
      retry: (tries, error) => error instanceof AskFailed && error.code === 'UNREACHABLE' && tries < 2,
      retryDelay: (tries) => Math.min(500 * 2 ** tries, 10_000),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

/** The key under which a document's answer is kept; its operation's name first, so that all of one document can be told to be stale. */
export function keyOf<V>(document: TypedDocumentString<unknown, V>, variables?: V): unknown[] {
  const name = /\b(?:query|mutation|subscription) (\w+)/.exec(document.toString())?.[1]
  return variables === undefined ? [name] : [name, variables]
}

/** Reads a document while the component is shown. */
export function useAsk<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V,
  options: { enabled?: boolean; refetchInterval?: number | false; keep?: boolean } = {},
): UseQueryResult<R> {
  const { enabled = true, refetchInterval = false, keep = false } = options
  return useQuery({
    queryKey: keyOf(document, variables),
    queryFn: ({ signal }) => ask(document, variables, signal),
    enabled,
    refetchInterval,
    ...(keep && { placeholderData: keepPreviousData }),
  })
}
