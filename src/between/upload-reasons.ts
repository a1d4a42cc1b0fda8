// Why a channel database may not exchange data now. The database stores the sentence as the reason of its last upload
// attempt.

/** Headquarters has paused data synchronization for it. */
export const pausedReason = (channelDatabaseId: string): string =>
  `Data synchronization is paused for ${channelDatabaseId}.`

/** It was restored from a backup, and is not yet accepted. */
export const restoredReason = (channelDatabaseId: string): string =>
  `${channelDatabaseId} was restored from an older copy. Uploads and downloads have stopped, captures go on; ` +
  'an administrator accepts it with acceptChannelDatabase.'
