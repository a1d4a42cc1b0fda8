import { expect, test } from 'vitest'
import { type Line, type Lines, withPage, withReadAgain } from '../../src/page/operations/list/lines.ts'

/** An operation that is named by a letter; the newest is `a`. Its revision is 2 when the letter is a capital. */
const line = (letter: string): Line => ({
  id: letter.toLowerCase(),
  operationId: letter.toLowerCase(),
  kind: 'CREATE_CUSTOMER',
  status: 'SYNCED',
  revision: letter === letter.toLowerCase() ? 1 : 2,
  customerAccount: null,
  asyncCustomerAccount: '',
  capturedAt: `2026-01-01T00:00:${String(99 - letter.toLowerCase().charCodeAt(0) + 50).padStart(2, '0')}Z`,
  changeDescription: '',
  fingerprint: null,
  channel: { key: 'houston', name: 'Houston' },
  customer: null,
  customerName: letter,
  lastKnownError: null,
})
const lines = (letters: string, hasNextPage = false): Lines =>
  withPage(
    null,
    {
      totalCount: null,
      nodes: [...letters].map(line),
      pageInfo: { hasNextPage, endCursor: letters.at(-1) ?? null },
      coverage: [],
    },
    'CAPTURED_AT_DESC',
  )
const of = ({ rows, next, waiting }: Lines) => [rows.map(({ customerName }) => customerName).join(''), next, waiting]

test('rows that are read again stay until as many are there: the list is never shorter meanwhile', () => {
  const shown = lines('abcdef', true)
  expect(of(withReadAgain(shown, lines('abc', true), 6, false))).toEqual(['abcdef', 'f', 0])
  expect(of(withReadAgain(shown, lines('abcdef', true), 6, false))).toEqual(['abcdef', 'f', 0])
  expect(of(withReadAgain(shown, lines('ab'), 6, false))).toEqual(['ab', null, 0])
})

test('rows that are read for the first time are shown as they come', () => {
  expect(of(withReadAgain(null, lines('abc', true), 6, false))).toEqual(['abc', 'c', 0])
  expect(of(withReadAgain(lines('abc', true), lines('abcde', true), 6, false))).toEqual(['abcde', 'e', 0])
})

test('a row that was read later, as its event came, is not put back', () => {
  expect(of(withReadAgain(lines('aBc'), lines('abC'), 3, false))).toEqual(['aBC', null, 0])
})

test('while the list is held, new rows are counted, and only what follows the last row is added', () => {
  expect(of(withReadAgain(lines('cde', true), lines('abcdefg', true), 3, true))).toEqual(['cdefg', 'g', 2])
  expect(of(withReadAgain(lines('cdef', true), lines('abcd', true), 3, true))).toEqual(['cdef', 'f', 2])
  expect(of(withReadAgain(lines('xyz'), lines('abc', true), 3, true))).toEqual(['xyz', null, 3])
})
