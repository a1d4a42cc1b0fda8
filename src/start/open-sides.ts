import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describeFault } from '../api/shared/errors.ts'
import type { ChannelSide } from '../between/channel-side.ts'
import type { ChannelDatabase, HeadquartersDatabase, Sides } from '../between/sides.ts'
import { directChannelSide } from '../channel/direct-channel-side.ts'
import { startSequencer } from '../channel/log/sequence.ts'
import type { Config } from '../config/config.ts'
import type { Log } from '../config/log.ts'
import { execute } from '../db/client.ts'
import { migrate } from '../db/migrate.ts'
import { directHeadquartersFacts } from '../headquarters/direct-headquarters-facts.ts'
import { directHeadquartersLog } from '../headquarters/direct-headquarters-log.ts'
import { directHeadquartersSide } from '../headquarters/direct-headquarters-side.ts'
import { type DatabaseServers, openPool } from './database-servers.ts'
import { type RegisteredDatabase, registeredDatabases } from './registered-databases.ts'

const REFRESHED_EVERY_MS = 5_000

/** The sides, open; `close` ends sequencers and pools. */
export type OpenSides = { sides: Sides; close(): Promise<void> }

/**
 * Opens headquarters and every registered channel database. A channel database that cannot be opened is tried again every five seconds and does
 * not keep the others; new ones are opened when they are registered. `wrap` puts the simulator's faults around a side.
 */
export async function openSides(
  config: Config,
  servers: DatabaseServers,
  server: HeadquartersDatabase,
  log: Log,
  wrap: (side: ChannelSide) => ChannelSide = (side) => side,
): Promise<OpenSides> {
  const channels = new Map<string, ChannelDatabase>()
  const channelSides = new Map<string, ChannelSide>()
  const ownSides = new Map<string, ChannelSide>()
  const hq: HeadquartersDatabase = { ...server, channelSides }
  const headquartersSide = directHeadquartersSide(hq)
  const databaseByChannel = new Map<string, string>()
  const closes: (() => Promise<void>)[] = []

  async function open({ id, connection }: RegisteredDatabase): Promise<void> {
    const url = await servers.channelUrl(connection)
    await migrate(await servers.channelMigrationUrl(connection), 'channel')
    const channel: ChannelDatabase = { id, url, db: openPool(url, id), headquarters: headquartersSide }
    await claimIdentity(channel)
    const stopSequencer = startSequencer(channel, {
      onFault: (error) => log.warn(describeFault(error), `sequencer of ${id}`),
    })
    closes.push(() => channel.db.close(), stopSequencer)
    channels.set(id, channel)
    const side = directChannelSide(channel)
    ownSides.set(id, side)
    channelSides.set(id, wrap(side))
  }

  async function refresh(): Promise<void> {
    const registered = await registeredDatabases(hq.db, join(config.dataFolder, 'channel-databases.json'))
    for (const database of registered)
      for (const channel of database.channels) databaseByChannel.set(channel, database.id)
    await Promise.all(
      registered
        .filter(({ id }) => !channels.has(id))
        .map((database) =>
          open(database).catch((error) =>
            log.error(describeFault(error), `channel database ${database.id} cannot be opened`),
          ),
        ),
    )
  }

  const refreshing = oneAtATime(refresh)
  await refreshing()
  const timer = setInterval(
    () => refreshing().catch((error) => log.warn(describeFault(error), 'channel databases')),
    REFRESHED_EVERY_MS,
  )
  return {
    sides: {
      headquarters: hq,
      headquartersSide,
      facts: directHeadquartersFacts(hq),
      headquartersLog: directHeadquartersLog(hq),
      channels,
      channelSides,
      ownSides,
      databaseOfChannel: (channelId) => databaseByChannel.get(channelId) ?? null,
      refresh: refreshing,
    },
    async close() {
      clearInterval(timer)
      for (const close of closes.reverse()) await close()
    },
  }
}

/** A database says which channel database it is from its first use on; one that says another name is not opened, so that two are never mixed up. */
async function claimIdentity({ db, id }: ChannelDatabase): Promise<void> {
  const [identity] = await execute<{ id: string }>(
    db,
    sql`/* start.claimIdentity */
    with claimed as (
      insert into database_identity (channel_database_id)
      select ${id}
      where not exists (select from database_identity)
      returning channel_database_id
    )
    select channel_database_id as id from claimed
    union all
    select channel_database_id from database_identity`,
  )
  if (identity?.id !== id)
    throw new Error(`This database belongs to the channel database ${identity?.id}, not to ${id}.`)
}

/** Whoever asks while it runs gets a run that begins afterwards, so that what was just registered is seen. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  return () => {
    running = running.catch(() => undefined).then(work)
    return running
  }
}
