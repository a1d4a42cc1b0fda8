import type { ChannelSide, HeadquartersServer } from '../between/sides.ts'
import { onLogWake } from '../log/on-log-wake.ts'
import { logEnds, readLog } from '../log/read-log.ts'
import type { LogFilter, LogPage } from '../model/event.ts'

/** Headquarters' name among the sources of events; the others are named by their channel database. */
export const HEADQUARTERS = 'headquarters'

/** A log that can be followed, whichever side has it. */
export type LogSource = {
  readonly name: string
  /** Reads on after a position (exclusive), filtered at the source. */
  read(after: string, limit: number): Promise<LogPage>
  /** The last position there is. */
  head(): Promise<string>
  /** Calls back whenever reading may give something new, also after each reconnect. */
  onWake(wakeUp: () => void): Promise<() => Promise<void>>
}

/** Headquarters' log as a source. */
export function headquartersSource({ db, url }: HeadquartersServer, filter: LogFilter): LogSource {
  return {
    name: HEADQUARTERS,
    read: (after, limit) => readLog(db, after, limit, filter),
    head: async () => (await logEnds(db)).head,
    onWake: async (wakeUp) => onLogWake(url, wakeUp),
  }
}

/** A channel database's log as a source. */
export function channelSource(side: ChannelSide, filter: LogFilter): LogSource {
  return {
    name: side.id,
    read: (after, limit) => side.readLog(after, limit, filter),
    head: async () => (await side.logEnds()).head,
    onWake: (wakeUp) => side.onWake(wakeUp),
  }
}
