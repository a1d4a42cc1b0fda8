import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor } from '../../src/log/cursor.ts'

const raw = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('a cursor', () => {
  it('names the place that it was made of, whatever the order of the databases', () => {
    const place = { headquarters: '12', channels: { 'san-francisco-db': '7', 'houston-db': '123456789012345678' } }
    expect(decodeCursor(encodeCursor(place))).toEqual(place)
    const turned = { headquarters: '12', channels: { 'houston-db': '123456789012345678', 'san-francisco-db': '7' } }
    expect(encodeCursor(turned)).toBe(encodeCursor(place))
    expect(decodeCursor(encodeCursor({ headquarters: null, channels: {} }))).toEqual({
      headquarters: null,
      channels: {},
    })
  })

  it.each([
    '',
    'nonsense',
    'ä',
    raw('1'),
    raw([]),
    raw([1]),
    raw(['-1']),
    raw(['01']),
    raw(['1', 'houston-db']),
    raw(['1', 2, '3']),
    raw(['1', 'houston-db', '1; drop table log']),
    raw(['9999999999999999999']),
    'A'.repeat(10_000),
  ])('is none when it is %s', (text) => {
    expect(decodeCursor(text)).toBeNull()
  })
})
