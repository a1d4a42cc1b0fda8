import { type SQL, sql } from 'drizzle-orm'
import { STAGED_COLUMNS } from '../../model/staged-columns.ts'

/** The StagedRows of the operation with that id, as jsonb. */
export function rowsOf(operationId: string): SQL {
  const parts = STAGED_COLUMNS.map(({ table, rows, columns }) => {
    const members = columns.map(({ field, column }) => `'${field}', r.${column}`).join(', ')
    return `'${rows}', coalesce((
      select jsonb_agg(jsonb_build_object(${members}) order by r.replication_counter_from_origin)
      from ${table} r
      where r.operation_id = ${operationId}
    ), '[]')`
  })
  return sql.raw(`jsonb_build_object(${parts.join(', ')})`)
}
