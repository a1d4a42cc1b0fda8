import type { BatchRunRow, BatchStatus } from '../../jobs/run.ts'
import type { BulkRunView } from './bulk-run.ts'

type BulkRunNotFound = { __typename: 'Refused'; code: 'NOT_FOUND'; field: string[]; message: string }
type BulkRunCannotBeChanged = {
  __typename: 'BulkRunCannotBeChanged'
  code: 'CANNOT_BE_CHANGED'
  field: string[]
  message: string
  status: BatchStatus
}
type JobAlreadyRunning = {
  __typename: 'JobAlreadyRunning'
  code: 'JOB_ALREADY_RUNNING'
  field: string[]
  message: string
  run: BatchRunRow
}

/** Why a bulk run is not paused, resumed or canceled. */
export type BulkRunRefusal = BulkRunNotFound | BulkRunCannotBeChanged | JobAlreadyRunning

/** A bulk run after a requested change, or the refusal. */
export type BulkRunOutcome = { bulkRun: BulkRunView | null; userErrors: BulkRunRefusal[] }

const field = ['bulkRun']

export const bulkRunNotFound = (): BulkRunRefusal => ({
  __typename: 'Refused',
  code: 'NOT_FOUND',
  field,
  message: 'This bulk run does not exist, or the token is not for all of its channels. Take its id from `bulkRuns`.',
})

export const bulkRunCannotBeChanged = (status: BatchStatus, message: string): BulkRunRefusal => ({
  __typename: 'BulkRunCannotBeChanged',
  code: 'CANNOT_BE_CHANGED',
  field,
  message,
  status,
})

export const bulkRunInProgress = (run: BatchRunRow): BulkRunRefusal => ({
  __typename: 'JobAlreadyRunning',
  code: 'JOB_ALREADY_RUNNING',
  field,
  message: `Run ${run.number} is already in progress. If its process has died, another takes it over after 30 seconds.`,
  run,
})
