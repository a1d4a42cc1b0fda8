/** Why a call goes to headquarters in real time (docs/domain.md, Routing). */
export type RealtimeReason = 'SYNCHRONOUS_PROFILE' | 'FEATURE_OFF' | 'FEATURE_NOT_EFFECTIVE' | 'ALWAYS_SYNCHRONOUS'
