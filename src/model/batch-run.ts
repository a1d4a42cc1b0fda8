/**
 * Status of a run (docs/domain.md, Batch jobs). READY, EXECUTING and CANCELING are unfinished; a scope has at most one
 * unfinished run. HOLD is a paused bulk run.
 */
export type BatchStatus = 'READY' | 'EXECUTING' | 'HOLD' | 'ERROR' | 'FINISHED' | 'CANCELING' | 'CANCELED'

/** A run of a batch job over a scope. `number`, `fence` and `watermark` are decimal texts, times RFC 3339. */
export type BatchRunRow = {
  runId: string
  number: string
  jobId: string
  /**
   * `<job>:<legal entity>`, `<job>:<channel database>`, `feature-plan:<feature>`, or for a bulk run `<job>:<run id>`.
   */
  scope: string
  status: BatchStatus
  revision: number
  requestedBy: string
  startedAt: string
  endedAt: string | null
  leaseUntil: string | null
  /** Incremented for each holder of the lease; writes of an earlier holder are refused. */
  fence: string
  watermark: string | null
  total: number
  done: number
  failed: number
  waiting: number
  /** Operations of a bulk run that were skipped. */
  skipped: number
  /** Items done, failed and skipped per second: recently while the run executes, over the whole run afterwards. */
  rate: number | null
  /** Estimated seconds left; null unless the run executes. */
  timeLeft: number | null
  message: string | null
}
