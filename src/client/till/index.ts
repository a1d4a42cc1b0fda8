/**
 * A queue for tills that lose their network: `import { openTillQueue } from 'tillsync/till'`. Captures are kept at the
 * till, and sent in order until headquarters has settled them. docs/client.md shows how; `tillsync/till/indexed-db` and
 * `tillsync/till/files` keep them in a browser and in Node.
 *
 * @module
 */

export type {
  CaptureError,
  CaptureInput,
  CaptureMutation,
  CaptureStatus,
  NewCapture,
  StoredCapture,
  TillCapture,
} from './capture.ts'
export { OfflineCreateDisabled, openTillQueue, type TillQueue } from './queue.ts'
export type { TillQueueOptions } from './queue-options.ts'
export type { QueuePause, RegisterState, TillQueueState } from './queue-state.ts'
export { TILL_DOCUMENTS } from './send.ts'
export { type CaptureStore, memoryStore, NotKept } from './store.ts'
