import { describe, expect, test } from 'vitest'
import { keyOf, SeenLines } from '../../../src/cli/import/line-keys.ts'
import { read } from './written.ts'

describe('the key of a line', () => {
  const keysOf = async (text: string) => (await read(text)).lines.map(keyOf)

  test('is that of its content: columns in another order, other names and columns that are not used change nothing', async () => {
    const [ada = ''] = await keysOf('name,email\nAda,a@example.com')
    expect(ada).toMatch(/^import:[\w-]{43}$/)
    expect(await keysOf('Note;E-mail;Naam\nx;a@example.com;Ada\ny; a@example.com ;"Ada"')).toEqual([ada, ada])
    expect(await keysOf('name,email\nAda,b@example.com')).not.toEqual([ada])
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
