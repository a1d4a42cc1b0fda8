import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WIDEST_SCOPE } from '../../src/between/scope.ts'
import { decodeCursor, encodeCursor } from '../../src/log/cursor.ts'

const position = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map(String)
/** Any id that a channel database can have (docs/setup.md). */
const id = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abcXYZ019_.-'), minLength: 1, maxLength: 60 }),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'),
)
const channels = fc.uniqueArray(fc.tuple(id, position), { maxLength: WIDEST_SCOPE, selector: ([name]) => name })
const positionsIn = (cursor: string) => {
  const decoded = decodeCursor(cursor)
  return decoded && [decoded.headquarters, Object.entries(decoded.channels).sort()]
}

test('a cursor of any logs, up to the widest scope, names the position of each, and of no other', () => {
  fc.assert(
    fc.property(fc.option(position), channels, id, (headquarters, all, other) => {
      const cursor = encodeCursor({ headquarters, channels: Object.fromEntries(all) })
      expect(positionsIn(cursor)).toEqual([headquarters, [...all].sort()])
      if (!all.some(([name]) => name === other)) expect(decodeCursor(cursor)?.channels[other]).toBeUndefined()
    }),
  )
})

test('any other text is no cursor, or one that is written again as it was read', () => {
  const json = fc.json({ maxDepth: 2 }).map((text) => Buffer.from(text).toString('base64url'))
  fc.assert(
    fc.property(fc.oneof(fc.string(), json), (text) => {
      const decoded = decodeCursor(text)
      if (decoded) expect(positionsIn(encodeCursor(decoded))).toEqual(positionsIn(text))
    }),
    { numRuns: 500 },
  )
})
