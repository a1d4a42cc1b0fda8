/**
 * The typed client of tillsync's API, for browsers and for Node: `import { connectLive, request } from 'tillsync/client'`.
 * Subscriptions survive every loss of the connection (`connectLive`); queries and mutations are checked against the shape that is expected
 * (`request`). docs/client.md shows both.
 *
 * @module
 */

export type { BackOff } from './back-off.ts'
export { connectLive, type Live, type LiveOptions } from './connect-live.ts'
export { SubscriptionEnded } from './ended.ts'
export { type Connection, RequestFailed, request } from './request.ts'
export type { EventOf, ResumeOptions, TypedDocument, Watching, WatchingState } from './subscribe-with-resume.ts'
