// @module-tag long
import { afterAQuietTime } from './statistics.ts'

afterAQuietTime(20_000, 30_000)
