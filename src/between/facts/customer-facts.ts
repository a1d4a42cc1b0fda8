import { z } from 'zod'
import { ERROR_CLASSES, OPERATION_KINDS, OPERATION_STATUSES } from '../../model/operation.ts'
import { ROW_ERROR_CODES } from '../../model/row-error-codes.ts'
import { count, decimalText, text, textOrNull, timeText, uuid } from '../../model/wire-values.ts'

/** An operation of a customer as headquarters has it, or (CAPTURED) as its channel database does. Times RFC 3339. */
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
  /** False: captured, and without a place in the channel's log. */
  sequenced: z.boolean(),
  revision: count,
  capturedAt: timeText,
  receivedAt: timeText.nullable(),
  completedAt: timeText.nullable(),
  distributedAt: timeText.nullable(),
  /** The operation that it waits for is of a channel out of scope. */
  waitsElsewhere: z.boolean(),
  nextAttemptAt: timeText.nullable(),
  error: z
    .object({ class: z.enum(ERROR_CLASSES), code: z.enum(ROW_ERROR_CODES), field: textOrNull, message: text })
    .nullable(),
  /** Attributes in conflict that are not decided yet, by the names that `resolveConflict` takes. */
  undecided: z.array(text),
  /** A correction or choice was saved after the last try. */
  corrected: z.boolean(),
  dismissReason: textOrNull,
  uploadSessionId: uuid.nullable(),
  /** The run that its last chunk was of; `chunkExpired`: the chunk's lease has expired, so its process has ended. */
  runId: uuid.nullable(),
  chunkExpired: z.boolean(),
  /**
   * Headquarters' log position of its synchronization; null when it is not synchronized, or the log is not kept so long.
   */
  syncedPosition: decimalText.nullable(),
})

/** What headquarters knows of a customer; nothing of one that the channels in scope do not know. */
export type CustomerAtHeadquarters = z.infer<typeof customerAtHeadquarters>
export const customerAtHeadquarters = z.object({
  /** The customer's row is there. */
  exists: z.boolean(),
  dataAreaId: textOrNull,
  account: textOrNull,
  addressBooks: z.array(text),
  erasure: z.object({ at: timeText }).nullable(),
  /** What a comparison of both sides has reported for a person. */
  differences: z.array(z.object({ id: text, kind: text, message: text })),
  /** Asynchronous ones of the channels in scope, in order of arrival; the newest hundred. */
  operations: z.array(operationFacts),
})

/**
 * What names the sessions of an operation: its upload, and when 1010 brought its result back to its channel database.
 */
export type CarriedOperation = z.infer<typeof carriedOperation>
export const carriedOperation = z.object({
  ...operationFacts.pick({ uploadSessionId: true, distributedAt: true, channelDatabaseId: true }).shape,
})

/**
 * The runs of an operation's upload and download, and its download session; null where there is none, or it is no longer
 * kept.
 */
export type CarriedBy = z.infer<typeof carriedBy>
export const carriedBy = z.object({
  uploadRunId: uuid.nullable(),
  downloadId: uuid.nullable(),
  downloadRunId: uuid.nullable(),
})
