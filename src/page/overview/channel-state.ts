import type { OverviewChannelsQuery } from '../generated/documents.ts'

export type ChannelSeen = OverviewChannelsQuery['channels'][number]
export type EditingSeen = NonNullable<OverviewChannelsQuery['feature']>['channels'][number]

/** The states of a channel, worst first. */
export type ChannelState = 'Unreachable' | 'Rewound' | 'Offline' | 'Paused' | 'NoRealtime' | 'Online'

/** The tones of the states; only `good` needs no attention. */
export const STATE_TONES = {
  Unreachable: 'bad',
  Rewound: 'bad',
  Offline: 'bad',
  Paused: 'warn',
  NoRealtime: 'warn',
  Online: 'good',
} as const satisfies { readonly [state in ChannelState]: string }

const ORDER = Object.keys(STATE_TONES)

export function stateOf({ offline, realtimeServiceAvailable, database }: ChannelSeen): ChannelState {
  if (!database.reachable) return 'Unreachable'
  if (database.rewoundAt !== null) return 'Rewound'
  if (offline) return 'Offline'
  if (database.pauseDataSync) return 'Paused'
  return realtimeServiceAvailable === false ? 'NoRealtime' : 'Online'
}

/** The channels by state, worst first, then by name. */
export function worstFirst(channels: readonly ChannelSeen[]): ChannelSeen[] {
  return [...channels].sort(
    (a, b) => ORDER.indexOf(stateOf(a)) - ORDER.indexOf(stateOf(b)) || a.name.localeCompare(b.name),
  )
}

/** The time of the last download to the channel's database; null when there was none or it is unknown. */
export function lastDownloadAt({ database }: ChannelSeen): string | null {
  return (
    database.appliedJobs
      ?.map(({ appliedAt }) => appliedAt)
      .sort()
      .at(-1) ?? null
  )
}
