import { expect, it } from 'vitest'
import { seenLength } from '../../src/model/seen-length.ts'

it.each([
  ['', 0],
  ['Ada', 3],
  ['Zoë', 3],
  ['Zoe\u0308', 3],
  ['g\u0308g\u0308', 2],
  ['👍🏽', 1],
  ['🇳🇱🇧🇪', 2],
  ['👨‍👩‍👧‍👦', 2],
  [`a${'\u0301'.repeat(40)}`, 11],
  ['한국어', 3],
])('the length of %s is %i characters that a person sees', (text, length) => {
  expect(seenLength(text)).toBe(length)
})
