import { onTestFinished } from 'vitest'
import type { Sides } from '../../src/between/sides.ts'
import { type Followed, follow } from '../../src/live/follow.ts'
import type { FollowRequest } from '../../src/live/followed-logs.ts'

/** Someone who follows the logs, reading as fast as it is told. */
export type Follower = {
  readonly told: readonly Followed[]
  /** Waits until something told answers the question. */
  when(question: (followed: Followed) => boolean): Promise<Followed>
  /** The entity ids of the events, in the order told. */
  events(): string[]
  /** The cursor of the last thing told. */
  cursor(): string
  stop(): Promise<void>
}

/** Follows everything in the given channel databases, unless the request says otherwise. */
export function startFollower(sides: Sides, request: Partial<FollowRequest> = {}): Follower {
  const told: Followed[] = []
  let told1 = () => {}
  let failure: unknown
  const stream = follow(sides, {
    headquarters: {},
    channels: {},
    channelDatabases: () => [...sides.channelSides.keys()],
    ...request,
  })
  const reading = (async () => {
    try {
      for await (const followed of stream) {
        told.push(followed)
        told1()
      }
    } catch (error) {
      failure = error
      told1()
    }
  })()
  const stop = async () => {
    await stream.return()
    await reading
  }
  onTestFinished(stop)
  return {
    told,
    async when(question) {
      for (let seen = 0; ; ) {
        for (; seen < told.length; seen++) {
          const followed = told[seen]
          if (followed && question(followed)) return followed
        }
        if (failure) throw failure
        await new Promise<void>((resolve) => {
          told1 = resolve
        })
      }
    },
    events: () => told.flatMap((followed) => (followed.type === 'EVENT' ? followed.event.entityId : [])),
    cursor: () => told.at(-1)?.cursor ?? '',
    stop,
  }
}

/** True for the event about an entity. */
export const about = (entityId: string) => (followed: Followed) =>
  followed.type === 'EVENT' && followed.event.entityId === entityId

/** True for what is told with this type. */
export const ofType = (type: Followed['type']) => (followed: Followed) => followed.type === type
