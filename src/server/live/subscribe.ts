import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, getOperationAST, Kind } from 'graphql'
import { stillValid } from '../../access/tokens.ts'
import type { Caller } from '../../api/shared/context.ts'
import { isBatchStream } from '../../live/batches.ts'
import { type Outlet, splitBySize } from '../../live/outlet.ts'
import { subscriptions } from '../../metrics/counted.ts'
import type { Prepared } from '../documents/prepare-operation.ts'
import { asResult } from './execution-result.ts'
import { keyOf, type SharedAnswers } from './shared-answers.ts'

/** Writes a subscription's results to its connection, in the protocol of the wire. */
export interface ResultWriter {
  /** Waits while the client is slow; false when it has disconnected. Nothing is read for it meanwhile. */
  ready(): boolean | Promise<boolean>
  /** Writes results, already in JSON, together with their events, in one write. */
  write(results: readonly Buffer[], events: readonly unknown[]): void
  /** The same; false when it is not ready, and nothing was written. */
  tryWrite(results: readonly Buffer[], events: readonly unknown[]): boolean
  /** Writes a result for this client only: the first one, with its cost. */
  writeFirst(result: ExecutionResult, event: unknown): void
}

/** An open subscription; `deliver` writes its results until it ends. */
export interface Opened {
  deliver(writer: ResultWriter): Promise<void>
  end(): Promise<void>
}

/** What a subscription needs besides the operation. */
export interface SubscribeParts {
  readonly answers: SharedAnswers
  /**
   * The caller, verified again for each event, by the first subscriber of those that share it. `reads`: the statements
   * are reads of the token, as those of the first result are.
   */
  readonly contextOf: (reads: boolean) => Promise<Caller>
  /** The arguments for the stream where they differ from the operation's own: the client resumes. */
  readonly resumed?: ExecutionArgs
}

/**
 * Opens a subscription as graphql-js does, except that every event has its own context: permission is checked again,
 * and nothing read for an earlier event is reused. An event that several subscribers receive as the same object is
 * executed and serialized once for all with the same document and rights. Returns the result instead when it cannot be
 * opened.
 */
export async function openSubscription({ args }: Prepared, parts: SubscribeParts): Promise<Opened | ExecutionResult> {
  const source = await createSourceEventStream(parts.resumed ?? args).catch(asResult)
  if (!(Symbol.asyncIterator in source)) return source
  const asked = { args, key: keyOf(args, args.contextValue), contextOf: () => parts.contextOf(false) }
  const events = source[Symbol.asyncIterator]()
  const { credential } = args.contextValue
  const expiresAt = credential.expiresAt.getTime()
  let ended = false
  const field = fieldOf(args)
  subscriptions.inc({ field })
  async function nextEvents(): Promise<readonly unknown[] | null> {
    if (isBatchStream(events)) return events.nextBatch()
    const event = await events.next()
    return event.done ? null : [event.value]
  }
  async function end(): Promise<void> {
    if (ended) return
    ended = true
    subscriptions.dec({ field })
    await events.return?.()
  }
  const outletOf = (writer: ResultWriter): Outlet<unknown> => ({
    key: asked.key,
    ready: writer.ready,
    render: (batch) => parts.answers.render(batch, asked),
    send(rendered, batch, now) {
      if (expiresAt <= now) stillValid(credential)
      return !ended && writer.tryWrite(rendered, batch)
    },
  })
  async function deliverAlone(writer: ResultWriter, batch: readonly unknown[]): Promise<void> {
    for (const piece of splitBySize(await parts.answers.render(batch, asked), batch)) {
      if (!(await writer.ready()) || ended) return
      writer.write(piece.rendered, piece.batch)
    }
  }
  return {
    end,
    async deliver(writer) {
      if (isBatchStream(events)) events.attach(outletOf(writer))
      try {
        let first = true
        while (!ended && (await writer.ready())) {
          const batch = await nextEvents()
          if (!batch || ended) return
          stillValid(credential)
          if (first) {
            const opening = { ...asked, contextOf: () => parts.contextOf(true) }
            writer.writeFirst(await parts.answers.resultOf(batch[0], opening), batch[0])
          }
          const rest = first ? batch.slice(1) : batch
          first = false
          if (rest.length > 0) await deliverAlone(writer, rest)
        }
      } finally {
        await end()
      }
    },
  }
}

/** The root field of a subscription; its document has one. */
function fieldOf({ document, operationName }: ExecutionArgs): string {
  const [selected] = getOperationAST(document, operationName)?.selectionSet.selections ?? []
  return selected?.kind === Kind.FIELD ? selected.name.value : 'fragment'
}

/**
 * A delivery in the form that protocol libraries expect: a generator that yields nothing, since results are written
 * past the library, and ends with the delivery.
 */
export function asResults({ deliver, end }: Opened, writer: ResultWriter): AsyncGenerator<never, void, void> {
  let delivered: Promise<void> | undefined
  const results: AsyncGenerator<never, void, void> = {
    async next() {
      delivered ??= deliver(writer)
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
