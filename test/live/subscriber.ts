import { onTestFinished } from 'vitest'
import type { Sides } from '../../src/between/sides.ts'
import type { Message } from '../../src/live/batches.ts'
import type { SubscriptionRequest } from '../../src/live/sources.ts'
import { subscribe } from '../../src/live/subscriber.ts'

/** A subscriber that reads each message at once. */
export type TestSubscriber = {
  readonly received: readonly Message[]
  /** Waits for a message that meets the condition. */
  when(condition: (message: Message) => boolean): Promise<Message>
  /** The entity ids of the events, in the order received. */
  events(): string[]
  /** The cursor of the last message. */
  cursor(): string
  stop(): Promise<void>
}

/** Subscribes to all events of headquarters and the channel databases, unless the request overrides it. */
export function startSubscriber(sides: Sides, request: Partial<SubscriptionRequest> = {}): TestSubscriber {
  const received: Message[] = []
  let more = () => {}
  let failure: unknown
  const stream = subscribe(sides, {
    headquarters: {},
    channels: {},
    channelDatabases: () => [...sides.channelSides.keys()],
    ...request,
  })
  const reading = (async () => {
    try {
      for await (const message of stream) {
        received.push(message)
        more()
      }
    } catch (error) {
      failure = error
      more()
    }
  })()
  const stop = async () => {
    await stream.return()
    await reading
  }
  onTestFinished(stop)
  return {
    received,
    async when(condition) {
      for (let seen = 0; ; ) {
        for (; seen < received.length; seen++) {
          const message = received[seen]
          if (message && condition(message)) return message
        }
        if (failure) throw failure
        await new Promise<void>((resolve) => {
          more = resolve
        })
      }
    },
    events: () => received.flatMap((message) => (message.type === 'EVENT' ? message.event.entityId : [])),
    cursor: () => received.at(-1)?.cursor ?? '',
    stop,
  }
}

/** A condition that is true for an event about the entity. */
export const about = (entityId: string) => (message: Message) =>
  message.type === 'EVENT' && message.event.entityId === entityId

/** A condition that is true for a message of the type. */
export const ofType = (type: Message['type']) => (message: Message) => message.type === type
