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
