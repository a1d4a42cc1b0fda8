import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { execute } from '../../../../src/db/client.ts'
import { synchronizeOperations } from '../../../../src/headquarters/synchronize/synchronize-operations.ts'
import { headquarters } from '../../../support/headquarters.ts'
import { make } from '../../../support/staged.ts'
import { synchronizeAll } from '../../../support/synchronizing.ts'
import { OPERATOR } from '../support.ts'

it('An operation is tried once in a bulk run, even if two processes run it concurrently', async () => {
  const hq = await headquarters()
  const bad = { customer: { name: 'Ada', email: 'nonsense' } }
  const operations = await Promise.all([1, 2, 3, 4, 5, 6].map(() => make.operation(hq.db, bad)))
  await synchronizeAll(hq)
  const ids = operations.map(({ operationId }) => operationId)
  const runId = randomUUID()
  const goOn = (chunkSize: number) => synchronizeOperations(hq, OPERATOR, ids, { runId, chunkSize })
  // As after a pause and a resume: who held the run before has not stopped yet.
  const taken = (await Promise.all([goOn(1), goOn(2)])).flat()
  expect(taken.map(({ operationId }) => operationId).sort()).toEqual([...ids].sort())
  expect(await goOn(6)).toEqual([])
  const attempts = await execute<{ n: number }>(
    hq.db,
    sql`select count(*)::int as n from operation_attempt where run_id = ${runId} group by operation_id`,
  )
  expect(attempts).toEqual(ids.map(() => ({ n: 1 })))
  const [tried, ...others] = await synchronizeOperations(hq, OPERATOR, ids.slice(0, 1))
  expect([tried?.status, others]).toEqual(['FAILED', []])
})
