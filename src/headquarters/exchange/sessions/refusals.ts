import type { BatchRunRow } from '../../jobs/run.ts'

type RefusedCode =
  | 'NOT_FOUND'
  | 'INVALID_VALUE'
  | 'CHANNEL_DATABASE_UNREACHABLE'
  | 'CHANNEL_DATABASE_REWOUND'
  | 'HEADQUARTERS_REWOUND'
  | 'HEADQUARTERS_NOT_REWOUND'
  | 'DATA_SYNC_PAUSED'
  | 'PACKAGE_REFUSED'
  | 'JOB_CARRIES_NO_DATA'
  | 'SESSION_STATUS'
  | 'CHANNELS_NOT_ALLOWED'

/** Why Commerce Data Exchange refuses; each is a value for `userErrors`. */
export type ExchangeRefusal =
  | { __typename: 'Refused'; code: RefusedCode; field: string[] | null; message: string }
  | { __typename: 'JobAlreadyRunning'; code: 'JOB_ALREADY_RUNNING'; field: null; message: string; run: BatchRunRow }

export function refused(code: RefusedCode, message: string, field: string[] | null = null): ExchangeRefusal {
  return { __typename: 'Refused', code, field, message }
}

export function jobAlreadyRunning(run: BatchRunRow): Extract<ExchangeRefusal, { __typename: 'JobAlreadyRunning' }> {
  return {
    __typename: 'JobAlreadyRunning',
    code: 'JOB_ALREADY_RUNNING',
    field: null,
    message: `Run ${run.number} of this job is going on. Wait until it has ended, or watch it with batchJobProgress.`,
    run,
  }
}

/** What a job came to in one channel database. Both are null when there was nothing to do and nobody had asked. */
export type Transfer<Session> = { session: Session | null; refusal: ExchangeRefusal | null }
