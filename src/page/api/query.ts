import {
  keepPreviousData,
  notifyManager,
  QueryClient,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { TypedDocumentString } from '../generated/documents.ts'
import { callApi, RequestFailed } from './call-api.ts'

// By default after a timeout of 0: meanwhile another render would show the new result in one place, and the old
// elsewhere.
notifyManager.setScheduler(queueMicrotask)

/** How often a query is sent again by itself, by what kept it: a server that is away, or one that has much to do. */
const TRIES_AGAIN: Readonly<Record<string, number>> = { UNREACHABLE: 2, BUSY: 5, RATE_LIMITED: 5 }

/** Who has to wait longer is told so instead, in seconds. */
const LONGEST_WAIT_S = 10

/** The cache of query results, by document and variables. A result stays on the page while it is reloaded. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      retry: (tries, error) =>
        error instanceof RequestFailed &&
        tries < (TRIES_AGAIN[error.code] ?? 0) &&
        (error.retryAfter ?? 0) <= LONGEST_WAIT_S,
      retryDelay: (tries, error) =>
        error instanceof RequestFailed && error.retryAfter !== null
          ? error.retryAfter * 1_000
          : Math.min(500 * 2 ** tries, 10_000),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

/** The cache key of a document's result. The operation's name comes first, to invalidate all results of a document. */
export function keyOf<V>(document: TypedDocumentString<unknown, V>, variables?: V): unknown[] {
  const name = /\b(?:query|mutation|subscription) (\w+)/.exec(document.toString())?.[1]
  return variables === undefined ? [name] : [name, variables]
}

/** What was asked, for `shownRequests`: the `meta` of a query. */
export const metaOf = <V>(document: TypedDocumentString<unknown, V>, variables: V) => ({
  request: { document: document.toString(), variables },
})

/** A request as it was sent. */
export type ShownRequest = { readonly document: string; readonly variables: unknown }

/** The requests whose answers are shown on the page now. */
export function shownRequests(): readonly ShownRequest[] {
  const cached = queries
    .getQueryCache()
    .findAll({ type: 'active' })
    .flatMap(({ meta, state }) => (state.data === undefined || !isRequest(meta?.request) ? [] : [meta.request]))
  return [...cached, ...shownOtherwise]
}

const shownOtherwise = new Set<ShownRequest>()

/** Counts a request among those that are shown, whose answer is not in the cache of queries. */
export function useShownRequest<V>(document: TypedDocumentString<unknown, V>, variables: V): void {
  const given = JSON.stringify(variables)
  useEffect(() => {
    const request = { document: document.toString(), variables: JSON.parse(given) as unknown }
    shownOtherwise.add(request)
    return () => void shownOtherwise.delete(request)
  }, [document, given])
}

const isRequest = (given: unknown): given is ShownRequest =>
  typeof given === 'object' && given !== null && 'document' in given && typeof given.document === 'string'

/** Runs a query while the component is mounted. */
export function useApiQuery<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V,
  options: { enabled?: boolean; refetchInterval?: number | false; keep?: boolean } = {},
): UseQueryResult<R> {
  const { enabled = true, refetchInterval = false, keep = false } = options
  return useQuery({
    queryKey: keyOf(document, variables),
    queryFn: ({ signal }) => callApi(document, variables, signal),
    meta: metaOf(document, variables),
    enabled,
    refetchInterval,
    ...(keep && { placeholderData: keepPreviousData }),
  })
}

/** A page of a connection. */
type Page<N> = {
  readonly nodes: readonly N[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly totalCount?: number | null
}

/** The pages of a connection that have been read; `nodes` is null until the first has come. */
export type LoadedPages<N> = {
  readonly nodes: readonly N[] | null
  /** How many there are; null when the connection does not say. */
  readonly total: number | null
  readonly error: unknown
  readonly hasMore: boolean
  readonly isReadingMore: boolean
  readonly readMore: () => void
  readonly reload: () => void
}

/**
 * Reads a connection page by page. When it is invalidated, all pages are read again from the first, so that no node is
 * missing or doubled.
 */
export function useApiPages<R, V extends { after?: string | null }, N>(
  document: TypedDocumentString<R, V>,
  variables: V,
  pageOf: (answer: R) => Page<N> | null | undefined,
  options: { enabled?: boolean; refetchInterval?: number | false } = {},
): LoadedPages<N> {
  const { enabled = true, refetchInterval = false } = options
  const queryKey = [...keyOf(document, variables), 'pages']
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => callApi(document, { ...variables, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (answer: R) => {
      const info = pageOf(answer)?.pageInfo
      return info?.hasNextPage ? info.endCursor : null
    },
    placeholderData: keepPreviousData,
    meta: metaOf(document, variables),
    enabled,
    refetchInterval,
  })
  const { data, error, hasNextPage, refetch } = list
  const last = data?.pages.at(-1)
  return {
    nodes: data ? data.pages.flatMap((answer) => pageOf(answer)?.nodes ?? []) : null,
    total: last === undefined ? null : (pageOf(last)?.totalCount ?? null),
    error,
    hasMore: hasNextPage,
    ...useReadMore(queryKey, list),
    reload: () => void refetch(),
  }
}

type InfiniteList = Pick<
  UseInfiniteQueryResult<{ readonly pages: readonly unknown[] }>,
  'data' | 'hasNextPage' | 'isFetching' | 'isFetchNextPageError' | 'fetchNextPage'
>

/**
 * Reads the next page of a list on request. A reload of the list cancels the page that is being read; that page, or one
 * requested during the reload, is read after it.
 */
export function useReadMore(
  queryKey: readonly unknown[],
  { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage }: InfiniteList,
): Pick<LoadedPages<unknown>, 'readMore' | 'isReadingMore'> {
  const key = JSON.stringify(queryKey)
  const [requested, setRequested] = useState({ key, pages: 1 })
  const pages = data?.pages.length ?? 0
  const isRequested = requested.key === key && pages < requested.pages && hasNextPage
  useEffect(() => {
    // A page that could not be read is read again only on request.
    if (isRequested && !isFetching && !isFetchNextPageError) void fetchNextPage()
  }, [isRequested, isFetching, isFetchNextPageError, fetchNextPage])
  return {
    isReadingMore: isRequested && isFetching,
    readMore: () => {
      setRequested({ key, pages: pages + 1 })
      if (isFetchNextPageError && !isFetching) void fetchNextPage()
    },
  }
}
