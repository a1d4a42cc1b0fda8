/** Why a call goes to headquarters in real time (routing table, DOMAIN 2.2). */
export type RealtimeReason = 'SYNCHRONOUS_PROFILE' | 'FEATURE_OFF' | 'FEATURE_NOT_EFFECTIVE' | 'ALWAYS_SYNCHRONOUS'
