import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { ask } from '../../api/ask.ts'
import { mayHaveMissed, useLive } from '../../api/live.ts'
import { keyOf, queries, useReadOn } from '../../api/query.ts'
import { useMay } from '../../api/whoami.ts'
import {
  CustomerEventsDocument,
  type CustomerLineFragment,
  type CustomerOrder,
  type CustomerSyncState,
  CustomersDocument,
} from '../../generated/documents.ts'

/** What the list is asked for, as the address bar has it. `channel` null: headquarters. */
export type CustomersRequest = {
  readonly channel: string | null
  readonly search: string
  readonly state: CustomerSyncState | ''
  readonly order: CustomerOrder
  readonly allStores: boolean
}

const READ_EVERY_MS = 2_000
const POLL_MS = 4_000
/** What no operation tells of, as an erasure: it is read again this often. */
const AGAIN_MS = 20_000

/** The customers that match, page by page; read again when an operation of the channel goes on. Who may not watch asks again now and then. */
export function useCustomers(asked: CustomersRequest, enabled: boolean) {
  const watches = useMay()('Subscription.operationChanged')
  const { channel, search, state, order, allStores } = asked
  const variables = {
    channel,
    filter: { ...(search && { search }), ...(state && { syncState: [state] }) },
    location: allStores && search ? ('ALL' as const) : ('LOCAL' as const),
    orderBy: order,
  }
  const queryKey = keyOf(CustomersDocument, variables)
  const found = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => ask(CustomersDocument, { ...variables, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ customers: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    placeholderData: keepPreviousData,
    enabled,
    refetchInterval: watches ? AGAIN_MS : POLL_MS,
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
    { enabled: watches && enabled },
  )
  const pages = found.data?.pages ?? []
  return {
    ...found,
    ...useReadOn(queryKey, found),
    customers: found.data ? pages.flatMap(({ customers }): readonly CustomerLineFragment[] => customers.nodes) : null,
    onlyLocal: variables.location === 'ALL' && pages[0]?.customers.searchedLocation === 'LOCAL',
  }
}
