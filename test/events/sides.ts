import type { Database } from '../../src/db/client.ts'
import { onLogWake } from '../../src/events/on-log-wake.ts'
import { logEnds, readLog } from '../../src/events/read-log.ts'
import type { ChannelSide, HeadquartersSide, Sides } from '../../src/exchange/sides.ts'

type Server = { readonly db: Database; readonly url: string }

const absent = (): never => {
  throw new Error('Not part of this test.')
}

/** The sides as far as logs go: headquarters, and one channel database for each name. */
export function sidesOfLogs(hq: Server, channels: { readonly [id: string]: Server }): Sides {
  const channelSides = new Map(Object.entries(channels).map(([id, server]) => [id, logsOf(id, server)]))
  const headquartersSide: HeadquartersSide = {
    receiveUpload: absent,
    applyRealtime: absent,
    issueLoyaltyCard: absent,
    searchAllStores: absent,
    featureStates: absent,
  }
  return {
    headquarters: hq,
    channels: new Map(),
    headquartersSide,
    channelSides,
    databaseOfChannel: (channel) => (channelSides.has(`${channel}-db`) ? `${channel}-db` : null),
    refresh: absent,
  }
}

/** One channel database, as far as its log goes. */
export function logsOf(id: string, { db, url }: Server): ChannelSide {
  return {
    id,
    offerUpload: absent,
    acknowledgeUpload: absent,
    recordUploadAttempt: absent,
    appliedJob: absent,
    applyDownload: absent,
    acceptAsNewSource: absent,
    state: absent,
    pendingOperations: absent,
    stagingRows: absent,
    customers: absent,
    flushCache: absent,
    setOffline: absent,
    setRealtimeServiceAvailable: absent,
    readLog: (after, limit, filter) => readLog(db, after, limit, filter),
    logEnds: () => logEnds(db),
    onWake: async (wakeUp) => onLogWake(url, wakeUp),
  }
}
