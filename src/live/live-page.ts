import type { Followed } from './follow.ts'
import { type Live, type LiveType, liveOf, type Watched } from './live.ts'

/** What a subscription tells up to some point, as the query of its name gives it. */
export type LivePage<T extends LiveType = LiveType> = { events: Live<T>[]; cursor: string; ready: boolean }

/**
 * Takes the next events of a subscription, at most so many, up to where nothing can be missed any more: who asks gets what who
 * watches is sent, from the same reader.
 */
export async function livePage<T extends LiveType>(
  type: T,
  following: AsyncGenerator<Followed, void, void>,
  watched: Watched,
  limit: number,
): Promise<LivePage<T>> {
  const told: Followed[] = []
  try {
    while (told.length < limit && told.at(-1)?.type !== 'READY') {
      const next = await following.next()
      if (next.done) break
      told.push(next.value)
    }
  } finally {
    await following.return()
  }
  const last = told.at(-1)
  if (!last) throw new Error('A reader of the logs told nothing.')
  return {
    events: told.map((each) => liveOf(type, each, () => watched)),
    cursor: last.cursor,
    ready: last.type === 'READY',
  }
}
