/** Statuses of a download session (DOMAIN 4.3). */
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
