import type { ScheduleWorkersQuery } from '../../generated/documents.ts'

type Workers = ScheduleWorkersQuery['scheduleWorkers']

/**
 * Since when no process has looked at the job queue; null while one does, and when each was stopped: then the schedules
 * become late.
 */
export const silence = (workers: Workers | undefined): string | null =>
  workers?.alive === 0 ? workers.lastLookAt : null
