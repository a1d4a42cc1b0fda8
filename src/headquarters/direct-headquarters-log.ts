import { refusingWrongArguments } from '../between/call.ts'
import { type HeadquartersLog, headquartersLogCalls } from '../between/headquarters-log.ts'
import type { HeadquartersDatabase } from '../between/sides.ts'
import { onLogWake } from '../log/on-log-wake.ts'
import { logEnds, readLog } from '../log/read-log.ts'
import { readFeatures } from './features/feature-view.ts'
import { currentRuns } from './log/current-runs.ts'
import { currentSessions } from './log/current-sessions.ts'
import { latestRevisions } from './log/latest-revisions.ts'
import { statistics } from './log/statistics.ts'

/** Headquarters' log for callers in the same process. */
export function directHeadquartersLog({ db, url }: HeadquartersDatabase): HeadquartersLog {
  const log: HeadquartersLog = {
    readLog: (after, limit, filter) => readLog(db, after, limit, filter),
    logEnds: () => logEnds(db),
    onWake: async (wake) => onLogWake(url, wake),
    latestRevisions: (operationIds, upTo, filter) => latestRevisions(db, operationIds, upTo, filter),
    statistics: (channels) => statistics(db, channels),
    currentRuns: (of, channels) => currentRuns(db, of, channels),
    currentSessions: (of, channels) => currentSessions(db, of, channels),
    features: () => readFeatures(db),
  }
  return refusingWrongArguments(log, headquartersLogCalls)
}
