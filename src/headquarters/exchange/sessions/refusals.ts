import type { BatchRunRow } from '../../jobs/run.ts'

type RefusedCode =
  | 'NOT_FOUND'
  | 'INVALID_VALUE'
  | 'CHANNEL_DATABASE_UNREACHABLE'
  | 'CHANNEL_DATABASE_UNAVAILABLE'
  | 'CHANNEL_DATABASE_LOCKED'
  | 'CHANNEL_DATABASE_REWOUND'
  | 'CHANNEL_DATABASE_CLONED'
  | 'CHANNEL_DATABASE_NOT_REWOUND'
  | 'HEADQUARTERS_REWOUND'
  | 'HEADQUARTERS_NOT_REWOUND'
  | 'DATA_SYNC_PAUSED'
  | 'PACKAGE_REFUSED'
  | 'JOB_CARRIES_NO_DATA'
  | 'SESSION_STATUS'
  | 'CHANNELS_NOT_ALLOWED'

/** The refusals of Commerce Data Exchange, values of `userErrors`. */
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
    message: `Run ${run.number} of this job is in progress. Wait until it ends, or follow it with batchJobProgress.`,
    run,
  }
}

/** The result of a job in one channel database. Both are null if a schedule had nothing to do. */
export type Transfer<Session> = { session: Session | null; refusal: ExchangeRefusal | null }
