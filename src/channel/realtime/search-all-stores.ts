import { randomUUID } from 'node:crypto'
import type { Actor } from '../../access/actor.ts'
import type { RemoteSearch, RemoteSearchHit } from '../../between/headquarters-side.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { NO_CUSTOMER } from '../../model/customer.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import type { ChannelSetting } from '../cache/setting.ts'
import { route, routingState } from '../capture/route.ts'
import { contactOf } from '../incarnation/seen-headquarters.ts'
import { callHeadquarters } from './call-headquarters.ts'
import { closeCall, openCall } from './ledger.ts'

/** The least number of characters that headquarters accepts (docs/domain.md, Search in all stores). */
const SHORTEST_TEXT = 4

/**
 * Searches all stores, in real time at headquarters (row 14 of the routing table). Null when headquarters cannot be
 * called or does not answer: the channel's own customers are then searched.
 */
export async function searchAllStores(
  database: ChannelDatabase,
  actor: Actor,
  setting: ChannelSetting,
  search: Pick<RemoteSearch, 'text' | 'field' | 'limit'>,
): Promise<CustomerView[] | null> {
  const text = search.text.trim()
  const decision = route('SEARCH_ALL_STORES', routingState(setting.cache, setting.channel.id, false))
  if (decision.route !== 'REALTIME' || text.length < SHORTEST_TEXT || UNSTORABLE.test(text)) return null
  const { dataAreaId, id: channelId } = setting.channel
  const callId = randomUUID()
  const call = { callId, channelId, dataAreaId, method: 'searchCustomers', why: decision, actor }
  await openCall(database.db, { ...call, customerKey: null, operationId: null })
  const startedAt = performance.now()
  const { realtimeServiceAvailable } = setting.cache.switches(channelId)
  const contact = await contactOf(database.db, database.id)
  const called = await callHeadquarters(database, realtimeServiceAvailable, (headquarters) =>
    headquarters.searchAllStores(actor, { dataAreaId, text, field: search.field, limit: search.limit }, contact),
  )
  const unreachable = called.outcome === 'UNREACHABLE'
  await closeCall(database.db, {
    callId,
    outcome: unreachable ? 'UNREACHABLE' : 'OK',
    durationMs: performance.now() - startedAt,
    fellBack: unreachable,
    errorCode: unreachable ? (called.rewound ? 'HEADQUARTERS_REWOUND' : 'HEADQUARTERS_UNREACHABLE') : null,
    why: decision,
  })
  return called.outcome === 'UNREACHABLE' ? null : called.answer.map((hit) => shownOf(hit, channelId))
}

/**
 * Everything that is shown of a customer of another store: name, account and masked contacts (docs/domain.md, Search in
 * all stores). The customer has no version, so that it cannot be updated.
 */
function shownOf(hit: RemoteSearchHit, channelId: string): CustomerView {
  return {
    ...NO_CUSTOMER,
    ...hit,
    channelId,
    contactsMasked: true,
    version: '',
    syncState: 'SYNCED',
    pendingOperations: [],
  }
}
