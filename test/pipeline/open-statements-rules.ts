import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { quietInstallation } from '../support/burst.ts'
import { documentedStatements, mostBuffers } from './documented-statements.ts'
import { type Measured, Survey } from './survey.ts'

const FEW = 10
/** Of the index entries and rows that a statement passes (docs/statements.md). */
const DEAD_ROWS_A_BUFFER = 32

/** The rules of docs/statements.md, with so many operations open and blocked. */
export function statementsThatReadWhatIsOpen(many: number): void {
  describe(`statements that read what is open, with ${many} operations`, { timeout: 1_800_000, tags: 'long' }, () => {
    let survey: Survey

    test('with statistics from when there were none, each touches what it is documented to touch at most', async () => {
      survey = new Survey(await quietInstallation(3_000))
      await survey.withoutAutovacuum()
      await survey.failFirst(many, 'many')
      await survey.report(many)
      expect(tooMuch(survey.taken())).toEqual([])
      await survey.hq.execute(sql`delete from difference`)
    })

    test('behind blocked operations, few cost as little as if nothing else was open', async () => {
      await survey.vacuumEmpty()
      await survey.block(many, 'blocked')
      survey.taken()
      await survey.travel(FEW, 'behind')
      // What was blocked has left dead rows in the queues, which autovacuum would have removed.
      expect(tooMuch(survey.taken(), many)).toEqual([])
    })

    test('with statistics from when many were open, few cost as little', async () => {
      await survey.hq.execute(sql`vacuum analyze`)
      await survey.houston.execute(sql`vacuum analyze`)
      await survey.travel(FEW, 'few')
      expect(tooMuch(survey.taken())).toEqual([])
      const measured = documentedStatements().flatMap(({ name, most }) => (most ? name : []))
      expect(measured.filter((name) => !survey.names.has(name))).toEqual([])
    })
  })
}

/** The executions that touched more than docs/statements.md says, the worst of each statement. */
function tooMuch(measured: readonly Measured[], deadRows = 0): Measured[] {
  const most = new Map(documentedStatements().map((each) => [each.name, each.most]))
  const worst = new Map<string, Measured>()
  for (const each of measured) {
    const bound = most.get(each.name)
    if (!bound || each.buffers <= mostBuffers(bound, each.open) + deadRows / DEAD_ROWS_A_BUFFER) continue
    if (each.buffers > (worst.get(each.name)?.buffers ?? 0)) worst.set(each.name, each)
  }

  return [...worst.values()]
}
