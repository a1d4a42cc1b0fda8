import { afterABurst, afterAQuietTime } from './statistics.ts'

// 20,000 open are in statistics.long.test.ts: that takes minutes.
afterAQuietTime(10, 3_000, ['long'])
afterAQuietTime(1_000, 3_000)
afterABurst(10, 2_000, ['long'])
