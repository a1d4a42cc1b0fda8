import DataLoader from 'dataloader'
import type { Channels } from '../../access/scope-sql.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import type { Executor } from '../../db/client.ts'
import { type CdxJobRow, readCdxJobs } from '../../headquarters/exchange/jobs/cdx-jobs.ts'
import {
  findDownloadSessions,
  findUploadSessions,
  newestSessions,
} from '../../headquarters/exchange/sessions/list-sessions.ts'
import { type BatchJobRow, findRuns, readBatchJobs } from '../../headquarters/jobs/batch-jobs.ts'
import type { BatchRunRow } from '../../headquarters/jobs/run.ts'
import { readSchedules } from '../../headquarters/jobs/schedules/read-schedules.ts'
import type { CdxSessionRow, DownloadSessionRow, UploadSessionRow } from '../../model/cdx-session.ts'
import type { ScheduleRow } from '../../model/schedule.ts'

/** Runs of batch jobs by id, within the channels. */
export function batchRunLoader(sides: Sides, channels: Channels): DataLoader<string, BatchRunRow | null> {
  return byKey(
    sides,
    (db, ids) => findRuns(db, ids, channels),
    ({ runId }) => runId,
  )
}

/** Batch jobs by id. */
export function batchJobLoader(sides: Sides): DataLoader<string, BatchJobRow | null> {
  return byKey(sides, readBatchJobs, ({ jobId }) => jobId)
}

/** Download sessions by id, of the databases that serve the channels. */
export function downloadSessionLoader(sides: Sides, channels: Channels): DataLoader<string, DownloadSessionRow | null> {
  return byKey(
    sides,
    (db, ids) => findDownloadSessions(db, ids, channels),
    ({ id }) => id,
  )
}

/** Upload sessions by id, of the databases that serve the channels. */
export function uploadSessionLoader(sides: Sides, channels: Channels): DataLoader<string, UploadSessionRow | null> {
  return byKey(
    sides,
    (db, ids) => findUploadSessions(db, ids, channels),
    ({ id }) => id,
  )
}

/** CDX jobs by number. */
export function cdxJobLoader(sides: Sides): DataLoader<string, CdxJobRow | null> {
  return byKey(sides, readCdxJobs, ({ jobId }) => jobId)
}

/** The newest session of a job in each of the databases that serve the channels, by the job's number. */
export function newestSessionsLoader(sides: Sides, channels: Channels): DataLoader<string, CdxSessionRow[]> {
  return new DataLoader(async (jobIds) => {
    const sessions = await newestSessions(headquartersOf(sides).db, jobIds, channels)
    return jobIds.map((jobId) => sessions.filter((session) => session.jobId === jobId))
  })
}

/** The schedules that run a job, by its id. */
export function schedulesLoader(sides: Sides): DataLoader<string, ScheduleRow[]> {
  return new DataLoader(async (jobIds) => {
    const schedules = await readSchedules(headquartersOf(sides).db)
    return jobIds.map((jobId) => schedules.filter(({ jobs }) => jobs.includes(jobId)))
  })
}

function byKey<Row>(
  sides: Sides,
  read: (db: Executor, keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const rows = new Map((await read(headquartersOf(sides).db, keys)).map((row) => [keyOf(row), row]))
    return keys.map((key) => rows.get(key) ?? null)
  })
}
