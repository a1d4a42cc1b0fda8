import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BigIntScalar, DateScalar, DateTime } from '../../src/server/scalars.ts'

test('an instant is written as RFC 3339 in UTC, from a Date, from PostgreSQL, from any offset', () => {
  expect(DateTime.serialize(new Date('2026-11-22T08:00:00Z'))).toBe('2026-11-22T08:00:00.000Z')
  expect(DateTime.serialize('2026-11-22 08:00:00.123456+00')).toBe('2026-11-22T08:00:00.123Z')
  expect(DateTime.parseValue('2026-11-22T10:00:00+02:00')).toBe('2026-11-22T08:00:00.000Z')
})

test('refuses an invalid instant, day or integer, without repeating it', () => {
  const bad: [typeof DateTime, unknown][] = [
    ...['2026-02-30T00:00:00Z', '2026-11-22', '22.11.2026', 'jane', '', 5, null, {}].map(
      (value): [typeof DateTime, unknown] => [DateTime, value],
    ),
    ...['2026-02-29', '2026-13-01', '2026-11-22T00:00:00Z', 'jane', 5].map((value): [typeof DateTime, unknown] => [
      DateScalar,
      value,
    ]),
    ...['9223372036854775808', '1.5', '01', '1e3', 'jane', 2 ** 60].map((value): [typeof DateTime, unknown] => [
      BigIntScalar,
      value,
    ]),
  ]
  for (const [scalar, value] of bad) {
    expect(() => scalar.parseValue(value)).toThrow(/cannot represent this value: it must be/)
    expect(() => scalar.parseValue(value)).not.toThrow(/jane/)
  }
})

test('a 64-bit integer is not rounded', () => {
  expect(BigIntScalar.serialize('9223372036854775807')).toBe('9223372036854775807')
  expect(BigIntScalar.serialize(-5n)).toBe('-5')
  expect(BigIntScalar.parseValue(7)).toBe('7')
  expect(DateScalar.parseValue('2024-02-29')).toBe('2024-02-29')
})

test('writes an instant of a database as the same instant, cut to milliseconds', () => {
  const from = Date.parse('1900-01-01T00:00:00Z')
  const moments = fc.integer({ min: from, max: Date.parse('2200-01-01T00:00:00Z') })
  fc.assert(
    fc.property(moments, fc.constantFrom('', '0', '7', '49', '999'), (moment, further) => {
      const instant = new Date(moment).toISOString()
      expect(DateTime.serialize(instant.replace('Z', `${further}Z`))).toBe(instant)
    }),
  )
  for (const day of ['2026-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-10'])
    expect(() => DateTime.serialize(`${day}T08:00:00.000Z`)).toThrow('DateTime cannot represent')
  for (const time of ['25:00:00', '08:60:00', '08:00:60'])
    expect(() => DateTime.serialize(`2026-11-22T${time}.000Z`)).toThrow('DateTime cannot represent')
})
