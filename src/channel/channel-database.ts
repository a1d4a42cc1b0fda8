import { ChannelDatabaseUnavailable, onChannelDatabase } from '../between/headquarters-of.ts'
import type { ChannelDatabase, Sides } from '../between/sides.ts'
import type { Refused } from '../model/customer-outcome.ts'
import { currentCache } from './cache/cache.ts'
import { type ChannelSetting, notConfigured, settingOf } from './cache/setting.ts'

/** The channel's database, or the refusal when the channel is unknown. Throws when another process serves it. */
export function channelDatabase(sides: Sides, channelId: string): ChannelDatabase | Refused {
  const id = sides.databaseOfChannel(channelId)
  // A database knows from its own configuration which channels it serves.
  if (id === null) return notConfigured(['1110', '1070', '1010'])
  const database = sides.channels.get(id)
  if (!database) throw new ChannelDatabaseUnavailable('UNREACHABLE')
  return database
}

/** A channel to be read from: its database and its setting; null while it has no configuration. */
export async function openChannel(
  sides: Sides,
  channelId: string,
): Promise<{ database: ChannelDatabase; setting: ChannelSetting } | null> {
  const database = channelDatabase(sides, channelId)
  if ('code' in database) return null
  const setting = settingOf(await onChannelDatabase(() => currentCache(database)), channelId)
  return 'code' in setting ? null : { database, setting }
}
