import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import { sqlState } from './errors.ts'
import { type ClientOptions, openPool } from './open-client.ts'
import { serverOf } from './server-of.ts'
import { type TurnLimits, Turns } from './turns.ts'

/** What readers may take of a database and its server; times in milliseconds. */
export interface ReadLimits extends TurnLimits {
  /** Longest time for one statement. */
  readonly statementTimeout: number
  /**
   * Whether a statement is planned once for all its values: to plan it each time costs more than to run it. Not where a
   * plan needs the values, such as a status by which it uses a partial index.
   */
  readonly plansOnce: boolean
}

/** A statement of a reader that was ended at its time limit. */
export class ReadTimedOut extends Error {
  override readonly name = 'ReadTimedOut'
  readonly code = 'READ_TIMED_OUT'
  constructor(cause: unknown) {
    super('READ_TIMED_OUT', { cause })
  }
}

/** query_canceled. */
const CANCELED = '57014'

/** A plan that is kept may have been made for empty tables, which are read as a whole unless that is switched off. */
export const PLANS_ONCE = { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off' } as const

const turnsOfServers = new Map<string, Turns>()

/** The turns of all readers of this process at one PostgreSQL server: its databases share the machine. */
function turnsAt(address: string, limits: TurnLimits): Turns {
  const { atOnce, perToken, wait } = limits
  // An installation has one set of limits; several in one process each have turns of their own.
  const key = [serverOf(address), atOnce, perToken, wait].join(' ')
  const turns = turnsOfServers.get(key) ?? new Turns(limits)
  turnsOfServers.set(key, turns)
  return turns
}

/** Connections of a database on which readers run, so that those of captures are never theirs. */
export interface ReadPool {
  readonly statementTimeout: number
  /** Runs a statement, or one transaction, when its turn has come. Throws TurnRefused and ReadTimedOut. */
  run<T>(token: string, work: (db: PostgresJsDatabase) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Opens the connections for reads of one database; none is made before the first read. */
export function openReadPool(address: string, options: ClientOptions, limits: ReadLimits): ReadPool {
  const { statementTimeout } = limits
  const session = {
    ...options.session,
    statement_timeout: statementTimeout,
    // A turn is one process of the server: the work of parallel workers would be uncounted.
    max_parallel_workers_per_gather: 0,
    ...(limits.plansOnce && PLANS_ONCE),
  }
  const pool = openPool(address, { ...options, max: limits.atOnce, statementTimeout, session })
  const db = drizzle(pool.client)
  const turns = turnsAt(address, limits)
  return {
    statementTimeout,
    close: () => pool.close(),
    async run(token, work) {
      const end = await turns.take(token)
      try {
        return await work(db)
      } catch (error) {
        throw sqlState(error) === CANCELED ? new ReadTimedOut(error) : error
      } finally {
        end()
      }
    },
  }
}
