import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makeLatest } from '../../src/live/latest.ts'
import { sidesOf } from './sides.ts'

// A clock that stands still while something is computed: how long the machine takes says nothing here.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Timers are rounded up to a millisecond, one after the other. */
const rounded = (milliseconds: number) => Math.round(milliseconds / 10) * 10
const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Watches something that begins to fail at a moment, by readings that take so long; returns when each message came. */
async function watched({ failsAt, takes, until }: { failsAt: number; takes: number; until: number }) {
  const began: number[] = []
  const sent: { at: number; fails: boolean }[] = []
  const start = performance.now()
  const now = () => Math.round(performance.now() - start)
  const stream = makeLatest<boolean>((last, next) => last === next).watch(sidesOf(null, {}), {
    name: 'all',
    scope: { channels: null, channelDatabases: () => [] },
    read: async () => {
      began.push(now())
      const fails = now() >= failsAt
      await after(takes)
      return fails
    },
  })
  const following = (async () => {
    for await (const fails of stream) sent.push({ at: now(), fails })
  })()
  await vi.advanceTimersByTimeAsync(until)
  await Promise.all([stream.return(), vi.advanceTimersByTimeAsync(10_000)])
  await following
  return { began, sent }
}

it('what no log tells is in a message within five seconds, at whatever moment it begins, by readings of up to 1.6 s', async () => {
  for (const takes of [0, 200, 1_000, 1_600])
    for (let failsAt = 1; failsAt <= 6_001; failsAt += 300) {
      const { sent } = await watched({ failsAt, takes, until: failsAt + 5_000 })
      const first = sent.find(({ fails }) => fails)
      expect({ takes, failsAt, seenAfter: (first?.at ?? Number.POSITIVE_INFINITY) - failsAt }).toMatchObject({
        seenAfter: expect.toSatisfy((milliseconds) => milliseconds <= 5_000),
      })
    }
})

it('the next reading begins three seconds after one that was quick, and takes at most half of the time when it is slow', async () => {
  const gaps = ({ began }: { began: number[] }) => began.slice(1).map((at, n) => rounded(at - (began[n] ?? 0)))
  expect(new Set(gaps(await watched({ failsAt: 0, takes: 10, until: 20_000 })))).toEqual(new Set([3_000]))
  expect(new Set(gaps(await watched({ failsAt: 0, takes: 4_000, until: 40_000 })))).toEqual(new Set([8_000]))
})

it('a message that still holds is sent again after 20 seconds', async () => {
  const { sent } = await watched({ failsAt: 100_000, takes: 0, until: 50_000 })
  expect(sent.map(({ at }) => rounded(at))).toEqual([0, 21_000, 42_000])
})
