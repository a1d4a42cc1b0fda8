/**
 * A generator that can be returned from while it waits. A plain one cannot: `return` takes its turn behind the pending `next`, which
 * here may wait for ever. The signal is aborted first; what the generator awaits must end with it.
 */
export function stoppable<T>(
  make: (signal: AbortSignal) => AsyncGenerator<T, void, void>,
): AsyncGenerator<T, void, void> {
  const stop = new AbortController()
  const made = make(stop.signal)
  const end = (): Promise<IteratorResult<T, void>> => {
    stop.abort()
    return made.return()
  }
  const generator: AsyncGenerator<T, void, void> = {
    next: () => made.next(),
    return: end,
    async throw(error: unknown) {
      await end()
      throw error
    },
    [Symbol.asyncIterator]: () => generator,
    async [Symbol.asyncDispose]() {
      await end()
    },
  }
  return generator
}
