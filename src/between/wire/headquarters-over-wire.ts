import type { Actor } from '../../access/actor.ts'
import { refusingWrongArguments } from '../call.ts'
import { HeadquartersUnreachable } from '../headquarters-of.ts'
import { type HeadquartersSide, headquartersCalls } from '../headquarters-side.ts'
import { asking, type Send } from './asking.ts'

/** Whom a call is for that is for headquarters. */
export const HEADQUARTERS = 'headquarters'

/** Headquarters' side for a store: each call goes over the store's connection. */
export function headquartersOverWire(send: Send, sign: (actor: Actor) => Promise<string>): HeadquartersSide {
  const ask = asking(headquartersCalls, {
    to: HEADQUARTERS,
    send,
    sign,
    unreachable: (cause) => new HeadquartersUnreachable('Headquarters could not be reached.', { cause }),
  })
  const side: HeadquartersSide = {
    receiveUpload: (sessionId, upload) => ask('receiveUpload', [sessionId, upload]),
    applyRealtime: (actor, operation, contact) => ask('applyRealtime', [actor, operation, contact]),
    issueLoyaltyCard: (actor, card, contact) => ask('issueLoyaltyCard', [actor, card, contact]),
    linkLoyaltyCard: (actor, link, contact) => ask('linkLoyaltyCard', [actor, link, contact]),
    adoptCustomer: (actor, adoption, contact) => ask('adoptCustomer', [actor, adoption, contact]),
    searchAllStores: (actor, search, contact) => ask('searchAllStores', [actor, search, contact]),
    newestKnown: (channelDatabaseId, here) => ask('newestKnown', [channelDatabaseId, here]),
    operationsSince: (channelDatabaseId, since, after, limit) =>
      ask('operationsSince', [channelDatabaseId, since, after, limit]),
    usedKeys: (channelDatabaseId, after, limit) => ask('usedKeys', [channelDatabaseId, after, limit]),
    customers: (channelDatabaseId, customerKeys) => ask('customers', [channelDatabaseId, customerKeys]),
    featureStates: () => ask('featureStates', []).catch(() => null),
    signingKeys: () => ask('signingKeys', []),
  }
  return refusingWrongArguments(side, headquartersCalls)
}
