import { z } from 'zod'
import { configurationRow, DOWNLOAD_JOBS } from './configuration.ts'
import { customerDocument } from './customer.ts'
import { loyaltyCard } from './loyalty-card.ts'
import { STAGING_TABLES, stagedAddressRow, stagedCustomerRow, stagedOperation, stagedRows } from './operation.ts'
import { count, decimalText, text, textOrNull, timeText, traceparent, uuid } from './wire-values.ts'

/** Empty fields may be left out of a row: there null and absent mean the same. */
const uploadedRows = z.strictObject({
  ...stagedRows.shape,
  customer: z.array(stagedCustomerRow.partial({ changedFields: true })),
  addresses: z.array(stagedAddressRow.partial({ changedFields: true })),
})

/**
 * A staged operation as its channel database has it: its position in the channel's log, CUSTACCOUNTASYNC of its rows,
 * and their REPLICATIONCOUNTERFROMORIGIN values, in the order of the rows. `repeats`: the operation with the same
 * request, which headquarters had received before the channel database was restored. `traceparent`: the span of its
 * capture, if that is recorded (docs/traces.md).
 */
export type UploadOperation = z.infer<typeof uploadOperation>
export const uploadOperation = z.strictObject({
  ...stagedOperation.shape,
  operationNumber: count,
  position: decimalText,
  custAccountAsync: textOrNull,
  repeats: uuid.nullish(),
  traceparent: traceparent.optional(),
  rows: uploadedRows,
  counters: z.record(z.enum(STAGING_TABLES), z.array(decimalText)),
})

/** The head of an upload: whose operations it brings. */
export const uploadHead = z.strictObject({
  channelDatabaseId: text,
  sourceId: uuid,
  outOfOrder: z.boolean().optional(),
})

/**
 * Operations to upload (P-0001), in the order of their log positions. `outOfOrder`: one customer's operations, ahead of
 * others that have been pending longer, so that their positions do not show what headquarters has.
 */
export type UploadPackage = z.infer<typeof uploadPackage>
export const uploadPackage = z.strictObject({ ...uploadHead.shape, operations: z.array(uploadOperation) })

/**
 * What headquarters reports of an operation that a channel captured and that did not simply succeed. SYNCED and
 * UPLOADED (restored by an operator) take back what was reported before.
 */
export type OperationOutcome = z.infer<typeof operationOutcome>
export const operationOutcome = z.strictObject({
  operationId: uuid,
  status: z.enum(['FAILED', 'WAITING_ON', 'SUPERSEDED', 'DISMISSED', 'SYNCED', 'UPLOADED']),
  errorCode: textOrNull,
  errorField: textOrNull,
  errorMessage: textOrNull,
})

/**
 * The last upload that headquarters has from a channel database. The database must have it too, else it was restored
 * from an older copy; `sourceId` is null until headquarters first heard of it.
 */
export type KnownUpload = z.infer<typeof knownUpload>
export const knownUpload = z.object({
  sourceId: uuid.nullable(),
  acknowledgedPosition: decimalText,
  acknowledgedOperationId: uuid.nullable(),
  /** Headquarters knows `imported` of an operation; absent from versions before 0.6.0, which refuse it. */
  knowsImports: z.boolean().optional(),
  /** The same of `traceparent`. */
  knowsTraces: z.boolean().optional(),
})

/**
 * The head of a download: what its session is about; applied with its parts in one transaction. Positions are decimal
 * texts of headquarters' log: it carries what changed after `fromPosition` up to `toPosition`, or, when `full`,
 * everything.
 */
export type DownloadHeader = z.infer<typeof downloadHeader>
export const downloadHeader = z.strictObject({
  ...knownUpload.shape,
  sessionId: uuid,
  jobId: z.enum(DOWNLOAD_JOBS),
  channelDatabaseId: text,
  full: z.boolean(),
  fromPosition: decimalText,
  toPosition: decimalText,
  /**
   * The channel database's clock before the package was made: a full package does not remove customers stored since
   * then.
   */
  askedAt: timeText,
  /**
   * The package carries every redirect that has changed up to `toPosition`. Absent for a database that does not know
   * redirects, to which a merged customer is one that was removed, and from headquarters of earlier versions.
   */
  redirects: z.literal(true).optional(),
  /** The number of parts; a package that ends earlier is not applied. */
  parts: count,
})

/**
 * Where a customer leads that headquarters has merged into another one; `keptKey` null: the merge was undone. `account`
 * is the merged customer's number.
 */
export type CustomerRedirect = z.infer<typeof customerRedirect>
export const customerRedirect = z.strictObject({
  customerKey: uuid,
  keptKey: uuid.nullable(),
  dataAreaId: text,
  account: text,
})

/**
 * One part of a package. `configuration`, unless null, is the job's entire configuration and replaces what is there.
 */
export type DownloadPart = z.infer<typeof downloadPart>
export const downloadPart = z.strictObject({
  configuration: z.array(configurationRow).nullable(),
  customers: z.array(customerDocument),
  /** Customers that are no longer in an address book of this database's channels. */
  removedCustomers: z.array(uuid),
  /**
   * Their rows here differ from headquarters' without reason: deleted before any customer is stored, so that they come
   * again whatever their version. In the first part.
   */
  renewedCustomers: z.array(uuid).optional(),
  /**
   * In a full package: customers that stay here as they are, if they are here, because headquarters has lost them or
   * their changes and a person has yet to decide. Absent when there are none.
   */
  keptCustomers: z.array(uuid).optional(),
  /** Per customer: the operations of this database up to this number are completed. */
  settlements: z.array(z.strictObject({ customerKey: uuid, settledThrough: count })),
  outcomes: z.array(operationOutcome),
  /**
   * Merged customers, and undone merges. Absent when there are none, for a database that does not know redirects, and
   * in packages of earlier versions.
   */
  redirects: z.array(customerRedirect).optional(),
  /** Loyalty cards (1050), and the ids of cards that are no longer there. Absent when there are none. */
  loyaltyCards: z.array(loyaltyCard).optional(),
  removedLoyaltyCards: z.array(uuid).optional(),
  /**
   * Tombstones: a channel database must remove all data of these customers. Always in the last parts; absent in
   * packages of earlier versions.
   */
  erasedCustomers: z.array(uuid).optional(),
})

/** A part that carries nothing. */
export const emptyPart: DownloadPart = {
  configuration: null,
  customers: [],
  removedCustomers: [],
  settlements: [],
  outcomes: [],
}

/**
 * A part as headquarters keeps it: gzip of its JSON, in base64. It is delivered so, since headquarters would otherwise
 * unpack it for each channel database only to pack it again for the wire.
 */
export type PackedPart = z.infer<typeof packedPart>
export const packedPart = z.strictObject({ packed: text })
export const deliveredPart = z.union([packedPart, downloadPart])
export type DeliveredPart = z.infer<typeof deliveredPart>
