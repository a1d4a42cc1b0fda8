/** What a channel has captured and called, from counters. */
export type ChannelCounts = {
  channelId: string
  /** Captured and not uploaded. */
  pending: number
  oldestPendingAt: string | null
  /** All that has ever been captured. */
  captured: number
  /**
   * In the last 24 hours, to the hour: captures, real-time calls, those of them that were not needed, and that ended in
   * a capture.
   */
  lastDay: { captured: number; calls: number; avoidable: number; fellBack: number }
}
