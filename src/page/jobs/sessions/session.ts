import type { DownloadSessionStatus, SessionPartsFragment, UploadSessionStatus } from '../../generated/documents.ts'

export type SessionStatus = DownloadSessionStatus | UploadSessionStatus
type Tone = 'good' | 'bad' | 'warn' | 'info' | 'mute'

/** The statuses of downloads and uploads in the order of a session's life, with their tones. */
const DOWNLOAD_TONES: { readonly [status in DownloadSessionStatus]: Tone } = {
  STARTED: 'info',
  AVAILABLE: 'info',
  REQUESTED: 'info',
  DOWNLOADED: 'info',
  APPLIED: 'good',
  NO_DATA: 'mute',
  CREATE_FAILED: 'bad',
  DOWNLOAD_FAILED: 'bad',
  APPLY_FAILED: 'bad',
  SUSPENDED: 'bad',
  CANCELED: 'mute',
}
const UPLOAD_TONES: { readonly [status in UploadSessionStatus]: Tone } = {
  STARTED: 'info',
  UPLOADED: 'info',
  APPLIED: 'good',
  NO_DATA: 'mute',
  FAILED: 'bad',
  CANCELED: 'mute',
}

/** The tones of all statuses. */
export const SESSION_TONES: { readonly [status in SessionStatus]: Tone } = { ...DOWNLOAD_TONES, ...UPLOAD_TONES }
export const SESSION_STATUSES = Object.keys(SESSION_TONES).filter(isSessionStatus)

/** Statuses in which a download can be retried. */
const RETRYABLE: readonly SessionStatus[] = ['AVAILABLE', 'SUSPENDED', 'DOWNLOAD_FAILED', 'APPLY_FAILED']
/** Statuses in which a session cannot be canceled any more. */
const ENDED: readonly SessionStatus[] = ['APPLIED', 'NO_DATA', 'CANCELED', 'FAILED']

/** The values of the filter `status` in the address that stand for several statuses. */
export const STATUS_SETS: { readonly [name: string]: readonly SessionStatus[] } = {
  '': SESSION_STATUSES.filter((status) => status !== 'NO_DATA'),
  failing: SESSION_STATUSES.filter((status) => SESSION_TONES[status] === 'bad'),
  open: SESSION_STATUSES.filter((status) => SESSION_TONES[status] === 'info'),
  all: SESSION_STATUSES,
}

/** The statuses of a filter value, by the kind of session. */
export function statusesOf(filter: string): { download: DownloadSessionStatus[]; upload: UploadSessionStatus[] } {
  const wanted = STATUS_SETS[filter] ?? SESSION_STATUSES.filter((status) => status === filter)
  const among = <S extends string>(tones: { readonly [status in S]: Tone }) =>
    wanted.filter((status): status is S & SessionStatus => Object.hasOwn(tones, status))
  return { download: among(DOWNLOAD_TONES), upload: among(UPLOAD_TONES) }
}

/** A download or an upload, as the list shows it. */
export type Session = {
  readonly id: string
  readonly number: string
  readonly upload: boolean
  readonly status: SessionStatus
  readonly job: { readonly jobId: string; readonly name: string }
  readonly database: { readonly key: string; readonly name: string }
  readonly full: boolean
  readonly rows: number
  /** The number of operations in an upload; null for a download. */
  readonly operations: number | null
  readonly tries: number
  readonly message: string | null
  readonly explanations: SessionPartsFragment['explanations']
  readonly requestedBy: string
  readonly at: string
  readonly replacedBy: string | null
  readonly canRetry: boolean
  readonly canCancel: boolean
}

/** Maps a download or an upload to a session of the list. */
export function sessionOf(given: SessionPartsFragment): Session {
  const {
    id,
    number,
    job,
    channelDatabase: database,
    tryCount: tries,
    message,
    explanations,
    requestedBy,
    rowsAffected: rows,
  } = given
  const common = { id, number, job, database, tries, message, explanations, requestedBy, rows }
  if (given.__typename === 'UploadSession') {
    const status = given.uploadStatus
    const own = { upload: true, status, full: false, operations: given.operations, at: given.dateCreated }
    return { ...common, ...own, replacedBy: null, canRetry: false, canCancel: !ENDED.includes(status) }
  }
  const status = given.downloadStatus
  return {
    ...common,
    upload: false,
    status,
    full: given.full,
    operations: null,
    at: given.dateRequested,
    replacedBy: given.replacedBy?.number ?? null,
    canRetry: RETRYABLE.includes(status),
    canCancel: !ENDED.includes(status),
  }
}

/** True when the session has failed or is suspended. */
export function hasFailed({ status }: Session): boolean {
  return SESSION_TONES[status] === 'bad'
}

function isSessionStatus(text: string): text is SessionStatus {
  return Object.hasOwn(DOWNLOAD_TONES, text) || Object.hasOwn(UPLOAD_TONES, text)
}
