import { z } from 'zod'
import { DOWNLOAD_JOBS } from './configuration.ts'
import { count, decimalText, text, textOrNull, timeText, uuid } from './wire-values.ts'

/** Statuses of a download session (docs/domain.md, Download sessions). */
export const DOWNLOAD_SESSION_STATUSES = [
  'STARTED',
  'AVAILABLE',
  'REQUESTED',
  'DOWNLOADED',
  'APPLIED',
  'NO_DATA',
  'CREATE_FAILED',
  'DOWNLOAD_FAILED',
  'APPLY_FAILED',
  'SUSPENDED',
  'CANCELED',
] as const
export type DownloadSessionStatus = (typeof DOWNLOAD_SESSION_STATUSES)[number]

/** A download session. Positions and `number` are decimal texts, times RFC 3339. */
export type DownloadSessionRow = z.infer<typeof downloadSessionRow>
export const downloadSessionRow = z.object({
  type: z.literal('DOWNLOAD'),
  id: uuid,
  number: decimalText,
  jobId: z.enum(DOWNLOAD_JOBS),
  channelDatabaseId: text,
  runId: uuid.nullable(),
  status: z.enum(DOWNLOAD_SESSION_STATUSES),
  revision: count,
  full: z.boolean(),
  fromPosition: decimalText,
  toPosition: decimalText,
  /** The package carries the redirects that have changed since; null: the channel database does not know redirects. */
  redirectsFrom: decimalText.nullable(),
  askedAt: timeText.nullable(),
  parts: count,
  rowsAffected: count,
  fileSize: count,
  checksum: textOrNull,
  tryCount: count,
  message: textOrNull,
  requestedBy: text,
  dateRequested: timeText,
  dateDownloaded: timeText.nullable(),
  dateApplied: timeText.nullable(),
  replacedBy: uuid.nullable(),
})

/** Statuses of an upload session. */
export const UPLOAD_SESSION_STATUSES = ['STARTED', 'UPLOADED', 'APPLIED', 'NO_DATA', 'FAILED', 'CANCELED'] as const
export type UploadSessionStatus = (typeof UPLOAD_SESSION_STATUSES)[number]

/** A session of P-0001. `number` is a decimal text, times RFC 3339. */
export type UploadSessionRow = z.infer<typeof uploadSessionRow>
export const uploadSessionRow = z.object({
  type: z.literal('UPLOAD'),
  id: uuid,
  number: decimalText,
  jobId: text,
  channelDatabaseId: text,
  runId: uuid.nullable(),
  status: z.enum(UPLOAD_SESSION_STATUSES),
  revision: count,
  rowsAffected: count,
  operations: count,
  /** Operations of erased customers that arrived with it and were dropped. */
  erased: count,
  tryCount: count,
  message: textOrNull,
  requestedBy: text,
  dateCreated: timeText,
  dateUploaded: timeText.nullable(),
})

/** A download or an upload session. */
export type CdxSessionRow = z.infer<typeof cdxSessionRow>
export const cdxSessionRow = z.discriminatedUnion('type', [downloadSessionRow, uploadSessionRow])
