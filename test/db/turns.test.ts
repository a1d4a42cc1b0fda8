import { expect, test } from 'vitest'
import { TurnRefused, Turns } from '../../src/db/turns.ts'

const LONG = 60_000
const code = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof TurnRefused ? error.code : error),
  )

/** The tokens in the order in which they got their turns. */
function orderOf(turns: Turns, tokens: readonly string[]) {
  const served: string[] = []
  const ends = tokens.map((token) =>
    turns.take(token).then((end) => {
      served.push(token)
      return end
    }),
  )
  return { served, ends }
}

test('a token has no more turns at once than allowed, and another one does not wait for it', async () => {
  const turns = new Turns({ atOnce: 4, perToken: 2, wait: LONG })
  const { served, ends } = orderOf(turns, ['greedy', 'greedy', 'greedy', 'other'])
  await ends[3]
  expect(served).toEqual(['greedy', 'greedy', 'other'])
  ;(await ends[0])?.()
  await ends[2]
  expect(served).toEqual(['greedy', 'greedy', 'other', 'greedy'])
})

test('the tokens that wait are served in turn, however many statements one of them has', async () => {
  const turns = new Turns({ atOnce: 1, perToken: 1, wait: LONG })
  const first = await turns.take('first')
  const { served, ends } = orderOf(turns, ['a', 'a', 'a', 'b', 'c', 'c'])
  first()
  for (const end of [ends[0], ends[3], ends[4], ends[1], ends[5], ends[2]]) (await end)?.()
  expect(served).toEqual(['a', 'b', 'c', 'a', 'c', 'a'])
})

test('whose turn does not come in time is refused, and learns whether it waited for its own reads', async () => {
  const turns = new Turns({ atOnce: 2, perToken: 1, wait: 20 })
  const end = await turns.take('a')
  const other = await turns.take('b')
  expect(await code(turns.take('a'))).toBe('OWN_READS_WAIT')
  expect(await code(turns.take('c'))).toBe('READS_WAIT')
  other()
  other()
  expect(await code(turns.take('c'))).toBe(null)
  expect(await code(turns.take('d'))).toBe('READS_WAIT')
  end()
  expect(await code(turns.take('d'))).toBe(null)
})
