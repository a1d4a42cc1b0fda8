import { type SQL, sql } from 'drizzle-orm'
import { DOCUMENTED_COLUMNS } from '../model/documented-columns.ts'
import type { StagingTable } from '../model/operation.ts'

/**
 * The business columns of a staging row that are filled, as `[{ name, value }]` by their documented names in the
 * table's order; the same on both sides. `alias` is the row's.
 */
export function filledColumns(table: StagingTable, alias: string): SQL {
  const values = DOCUMENTED_COLUMNS[table].map(({ column, name }, nth) => {
    const value = column === 'changed_fields' ? `array_to_string(${alias}.${column}, ',')` : `${alias}.${column}::text`
    return `(${nth}, '${name}', ${value})`
  })
  return sql.raw(`(
    select coalesce(jsonb_agg(jsonb_build_object('name', filled.name, 'value', filled.value) order by filled.nth), '[]')
    from (values ${values.join(', ')}) filled (nth, name, value)
    where filled.value is not null
  )`)
}
