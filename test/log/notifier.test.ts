import { describe, expect, it } from 'vitest'
import { makeNotifier } from '../../src/log/notifier.ts'

/** Longer than any test: a wait ends by a wake-up. */
const NEVER = 2_147_483_647

/** A log whose wake-ups the test sends, and the number of its listeners. */
function makeLog() {
  const listeners = new Set<() => void>()
  return {
    wakeUp: () => {
      for (const wakeUp of listeners) wakeUp()
    },
    listeners: () => listeners.size,
    async onWake(wakeUp: () => void) {
      listeners.add(wakeUp)
      return async () => void listeners.delete(wakeUp)
    },
  }
}

describe('a notifier', () => {
  it('names the logs that have sent a wake-up since the last call, each once', async () => {
    const [headquarters, houston] = [makeLog(), makeLog()]
    const notifier = makeNotifier(new AbortController().signal)
    await notifier.listen('headquarters', headquarters)
    await notifier.listen('houston-db', houston)
    houston.wakeUp()
    houston.wakeUp()
    expect([...notifier.takeNotified()]).toEqual(['houston-db'])
    expect([...notifier.takeNotified()]).toEqual([])
  })

  it('keeps a wake-up that comes while its caller reads: the next wait ends at once', async () => {
    const log = makeLog()
    const notifier = makeNotifier(new AbortController().signal)
    await notifier.listen('headquarters', log)
    notifier.takeNotified()
    log.wakeUp()
    await notifier.wait(NEVER)
    expect([...notifier.takeNotified()]).toEqual(['headquarters'])
  })

  it('ends a wait by a wake-up, by hand, when the time is over, and when its signal is aborted', async () => {
    const log = makeLog()
    const stop = new AbortController()
    const notifier = makeNotifier(stop.signal)
    await notifier.listen('headquarters', log)
    const woken = notifier.wait(NEVER)
    log.wakeUp()
    await woken
    notifier.takeNotified()
    const byHand = notifier.wait(NEVER)
    notifier.notify()
    await byHand
    expect([...notifier.takeNotified()]).toEqual([])
    await notifier.wait(1)
    const aborted = notifier.wait(NEVER)
    stop.abort()
    await aborted
    await notifier.wait(NEVER)
  })

  it('listens to no log any more once it is closed', async () => {
    const log = makeLog()
    const notifier = makeNotifier(new AbortController().signal)
    await notifier.listen('headquarters', log)
    expect(log.listeners()).toBe(1)
    await notifier.close()
    expect(log.listeners()).toBe(0)
  })
})
