import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { callApi } from '../../api/call-api.ts'
import { mayHaveMissed, useLive } from '../../api/live.ts'
import { keyOf, metaOf, queries, useReadMore } from '../../api/query.ts'
import { useMay } from '../../api/whoami.ts'
import {
  CustomerEventsDocument,
  type CustomerLineFragment,
  type CustomerOrder,
  type CustomerSyncState,
  CustomersDocument,
} from '../../generated/documents.ts'

/** The list's channel, search, filter and order, as the address has them. `channel` null: headquarters. */
export type CustomersRequest = {
  readonly channel: string | null
  readonly search: string
  readonly state: CustomerSyncState | ''
  readonly order: CustomerOrder
  readonly allStores: boolean
}

const READ_EVERY_MS = 2_000
const POLL_MS = 4_000
/** How often changes are read that have no event, such as an erasure. */
const RELOAD_EVERY_MS = 20_000

/**
 * The customers that match, page by page. The list is reloaded when an operation of the channel changes; a visitor who
 * may not subscribe polls.
 */
export function useCustomers(request: CustomersRequest, enabled: boolean) {
  const maySubscribe = useMay()('Subscription.operationChanged')
  const { channel, search, state, order, allStores } = request
  const variables = {
    channel,
    filter: { ...(search && { search }), ...(state && { syncState: [state] }) },
    location: allStores && search ? ('ALL' as const) : ('LOCAL' as const),
    orderBy: order,
  }
  const queryKey = keyOf(CustomersDocument, variables)
  const found = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => callApi(CustomersDocument, { ...variables, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ customers: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    placeholderData: keepPreviousData,
    meta: metaOf(CustomersDocument, variables),
    enabled,
    refetchInterval: maySubscribe ? RELOAD_EVERY_MS : POLL_MS,
  })
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useLive(
    CustomerEventsDocument,
    { channel: channel === null ? null : [channel], customer: null },
    (events) => {
      if (timer.current) return
      if (!events.some((event) => event.__typename === 'OperationChanged' || mayHaveMissed(event))) return
      timer.current = setTimeout(() => {
        timer.current = null
        void queries.invalidateQueries({ queryKey: keyOf(CustomersDocument) })
      }, READ_EVERY_MS)
    },
    { enabled: maySubscribe && enabled },
  )
  const pages = found.data?.pages ?? []
  return {
    ...found,
    ...useReadMore(queryKey, found),
    customers: found.data ? pages.flatMap(({ customers }): readonly CustomerLineFragment[] => customers.nodes) : null,
    onlyLocal: variables.location === 'ALL' && pages[0]?.customers.searchedLocation === 'LOCAL',
  }
}
