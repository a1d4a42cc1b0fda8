import { describe, expect, test } from 'vitest'
import { keyOf, SeenLines } from '../../../src/cli/import/line-keys.ts'
import { DIALECTS, read, rowsOf } from './written.ts'

describe('the key of a line', () => {
  const keysOf = async (text: string) => (await read(text)).lines.map(keyOf)

  test('is that of its content: columns in another order, other names and columns that are not used change nothing', async () => {
    const [ada = ''] = await keysOf('name,email\nAda,a@example.com')
    expect(ada).toMatch(/^import:[\w-]{43}$/)
    expect(await keysOf('Note;E-mail;Naam\nx;a@example.com;Ada\ny; a@example.com ;"Ada"')).toEqual([ada, ada])
    expect(await keysOf('name,email\nAda,b@example.com')).not.toEqual([ada])
  })

  test('is the same in every dialect, sorted, with columns in another order, one more, and letters in parts', async () => {
    const rows = rowsOf(40)
    const keysIn = async (content: Buffer) => (await read(content)).lines.map(keyOf).toSorted()
    const expected = await keysIn(DIALECTS[0]?.write(rows) ?? Buffer.alloc(0))
    expect(new Set(expected).size).toBe(40)
    const [header = [], ...lines] = rows
    const others = [
      rows,
      [header, ...lines.toReversed()],
      rows.map((row) => row.toReversed()),
      rows.map((row, nth) => [...row, nth === 0 ? 'Shelf' : `S${nth}`]),
    ]
    for (const { name, write } of DIALECTS)
      for (const [nth, other] of others.entries())
        expect(await keysIn(write(other)), `${name}, ${nth}`).toEqual(expected)
    const inParts = rows.map((row) => row.map((cell) => cell.normalize('NFD')))
    expect(await keysIn(DIALECTS[0]?.write(inParts) ?? Buffer.alloc(0))).toEqual(expected)
  })

  test('tells people apart who have nothing but a number of their own', async () => {
    const [one, two] = await keysOf('Customer No.,name\nK-1,Jan Jansen\nK-2,Jan Jansen')
    expect(one).not.toBe(two)
  })

  test('of a line that was exported is that of its operation, whatever was corrected', async () => {
    expect(await keysOf('export_operation,name\nop-1,Ada\nop-1,Bob')).toEqual([
      'import:export:op-1',
      'import:export:op-1',
    ])
  })
})

test('equal lines are found among many', () => {
  const seen = new SeenLines()
  const lines = Array.from({ length: 50_000 }, (_, i) => i + 1)
  expect(lines.every((line) => seen.earlier(`key ${line}`, line) === null)).toBe(true)
  expect(lines.every((line) => seen.earlier(`key ${line}`, 60_000 + line) === line)).toBe(true)
})
