import { z } from 'zod'

/** What distinguishes a database from every other: see `Whereabouts`. */
export type DatabaseIdentity = z.infer<typeof databaseIdentity>
export const databaseIdentity = z.strictObject({ database: z.string(), server: z.string() })

/**
 * Which database answers as a channel database, to tell a clone from the original. A copy of a server's files has the
 * same `database` and another `server`; a copy made by PostgreSQL has another `database`.
 */
export type Whereabouts = z.infer<typeof whereabouts>
export const whereabouts = z.object({
  /** PostgreSQL's system identifier and the database's OID. */
  database: z.string(),
  /** When its PostgreSQL was started: another time whenever it starts. */
  server: z.string(),
  /** For how many seconds its PostgreSQL has been running. */
  uptime: z.int().nonnegative(),
  /** For people: where it listens, and the name of the database. */
  address: z.string(),
  /** The database that was asked about was one of the same PostgreSQL, and no longer exists. */
  otherIsGone: z.boolean(),
})
