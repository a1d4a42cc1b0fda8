// Why a channel database may not take part in the exchange now. It stores the sentence as the reason of its last upload
// attempt.

/** Headquarters has paused data synchronization for it. */
export const pausedReason = (channelDatabaseId: string): string =>
  `Data synchronization is paused for ${channelDatabaseId}.`

/** It is an older copy of itself, and not yet accepted. */
export const restoredReason = (channelDatabaseId: string): string =>
  `${channelDatabaseId} was restored from an older copy. Uploads and downloads have stopped, captures go on; ` +
  'an administrator accepts it with acceptChannelDatabase.'
