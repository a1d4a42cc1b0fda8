/**
 * The same values in the same order; the next one is prepared while the current one is worked on, so that two are in
 * memory. A failure to prepare it is thrown where it is needed.
 */
export async function* oneAhead<T>(values: AsyncIterable<T>): AsyncGenerator<T, void, void> {
  const iterator = values[Symbol.asyncIterator]()
  try {
    for (let next = iterator.next(); ; ) {
      const { value, done } = await next
      if (done) return
      next = iterator.next()
      next.catch(() => {})
      yield value
    }
  } finally {
    await iterator.return?.()
  }
}
