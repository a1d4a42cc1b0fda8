import {
  keepPreviousData,
  QueryClient,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { TypedDocumentString } from '../generated/documents.ts'
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
  const queryKey = [...keyOf(document, variables), 'pages']
  const list = useInfiniteQuery({
    queryKey,
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
  const { data, error, hasNextPage, refetch } = list
  return {
    nodes: data ? data.pages.flatMap((answer) => pageOf(answer)?.nodes ?? []) : null,
    error,
    hasMore: hasNextPage,
    ...useReadOn(queryKey, list),
    readAnew: () => void refetch(),
  }
}

/** A list that is read page by page, as far as reading on needs it. */
type ReadByPages = Pick<
  UseInfiniteQueryResult<{ readonly pages: readonly unknown[] }>,
  'data' | 'hasNextPage' | 'isFetching' | 'isFetchNextPageError' | 'fetchNextPage'
>

/**
 * Reads a list on when it is told to. Whenever something changes a list is read again, which breaks off the page that is being read: that page is
 * then read after it, and so is one that is asked for meanwhile.
 */
export function useReadOn(
  queryKey: readonly unknown[],
  { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage }: ReadByPages,
): Pick<PagesInHand<unknown>, 'readMore' | 'isReadingMore'> {
  const key = JSON.stringify(queryKey)
  const [asked, setAsked] = useState({ key, pages: 1 })
  const pages = data?.pages.length ?? 0
  const isAsked = asked.key === key && pages < asked.pages && hasNextPage
  useEffect(() => {
    // What could not be read is not tried again without being asked for.
    if (isAsked && !isFetching && !isFetchNextPageError) void fetchNextPage()
  }, [isAsked, isFetching, isFetchNextPageError, fetchNextPage])
  return {
    isReadingMore: isAsked && isFetching,
    readMore: () => {
      setAsked({ key, pages: pages + 1 })
      if (isFetchNextPageError && !isFetching) void fetchNextPage()
    },
  }
}
