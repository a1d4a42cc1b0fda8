import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute, GraphQLError } from 'graphql'

/** Makes the context of one event; throws when the subscriber may not have it any more. */
export type ContextForEvent = () => Promise<unknown>

/**
 * Subscribes as graphql-js does, but gives every event a context of its own: permission is asked again, and nothing read
 * for an earlier event is remembered. The result is a plain iterator, because a generator that waits for the next event
 * could not be stopped before it came.
 */
export async function subscribeWithFreshContext(
  args: ExecutionArgs,
  contextForEvent: ContextForEvent,
): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
  const source = await createSourceEventStream(args).catch(asResult)
  if (!(Symbol.asyncIterator in source)) return source
  const events = source[Symbol.asyncIterator]()
  let ended = false

  async function end(): Promise<IteratorResult<ExecutionResult, void>> {
    if (!ended) {
      ended = true
      await events.return?.()
    }
    return { done: true, value: undefined }
  }

  const results: AsyncGenerator<ExecutionResult, void, void> = {
    async next() {
      if (ended) return { done: true, value: undefined }
      const event = await events.next()
      if (event.done || ended) return end()
      try {
        const contextValue = await contextForEvent()
        return { done: false, value: await execute({ ...args, rootValue: event.value, contextValue }) }
      } catch (error) {
        await end()
        throw error
      }
    },
    return: end,
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

/** A fault as a result with an error, which is masked and sent; thrown, it would close the socket and with it its neighbours. */
export function asResult(error: unknown): ExecutionResult {
  return { errors: [new GraphQLError('Fault', { originalError: error instanceof Error ? error : new Error() })] }
}
