import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// docs/fidelity.md: each documented behaviour is shown by a test that exists, or left out with the reason.

const PAGE = readFileSync('docs/fidelity.md', 'utf8')
const ROWS = PAGE.split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Documented'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
const documented = ROWS.map(([what = '', article = '', here = '', shown = '']) => ({ what, article, here, shown }))

test('names for each documented behaviour the article, where it is, and the test that shows it', () => {
  expect(documented.length).toBeGreaterThan(50)
  for (const { what, article, here, shown } of documented) {
    expect(article, what).toMatch(/^\[[^\]]+\]\[[a-z-]+\]$/)
    expect(here, what).not.toBe('')
    if (here.includes('*left out*')) expect(here, what).toMatch(/\*left out\*: .{10}/)
    else expect(shown, what).not.toBe('')
  }
})

test('names articles whose addresses are there', () => {
  for (const { article } of documented) expect(PAGE).toContain(`\n${/\[[a-z-]+\]$/.exec(article)?.[0]}: https://`)
})

test.each(documented.filter(({ shown }) => shown !== '').map(({ shown, what }) => [what, shown]))(
  '%s: the test exists',
  (_, shown) => {
    const [, file = '', name = ''] = /^`(test\/[^`]+\.test\.ts)` – (.{10,})$/.exec(shown) ?? []
    expect(existsSync(file), shown).toBe(true)
    expect(readFileSync(file, 'utf8')).toContain(name)
  },
)
