import { z } from 'zod'
import { FEATURE_JOBS } from '../model/configuration.ts'
import { channelOperationView } from '../model/operation-view.ts'
import { realtimeReason } from '../model/realtime-reason.ts'
import { byName, count, decimalText, text, textOrNull, timeText, uuid } from '../model/wire-values.ts'
import { headquartersMark, knownLog } from './headquarters-side.ts'
import { whereabouts } from './whereabouts.ts'

// What a channel database reports about itself.

/** A channel of a database, with the data that only this side has. */
export type ChannelState = z.infer<typeof channelState>
const channelState = z.object({
  channelId: text,
  offline: z.boolean(),
  realtimeServiceAvailable: z.boolean(),
  /**
   * Whether the channel creates customers asynchronously, as captures see it at this moment; null while it has no
   * configuration.
   */
  createsAsynchronously: z.boolean().nullable(),
  pendingUploads: count,
  oldestPendingUploadAt: timeText.nullable(),
})

/**
 * A register (device) of a channel as it reported itself last. Times by the clock of the channel database;
 * `waitingCaptures`: captures that it has kept and not sent, `oldestWaitingAt`: when the oldest of them was kept.
 * `online`: it has reported within five minutes. `paused`: it sends nothing until it is resumed;
 * `resumedAt`: when it was last.
 */
export type RegisterState = z.infer<typeof registerState>
const registerState = z.object({
  channelId: text,
  registerId: text,
  version: text,
  waitingCaptures: count,
  oldestWaitingAt: timeText.nullable(),
  firstSeenAt: timeText,
  lastSeenAt: timeText,
  online: z.boolean(),
  resumedAt: timeText.nullable(),
  paused: z.object({ at: timeText, by: text, reason: text }).nullable(),
})

const lastUploadAttempt = z.object({ at: timeText, succeededAt: timeText.nullable(), reason: textOrNull }).nullable()

/**
 * Whose tokens the store of the channel database accepts: how many keys, and how old they are. `appliedAt`: when 1110
 * brought them.
 */
const tokenTrustState = z.object({
  appliedAt: timeText,
  headquartersKeys: count,
  storeKeys: count,
  identityProviders: count,
  revokedTokens: count,
})

/**
 * The machine of a store, as one of its processes sees it. `now`: by the machine's clock; `disk`: that of the data
 * folder, null where it cannot be examined, in bytes.
 */
export type StoreMachine = z.infer<typeof storeMachine>
const storeMachine = z.object({
  version: text,
  now: timeText,
  disk: z.object({ free: decimalText, total: decimalText }).nullable(),
})

export type ChannelDatabaseState = z.infer<typeof channelDatabaseState>
export const channelDatabaseState = z.object({
  sourceId: uuid,
  channels: z.array(channelState),
  appliedJobs: z.array(z.object({ jobId: text, position: decimalText, appliedAt: timeText })),
  /** The download jobs that its program applies; absent from versions before 0.6.0, which do not know 1050. */
  knownJobs: z.array(text).optional(),
  cache: z.object({ generation: decimalText, loadedAt: timeText, expiresAt: timeText }).nullable(),
  /** Feature key → enabled, as last applied (`applied`) and as captures see it now (`cached`: effective). */
  features: z.array(z.object({ key: text, applied: z.boolean(), cached: z.boolean() })),
  lastUploadAttempt,
  rewound: z.boolean(),
  /** Null before a store has joined; absent from a version that does not know stores. */
  tokenTrust: tokenTrustState.nullish(),
  /** Of a store with a machine of its own; absent from a version that does not tell it. */
  machine: storeMachine.nullish(),
  /** Absent from a version that does not know registers. */
  registers: z.array(registerState).nullish(),
})

/**
 * A customer that headquarters has sent to a channel database at any time. `createdBy`: the operation that created it,
 * when that was captured there.
 */
export type KnownCustomer = z.infer<typeof knownCustomer>
export const knownCustomer = z.object({
  customerKey: uuid,
  dataAreaId: text,
  account: text,
  version: count,
  createdBy: uuid.nullable(),
})

/**
 * A captured operation that has been uploaded. `operationNumber`: as captured there; `position`: that of its capture in
 * the channel database's log, 0 when the log does not reach back; `settled`: the downloaded customer contains its
 * result.
 */
export type SentOperation = z.infer<typeof sentOperation>
export const sentOperation = z.object({
  operationId: uuid,
  customerKey: uuid,
  operationNumber: count,
  position: decimalText,
  settled: z.boolean(),
})

/**
 * What a channel database has captured and not uploaded: how many operations, when the oldest was captured (null: not
 * known), and up to 100 of them, the newest first.
 */
export type NotUploaded = z.infer<typeof notUploaded>
export const notUploaded = z.object({
  operations: count,
  oldestAt: timeText.nullable(),
  newest: z.array(z.object({ operationId: uuid, channelId: text, position: decimalText, capturedAt: timeText })),
})

/**
 * The answer of a channel database at the beginning of a contact. `seen`: the newest mark of headquarters that it has
 * seen. `missing`: what it lacks of what headquarters knows, in a sentence; null when it lacks nothing. `forgotten`:
 * it lacks the last request with an idempotency key. `notUploaded`: null when it is as headquarters knows it.
 * `uploadDue`: operations are pending, or the last upload failed. `applied`: how far each download job has been
 * applied. `redirectsThrough`: as that of `appliedJob`.
 */
export type ContactAnswer = z.infer<typeof contactAnswer>
export const contactAnswer = z.object({
  whereabouts,
  seen: headquartersMark.nullable(),
  missing: textOrNull,
  forgotten: z.boolean(),
  log: knownLog,
  notUploaded: notUploaded.nullable(),
  uploadDue: z.boolean(),
  applied: byName(decimalText),
  redirectsThrough: decimalText.nullish(),
})

/** A customer with a tombstone. `dataAreaId`: null when no operation of the customer was captured there. */
export type ErasedCustomer = z.infer<typeof erasedCustomer>
export const erasedCustomer = z.object({ customerKey: uuid, dataAreaId: textOrNull })

/** A captured operation. `place`: OUTBOX without a position yet, PENDING to be uploaded, SENT to headquarters. */
export type OperationState = z.infer<typeof operationState>
const operationState = z.object({
  ...channelOperationView.pick({
    operationId: true,
    operationNumber: true,
    channelId: true,
    dataAreaId: true,
    kind: true,
    capturedAt: true,
    capturedBy: true,
  }).shape,
  place: z.enum(['OUTBOX', 'PENDING', 'SENT']),
})

/**
 * What a channel database knows of a customer. `account`: as downloaded; null before that. `operations`: the newest
 * ones captured there, in their order.
 */
export type CustomerStatus = z.infer<typeof customerStatus>
const customerStatus = z.object({
  customerKey: uuid,
  dataAreaId: textOrNull,
  account: textOrNull,
  addressBooks: z.array(text).nullable(),
  settledThrough: count.nullable(),
  erased: z.boolean(),
  operations: z.array(operationState),
})

/**
 * What a channel database reports for a diagnosis. `now` is by its own clock. Channels that are not in `switches` are
 * online, and the Real-time Service is available to them.
 */
export type ChannelCustomerState = z.infer<typeof channelCustomerState>
export const channelCustomerState = z.object({
  lastUploadAttempt,
  rewound: z.boolean(),
  now: timeText,
  configured: z.boolean(),
  /** When the oldest operation that has no position yet was captured. */
  oldestUnsequencedAt: timeText.nullable(),
  switches: z.array(z.object({ channelId: text, offline: z.boolean(), realtimeServiceAvailable: z.boolean() })),
  /** Of the channels in scope; absent from a version that does not know registers. */
  registers: z.array(registerState).nullish(),
  customers: z.array(customerStatus),
})

/** The captures and real-time calls of a channel, from counters. */
export type ChannelCounts = z.infer<typeof channelCounts>
export const channelCounts = z.object({
  channelId: text,
  /** Operations that are captured and not uploaded. */
  pending: z.int(),
  oldestPendingAt: timeText.nullable(),
  /** All operations that were ever captured. */
  captured: z.int(),
  /**
   * In the last 24 hours, in whole hours: captures, real-time calls, those of the calls that were avoidable, and those
   * that ended in a capture.
   */
  lastDay: z.object({ captured: z.int(), calls: z.int(), avoidable: z.int(), fellBack: z.int() }),
})

/** Real-time Service calls of a channel with the same cause. Times are RFC 3339. */
export type RealtimeCallCount = z.infer<typeof realtimeCallCount>
export const realtimeCallCount = z.object({
  channelId: text,
  reason: realtimeReason,
  blockingFeature: textOrNull,
  missingJobs: z.array(z.enum(FEATURE_JOBS)),
  calls: count,
  newestAt: timeText,
  methods: z.array(text),
})
