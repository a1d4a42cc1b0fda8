import type { ChannelSide } from '../between/channel-side.ts'
import type { ChannelDatabase, NotOpened, Sides } from '../between/sides.ts'
import type { StoreIdentity } from '../between/store/store-identity.ts'
import type { DialState } from '../between/wire/dial.ts'
import { directChannelSide } from '../channel/direct-channel-side.ts'
import type { Config } from '../config/config.ts'
import type { Log } from '../config/log.ts'
import { logFault } from '../config/log-fault.ts'
import type { DatabaseServers } from './database-servers.ts'
import { type TrustOfStore, trustOfStore } from './fleet-trust.ts'
import { openChannel } from './open-channel.ts'
import { type OpenSides, oneAtATime, REFRESHED_EVERY_MS, whyNotOpened } from './open-sides.ts'
import { sidesForReader } from './reader-sides.ts'
import { channelsHere } from './served-databases.ts'
import { tellingMachine } from './store-machine.ts'
import { wireToHeadquarters } from './wire/dial-headquarters.ts'

/** A store's sides, and how its connection to headquarters is. */
export type OpenStore = OpenSides & { readonly wire: () => DialState | null; readonly trust: TrustOfStore }

type StoreParts = {
  readonly config: Config
  readonly servers: DatabaseServers
  readonly identity: () => Promise<StoreIdentity | undefined>
  readonly log: Log
}

/** The connection by which a store's database is known: the user's, or one on the embedded server. */
export const storeDatabase = ({ hasChannelDatabaseUrl }: Config, id: string) => ({
  id,
  connection: hasChannelDatabaseUrl ? 'env:CHANNEL_DATABASE_URL' : `embedded:${id}`,
})

/** The identity of a store that has joined. Throws what to do when the data folder has none. */
export async function joinedStore(
  { dataFolder }: Config,
  identity: Promise<StoreIdentity | undefined>,
): Promise<StoreIdentity> {
  const joined = await identity
  if (joined) return joined
  throw new Error(
    `The data folder ${dataFolder} has not joined a headquarters. Run \`tillsync channel join\` with a code ` +
      'of its administrator, or set TILLSYNC_DATA; to serve channels beside headquarters, set HQ_DATABASE_URL.',
  )
}

/**
 * Opens the one channel database of a store that has joined. Headquarters is reached over the wire alone, and may be
 * away: what needs it answers HEADQUARTERS_UNREACHABLE. A database that cannot be opened is tried again.
 */
export async function openStore({ config, servers, identity, log }: StoreParts): Promise<OpenStore> {
  const joined = await joinedStore(config, identity())
  const database = storeDatabase(config, joined.channelDatabaseId)
  const channels = new Map<string, ChannelDatabase>()
  const wire = wireToHeadquarters({ identity, trusted: () => trust?.current().keys, log })
  const ownSides = new Map<string, ChannelSide>()
  const notOpened = new Map<string, NotOpened>()
  /** The channels of the database; null: it has not said yet, and a till is told that it cannot be reached. */
  let own: readonly string[] | null = null
  let close = async () => {}
  let trust: TrustOfStore | undefined

  async function open(): Promise<void> {
    const { id } = database
    const opened = await openChannel({ config, servers, log }, database, wire.headquarters, (channel) => {
      const side = tellingMachine(directChannelSide(channel), config.dataFolder)
      ownSides.set(id, side)
      wire.begin(channel, side)
    })
    close = opened.close
    channels.set(id, opened.channel)
    notOpened.delete(id)
  }

  async function refresh(): Promise<void> {
    const [channel] = channels.values()
    if (channel) {
      own = await channelsHere(channel.db)
      return
    }
    try {
      await open()
    } catch (error) {
      const reason = whyNotOpened(database, error)
      notOpened.set(database.id, reason)
      logFault(log, error, `channel database ${database.id} (${database.connection}) cannot be opened: ${reason.why}`)
    }
    const [opened] = channels.values()
    if (opened) own = await channelsHere(opened.db)
  }

  const refreshing = oneAtATime(refresh)
  await refreshing()
  // Its tills are recognized from the first request on.
  const watched = trustOfStore({ channels }, identity, log)
  trust = watched
  await watched.lookAgain()
  const timer = setInterval(
    () => refreshing().catch((error) => logFault(log, error, 'channel database', { level: 'warn' })),
    REFRESHED_EVERY_MS,
  )
  const sides: Sides = {
    headquarters: null,
    headquartersSide: wire.headquarters,
    facts: null,
    headquartersLog: null,
    channels,
    channelSides: ownSides,
    ownSides,
    notOpened,
    databaseOfChannel: (channelId) => (own === null || own.includes(channelId) ? database.id : null),
    refresh: refreshing,
    forReader: (token) => sidesForReader(sides, null, token, { inTurn: null, wrap: (side) => side }),
  }
  return {
    sides,
    wire: wire.state,
    trust: watched,
    async close() {
      clearInterval(timer)
      watched.stop()
      await wire.stop()
      await close()
    },
  }
}
