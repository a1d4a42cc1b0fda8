import { flushCache } from '../channel/cache.ts'
import { pendingOperations } from '../channel/pending-operations.ts'
import { readKnown } from '../channel/read-customers.ts'
import { stagingRows } from '../channel/staging-rows.ts'
import { standing } from '../channel/standing.ts'
import { state } from '../channel/state.ts'
import { setOffline, setRealtimeServiceAvailable } from '../channel/switch-channel.ts'
import { channelCounts } from '../events/channel-counts.ts'
import { onLogWake } from '../events/on-log-wake.ts'
import { logEnds, readLog } from '../events/read-log.ts'
import { acceptAtChannel, knownCustomers, sentOperations } from '../incarnation/accept-at-channel.ts'
import { seenHeadquarters } from '../incarnation/seen-headquarters.ts'
import { countCalls } from '../realtime/count-calls.ts'
import { listCalls } from '../realtime/list-calls.ts'
import { countsAndHashes, hashesOf } from '../reconcile/at-channel.ts'
import { removeAtChannel } from '../retention/remove-at-channel.ts'
import type { ChannelServer, ChannelSide } from '../sides/sides.ts'
import { acceptAsNewSource, acknowledgeUpload, recordUploadAttempt } from './acknowledge-upload.ts'
import { appliedJob, applyDownload } from './apply-download.ts'
import { offerUpload } from './offer-upload.ts'

/** A channel's side for code of the same process: each call goes to the slice that does it. */
export function directChannelSide(server: ChannelServer): ChannelSide {
  return {
    id: server.id,
    offerUpload: (limit, known, customerKey) => offerUpload(server, limit, known, customerKey),
    acknowledgeUpload: (operationIds, mark) => acknowledgeUpload(server, operationIds, mark),
    seenHeadquarters: () => seenHeadquarters(server.db),
    recordUploadAttempt: (reason, rewound) => recordUploadAttempt(server, reason, rewound),
    appliedJob: (jobId) => appliedJob(server, jobId),
    applyDownload: (header, parts, mark) => applyDownload(server, header, parts, mark),
    acceptAsNewSource: () => acceptAsNewSource(server),
    knownCustomers: (after, limit) => knownCustomers(server, after, limit),
    sentOperations: (after, limit) => sentOperations(server, after, limit),
    acceptHeadquarters: (mark, operationIds) => acceptAtChannel(server, mark, operationIds),
    state: () => state(server),
    standing: (sought, channels) => standing(server, sought, channels),
    counts: (channels) => channelCounts(server.db, channels),
    realtimeCalls: (query) => listCalls(server.db, query),
    realtimeCallCounts: (channels, since, avoidable) => countCalls(server.db, channels, since, avoidable),
    pendingOperations: (query) => pendingOperations(server, query),
    stagingRows: (query) => stagingRows(server, query),
    customers: async (customerKeys) => {
      const known = await readKnown(server.db, null, customerKeys)
      return known.flatMap(({ document }) => document ?? [])
    },
    countsAndHashes: (interval, dataAreaId) => countsAndHashes(server.db, interval, dataAreaId),
    hashesOf: (intervals, dataAreaId) => hashesOf(server.db, intervals, dataAreaId),
    flushCache: (actor) => flushCache(server, actor),
    setOffline: (actor, channelId, offline) => setOffline(server, actor, channelId, offline),
    setRealtimeServiceAvailable: (actor, channelId, available) =>
      setRealtimeServiceAvailable(server, actor, channelId, available),
    removeExpired: (kind, before, acknowledged) => removeAtChannel(server, kind, before, acknowledged),
    readLog: (after, limit, filter) => readLog(server.db, after, limit, filter),
    logEnds: () => logEnds(server.db),
    onWake: async (wake) => onLogWake(server.url, wake),
  }
}
