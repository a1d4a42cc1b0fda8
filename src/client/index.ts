/**
 * The typed client of tillsync's API, for browsers and for Node: `import { connectLive, request } from
 * 'tillsync/client'`. `connectLive` keeps subscriptions alive over every loss of the connection. `request` runs a
 * query or mutation and checks the shape of its result. docs/client.md shows both.
 *
 * @module
 */

export type { BackOff } from './back-off.ts'
export { connectLive, type Live, type LiveOptions } from './connect-live.ts'
export { SubscriptionEnded } from './ended.ts'
export { type Connection, RequestFailed, request } from './request.ts'
export type {
  EventOf,
  LiveSubscription,
  ResumeOptions,
  SubscriptionState,
  TypedDocument,
} from './subscribe-with-resume.ts'
export { ServerUnreachable } from './unreachable.ts'
