import type { Actor } from '../../access/actor.ts'
import type { Sides } from '../../between/sides.ts'
import { customerLineLoader, customerLoader } from './channel.ts'
import { consentsLoader } from './consents.ts'
import {
  batchJobLoader,
  batchRunLoader,
  cdxJobLoader,
  downloadSessionLoader,
  newestSessionsLoader,
  schedulesLoader,
  uploadSessionLoader,
} from './exchange.ts'
import { featureChannelsLoader, featureLoader } from './features.ts'
import { mergesLoader, redirectLoader } from './merges.ts'
import { operationAttemptsLoader, operationLoader, operationRowsLoader } from './operations.ts'
import { channelDatabaseLoader, channelDatabaseStateLoader, channelLoader } from './organization.ts'
import { customerRevealLoader } from './privacy.ts'
import { reconciliationLoader } from './reconcile.ts'
import { joinCodesLoader, storeKeysLoader, storeLoader } from './stores.ts'

/** Batches and caches reads within one request or event; never longer, since rights and rows change between events. */
export type Loaders = ReturnType<typeof makeLoaders>

/** The loaders of one request. They read only within the actor's channels, wherever in a query they are used. */
export function makeLoaders(sides: Sides, actor: Pick<Actor, 'id' | 'channels'>) {
  const { channels } = actor
  return {
    customer: customerLoader(sides, channels),
    customerLine: customerLineLoader(sides, channels),
    consents: consentsLoader(sides, channels),
    merges: mergesLoader(sides),
    redirect: redirectLoader(sides),
    customerReveal: customerRevealLoader(sides, actor),
    channel: channelLoader(sides),
    channelDatabase: channelDatabaseLoader(sides, channels),
    channelDatabaseState: channelDatabaseStateLoader(sides),
    feature: featureLoader(sides),
    featureChannels: featureChannelsLoader(sides),
    operation: operationLoader(sides, channels),
    operationAttempts: operationAttemptsLoader(sides),
    operationRows: operationRowsLoader(sides),
    batchJob: batchJobLoader(sides),
    batchRun: batchRunLoader(sides, channels),
    cdxJob: cdxJobLoader(sides),
    downloadSession: downloadSessionLoader(sides, channels),
    uploadSession: uploadSessionLoader(sides, channels),
    newestSessions: newestSessionsLoader(sides, channels),
    reconciliation: reconciliationLoader(sides),
    joinCodes: joinCodesLoader(sides),
    storeKeys: storeKeysLoader(sides),
    store: storeLoader(sides),
    schedules: schedulesLoader(sides),
  }
}
