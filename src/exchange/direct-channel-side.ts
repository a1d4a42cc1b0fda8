import { flushCache } from '../channel/cache.ts'
import { onLogWake } from '../events/on-log-wake.ts'
import { logEnds, readLog } from '../events/read-log.ts'
import { exchangeSide } from './exchange-side.ts'
import type { ChannelServer, ChannelSide } from './sides.ts'

/** A channel's side for code of the same process: each call goes to the slice that does it. */
export function directChannelSide(server: ChannelServer): ChannelSide {
  return {
    ...exchangeSide(server),
    state: () => missing(),
    pendingOperations: () => missing(),
    stagingRows: () => missing(),
    customers: () => missing(),
    flushCache: (actor) => flushCache(server, actor),
    setOffline: () => missing(),
    setRealtimeServiceAvailable: () => missing(),
    readLog: (after, limit, filter) => readLog(server.db, after, limit, filter),
    logEnds: () => logEnds(server.db),
    onWake: async (wake) => onLogWake(server.url, wake),
  }
}

function missing(): never {
  throw new Error('Not composed yet.')
}
