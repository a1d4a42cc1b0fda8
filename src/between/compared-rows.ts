import { z } from 'zod'
import { OPERATION_STATUSES } from '../model/operation.ts'
import { count, decimalText, text, uuid } from '../model/wire-values.ts'

// What a channel database reports about its rows, for the comparison with headquarters.

/** Customer keys from `first` to `last`, both included; one key when they are the same. */
export type KeyInterval = z.infer<typeof keyInterval>
export const keyInterval = z.strictObject({ first: uuid, last: uuid })

/**
 * How many rows a range of customer keys has, and a hash over all of them. `range`: the first three hexadecimal digits
 * of the keys; ranges without rows are left out.
 */
export type RangeHash = z.infer<typeof rangeHash>
const rangeHash = z.object({ range: text, rows: count, hash: text })

/**
 * The rows of a channel database at one moment. `position`: how far 1010 had been applied then; null before the first.
 * `outcomes`: the customers with outcomes that 1010 has delivered.
 */
export type ChannelRanges = z.infer<typeof channelRanges>
export const channelRanges = z.object({
  position: decimalText.nullable(),
  customers: z.array(rangeHash),
  tombstones: z.array(rangeHash),
  outcomes: z.array(rangeHash),
})

/**
 * One customer's row. `unchanged`: false when it is not what headquarters sent, null when that is not known. `form`: a
 * hash of the names of the document's fields.
 */
export type ChannelRowHash = z.infer<typeof channelRowHash>
const channelRowHash = z.object({
  customerKey: uuid,
  dataAreaId: text,
  version: z.int(),
  hash: text,
  form: text,
  unchanged: z.boolean().nullable(),
})

/**
 * What a channel database knows of a customer's operations that were captured there. `settledThrough`: they are
 * completed up to this number. `reported`: the outcomes that 1010 has delivered, with a hash that also covers code and
 * message. `unsettled`: operations that headquarters has and that are still merged into the customer. `captured`: all
 * that are there. `pending`: headquarters does not have all of them yet.
 */
export type ChannelOutcomes = z.infer<typeof channelOutcomes>
const channelOutcomes = z.object({
  customerKey: uuid,
  settledThrough: count,
  reported: z.array(z.object({ operationId: uuid, status: z.enum(OPERATION_STATUSES), hash: text })),
  unsettled: z.array(uuid),
  captured: z.array(uuid),
  pending: z.boolean(),
})

/** The single rows of a range. `clean`: nothing of the erased customer is left beside its tombstone. */
export type ChannelRows = z.infer<typeof channelRows>
export const channelRows = z.object({
  position: decimalText.nullable(),
  customers: z.array(channelRowHash),
  tombstones: z.array(z.object({ customerKey: uuid, clean: z.boolean() })),
  outcomes: z.array(channelOutcomes),
})
