import type { LogEvent } from '../model/event.ts'
import type { GapReason } from './followed-log.ts'

/** What a subscriber is told, each with the cursor to go on from. `sources`: the logs that are followed. */
export type Followed = { readonly cursor: string } & (
  | { readonly type: 'EVENT'; readonly event: LogEvent }
  | { readonly type: 'SNAPSHOT'; readonly at: string; readonly sources: readonly string[] }
  | { readonly type: 'READY'; readonly sources: readonly string[] }
  | { readonly type: 'GAP'; readonly reason: GapReason; readonly from: string; readonly to: string }
  | { readonly type: 'SOURCE_LOST'; readonly source: string }
  | { readonly type: 'SOURCE_BACK'; readonly source: string }
)

/** What is told in one go, in order. */
export type Told = readonly Followed[]

/** Tells in portions; says at its end what `R` is. */
export type Telling<R = void> = AsyncGenerator<Told, R, void>
