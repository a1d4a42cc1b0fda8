import { expect, test } from 'vitest'
import { documentedStatements } from './documented-statements.ts'
import { statementsThatReadWhatIsOpen } from './open-statements-rules.ts'
import { idBesideOthers, joinableLaterals, openInOperation, readsOpen, statementsInCode } from './statements-of-code.ts'

test('docs/statements.md lists the statements of the code that read what is open, and their files', () => {
  const places = (some: readonly { name: string; file: string }[]) =>
    some.map(({ name, file }) => `${name} ${file}`).sort()
  expect(places(documentedStatements())).toEqual(places(statementsInCode().filter(readsOpen)))
})

// By their text: with 1,000 open the planner still chooses well without it, with 20,000 at the wrong time it does not.
test('what they look up by key cannot become a join, and open operations of a customer are read where only those are', () => {
  const measured = new Set(documentedStatements().flatMap(({ name, most }) => (most ? name : [])))
  const faulty = (faultsOf: (text: string) => string[]) =>
    statementsInCode()
      .filter(({ name }) => measured.has(name))
      .flatMap(({ name, text }) => faultsOf(text).map((found) => `${name}: ${found}`))
  expect(faulty(joinableLaterals)).toEqual([])
  expect(faulty(openInOperation)).toEqual([])
  expect(faulty(idBesideOthers)).toEqual([])
  const lateral = 'cross join lateral (select * from t where t.id = any(array(select 1 limit 1)) offset 0) x'
  expect(joinableLaterals(lateral)).toEqual([])
  expect(joinableLaterals(lateral.replace(' offset 0', ''))).toHaveLength(1)
  const lookUp = `select from open_operation o where o.customer_key = a.customer_key and o.status = 'IN_PROGRESS'`
  expect(openInOperation(lookUp)).toEqual([])
  expect(openInOperation(lookUp.replace('open_operation', 'operation'))).toHaveLength(1)
  expect(idBesideOthers('select from open_operation o where o.operation_id = a.id offset 0')).toEqual([])
  expect(idBesideOthers(`from open_operation o where o.operation_id = a.id and o.status = 'FAILED'`)).toHaveLength(1)
})

// Before a release, on a calm machine: autovacuum that comes late leaves more to read. 20,000 are in
// open-statements.long.test.ts, which takes minutes.
statementsThatReadWhatIsOpen(1_000)
