import { subscribe } from 'node:diagnostics_channel'
import type { DeclaredColumn, DeclaredRow } from '../../scripts/rows.ts'
import type { RowsGiven } from '../../src/db/client.ts'
import declared from './generated/rows.json' with { type: 'json' }

// Compares each statement that a test runs with the type beside it: its columns by name, their types as the driver
// returns them, and nulls and union texts in the returned rows. A difference fails the test that ran the statement.

const rows: { readonly [name: string]: DeclaredRow } = declared as never

/** The driver's types for PostgreSQL's types, by OID; all others are texts. */
const KINDS: { readonly [oid: number]: DeclaredColumn['kinds'][number] } = {
  16: 'boolean',
  21: 'number',
  23: 'number',
  26: 'number',
  700: 'number',
  701: 'number',
  114: 'json',
  3802: 'json',
  1000: 'array',
  1005: 'array',
  1007: 'array',
  1009: 'array',
  1015: 'array',
  1016: 'array',
  1021: 'array',
  1022: 'array',
  1231: 'array',
  2951: 'array',
  199: 'array',
  3807: 'array',
}

type Column = { readonly name: string; readonly type: number }

/**
 * The differences between a statement's answer and its declaration, one sentence each; none for a statement whose rows
 * are not used.
 */
export function differences({ sql, rows: given }: RowsGiven): string[] {
  const name = /^\s*\/\* ([\w.-]+) \*\//.exec(sql)?.[1]
  const row = name === undefined ? undefined : rows[name]
  if (!row) return []
  const columns: readonly Column[] = 'columns' in given && Array.isArray(given.columns) ? given.columns : []
  if (columns.length === 0) return []
  const found: string[] = []
  for (const [column, { optional }] of Object.entries(row.columns))
    if (!optional && !columns.some((each) => each.name === column)) found.push(`${column} is declared and not selected`)
  for (const { name: column, type } of columns) {
    const wanted = row.columns[column]
    if (!wanted) {
      found.push(`${column} is selected and not declared`)
      continue
    }
    const kind = KINDS[type] ?? 'string'
    const fits = kind === 'json' || wanted.kinds.includes(kind) || (kind === 'array' && wanted.kinds.includes('json'))
    if (!fits) found.push(`${column} is declared ${wanted.kinds.join(' or ')} and comes as ${kind} (type ${type})`)
    found.push(...wrongValues(column, wanted, given))
  }
  return found.map((what) => `${name} (${row.file}): ${what}`)
}

function wrongValues(column: string, { nullable, texts }: DeclaredColumn, given: readonly object[]): string[] {
  const values = new Set(given.map((each) => (each as { [name: string]: unknown })[column]))
  const wrong: string[] = []
  if (!nullable && values.has(null)) wrong.push(`${column} is declared without null and is null`)
  for (const value of values)
    if (texts && typeof value === 'string' && !texts.includes(value))
      wrong.push(`${column} cannot be '${value}' as declared`)
  return wrong
}

const seen = new Set<string>()

subscribe('tillsync.rows', (message) => {
  for (const difference of differences(message as RowsGiven)) {
    if (seen.has(difference)) continue
    seen.add(difference)
    // Outside the statement's own promise, whose rejection the code under test may handle.
    void Promise.reject(new Error(`A statement does not give what is declared beside it. ${difference}`))
  }
})
