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
