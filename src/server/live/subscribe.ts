import { createSourceEventStream, type ExecutionArgs, type ExecutionResult } from 'graphql'
import { stillValid } from '../../access/tokens.ts'
import type { Caller } from '../../api/shared/context.ts'
import { inParts } from '../../live/parts.ts'
import { comesInPortions, type Taker } from '../../live/portions.ts'
import type { Prepared } from '../documents/prepare-operation.ts'
import { asResult } from './execution-result.ts'
import { keyOfQuestion, type SharedAnswers } from './shared-answers.ts'

/** Where a subscription's results go, on whichever wire. */
export interface Outlet {
  /** Waits while the client is slow; false when it is gone. Nothing is read for it meanwhile. */
  room(): boolean | Promise<boolean>
  /** Sends results that are JSON already, with the events that they are of, in one go. */
  send(results: readonly Buffer[], events: readonly unknown[]): void
  /** Sends one result that is only for this client: the first, with what it cost. */
  sendFirst(result: ExecutionResult, event: unknown): void
}

/** A subscription that has been opened; `deliver` sends its results until it ends. */
export interface Opened {
  deliver(outlet: Outlet): Promise<void>
  end(): Promise<void>
}

/** What a subscription is opened with, besides the operation. */
export interface SubscribeParts {
  readonly answers: SharedAnswers
  /** Who asks, verified anew: for each event, by the one of those who share it that comes first. */
  readonly contextOf: () => Promise<Caller>
  /** The arguments to open the source with, where they are not the operation's own: a client comes back to where it was. */
  readonly resumed?: ExecutionArgs
}

/**
 * Opens a subscription as graphql-js does, but every event has a context of its own: permission is asked again, and nothing read for an
 * earlier event is remembered. Events that several are told as the same object are executed and serialised once for all who ask the same
 * with the same rights. Gives the answer instead when it cannot be opened.
 */
export async function openSubscription({ args }: Prepared, parts: SubscribeParts): Promise<Opened | ExecutionResult> {
  const source = await createSourceEventStream(parts.resumed ?? args).catch(asResult)
  if (!(Symbol.asyncIterator in source)) return source
  const asked = { args, key: keyOfQuestion(args, args.contextValue), contextOf: parts.contextOf }
  const events = source[Symbol.asyncIterator]()
  const { credential } = args.contextValue
  let ended = false
  async function nextEvents(): Promise<readonly unknown[] | null> {
    if (comesInPortions(events)) return events.nextPortion()
    const event = await events.next()
    return event.done ? null : [event.value]
  }
  async function end(): Promise<void> {
    if (ended) return
    ended = true
    await events.return?.()
  }
  const takerOf = (outlet: Outlet): Taker<unknown> => ({
    key: asked.key,
    room: outlet.room,
    make: (portion) => parts.answers.shownOf(portion, asked),
    take(shown, portion) {
      stillValid(credential)
      if (ended || outlet.room() !== true) return false
      outlet.send(shown, portion)
      return true
    },
  })
  async function deliverAlone(outlet: Outlet, portion: readonly unknown[]): Promise<void> {
    for (const part of inParts(await parts.answers.shownOf(portion, asked), portion)) {
      if (!(await outlet.room()) || ended) return
      outlet.send(part.made, part.portion)
    }
  }
  return {
    end,
    async deliver(outlet) {
      if (comesInPortions(events)) events.handTo(takerOf(outlet))
      try {
        let first = true
        while (!ended && (await outlet.room())) {
          const portion = await nextEvents()
          if (!portion || ended) return
          stillValid(credential)
          if (first) outlet.sendFirst(await parts.answers.resultOf(portion[0], asked), portion[0])
          const rest = first ? portion.slice(1) : portion
          first = false
          if (rest.length > 0) await deliverAlone(outlet, rest)
        }
      } finally {
        await end()
      }
    },
  }
}

/**
 * A delivery as protocol libraries take results: one that yields nothing, since what is sent goes past them, and ends when the delivery
 * does.
 */
export function asResults({ deliver, end }: Opened, outlet: Outlet): AsyncGenerator<never, void, void> {
  let delivered: Promise<void> | undefined
  const results: AsyncGenerator<never, void, void> = {
    async next() {
      delivered ??= deliver(outlet)
      await delivered
      return { done: true, value: undefined }
    },
    async return() {
      await end()
      return { done: true, value: undefined }
    },
    async throw(error: unknown) {
      await end()
      throw error
    },
    [Symbol.asyncIterator]: () => results,
    async [Symbol.asyncDispose]() {
      await end()
    },
  }
  return results
}
