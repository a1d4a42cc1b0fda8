import { keepPreviousData, QueryClient, type UseQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query'
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

/** A page of a connection, as far as reading on needs it. */
type Page<N> = {
  readonly nodes: readonly N[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** What has been read of a connection so far; `nodes` null until the first page has come. */
export type PagesInHand<N> = {
  readonly nodes: readonly N[] | null
  readonly error: unknown
  readonly hasMore: boolean
  readonly isReadingMore: boolean
  readonly readMore: () => void
  readonly readAnew: () => void
}

/** Reads a connection page by page; told to be stale, what has been read is read again from its beginning, so that nothing is missing or double. */
export function useAskPages<R, V extends { after?: string | null }, N>(
  document: TypedDocumentString<R, V>,
  variables: V,
  pageOf: (answer: R) => Page<N> | null | undefined,
  options: { enabled?: boolean; refetchInterval?: number | false } = {},
): PagesInHand<N> {
  const { enabled = true, refetchInterval = false } = options
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: [...keyOf(document, variables), 'pages'],
    queryFn: ({ pageParam, signal }) => ask(document, { ...variables, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (answer: R) => {
      const info = pageOf(answer)?.pageInfo
      return info?.hasNextPage ? info.endCursor : null
    },
    placeholderData: keepPreviousData,
    enabled,
    refetchInterval,
  })
  return {
    nodes: data ? data.pages.flatMap((answer) => pageOf(answer)?.nodes ?? []) : null,
    error,
    hasMore: hasNextPage,
    isReadingMore: isFetchingNextPage,
    readMore: () => void (hasNextPage && !isFetchingNextPage && fetchNextPage()),
    readAnew: () => void refetch(),
  }
}
