import { expect, test } from 'vitest'
import { oneAhead } from '../../src/between/one-ahead.ts'

/** Numbers, with what has happened to their source. */
function numbers(failingAt = Number.POSITIVE_INFINITY) {
  const seen: (number | 'ended')[] = []
  async function* source() {
    try {
      for (let number = 1; number <= 4; number++) {
        if (number === failingAt) throw new Error('broken')
        seen.push(number)
        yield number
      }
    } finally {
      seen.push('ended')
    }
  }
  return { seen, source: source() }
}

test('values come in their order, and the next one is prepared while the current one is worked on', async () => {
  const { seen, source } = numbers()
  const taken: number[] = []
  for await (const number of oneAhead(source)) {
    taken.push(number)
    // What is prepared meanwhile is prepared before the work ends.
    await new Promise(setImmediate)
    expect(seen).toEqual(number < 4 ? Array.from({ length: number + 1 }, (_, nth) => nth + 1) : [1, 2, 3, 4, 'ended'])
  }
  expect(taken).toEqual([1, 2, 3, 4])
})

test('a value that cannot be prepared fails where it is needed, after those before it', async () => {
  const { source } = numbers(3)
  const taken: number[] = []
  const work = async () => {
    for await (const number of oneAhead(source)) taken.push(number)
  }
  await expect(work()).rejects.toThrow('broken')
  expect(taken).toEqual([1, 2])
})

test('when the work stops, so does the source', async () => {
  const { seen, source } = numbers()
  for await (const number of oneAhead(source)) if (number === 2) break
  expect(seen.at(-1)).toBe('ended')
  expect(seen).not.toContain(4)
})
