import type { ConfigurationRow, DownloadJobId } from './configuration.ts'
import type { CustomerDocument } from './customer.ts'
import type { OperationStatus, StagedOperation, StagingTable } from './operation.ts'

/**
 * A staged operation as its channel database has it: its position in the channel's log, CUSTACCOUNTASYNC of its rows,
 * and their REPLICATIONCOUNTERFROMORIGIN values, in the order of the rows.
 */
export type UploadOperation = StagedOperation & {
  operationNumber: number
  position: string
  custAccountAsync: string | null
  counters: { [table in StagingTable]: string[] }
}

/**
 * Operations to upload (P-0001), in the order of their log positions. `outOfOrder`: one customer's operations, ahead of
 * others that have been pending longer, so that their positions do not show what headquarters has.
 */
export type UploadPackage = {
  channelDatabaseId: string
  sourceId: string
  outOfOrder?: boolean
  operations: UploadOperation[]
}

/**
 * The outcome at headquarters of an operation that a channel captured, unless it simply succeeded. SYNCED and UPLOADED
 * (restored by an operator) replace an earlier outcome.
 */
export type OperationOutcome = {
  operationId: string
  status: Extract<OperationStatus, 'FAILED' | 'WAITING_ON' | 'SUPERSEDED' | 'DISMISSED' | 'SYNCED' | 'UPLOADED'>
  errorCode: string | null
  errorField: string | null
  errorMessage: string | null
}

/**
 * The last upload that headquarters has received from a channel database. If the database does not have it, it was
 * restored from an older copy. `sourceId` is null before the first upload.
 */
export type KnownUpload = {
  sourceId: string | null
  acknowledgedPosition: string
  acknowledgedOperationId: string | null
}

/**
 * The head of a download session; applied with its parts in one transaction. Positions are decimal texts of
 * headquarters' log: the session carries what changed after `fromPosition` up to `toPosition`, or everything when
 * `full`.
 */
export type DownloadHeader = KnownUpload & {
  sessionId: string
  jobId: DownloadJobId
  channelDatabaseId: string
  full: boolean
  fromPosition: string
  toPosition: string
  /**
   * The channel database's clock before the package was made: a full package does not remove customers stored since
   * then.
   */
  askedAt: string
  /** The number of parts; a package that ends earlier is not applied. */
  parts: number
}

/**
 * One part of a package. `configuration`, unless null, is the job's entire configuration and replaces what is there.
 */
export type DownloadPart = {
  configuration: ConfigurationRow[] | null
  customers: CustomerDocument[]
  /** Customers that are no longer in an address book of this database's channels. */
  removedCustomers: string[]
  /**
   * Customers whose rows here differ from headquarters' without a reason: they are removed before any customer is
   * stored, so that they are stored again whatever their version. In the first part.
   */
  renewedCustomers?: string[]
  /** Per customer: the operations of this database up to this number are completed. */
  settlements: { customerKey: string; settledThrough: number }[]
  outcomes: OperationOutcome[]
  /**
   * Tombstones: a channel database must remove all data of these customers. Always in the last part; absent in packages
   * of earlier versions.
   */
  erasedCustomers?: string[]
}
