import { onTestFinished } from 'vitest'
import type { Sides } from '../../src/between/sides.ts'
import type { Message } from '../../src/live/batches.ts'
import type { SubscriptionRequest } from '../../src/live/sources.ts'
import { subscribe } from '../../src/live/subscriber.ts'

/** A subscriber that reads as fast as it is delivered. */
export type TestSubscriber = {
  readonly received: readonly Message[]
  /** Waits for a message that answers the question. */
  when(question: (message: Message) => boolean): Promise<Message>
  /** The entity ids of the events, in the order received. */
  events(): string[]
  /** The cursor of the last message. */
  cursor(): string
  stop(): Promise<void>
}

/** Subscribes to everything in the given channel databases, unless the request says otherwise. */
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
    async when(question) {
      for (let seen = 0; ; ) {
        for (; seen < received.length; seen++) {
          const message = received[seen]
          if (message && question(message)) return message
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

/** True for the event about an entity. */
export const about = (entityId: string) => (message: Message) =>
  message.type === 'EVENT' && message.event.entityId === entityId

/** True for a message of this type. */
export const ofType = (type: Message['type']) => (message: Message) => message.type === type
