import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardedCell, isGuarded, unguardedCell } from '../../src/model/csv-cell.ts'

test.each([
  ...[
    '=1+1',
    "'=1",
    '+31 6',
    '@a',
    '-5',
    '01067',
    '007',
    '123456789',
    '12345678901234567890',
    '3-5',
    '1/2',
    '9,5',
    '9.50',
  ],
  ...['1 000', '50%', '5 pm', '12 a', '1E5', '12e3', '3 mei', 'Mar-05', '1 déc. 2024', 'TRUE', 'wahr', '#12', '1\n2'],
])('a spreadsheet would change %j, so it is guarded', (value) => {
  expect(guardedCell(value)).toBe(`'${value}`)
})

test.each([
  'Ada',
  '12 Lane',
  "'s-Gravenhage",
  "'t Harde",
  '77002',
  '0',
  '12345678',
  '1011 AB',
  'May',
  'Mai',
  '12b',
  'a=b',
  '',
])('a spreadsheet leaves %j, so it stays as it is', (value) => {
  expect(guardedCell(value)).toBe(value)
  expect(unguardedCell(value)).toBe(value)
})

test('whatever is exported comes back as it was', () => {
  const odd = fc.string({ unit: fc.constantFrom(...'\'=+-@#\t 019.,:/eE%pma\n"Añ') })
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), odd), (value) => {
      const cell = guardedCell(value)
      expect(unguardedCell(cell)).toBe(value)
      expect(isGuarded(cell)).toBe(cell !== value || (value.startsWith("'") && isGuarded(value)))
    }),
    { numRuns: 500 },
  )
})
