import { z } from 'zod'

/** Why a call goes to headquarters in real time (docs/domain.md, Routing). */
export const REALTIME_REASONS = [
  'SYNCHRONOUS_PROFILE',
  'FEATURE_OFF',
  'FEATURE_NOT_EFFECTIVE',
  'ALWAYS_SYNCHRONOUS',
] as const
export type RealtimeReason = (typeof REALTIME_REASONS)[number]
export const realtimeReason = z.enum(REALTIME_REASONS)
