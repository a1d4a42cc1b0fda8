/** As many are given at once: who takes them need not hold more. */
const LARGEST = 64

/** One who is handed what a stream shares with others, instead of asking for it. */
export type Taker<T> = {
  /** Who has the same key is shown the same. */
  readonly key: string
  /** What a portion is shown as: made by one of those with the same key, for all of them. What it throws concerns that one alone. */
  make(portion: readonly T[]): Promise<readonly Buffer[]>
  /** Takes what was made of a portion, at once. False: it cannot, and goes on alone after the last one taken. */
  take(made: readonly Buffer[], portion: readonly T[]): boolean
  /** Waits until it can take something; false when it never will. */
  room(): boolean | Promise<boolean>
}

/** A stream that can be taken one by one, or as many at once as are there. */
export type Portions<T> = AsyncGenerator<T, void, void> & {
  /** What is there, at least one; null at the end. Those who share a stream are given the same objects. */
  nextPortion(): Promise<readonly T[] | null>
  /** To be called first: what this stream shares with others is from now on handed to the taker, while `nextPortion` waits. */
  handTo(taker: Taker<T>): void
}

/** True for a stream that comes in portions. */
export function comesInPortions(stream: object): stream is Portions<unknown> {
  return 'nextPortion' in stream && typeof stream.nextPortion === 'function'
}

/**
 * A generator of portions as a stream that can be returned from while it waits. A plain one cannot: `return` takes its turn behind the
 * pending `next`, which here may wait for ever. The signal is aborted first; what the generator awaits must end with it.
 * `onPortion` is told of each before it is given, and of each that was handed over.
 */
export function inPortions<T>(
  make: (signal: AbortSignal, takerNow: () => Taker<T> | undefined) => AsyncGenerator<readonly T[], void, void>,
  onPortion: (portion: readonly T[]) => void = () => {},
): Portions<T> {
  const stop = new AbortController()
  let taker: Taker<T> | undefined
  const made = make(stop.signal, () => taker)
  let rest: readonly T[] = []

  async function nextPortion(): Promise<readonly T[] | null> {
    while (rest.length === 0) {
      const step = await made.next()
      if (step.done) return null
      rest = step.value
      onPortion(rest)
    }
    const portion = rest.length > LARGEST ? rest.slice(0, LARGEST) : rest
    rest = rest.slice(portion.length)
    return portion
  }
  const end = async (): Promise<IteratorResult<T, void>> => {
    stop.abort()
    rest = []
    await made.return()
    return { done: true, value: undefined }
  }
  const stream: Portions<T> = {
    nextPortion,
    handTo(given) {
      const take: Taker<T>['take'] = (shown, portion) => {
        const taken = given.take(shown, portion)
        if (taken) onPortion(portion)
        return taken
      }
      taker = { ...given, take }
    },
    async next() {
      const portion = await nextPortion()
      if (portion === null || portion[0] === undefined) return { done: true, value: undefined }
      rest = [...portion.slice(1), ...rest]
      return { done: false, value: portion[0] }
    },
    return: end,
    async throw(error: unknown) {
      await end()
      throw error
    },
    [Symbol.asyncIterator]: () => stream,
    async [Symbol.asyncDispose]() {
      await end()
    },
  }
  return stream
}
