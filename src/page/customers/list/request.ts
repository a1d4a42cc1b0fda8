import type { CustomerOrder, CustomerSyncState } from '../../generated/documents.ts'
import { SYNC_STATE_NAMES } from '../shared/names.ts'
import type { TillChannel } from '../shared/use-channels.ts'

/** The list's channel, search, filter and order, as the address has them. `channel` null: headquarters. */
export type CustomersRequest = {
  readonly channel: string | null
  readonly search: string
  readonly state: CustomerSyncState | ''
  readonly order: CustomerOrder
  readonly allStores: boolean
}

/** The orders that the list offers. */
export const ORDERS: readonly CustomerOrder[] = ['NAME_ASC', 'NAME_DESC', 'CREATED_AT_DESC', 'CREATED_AT_ASC']

/** In the address: headquarters instead of a channel. */
const HEADQUARTERS = 'headquarters'

/** Reads the request from the address; the first channel is the default. */
export function requestOf(address: URLSearchParams, channels: readonly TillChannel[]): CustomersRequest {
  const given = (name: string) => address.get(name)?.trim() ?? ''
  const channel = given('channel')
  return {
    channel: channel === HEADQUARTERS ? null : channel || (channels[0]?.key ?? null),
    search: given('search'),
    state: [given('state')].find(isState) ?? '',
    order: ORDERS.find((order) => order === given('sort').toUpperCase()) ?? 'NAME_ASC',
    allStores: given('stores') === 'all',
  }
}

/** The address of a request. */
export function addressOf({ channel, search, state, order, allStores }: CustomersRequest): URLSearchParams {
  const address = new URLSearchParams({ channel: channel ?? HEADQUARTERS })
  if (search) address.set('search', search)
  if (state) address.set('state', state)
  if (order !== 'NAME_ASC') address.set('sort', order.toLowerCase())
  if (allStores) address.set('stores', 'all')
  return address
}

function isState(text: string): text is CustomerSyncState {
  return Object.hasOwn(SYNC_STATE_NAMES.en, text)
}
