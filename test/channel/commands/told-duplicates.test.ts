import { expect, it } from 'vitest'
import { mayTell } from '../../../src/channel/commands/told-duplicates.ts'

it('tells a caller of customers of other stores thirty times an hour', () => {
  const till = { id: 'till-of-this-test' }
  const now = Date.now()
  const answers = Array.from({ length: 31 }, () => mayTell(till, now))
  expect(answers.slice(0, 30).every(Boolean)).toBe(true)
  expect(answers[30]).toBe(false)
  expect(mayTell({ id: 'another-till-of-this-test' }, now)).toBe(true)
  expect(mayTell(till, now + 3_600_000)).toBe(true)
})
