import { ASYNC_ADDRESS_CREATE, ASYNC_EDIT } from '../../model/configuration.ts'
import type { AsyncReason } from '../../model/customer-outcome.ts'
import type { WhyRealtime } from '../../model/why-realtime.ts'
import type { ChannelCache, FeatureEffect } from '../cache/cache.ts'

/**
 * The actions that the routing table (docs/domain.md, Routing) distinguishes. UPDATE_CUSTOMER includes contacts,
 * affiliations and attributes.
 */
export type RoutedAction =
  | 'CREATE_CUSTOMER'
  | 'UPDATE_CUSTOMER'
  | 'CREATE_ADDRESS'
  | 'UPDATE_ADDRESS'
  | 'ISSUE_LOYALTY_CARD'
  | 'ADOPT_CUSTOMER'
  | 'SEARCH_ALL_STORES'

/** Why the action is refused: the channel is offline, or the customer is *Pending sync*. */
export type RouteRejection = 'OFFLINE_CUSTOMER_CREATE_DISABLED' | 'CUSTOMER_PENDING_SYNC' | 'HEADQUARTERS_UNREACHABLE'

export type RealtimeRoute = { route: 'REALTIME' } & WhyRealtime
export type Route = { route: 'ASYNC'; reason: AsyncReason } | RealtimeRoute | { route: 'REJECT'; code: RouteRejection }

/** The state that the table is evaluated with: as applied on the channel, never headquarters' own. */
export type RoutingState = {
  offline: boolean
  filterSharedCustomerTables: boolean
  createCustomersInAsyncMode: boolean
  /** The customer has no account number on the channel yet. */
  pendingSync: boolean
  effective(featureKey: string): FeatureEffect
}

/**
 * The routing table (docs/domain.md, Routing): the first row that matches wins. Row 5 and the second half of row 9
 * follow after the call.
 */
export function route(action: RoutedAction, state: RoutingState): Route {
  switch (action) {
    case 'CREATE_CUSTOMER':
      return routeCreate(state)
    case 'UPDATE_CUSTOMER':
      return routeUpdate(state, [ASYNC_EDIT])
    case 'CREATE_ADDRESS':
      return routeUpdate(state, [ASYNC_ADDRESS_CREATE])
    case 'UPDATE_ADDRESS':
      return routeUpdate(state, [ASYNC_ADDRESS_CREATE, ASYNC_EDIT])
    case 'ISSUE_LOYALTY_CARD':
    case 'ADOPT_CUSTOMER':
    case 'SEARCH_ALL_STORES':
      return routeToHeadquarters(state, ALWAYS_SYNCHRONOUS)
  }
}

export const ALWAYS_SYNCHRONOUS: RealtimeRoute = {
  route: 'REALTIME',
  reason: 'ALWAYS_SYNCHRONOUS',
  blockingFeature: null,
  missingJobs: [],
  avoidable: false,
}

function routeCreate(state: RoutingState): Route {
  if (state.offline && state.filterSharedCustomerTables)
    return { route: 'REJECT', code: 'OFFLINE_CUSTOMER_CREATE_DISABLED' }
  if (state.offline) return { route: 'ASYNC', reason: 'OFFLINE' }
  if (state.createCustomersInAsyncMode) return { route: 'ASYNC', reason: 'PROFILE' }
  return { ...ALWAYS_SYNCHRONOUS, reason: 'SYNCHRONOUS_PROFILE' }
}

/**
 * Asynchronous when every one of these features is effective; otherwise the first that is not is the blocking feature.
 */
function routeUpdate(state: RoutingState, features: readonly string[]): Route {
  const blocking = features.find((key) => !state.effective(key).effective)
  if (blocking === undefined) return { route: 'ASYNC', reason: 'FEATURE' }
  const { enabled, missingJobs } = state.effective(blocking)
  return routeToHeadquarters(state, {
    route: 'REALTIME',
    reason: enabled ? 'FEATURE_NOT_EFFECTIVE' : 'FEATURE_OFF',
    blockingFeature: blocking,
    missingJobs: enabled ? missingJobs : [],
    avoidable: true,
  })
}

function routeToHeadquarters(state: RoutingState, realtime: RealtimeRoute): Route {
  if (state.pendingSync) return { route: 'REJECT', code: 'CUSTOMER_PENDING_SYNC' }
  if (state.offline) return { route: 'REJECT', code: 'HEADQUARTERS_UNREACHABLE' }
  return realtime
}

/** The state of a channel. `pendingSync`: the customer has no account number there yet. */
export function routingState(cache: ChannelCache, channelId: string, pendingSync: boolean): RoutingState {
  const channel = cache.find('channel', channelId)
  const profile = channel && cache.find('functionality_profile', channel.functionalityProfileId)
  return {
    offline: cache.switches(channelId).offline,
    filterSharedCustomerTables: channel?.filterSharedCustomerTables ?? false,
    createCustomersInAsyncMode: profile?.createCustomersInAsyncMode ?? false,
    pendingSync,
    effective: cache.effective,
  }
}
