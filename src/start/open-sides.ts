import type { ChannelSide } from '../between/channel-side.ts'
import type { ChannelDatabase, HeadquartersDatabase, NotOpened, Sides } from '../between/sides.ts'
import { directChannelSide } from '../channel/direct-channel-side.ts'
import { WrongChannelDatabase } from '../channel/exchange/channel-identity.ts'
import type { Config } from '../config/config.ts'
import type { Log } from '../config/log.ts'
import { logFault } from '../config/log-fault.ts'
import { databaseState } from '../db/errors.ts'
import type { Replica } from '../db/replica.ts'
import { TlsError } from '../db/tls.ts'
import { directHeadquartersFacts } from '../headquarters/direct-headquarters-facts.ts'
import { directHeadquartersLog } from '../headquarters/direct-headquarters-log.ts'
import { directHeadquartersSide } from '../headquarters/direct-headquarters-side.ts'
import { realtimeTurns } from '../headquarters/synchronize/realtime-turns.ts'
import { onLogWake } from '../log/on-log-wake.ts'
import { adviceOn, stateInWords } from '../model/database-state.ts'
import type { DatabaseServers } from './database-servers.ts'
import { openChannel } from './open-channel.ts'
import { sidesForReader } from './reader-sides.ts'
import { whyRefused } from './refused-address.ts'
import { channelsHere, type ServedDatabase, servedDatabases } from './served-databases.ts'

/** Milliseconds between two looks for channel databases; while all are open, the log tells when to look. */
export const REFRESHED_EVERY_MS = 5_000
const REFRESHED_EVERY_OPEN_MS = 30_000
/** Each migrates over a connection of its own. */
const OPENED_AT_ONCE = 8

/** The sides of the stores that have joined, whichever process holds their connections. */
export type Stores = { sideOf(channelDatabaseId: string): ChannelSide }

/** The sides, open; `close` ends sequencers and pools. */
export type OpenSides = { sides: Sides; close(): Promise<void> }

/**
 * Opens headquarters and every channel database that this process serves. A channel database that cannot be opened is
 * tried again every five seconds and does not keep the others; new ones are opened when they are registered, which
 * headquarters' log tells. `wrap`
 * puts the simulator's faults around a side.
 */
export async function openSides(
  config: Config,
  servers: DatabaseServers,
  server: HeadquartersDatabase,
  log: Log,
  stores: Stores,
  wrap: (side: ChannelSide) => ChannelSide = (side) => side,
  replica?: Replica,
): Promise<OpenSides> {
  const channels = new Map<string, ChannelDatabase>()
  const channelSides = new Map<string, ChannelSide>()
  const ownSides = new Map<string, ChannelSide>()
  const notOpened = new Map<string, NotOpened>()
  const hq: HeadquartersDatabase = { ...server, channelSides }
  const inTurn = realtimeTurns(hq)
  const headquartersSide = directHeadquartersSide(hq, inTurn)
  const databaseByChannel = new Map<string, string>()
  const closes = new Map<string, () => Promise<void>>()

  async function open(database: ServedDatabase): Promise<void> {
    const { id } = database
    const { channel, close } = await openChannel({ config, servers, log }, database, headquartersSide)
    closes.set(id, close)
    channels.set(id, channel)
    notOpened.delete(id)
    const side = directChannelSide(channel)
    ownSides.set(id, side)
    channelSides.set(id, wrap(side))
  }

  /** A channel database that a store has joined for is on the store's machine: it is reached over the wire. */
  async function reachStore(id: string): Promise<void> {
    if (channelSides.has(id) && !channels.has(id)) return
    channelSides.set(id, stores.sideOf(id))
    ownSides.delete(id)
    channels.delete(id)
    notOpened.delete(id)
    await closes.get(id)?.()
    closes.delete(id)
  }

  async function refresh(): Promise<void> {
    const served = await servedDatabases(config, hq.db)
    for (const { id, channels: registered } of served) learnChannels(id, registered ?? [])
    for (const { id, isStore } of served) if (isStore) await reachStore(id)
    const unopened = served.filter(({ id, isStore }) => !isStore && !channels.has(id))
    async function openOneByOne(): Promise<void> {
      for (let next = unopened.shift(); next; next = unopened.shift()) {
        const database = next
        await open(database).catch((error) => {
          const reason = whyNotOpened(database, error)
          notOpened.set(database.id, reason)
          const what = `channel database ${database.id} (${database.connection}) cannot be opened: ${reason.why}`
          logFault(log, error, what)
        })
      }
    }
    await Promise.all(Array.from({ length: OPENED_AT_ONCE }, openOneByOne))
    const named = served.filter(({ channels: registered }) => registered === null)
    await Promise.all(named.map(({ id }) => askForChannels(id)))
  }

  function learnChannels(id: string, known: readonly string[]): void {
    for (const channel of known) databaseByChannel.set(channel, id)
  }

  /** While a database cannot be reached, the channels that are known already stay. */
  async function askForChannels(id: string): Promise<void> {
    const channel = channels.get(id)
    if (!channel) return
    try {
      learnChannels(id, await channelsHere(channel.db))
    } catch (error) {
      logFault(log, error, `channels of ${id}`, { level: 'warn' })
    }
  }

  const refreshing = oneAtATime(refresh)
  await refreshing()
  let refreshedAt = performance.now()
  let hasGrown = false
  const stopListening = onLogWake(hq.url, () => {
    hasGrown = true
  })
  const timer = setInterval(() => {
    const isLate = performance.now() - refreshedAt >= REFRESHED_EVERY_OPEN_MS - REFRESHED_EVERY_MS / 2
    if (!hasGrown && !isLate && notOpened.size === 0) return
    hasGrown = false
    refreshedAt = performance.now()
    refreshing().catch((error) => logFault(log, error, 'channel databases', { level: 'warn' }))
  }, REFRESHED_EVERY_MS)
  const sides: Sides = {
    headquarters: hq,
    headquartersSide,
    facts: directHeadquartersFacts(hq),
    headquartersLog: directHeadquartersLog(hq),
    channels,
    channelSides,
    ownSides,
    notOpened,
    databaseOfChannel: (channelId) => databaseByChannel.get(channelId) ?? null,
    refresh: refreshing,
    forReader: (token, ofReplica) => sidesForReader(sides, hq, token, { inTurn, wrap, replica: ofReplica }),
    ...(replica && { replica }),
  }
  return {
    sides,
    async close() {
      clearInterval(timer)
      await stopListening()
      for (const close of [...closes.values()].reverse()) await close()
    },
  }
}

/** Of a wrong configuration the program's own message; of a database its state. Both hold nothing secret. */
export function whyNotOpened({ connection }: Pick<ServedDatabase, 'connection'>, error: unknown): NotOpened {
  const state = databaseState(error) ?? null
  const refused = whyRefused(error, connection.replace(/^env:/, ''))
  const known = error instanceof WrongChannelDatabase || error instanceof TlsError ? error.message : refused
  if (state) return { state, why: `it ${stateInWords(state)}. ${refused ?? adviceOn(state)}` }
  return { state, why: known ?? 'the log has the cause.' }
}

/** A call while it runs starts a run afterwards, so that what was just registered is seen. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  return () => {
    running = running.catch(() => undefined).then(work)
    return running
  }
}
