import { sql } from 'drizzle-orm'
import { refusingWrongArguments } from '../between/call.ts'
import { type Contact, type HeadquartersSide, headquartersCalls } from '../between/headquarters-side.ts'
import type { HeadquartersDatabase } from '../between/sides.ts'
import { execute, transaction } from '../db/client.ts'
import { adoptCustomer } from './customers/adopt-customer.ts'
import { customerDocuments } from './customers/customer-documents.ts'
import { searchAllStores } from './customers/search-all-stores.ts'
import { receiveUpload } from './exchange/upload/receive-upload.ts'
import { checkContact } from './incarnation/check-contact.ts'
import { currentMark } from './incarnation/current-mark.ts'
import { customersWithKeys, newestKnown, operationsSince, usedKeys } from './incarnation/known-requests.ts'
import { issueLoyaltyCard } from './loyalty/issue-card.ts'
import { linkLoyaltyCard } from './loyalty/link-card.ts'
import { readSigningKeys } from './stores/publish-key-set.ts'
import { applyRealtime } from './synchronize/apply-realtime.ts'
import { realtimeTurns } from './synchronize/realtime-turns.ts'

/** The time limit for reading the features' state, which only explains a call and must not delay it. */
const withinMs = 1_000

/** Headquarters' side for callers in the same process. All sides of a process share their turns. */
export function directHeadquartersSide(hq: HeadquartersDatabase, inTurn = realtimeTurns(hq)): HeadquartersSide {
  const call = <T>(contact: Contact, work: () => Promise<T>): Promise<T> =>
    inTurn(contact.channelDatabaseId, async () => {
      await checkContact(hq.db, contact)
      return await work()
    })
  const change = <T extends { outcome: 'OK' | 'REFUSED' }>(contact: Contact, work: () => Promise<T>) =>
    call(contact, async () => {
      const answer = await work()
      return answer.outcome === 'OK' ? { ...answer, mark: await currentMark(hq.db) } : answer
    })
  const side: HeadquartersSide = {
    receiveUpload: (sessionId, upload) => receiveUpload(hq, sessionId, upload),
    applyRealtime: (actor, operation, contact) => change(contact, () => applyRealtime(hq, actor, operation)),
    issueLoyaltyCard: (actor, card, contact) => change(contact, () => issueLoyaltyCard(hq, actor, card)),
    linkLoyaltyCard: (actor, link, contact) => change(contact, () => linkLoyaltyCard(hq, actor, link)),
    adoptCustomer: (actor, adoption, contact) => change(contact, () => adoptCustomer(hq, actor, adoption)),
    searchAllStores: (actor, search, contact) => call(contact, () => searchAllStores(hq, actor, search)),
    newestKnown: (channelDatabaseId, here) => newestKnown(hq.db, channelDatabaseId, here),
    operationsSince: (channelDatabaseId, since, after, limit) =>
      operationsSince(hq.db, channelDatabaseId, since, after, limit),
    usedKeys: (channelDatabaseId, after, limit) => usedKeys(hq.db, channelDatabaseId, after, limit),
    customers: (channelDatabaseId, customerKeys) =>
      transaction(
        hq.db,
        async (tx) => customerDocuments(tx, await customersWithKeys(tx, channelDatabaseId, customerKeys)),
        { readOnly: true },
      ),
    featureStates: () => within(withinMs, featureStates(hq)),
    signingKeys: () => readSigningKeys(hq.db),
  }
  return refusingWrongArguments(side, headquartersCalls)
}

type FeatureStates = Awaited<ReturnType<HeadquartersSide['featureStates']>>

async function featureStates({ db }: HeadquartersDatabase): Promise<FeatureStates> {
  const features = await execute<{ key: string; enabled: boolean; changedPosition: string }>(
    db,
    sql`/* exchange.featureStates */
    select key, enabled, changed_position::text as "changedPosition"
    from feature`,
  )
  return Object.fromEntries(features.map(({ key, enabled, changedPosition }) => [key, { enabled, changedPosition }]))
}

/** Null if the answer takes longer or fails. */
async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds)
  })
  try {
    return await Promise.race([answer.catch(() => null), late])
  } finally {
    clearTimeout(timer)
  }
}
