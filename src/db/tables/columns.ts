import { bigint, customType, timestamp } from 'drizzle-orm/pg-core'

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** A moment in time, with its zone. */
export const moment = () => timestamp({ withTimezone: true })

/** A position in a side's log. */
export const position = () => bigint({ mode: 'bigint' })
