import { type SQL, sql } from 'drizzle-orm'
import { execute, type Transaction } from '../db/client.ts'

/** Which rows of a table are an erased customer's, given the customers' keys. */
type Rows = (customerKeys: SQL) => SQL

/**
 * What an erasure does with a table. KEEP: it holds nothing of a person, and `why`. DELETE: the customer's rows go.
 * CLEAR: they stay with ids, statuses and codes (`keeps`), and `sets` takes the rest away. ELSEWHERE: done by a
 * function of its own, which `where` names.
 */
export type Decision =
  | { does: 'KEEP'; why: string }
  | { does: 'DELETE'; rows: Rows }
  | { does: 'CLEAR'; rows: Rows; sets: { [column: string]: string }; keeps: readonly string[] }
  | { does: 'ELSEWHERE'; where: string }

/**
 * Every table of one side, in the order in which they are cleared. A test fails when a table, or a column of a cleared
 * one, is not in it.
 */
export type Decisions = { readonly [table: string]: Decision }

export const ofCustomer: Rows = (keys) => sql`customer_key = any(${keys}::uuid[])`
export const ofItsOperations: Rows = (keys) =>
  sql`operation_id in (select operation_id from operation where customer_key = any(${keys}::uuid[]))`

/**
 * Clears what the decisions say, in the erasing transaction: append-only rows may be changed in it, and only until this
 * returns. Answers with how many rows it concerned, by table.
 */
export async function clear(
  tx: Transaction,
  decisions: Decisions,
  customerKeys: readonly string[],
): Promise<{ [table: string]: number }> {
  await execute(tx, sql`/* erasure.clear */ select set_config('tillsync.removing', 'erasure', true)`)
  const cleared: { [table: string]: number } = {}
  for (const [table, decision] of Object.entries(decisions)) {
    const statement = statementOf(table, decision, sql.param([...customerKeys]))
    if (statement) cleared[table] = (await execute(tx, statement)).length
  }
  await execute(tx, sql`/* erasure.clear */ select set_config('tillsync.removing', '', true)`)
  return cleared
}

function statementOf(table: string, decision: Decision, keys: SQL | ReturnType<typeof sql.param>): SQL | null {
  const name = sql.identifier(table)
  if (decision.does === 'DELETE')
    return sql`/* erasure.clear */ delete from ${name} where ${decision.rows(sql`${keys}`)} returning 1`
  if (decision.does !== 'CLEAR') return null
  const assignments = Object.entries(decision.sets).map(
    ([column, value]) => sql`${sql.identifier(column)} = ${sql.raw(value)}`,
  )
  return sql`/* erasure.clear */
    update ${name}
    set ${sql.join(assignments, sql`, `)}
    where ${decision.rows(sql`${keys}`)}
    returning 1`
}
