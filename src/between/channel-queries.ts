import { z } from 'zod'
import { ERROR_CLASSES, ROW_OPERATIONS, STAGING_TABLES } from '../model/operation.ts'
import { realtimeOutcome } from '../model/realtime-call.ts'
import { ROW_ERROR_CODES } from '../model/row-error-codes.ts'
import { count, decimalText, text, textOrNull, timeText, uuid } from '../model/wire-values.ts'

// Queries that a channel database answers page by page.

/** A staging row as readers see it, on either side. */
export type StagingRowView = z.infer<typeof stagingRowView>
export const stagingRowView = z.object({
  table: z.enum(STAGING_TABLES),
  operationId: uuid,
  customerKey: uuid,
  operationNumber: count.nullable(),
  operation: z.enum(ROW_OPERATIONS),
  originatingChannel: text,
  channelDatabaseId: text,
  replicationCounterFromOrigin: decimalText,
  onlineOperationCompleted: z.int(),
  dataAreaId: text,
  custAccount: textOrNull,
  custAccountAsync: textOrNull,
  createdAt: timeText,
  verdict: z.enum(['PENDING', 'APPLIED', 'REFUSED', 'NOT_APPLIED']),
  errorClass: z.enum(ERROR_CLASSES).nullable(),
  errorCode: z.enum(ROW_ERROR_CODES).nullable(),
  errorField: textOrNull,
  errorMessage: textOrNull,
  columns: z.array(z.object({ name: text, value: textOrNull })),
})

const some = z.array(text).optional()

export type StagingRowQuery = z.infer<typeof stagingRowQuery>
export const stagingRowQuery = z.strictObject({
  table: z.enum(STAGING_TABLES),
  /** Undefined: all channels. */
  channels: some,
  operationIds: some,
  custAccountAsync: text.optional(),
  onlineOperationCompleted: z.int().optional(),
  after: text.optional(),
  limit: z.int(),
})

export type ChannelOperationQuery = z.infer<typeof channelOperationQuery>
export const channelOperationQuery = z.strictObject({
  operationIds: some,
  channels: some,
  kinds: some,
  customerKey: text.optional(),
  capturedAfter: text.optional(),
  capturedBefore: text.optional(),
  search: text.optional(),
  /** True: ordered by customer key first; otherwise by captured time and id alone. */
  byCustomer: z.boolean().optional(),
  /** Keyset: strictly beyond this position in the direction of the query; with `customerKey` when ordered by it. */
  beyond: z.strictObject({ customerKey: text.optional(), capturedAt: text, operationId: text }).optional(),
  direction: z.enum(['asc', 'desc']),
  limit: z.int(),
})

/** A channel's calls. A null condition matches any call. `beyond`: strictly older than this position. */
export type RealtimeCallQuery = z.infer<typeof realtimeCallQuery>
export const realtimeCallQuery = z.strictObject({
  channelId: text,
  outcomes: z.array(realtimeOutcome).readonly().nullable(),
  avoidable: z.boolean().nullable(),
  beyond: z.strictObject({ startedAt: text, callId: text }).nullable(),
  limit: z.int(),
})
