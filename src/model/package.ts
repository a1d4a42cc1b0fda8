import type { ConfigurationRow, DownloadJobId } from './configuration.ts'
import type { CustomerDocument } from './customer.ts'
import type { OperationStatus, StagedOperation, StagingTable } from './operation.ts'

/**
 * A staged operation as its channel database has it: its place in the channel's log, CUSTACCOUNTASYNC of its rows, and the
 * REPLICATIONCOUNTERFROMORIGIN of each of them, in the rows' order.
 */
export type UploadOperation = StagedOperation & {
  operationNumber: number
  position: string
  custAccountAsync: string | null
  counters: { [table in StagingTable]: string[] }
}

/**
 * Operations on their way to headquarters (P-0001), in order of their log position. `outOfOrder`: one customer's, before others that are pending
 * longer, so that their positions do not tell what headquarters has.
 */
export type UploadPackage = {
  channelDatabaseId: string
  sourceId: string
  outOfOrder?: boolean
  operations: UploadOperation[]
}

/**
 * What headquarters tells about an operation that a channel captured and that did not simply succeed. SYNCED and UPLOADED (restored
 * by an operator) take back what was told before.
 */
export type OperationOutcome = {
  operationId: string
  status: Extract<OperationStatus, 'FAILED' | 'WAITING_ON' | 'SUPERSEDED' | 'DISMISSED' | 'SYNCED' | 'UPLOADED'>
  errorCode: string | null
  errorField: string | null
  errorMessage: string | null
}

/**
 * The last upload headquarters has from a channel database. The database must have it too, else it was restored from an older copy;
 * `sourceId` is null until headquarters first heard of it.
 */
export type KnownUpload = {
  sourceId: string | null
  acknowledgedPosition: string
  acknowledgedOperationId: string | null
}

/**
 * What a download session is about; applied with its parts in one transaction. Positions are decimal texts of headquarters' log: it
 * carries what changed after `fromPosition` up to `toPosition`, or, when `full`, everything.
 */
export type DownloadHeader = KnownUpload & {
  sessionId: string
  jobId: DownloadJobId
  channelDatabaseId: string
  full: boolean
  fromPosition: string
  toPosition: string
  /** The channel database's clock before the package was made: customers it stored since then are not removed by a full one. */
  askedAt: string
  /** How many parts there are; a package that ends earlier is not applied. */
  parts: number
}

/** One part of a package. `configuration`, when not null, is all of the job's configuration and replaces what is there. */
export type DownloadPart = {
  configuration: ConfigurationRow[] | null
  customers: CustomerDocument[]
  /** Customers that no longer belong to an address book of this database's channels. */
  removedCustomers: string[]
  /** Their rows here differ from headquarters' without reason: taken away before any customer is stored, so that they come again whatever their version. In the first part. */
  renewedCustomers?: string[]
  /** Per customer: this database's operations are settled up to this number. */
  settlements: { customerKey: string; settledThrough: number }[]
  outcomes: OperationOutcome[]
  /** Tombstones: nothing of these customers may be left in a channel database. Always in the last part; absent in packages of former versions. */
  erasedCustomers?: string[]
}
