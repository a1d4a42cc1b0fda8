import { MEASURED, toSubscribers } from './model.ts'

/** What was measured apart from the model's inputs, beside what the model says. */
export type Point = { readonly what: string; readonly unit: string; readonly measured: number; readonly model: number }

const { operationOf040 } = MEASURED

export const POINTS: readonly Point[] = [
  {
    what: 'captured to distributed by schedule, 0.4.0: processor time an operation, from the steps measured one by one',
    unit: 'ms',
    measured: 0.504 + 1.49,
    model: operationOf040.postgres + operationOf040.node,
  },
  {
    what: 'one event to 1,000 subscribers: processor time, from messages measured in another run',
    unit: 'ms',
    measured: 17.5,
    model: toSubscribers(1, 1_000, 1),
  },
  {
    what:
      "bytes that an operation added to headquarters' database in the trial of the lost " +
      'primary (20,642 operations)',
    unit: 'bytes',
    measured: 12_300,
    model: MEASURED.bytes.stored,
  },
]
