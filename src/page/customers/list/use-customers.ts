import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { callApi } from '../../api/call-api.ts'
import { useReconnected } from '../../api/connection.ts'
import { mayHaveMissed, useLive } from '../../api/live.ts'
import { useShownRequest } from '../../api/query.ts'
import { useThrottle } from '../../api/throttle.ts'
import { useMay } from '../../api/whoami.ts'
import { CustomerEventsDocument, CustomersDocument, type CustomersQuery } from '../../generated/documents.ts'
import { rememberedPlace } from '../../list/scroll-memory.ts'
import { type CustomerRows, withPart, withStates } from './customer-rows.ts'
import type { CustomersRequest } from './request.ts'

const PAGE = 100
/** As many rows are read again when the visitor comes back to them. */
const MOST_AGAIN = 2_000
const READ_EVERY_MS = 2_000
const POLL_MS = 4_000
/** How often changes are read that have no event, such as an erasure. */
const RELOAD_EVERY_MS = 20_000

export type LoadedCustomers = {
  /** Null until the first page has come. While another request is read, the rows of the one before stay. */
  readonly list: CustomerRows | null
  /** Which request the list answers. */
  readonly of: string
  readonly error: unknown
  readonly readMore: () => void
  /** Reads the rows that are seen again. */
  readonly reload: () => void
  readonly onVisible: (ids: readonly string[]) => void
}

/**
 * The customers that match, read page by page. Those that are seen are read again when an operation of the channel
 * changes; a visitor who may not subscribe polls. While it is `held`, they show their new state, and nothing moves.
 */
export function useCustomers(request: CustomersRequest, held: boolean): LoadedCustomers {
  const maySubscribe = useMay()('Subscription.operationChanged')
  const { channel, search, state: syncState, order, allStores } = request
  const variables = {
    channel,
    filter: { ...(search && { search }), ...(syncState && { syncState: [syncState] }) },
    location: allStores && search ? ('ALL' as const) : ('LOCAL' as const),
    orderBy: order,
    first: PAGE,
  }
  const key = JSON.stringify(variables)
  const [state, setState] = useState<{ key: string; list: CustomerRows | null; error: unknown }>({
    key,
    list: null,
    error: null,
  })
  const isCurrent = state.key === key
  useShownRequest(CustomersDocument, variables)
  const isHeld = useRef(held)
  const seen = useRef<readonly string[]>([])
  const reading = useRef(false)

  const read = useCallback(
    async (
      after: string | null,
      put: (list: CustomerRows | null, read: CustomersQuery['customers']) => CustomerRows,
      signal?: AbortSignal,
    ) => {
      try {
        const { customers } = await callApi(CustomersDocument, { ...JSON.parse(key), after }, signal)
        setState((now) => ({ key, list: put(now.key === key ? now.list : null, customers), error: null }))
        return customers.pageInfo.hasNextPage ? customers.pageInfo.endCursor : null
      } catch (error) {
        if (!signal?.aborted) setState((now) => ({ key, list: now.key === key ? now.list : null, error }))
        return null
      }
    },
    [key],
  )
  useEffect(() => {
    // The answer of an older request must not replace this one.
    const replaced = new AbortController()
    const readToPlace = async () => {
      const { rows } = rememberedPlace()
      let next = await read(null, (list, part) => withPart(list, null, part), replaced.signal)
      for (let had = PAGE; next !== null && had < Math.min(rows, MOST_AGAIN); had += PAGE) {
        const after = next
        next = await read(after, (list, part) => withPart(list, after, part), replaced.signal)
      }
    }
    void readToPlace()
    return () => replaced.abort()
  }, [read])

  const next = isCurrent ? (state.list?.next ?? null) : null
  const readMore = useCallback(() => {
    if (next === null || reading.current) return
    reading.current = true
    void read(next, (list, part) => withPart(list, next, part)).finally(() => {
      reading.current = false
    })
  }, [next, read])
  const rows = useRef<CustomerRows['rows']>([])
  rows.current = isCurrent ? (state.list?.rows ?? []) : []
  const readSeen = useThrottle(READ_EVERY_MS, () => {
    const first = rows.current.findIndex(({ node }) => node.id === seen.current[0])
    const after = first > 0 ? (rows.current[first - 1]?.cursor ?? null) : null
    return read(after, (list, part) => (isHeld.current && list ? withStates(list, part) : withPart(list, after, part)))
  })
  useEffect(() => {
    const wasHeld = isHeld.current
    isHeld.current = held
    if (wasHeld && !held) readSeen()
  }, [held, readSeen])
  useEffect(() => {
    const timer = setInterval(readSeen, maySubscribe ? RELOAD_EVERY_MS : POLL_MS)
    return () => clearInterval(timer)
  }, [maySubscribe, readSeen])
  useLive(
    CustomerEventsDocument,
    { channel: channel === null ? null : [channel], customer: null },
    (events) => {
      if (events.some((event) => event.__typename === 'OperationChanged' || mayHaveMissed(event))) readSeen()
    },
    { enabled: maySubscribe },
  )
  useReconnected(readSeen)
  const onVisible = useCallback((ids: readonly string[]) => {
    seen.current = ids
  }, [])
  const error = isCurrent ? state.error : null
  return useMemo(
    () => ({ list: state.list, of: state.key, error, readMore, reload: readSeen, onVisible }),
    [state.list, state.key, error, readMore, readSeen, onVisible],
  )
}
