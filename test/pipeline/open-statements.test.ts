import { expect, test } from 'vitest'
import { documentedStatements } from './documented-statements.ts'
import { statementsThatReadWhatIsOpen } from './open-statements-rules.ts'
import { readsOpen, statementsInCode } from './statements-of-code.ts'

test('docs/statements.md lists the statements of the code that read what is open, and their files', () => {
  const places = (some: readonly { name: string; file: string }[]) =>
    some.map(({ name, file }) => `${name} ${file}`).sort()
  expect(places(documentedStatements())).toEqual(places(statementsInCode().filter(readsOpen)))
})

// 20,000 are in open-statements.long.test.ts: that takes minutes.
statementsThatReadWhatIsOpen(1_000)
