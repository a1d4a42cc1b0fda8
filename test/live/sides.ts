import type { ChannelSide } from '../../src/between/channel-side.ts'
import type { Sides } from '../../src/between/sides.ts'
import { directChannelSide } from '../../src/channel/direct-channel-side.ts'
import type { Database } from '../../src/db/client.ts'
import { directHeadquartersLog } from '../../src/headquarters/direct-headquarters-log.ts'
import { headquartersWith } from '../support/channel.ts'

type Server = { readonly db: Database; readonly url: string }

/** The sides over these databases. The database of channel `houston` is `houston-db`, and so on. */
export function sidesOf(hq: Server | null, channels: { readonly [id: string]: Server }): Sides {
  const channelSides = new Map(Object.entries(channels).map(([id, server]) => [id, channelSideOf(id, server)]))
  return {
    headquarters: hq,
    channels: new Map(),
    headquartersSide: headquartersWith({}),
    facts: null,
    headquartersLog: hq && directHeadquartersLog(hq),
    channelSides,
    ownSides: channelSides,
    notOpened: new Map(),
    databaseOfChannel: (channel) => (channelSides.has(`${channel}-db`) ? `${channel}-db` : null),
    refresh: async () => {},
  }
}

/** The side of one channel database. */
export function channelSideOf(id: string, { db, url }: Server): ChannelSide {
  return directChannelSide({ id, db, url, headquarters: headquartersWith({}) })
}
