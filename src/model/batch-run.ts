import { z } from 'zod'
import { count, decimalText, text, textOrNull, timeText, uuid } from './wire-values.ts'

/**
 * Status of a run (docs/domain.md, Batch jobs). READY, EXECUTING and CANCELING are unfinished: one of them a scope at most. HOLD is a
 * bulk run that is paused.
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
   * `<job>:<legal entity>`, `<job>:<channel database>`, `feature-plan:<feature>`, or of a bulk run `<job>:<run id>`.
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
  /** Operations of a bulk run that were left as they are. */
  skipped: count,
  /** Done, failed and skipped ones a second: over the last steps while it is executed, afterwards over all of it. */
  rate: z.number().nullable(),
  /** Seconds left at this rate; null unless it is being executed. */
  timeLeft: z.number().nullable(),
  message: textOrNull,
})
