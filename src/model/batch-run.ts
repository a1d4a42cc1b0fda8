import { z } from 'zod'
import { count, decimalText, text, textOrNull, timeText, uuid } from './wire-values.ts'

/**
 * Status of a run (docs/domain.md, Batch jobs). READY, EXECUTING and CANCELING are unfinished; a scope has at most one
 * unfinished run. HOLD is a paused bulk run.
 */
export const BATCH_STATUSES = ['READY', 'EXECUTING', 'HOLD', 'ERROR', 'FINISHED', 'CANCELING', 'CANCELED'] as const
export type BatchStatus = (typeof BATCH_STATUSES)[number]

/** A run of a batch job over a scope. `number`, `fence` and `watermark` are decimal texts, times RFC 3339. */
export type BatchRunRow = z.infer<typeof batchRunRow>
export const batchRunRow = z.object({
  runId: uuid,
  number: decimalText,
  jobId: text,
  /**
   * `<job>:<legal entity>`, `<job>:<channel database>`, `feature-plan:<feature>`, or for a bulk run `<job>:<run id>`.
   */
  scope: text,
  status: z.enum(BATCH_STATUSES),
  revision: count,
  requestedBy: text,
  startedAt: timeText,
  endedAt: timeText.nullable(),
  leaseUntil: timeText.nullable(),
  /** Counts the holders of the lease: what an earlier holder still tries is refused. */
  fence: decimalText,
  watermark: decimalText.nullable(),
  total: count,
  done: count,
  failed: count,
  waiting: count,
  /** Operations of a bulk run that were skipped. */
  skipped: count,
  /** Items done, failed and skipped per second: recently while the run executes, over the whole run afterwards. */
  rate: z.number().nullable(),
  /** Estimated seconds left; null unless the run executes. */
  timeLeft: z.number().nullable(),
  message: textOrNull,
})
