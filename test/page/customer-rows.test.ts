import { expect, test } from 'vitest'
import { type CustomerRows, withPart, withStates } from '../../src/page/customers/list/customer-rows.ts'

type Read = Parameters<typeof withPart>[2]

/** What the API answers for customers whose names are letters; the cursor of each is its letter. */
function read(letters: string, hasNextPage = false): Read {
  const edges = [...letters].map((letter) => ({ cursor: letter, node: customer(letter) }))
  return {
    edges,
    pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
    searchedLocation: 'LOCAL',
  }
}
const customer = (letter: string) => ({
  id: letter.toLowerCase(),
  name: letter,
  customerType: 'PERSON' as const,
  accountNumber: null,
  displayAccount: '',
  syncState: 'SYNCED' as const,
  masked: false,
  email: null,
  phone: null,
  createdAt: '2026-01-01T00:00:00Z',
})
const list = (letters: string, next: string | null = null): CustomerRows => ({
  ...withPart(null, null, read(letters)),
  next,
})
const lettersOf = ({ rows, next }: CustomerRows) => [rows.map(({ node }) => node.name).join(''), next]

test('a page is put behind those before it', () => {
  expect(lettersOf(withPart(list('abc', 'c'), 'c', read('def', true)))).toEqual(['abcdef', 'f'])
  expect(lettersOf(withPart(list('abc', 'c'), 'c', read('de')))).toEqual(['abcde', null])
})

test('a part that is read again brings what is new, and takes away what is gone; what follows it stays', () => {
  expect(lettersOf(withPart(list('abefxyz', 'z'), 'b', read('cdef', true)))).toEqual(['abcdefxyz', 'z'])
  expect(lettersOf(withPart(list('abcdefxyz', 'z'), 'b', read('cfxy', true)))).toEqual(['abcfxyz', 'z'])
  // To the end of the list, and beyond it.
  expect(lettersOf(withPart(list('abcd', 'd'), 'b', read('cdef', true)))).toEqual(['abcdef', 'f'])
  expect(lettersOf(withPart(list('abcd', 'd'), 'b', read('c')))).toEqual(['abc', null])
})

test('without a row in common, the list goes on behind the part', () => {
  expect(lettersOf(withPart(list('abxyz', 'z'), 'b', read('cde', true)))).toEqual(['abcde', 'e'])
})

test('a customer whose place has changed is there once', () => {
  const renamed = { cursor: 'c', node: { ...customer('c'), id: 'y' } }
  const again = { ...read('bx', true), edges: [...read('b').edges, renamed, ...read('x').edges] }
  expect(lettersOf(withPart(list('abxyz', 'z'), 'a', again))).toEqual(['abcxz', 'z'])
})

test('a part whose row before it has gone meanwhile is put nowhere', () => {
  expect(lettersOf(withPart(list('abxyz', 'z'), 'c', read('de', true)))).toEqual(['abxyz', 'z'])
})

test('while nothing may move, rows show their new state, and new customers are counted', () => {
  const held = withStates(list('abd'), read('aBcd'))
  expect(lettersOf(held)).toEqual(['aBd', null])
  expect(held.waiting).toBe(1)
  // What follows the last row is not new.
  expect(withStates(list('abd', 'd'), read('abdef', true)).waiting).toBe(0)
})
