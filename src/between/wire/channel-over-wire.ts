import { z } from 'zod'
import type { Actor } from '../../access/actor.ts'
import { uploadPackage } from '../../model/package.ts'
import { checkedOnArrival, refusingWrongArguments } from '../call.ts'
import { channelCalls } from '../channel-calls.ts'
import type { ChannelSide } from '../channel-side.ts'
import { ChannelDatabaseUnavailable } from '../headquarters-of.ts'
import { asking, type Send } from './asking.ts'

/** A package that a store offers is checked where headquarters receives it, which refuses it with PackageRefused. */
const calls = {
  ...channelCalls,
  offerUpload: {
    ...channelCalls.offerUpload,
    answer: z.union([z.object({ rewound: z.string() }), checkedOnArrival(uploadPackage)]),
  },
}

export type ChannelWireParts = {
  readonly send: Send
  readonly sign: (actor: Actor) => Promise<string>
  /** Calls back whenever the log may have grown, and whenever the connection was lost or made. */
  readonly onWake: (wake: () => void) => () => void
}

/** A store's side for headquarters: each call goes over a connection of the store. */
export function channelOverWire(id: string, { send, sign, onWake }: ChannelWireParts): ChannelSide {
  const ask = asking(calls, {
    to: id,
    send,
    sign,
    unreachable: (cause) => new ChannelDatabaseUnavailable('UNREACHABLE', { cause }),
  })
  const side: ChannelSide = {
    id,
    offerUpload: (limit, known, customerKey, after) => ask('offerUpload', [limit, known, customerKey, after]),
    acknowledgeUpload: (operationIds, mark) => ask('acknowledgeUpload', [operationIds, mark]),
    seenHeadquarters: () => ask('seenHeadquarters', []),
    contact: (other, known, list) => ask('contact', [other, known, list]),
    recordUploadAttempt: (reason, rewound) => ask('recordUploadAttempt', [reason, rewound]),
    appliedJob: (jobId) => ask('appliedJob', [jobId]),
    applyDownload: (header, parts, mark) => ask('applyDownload', [header, parts, mark]),
    recollect: (always) => ask('recollect', [always]),
    acceptAsNewSource: () => ask('acceptAsNewSource', []),
    usedKeys: (after, limit) => ask('usedKeys', [after, limit]),
    knownCustomers: (after, limit) => ask('knownCustomers', [after, limit]),
    sentOperations: (after, limit) => ask('sentOperations', [after, limit]),
    erasedCustomers: (after, limit) => ask('erasedCustomers', [after, limit]),
    loyaltyCards: (after, limit) => ask('loyaltyCards', [after, limit]),
    offerAgain: (operationIds) => ask('offerAgain', [operationIds]),
    acceptHeadquarters: (mark) => ask('acceptHeadquarters', [mark]),
    state: () => ask('state', []),
    customerState: (sought, channels) => ask('customerState', [sought, channels]),
    counts: (channels) => ask('counts', [channels]),
    realtimeCalls: (query) => ask('realtimeCalls', [query]),
    realtimeCallCounts: (channels, since, avoidable) => ask('realtimeCallCounts', [channels, since, avoidable]),
    pendingOperations: (query) => ask('pendingOperations', [query]),
    stagingRows: (query) => ask('stagingRows', [query]),
    customers: (customerKeys) => ask('customers', [customerKeys]),
    customersOf: (channelId, customerKeys) => ask('customersOf', [channelId, customerKeys]),
    countsAndHashes: (interval, dataAreaId) => ask('countsAndHashes', [interval, dataAreaId]),
    hashesOf: (intervals, dataAreaId) => ask('hashesOf', [intervals, dataAreaId]),
    flushCache: (actor) => ask('flushCache', [actor]),
    freezeCache: (frozen) => ask('freezeCache', [frozen]),
    setOffline: (actor, channelId, offline) => ask('setOffline', [actor, channelId, offline]),
    setRealtimeServiceAvailable: (actor, channelId, available) =>
      ask('setRealtimeServiceAvailable', [actor, channelId, available]),
    setRegisterPaused: (actor, channelId, registerId, reason) =>
      ask('setRegisterPaused', [actor, channelId, registerId, reason]),
    removeRegister: (actor, channelId, registerId) => ask('removeRegister', [actor, channelId, registerId]),
    removeExpired: (kind, before, kept) => ask('removeExpired', [kind, before, kept]),
    audit: (query) => ask('audit', [query]),
    recordAudit: (actor, entry) => ask('recordAudit', [actor, entry]),
    databaseState: () =>
      ask('databaseState', []).catch((error: unknown) => {
        if (error instanceof ChannelDatabaseUnavailable) return error.state
        throw error
      }),
    readLog: (after, limit, filter) => ask('readLog', [after, limit, filter]),
    logEnds: () => ask('logEnds', []),
    onWake: async (wake) => {
      const stop = onWake(wake)
      return async () => stop()
    },
  }
  return refusingWrongArguments(side, channelCalls)
}
