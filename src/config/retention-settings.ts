import { z } from 'zod'
import { DEFAULT_RETENTION, type Retention } from '../model/retention.ts'

/** The settings of retention, as the environment names them. */
export const retentionSettings = {
  TILLSYNC_RETENTION_EVENT_DAYS: whole('days', 1).default(DEFAULT_RETENTION.eventDays),
  TILLSYNC_RETENTION_STAGING_DAYS: whole('days', 1).default(DEFAULT_RETENTION.stagingDays),
  TILLSYNC_RETENTION_SESSION_DAYS: whole('days', 1).default(DEFAULT_RETENTION.sessionDays),
  TILLSYNC_RETENTION_RUN_DAYS: whole('days', 1).default(DEFAULT_RETENTION.runDays),
  TILLSYNC_RETENTION_REALTIME_CALL_DAYS: whole('days', 1).default(DEFAULT_RETENTION.realtimeServiceCallDays),
  TILLSYNC_RETENTION_AUDIT_DAYS: z
    .union(
      [z.literal('never').transform(() => null), whole('days', 30)],
      'must be never, or a whole number of days, 30 to 36500',
    )
    .default(DEFAULT_RETENTION.auditDays),
  TILLSYNC_BACKUP_DAYS: whole('days', 1).default(DEFAULT_RETENTION.backupDays),
}

type Read = { [name in keyof typeof retentionSettings]: z.output<(typeof retentionSettings)[name]> }

/** How long things are kept, as the settings say. */
export function retentionOf(read: Read): Retention {
  return {
    eventDays: read.TILLSYNC_RETENTION_EVENT_DAYS,
    stagingDays: read.TILLSYNC_RETENTION_STAGING_DAYS,
    sessionDays: read.TILLSYNC_RETENTION_SESSION_DAYS,
    runDays: read.TILLSYNC_RETENTION_RUN_DAYS,
    realtimeServiceCallDays: read.TILLSYNC_RETENTION_REALTIME_CALL_DAYS,
    auditDays: read.TILLSYNC_RETENTION_AUDIT_DAYS,
    backupDays: read.TILLSYNC_BACKUP_DAYS,
  }
}

function whole(unit: string, least: number) {
  const message = `must be a whole number of ${unit}, ${least} to 36500`
  return z
    .string()
    .regex(/^\d{1,5}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= 36_500, message)
}
