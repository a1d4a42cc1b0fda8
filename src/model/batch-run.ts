/**
 * Status of a run (docs/domain.md, Batch jobs). READY, EXECUTING and CANCELING are unfinished: one of them a scope at most. HOLD is a
 * bulk run that is paused.
 */
export type BatchStatus = 'READY' | 'EXECUTING' | 'HOLD' | 'ERROR' | 'FINISHED' | 'CANCELING' | 'CANCELED'

/** A run of a batch job over a scope. `number`, `fence` and `watermark` are decimal texts, times RFC 3339. */
export type BatchRunRow = {
  runId: string
  number: string
  jobId: string
  /**
   * `<job>:<legal entity>`, `<job>:<channel database>`, `feature-plan:<feature>`, or of a bulk run `<job>:<run id>`.
   */
  scope: string
  status: BatchStatus
  revision: number
  requestedBy: string
  startedAt: string
  endedAt: string | null
  leaseUntil: string | null
  /** Counts the holders: what an earlier holder still tries is refused. */
  fence: string
  watermark: string | null
  total: number
  done: number
  failed: number
  waiting: number
  /** Operations of a bulk run that were left as they are. */
  skipped: number
  /** Done, failed and skipped ones a second: over the last steps while it is executed, afterwards over all of it. */
  rate: number | null
  /** Seconds left at this rate; null unless it is being executed. */
  timeLeft: number | null
  message: string | null
}
