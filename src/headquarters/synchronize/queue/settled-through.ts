import { sql } from 'drizzle-orm'

/**
 * The number up to which a customer's operations from one channel database are completed: one below the lowest that is
 * not completed, otherwise the highest. In the channel database's own numbers, which are lower than headquarters' when
 * the database was accepted as a new source.
 */
export const settledThrough = sql.raw(`coalesce(
        min(operation_number - number_offset) filter (where status not
          in ('SYNCED', 'DISTRIBUTED', 'SUPERSEDED', 'DISMISSED')) - 1,
        (array_agg(operation_number - number_offset order by operation_number desc))[1]
      )`)
