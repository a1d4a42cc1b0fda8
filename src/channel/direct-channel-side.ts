import { recordAudit } from '../access/audit.ts'
import { listAudit } from '../access/list-audit.ts'
import { refusingWrongArguments } from '../between/call.ts'
import { channelCalls } from '../between/channel-calls.ts'
import type { ChannelSide } from '../between/channel-side.ts'
import { countsAndHashes, hashesOf } from '../between/reconcile/at-channel.ts'
import type { ChannelDatabase } from '../between/sides.ts'
import { onLogWake } from '../log/on-log-wake.ts'
import { logEnds, readLog } from '../log/read-log.ts'
import { currentCache, flushCache } from './cache/cache.ts'
import { freezeCache } from './cache/freeze-cache.ts'
import { settingOf } from './cache/setting.ts'
import { customerState } from './customer-state.ts'
import { readOrFollow } from './customers/find-customer.ts'
import { listLoyaltyCards } from './customers/loyalty-cards.ts'
import { readKnown } from './customers/read-customers.ts'
import { acceptAsNewSource, acknowledgeUpload, recordUploadAttempt } from './exchange/acknowledge-upload.ts'
import { appliedJob, applyDownload } from './exchange/apply-download.ts'
import { contact } from './exchange/contact.ts'
import { offerUpload } from './exchange/offer-upload.ts'
import { recollect } from './exchange/recollect.ts'
import { acceptAtChannel, offerAgain } from './incarnation/accept-at-channel.ts'
import { erasedCustomers, knownCustomers, sentOperations } from './incarnation/known-at-channel.ts'
import { seenHeadquarters } from './incarnation/seen-headquarters.ts'
import { usedKeys } from './incarnation/used-keys.ts'
import { channelCounts } from './log/channel-counts.ts'
import { pendingOperations } from './operations/pending-operations.ts'
import { stagingRows } from './operations/staging-rows.ts'
import { countCalls } from './realtime/count-calls.ts'
import { listCalls } from './realtime/list-calls.ts'
import { removeRegister, setRegisterPaused } from './registers/change-register.ts'
import { removeAtChannel } from './retention/remove-at-channel.ts'
import { state } from './state.ts'
import { setOffline, setRealtimeServiceAvailable } from './switch-channel.ts'

/** A channel's side for code of the same process: each call runs its function directly. */
export function directChannelSide(database: ChannelDatabase): ChannelSide {
  const side: ChannelSide = {
    id: database.id,
    offerUpload: (limit, known, customerKey, after) => offerUpload(database, limit, known, customerKey, after),
    acknowledgeUpload: (operationIds, mark) => acknowledgeUpload(database, operationIds, mark),
    seenHeadquarters: () => seenHeadquarters(database.db),
    contact: (other, known, list) => contact(database, other, known, list),
    recordUploadAttempt: (reason, rewound) => recordUploadAttempt(database, reason, rewound),
    appliedJob: (jobId) => appliedJob(database, jobId),
    applyDownload: (header, parts, mark) => applyDownload(database, header, parts, mark),
    recollect: (always) => recollect(database, { always }),
    acceptAsNewSource: () => acceptAsNewSource(database),
    usedKeys: (after, limit) => usedKeys(database, after, limit),
    knownCustomers: (after, limit) => knownCustomers(database, after, limit),
    sentOperations: (after, limit) => sentOperations(database, after, limit),
    erasedCustomers: (after, limit) => erasedCustomers(database, after, limit),
    loyaltyCards: (after, limit) => listLoyaltyCards(database.db, after, limit),
    offerAgain: (operationIds) => offerAgain(database, operationIds),
    acceptHeadquarters: (mark) => acceptAtChannel(database, mark),
    state: () => state(database),
    customerState: (sought, channels) => customerState(database, sought, channels),
    counts: (channels) => channelCounts(database.db, channels),
    realtimeCalls: (query) => listCalls(database.db, query),
    realtimeCallCounts: (channels, since, avoidable) => countCalls(database.db, channels, since, avoidable),
    pendingOperations: (query) => pendingOperations(database, query),
    stagingRows: (query) => stagingRows(database, query),
    customers: async (customerKeys) => {
      const known = await readKnown(database.db, null, customerKeys)
      return known.flatMap(({ document }) => document ?? [])
    },
    customersOf: async (channelId, customerKeys) => {
      const setting = settingOf(await currentCache(database), channelId)
      return 'code' in setting ? [] : readOrFollow(database.db, setting.channel, customerKeys)
    },
    countsAndHashes: (interval, dataAreaId) => countsAndHashes(database.db, interval, dataAreaId),
    hashesOf: (intervals, dataAreaId) => hashesOf(database.db, intervals, dataAreaId),
    flushCache: (actor) => flushCache(database, actor),
    freezeCache: (frozen) => freezeCache(database, frozen),
    setOffline: (actor, channelId, offline) => setOffline(database, actor, channelId, offline),
    setRealtimeServiceAvailable: (actor, channelId, available) =>
      setRealtimeServiceAvailable(database, actor, channelId, available),
    setRegisterPaused: (actor, channelId, registerId, reason) =>
      setRegisterPaused(database, actor, channelId, registerId, reason),
    removeRegister: (actor, channelId, registerId) => removeRegister(database, actor, channelId, registerId),
    removeExpired: (kind, before, kept) => removeAtChannel(database, kind, before, kept),
    audit: (query) => listAudit(database.db, query),
    recordAudit: (actor, entry) => recordAudit(database.db, actor, entry),
    databaseState: () => database.db.state(),
    readLog: (after, limit, filter) => readLog(database.db, after, limit, filter),
    logEnds: () => logEnds(database.db),
    onWake: async (wake) => onLogWake(database.url, wake),
  }
  return refusingWrongArguments(side, channelCalls)
}
