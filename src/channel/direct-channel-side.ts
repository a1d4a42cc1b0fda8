import { sql } from 'drizzle-orm'
import { recordAudit } from '../access/audit.ts'
import { listAudit } from '../access/list-audit.ts'
import { countsAndHashes, hashesOf } from '../between/reconcile/at-channel.ts'
import type { ChannelServer, ChannelSide } from '../between/sides.ts'
import { onLogWake } from '../log/on-log-wake.ts'
import { logEnds, readLog } from '../log/read-log.ts'
import { currentCache, flushCache } from './cache/cache.ts'
import { holdCache } from './cache/hold-cache.ts'
import { settingOf } from './cache/setting.ts'
import { forgetKeys } from './capture/forget-keys.ts'
import { readCustomers, readKnown } from './customers/read-customers.ts'
import { acceptAsNewSource, acknowledgeUpload, recordUploadAttempt } from './exchange/acknowledge-upload.ts'
import { appliedJob, applyDownload } from './exchange/apply-download.ts'
import { offerUpload } from './exchange/offer-upload.ts'
import { acceptAtChannel, knownCustomers, sentOperations } from './incarnation/accept-at-channel.ts'
import { seenHeadquarters } from './incarnation/seen-headquarters.ts'
import { channelCounts } from './log/channel-counts.ts'
import { pendingOperations } from './operations/pending-operations.ts'
import { stagingRows } from './operations/staging-rows.ts'
import { countCalls } from './realtime/count-calls.ts'
import { listCalls } from './realtime/list-calls.ts'
import { removeAtChannel } from './retention/remove-at-channel.ts'
import { standing } from './standing.ts'
import { state } from './state.ts'
import { setOffline, setRealtimeServiceAvailable } from './switch-channel.ts'

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
    customersOf: async (channelId, customerKeys) => {
      const setting = settingOf(await currentCache(server), channelId)
      return 'code' in setting ? [] : readCustomers(server.db, setting.channel, [...customerKeys])
    },
    countsAndHashes: (interval, dataAreaId) => countsAndHashes(server.db, interval, dataAreaId),
    hashesOf: (intervals, dataAreaId) => hashesOf(server.db, intervals, dataAreaId),
    flushCache: (actor) => flushCache(server, actor),
    holdCache: (held) => holdCache(server, held),
    setOffline: (actor, channelId, offline) => setOffline(server, actor, channelId, offline),
    setRealtimeServiceAvailable: (actor, channelId, available) =>
      setRealtimeServiceAvailable(server, actor, channelId, available),
    removeExpired: (kind, before, acknowledged) => removeAtChannel(server, kind, before, acknowledged),
    forgetIdempotencyKeys: (hours) => forgetKeys(server.db, hours),
    audit: (query) => listAudit(server.db, query),
    recordAudit: (actor, entry) => recordAudit(server.db, actor, entry),
    ping: async () => {
      await server.db.execute(sql`/* channel.ping */ select 1`)
    },
    readLog: (after, limit, filter) => readLog(server.db, after, limit, filter),
    logEnds: () => logEnds(server.db),
    onWake: async (wake) => onLogWake(server.url, wake),
  }
}
