import { customerLoader } from '../channel/loaders.ts'
import {
  batchJobLoader,
  batchRunLoader,
  cdxJobLoader,
  downloadSessionLoader,
  newestSessionsLoader,
  schedulesLoader,
  uploadSessionLoader,
} from '../exchange/loaders.ts'
import { featureChannelsLoader, featureLoader } from '../features/loaders.ts'
import { operationAttemptsLoader, operationLoader, operationRowsLoader } from '../operations/loaders.ts'
import { channelDatabaseLoader, channelDatabaseStateLoader, channelLoader } from '../organization/loaders.ts'
import type { Sides } from '../sides/sides.ts'

/** Batches and remembers reads within one request or event; never longer, since rights and rows change between events. */
export type Loaders = ReturnType<typeof makeLoaders>

/** The loaders of one request. */
export function makeLoaders(sides: Sides) {
  return {
    customer: customerLoader(sides),
    channel: channelLoader(sides),
    channelDatabase: channelDatabaseLoader(sides),
    channelDatabaseState: channelDatabaseStateLoader(sides),
    feature: featureLoader(sides),
    featureChannels: featureChannelsLoader(sides),
    operation: operationLoader(sides),
    operationAttempts: operationAttemptsLoader(sides),
    operationRows: operationRowsLoader(sides),
    batchJob: batchJobLoader(sides),
    batchRun: batchRunLoader(sides),
    cdxJob: cdxJobLoader(sides),
    downloadSession: downloadSessionLoader(sides),
    uploadSession: uploadSessionLoader(sides),
    newestSessions: newestSessionsLoader(sides),
    schedules: schedulesLoader(sides),
  }
}
