import { z } from 'zod'
import { ERROR_CLASSES, OPERATION_KINDS, OPERATION_STATUSES } from '../../model/operation.ts'
import { ROW_ERROR_CODES } from '../../model/row-error-codes.ts'
import { count, decimalText, text, textOrNull, timeText, uuid } from '../../model/wire-values.ts'

/**
 * An operation of a customer as headquarters has it; a CAPTURED one as its channel database has it. Times are RFC 3339.
 */
export type OperationFacts = z.infer<typeof operationFacts>
const operationFacts = z.object({
  operationId: uuid,
  operationNumber: count,
  /** Lower than `operationNumber` where the channel database was accepted as a new source. */
  numberOffset: z.int(),
  dataAreaId: text,
  channelId: text,
  channelDatabaseId: text,
  kind: z.enum(OPERATION_KINDS),
  status: z.enum(OPERATION_STATUSES),
  /** False: captured, but without a position in the channel's log. */
  sequenced: z.boolean(),
  revision: count,
  capturedAt: timeText,
  receivedAt: timeText.nullable(),
  completedAt: timeText.nullable(),
  distributedAt: timeText.nullable(),
  /** The operation that it waits for belongs to a channel out of scope. */
  waitsElsewhere: z.boolean(),
  nextAttemptAt: timeText.nullable(),
  error: z
    .object({ class: z.enum(ERROR_CLASSES), code: z.enum(ROW_ERROR_CODES), field: textOrNull, message: text })
    .nullable(),
  /** Attributes in conflict that are not decided yet, by the names that `resolveConflict` takes. */
  undecided: z.array(text),
  /** A correction or choice was saved after the last attempt. */
  corrected: z.boolean(),
  dismissReason: textOrNull,
  uploadSessionId: uuid.nullable(),
  /** The run of its last chunk. `chunkExpired`: the lease of the chunk has expired, so its process has ended. */
  runId: uuid.nullable(),
  chunkExpired: z.boolean(),
  /**
   * The position of its synchronization in headquarters' log; null when it is not synchronized, or the log no longer
   * has the event.
   */
  syncedPosition: decimalText.nullable(),
})

/** What headquarters knows of a customer; nothing when the channels in scope do not know the customer. */
export type CustomerAtHeadquarters = z.infer<typeof customerAtHeadquarters>
export const customerAtHeadquarters = z.object({
  /** The customer's row exists. */
  exists: z.boolean(),
  dataAreaId: textOrNull,
  account: textOrNull,
  addressBooks: z.array(text),
  erasure: z.object({ at: timeText }).nullable(),
  /** The differences that need a person. */
  differences: z.array(z.object({ id: text, kind: text, message: text, channelDatabaseId: textOrNull })),
  /** The newest hundred asynchronous operations of the channels in scope, in order of arrival. */
  operations: z.array(operationFacts),
})

/** Identifies the sessions that carried an operation: its upload, and the download that brought the result back. */
export type CarriedOperation = z.infer<typeof carriedOperation>
export const carriedOperation = z.object({
  ...operationFacts.pick({ uploadSessionId: true, distributedAt: true, channelDatabaseId: true }).shape,
})

/**
 * The runs of an operation's upload and download, and its download session; null when there is none, or none is left.
 */
export type CarriedBy = z.infer<typeof carriedBy>
export const carriedBy = z.object({
  uploadRunId: uuid.nullable(),
  downloadId: uuid.nullable(),
  downloadRunId: uuid.nullable(),
})
