import type { DownloadJobId } from './configuration.ts'

/** Statuses of a download session (docs/domain.md, Download sessions). */
export type DownloadSessionStatus =
  | 'STARTED'
  | 'AVAILABLE'
  | 'REQUESTED'
  | 'DOWNLOADED'
  | 'APPLIED'
  | 'NO_DATA'
  | 'CREATE_FAILED'
  | 'DOWNLOAD_FAILED'
  | 'APPLY_FAILED'
  | 'SUSPENDED'
  | 'CANCELED'

/** A download session. Positions and `number` are decimal texts, times RFC 3339. */
export type DownloadSessionRow = {
  type: 'DOWNLOAD'
  id: string
  number: string
  jobId: DownloadJobId
  channelDatabaseId: string
  runId: string | null
  status: DownloadSessionStatus
  revision: number
  full: boolean
  fromPosition: string
  toPosition: string
  askedAt: string | null
  parts: number
  rowsAffected: number
  fileSize: number
  checksum: string | null
  tryCount: number
  message: string | null
  requestedBy: string
  dateRequested: string
  dateDownloaded: string | null
  dateApplied: string | null
  replacedBy: string | null
}

/** Statuses of an upload session. */
export type UploadSessionStatus = 'STARTED' | 'UPLOADED' | 'APPLIED' | 'NO_DATA' | 'FAILED' | 'CANCELED'

/** A session of P-0001. `number` is a decimal text, times RFC 3339. */
export type UploadSessionRow = {
  type: 'UPLOAD'
  id: string
  number: string
  jobId: string
  channelDatabaseId: string
  runId: string | null
  status: UploadSessionStatus
  revision: number
  rowsAffected: number
  operations: number
  /** Operations of erased customers that arrived with it and were dropped. */
  erased: number
  tryCount: number
  message: string | null
  requestedBy: string
  dateCreated: string
  dateUploaded: string | null
}

/** A download or an upload session. */
export type CdxSessionRow = DownloadSessionRow | UploadSessionRow
