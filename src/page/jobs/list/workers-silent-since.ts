import type { ScheduleWorkersQuery } from '../../generated/documents.ts'

type Workers = ScheduleWorkersQuery['scheduleWorkers']

/**
 * When a worker process last looked at the job queue; null while one is alive, and when all were stopped in order: the
 * overdue schedules show that.
 */
export const workersSilentSince = (workers: Workers | undefined): string | null =>
  workers?.alive === 0 ? workers.lastLookAt : null
