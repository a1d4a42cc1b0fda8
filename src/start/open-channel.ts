import type { HeadquartersSide } from '../between/headquarters-side.ts'
import type { ChannelDatabase } from '../between/sides.ts'
import { identify } from '../channel/exchange/channel-identity.ts'
import { fillFormerRows } from '../channel/fill-former-rows.ts'
import { startSequencer } from '../channel/log/sequence.ts'
import type { Config } from '../config/config.ts'
import type { Log } from '../config/log.ts'
import { logFault } from '../config/log-fault.ts'
import { fillInBackground } from '../db/fill-in-background.ts'
import { migrate } from '../db/migrate.ts'
import { askWhetherRestored } from './ask-whether-restored.ts'
import { type DatabaseServers, openPool } from './database-servers.ts'
import { directSettingOf, warnOfPooler } from './warn-of-pooler.ts'

/** A channel database, open; `close` ends its sequencer and its pool. */
export type OpenChannel = { readonly channel: ChannelDatabase; close(): Promise<void> }

/**
 * Opens a channel database of this process: migrates it, checks that it is this one, and starts its sequencer.
 * `identified` is called before headquarters is asked for anything.
 */
export async function openChannel(
  { config, servers, log }: { config: Config; servers: DatabaseServers; log: Log },
  { id, connection }: { id: string; connection: string },
  headquarters: HeadquartersSide,
  identified: (channel: ChannelDatabase) => void = () => {},
): Promise<OpenChannel> {
  const url = await servers.channelUrl(connection)
  await migrate(await servers.channelMigrationUrl(connection), 'channel')
  const directUrl = await servers.channelDirectUrl(connection)
  await warnOfPooler(log, { url: directUrl, whose: id, setting: connection, direct: directSettingOf(connection) })
  const channel: ChannelDatabase = { id, url: directUrl, db: openPool('channel', url, id, config), headquarters }
  await identify(channel.db, id).catch(async (error: unknown) => {
    await channel.db.close()
    throw error
  })
  identified(channel)
  await askWhetherRestored(channel, log)
  const stopSequencer = startSequencer(channel, {
    onFault: (error) => logFault(log, error, `sequencer of ${id}`, { level: 'warn' }),
  })
  const stopFilling = fillInBackground(fillFormerRows(channel.db), (error) =>
    logFault(log, error, `filling what rows of a former version lack in ${id}`, { level: 'warn' }),
  )
  return {
    channel,
    async close() {
      await stopSequencer()
      await stopFilling()
      await channel.db.close()
    },
  }
}
