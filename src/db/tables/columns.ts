import { bigint, customType, timestamp } from 'drizzle-orm/pg-core'

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/**
 * For the index of a search: each search reads all that has not been sorted into the index yet, so this is at most
 * 128 kB. PostgreSQL's default is 4 MB, or until the next autovacuum.
 */
export const SEARCHED = { gin_pending_list_limit: 128 }

/** A moment in time, with its zone. */
export const moment = () => timestamp({ withTimezone: true })

/** A position in a side's log. */
export const position = () => bigint({ mode: 'bigint' })
