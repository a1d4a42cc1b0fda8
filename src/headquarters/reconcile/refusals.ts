import type { BatchRunRow } from '../jobs/run.ts'

/** Why the reconciler refuses a request. */
export type ReconcileRefusal = {
  __typename: 'Refused'
  code: 'NOT_FOUND' | 'INVALID_VALUE' | 'CANNOT_BE_CHANGED'
  field: string[]
  message: string
}

export const refused = (code: ReconcileRefusal['code'], field: string, message: string): ReconcileRefusal => ({
  __typename: 'Refused',
  code,
  field: ['input', field],
  message,
})

/** Another comparison is running. */
export type AlreadyRunning = {
  __typename: 'JobAlreadyRunning'
  code: 'JOB_ALREADY_RUNNING'
  field: string[]
  message: string
  run: BatchRunRow
}

export const alreadyRunning = (run: BatchRunRow): AlreadyRunning => ({
  __typename: 'JobAlreadyRunning',
  code: 'JOB_ALREADY_RUNNING',
  field: ['input'],
  message: 'A comparison is already running. See the progress of its run.',
  run,
})
