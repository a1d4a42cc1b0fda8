import { channel } from 'node:diagnostics_channel'
import { is, Placeholder, type Query, type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import type { DatabaseState } from '../model/database-state.ts'
import { type ErrorAnswer, setStatementTimeout } from './answers.ts'
import { StateWatch } from './database-state.ts'
import { isRetryable, waitedForLock } from './errors.ts'
import { openPool } from './open-client.ts'
import { openReadPool, PLANS_ONCE, type ReadLimits, type ReadPool } from './read-pool.ts'
import { connectionsTo } from './server-connections.ts'

/**
 * A pool of at most `max` connections to one database, and its connections for reads (null: readers use the pool, too).
 * `close` lets what runs finish for up to five seconds, then cuts it off. `state` says why the database cannot do its
 * work, or null; it never rejects.
 */
export type Database = PostgresJsDatabase & {
  readonly max: number
  readonly reads: ReadPool | null
  /** The token whose reads its statements are; null for everything else. */
  readonly reader: string | null
  /**
   * The database for the queries of a token: `execute` and `transaction` run their statements on the connections for
   * reads, in turns, so that no reader keeps captures waiting. A transaction is one turn: inside, use nothing else.
   */
  forReader(token: string): Database
  /** The database itself, where this is a reader's. What several callers wait for, or share, belongs to it. */
  forAll(): Database
  /**
   * Two connections on which a statement is planned once for all its values, whatever the statistics (PLANS_ONCE): for
   * one that finds everything by key, and costs more to plan than to run.
   */
  readonly plannedOnce: PlannedOnce
  close(): Promise<void>
  state(): Promise<DatabaseState | null>
}

/** Connections beside those of a pool, which readers have no turns on. */
export type PlannedOnce = PostgresJsDatabase & { readonly reads: null }

/** An open transaction of a `Database`. */
export type Transaction = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0]

/** Where a statement can run: on any connection of the pool, or inside a transaction. */
export type Executor = Database | PlannedOnce | Transaction

/** How a pool behaves; each left out has the default of the documented limits. Times in milliseconds. */
export interface DatabaseOptions {
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string
  /** Most connections at once (10). */
  readonly max?: number
  /** Longest silence of the server while a connection is opened (2,000). */
  readonly connectTimeout?: number
  /** Longest time for one statement (5,000). Batch work passes its own to `transaction`. */
  readonly statementTimeout?: number
  /** Longest wait for a lock (2,000). */
  readonly lockTimeout?: number
  /** Longest silence inside an open transaction (10,000). */
  readonly idleInTransactionTimeout?: number
  /** How long a connection may be idle before it is closed; by default it stays open. */
  readonly idleTimeout?: number
  /** Most connections of this process to the server, for all its databases; by default they are not counted. */
  readonly connectionsPerServer?: number
  /** What readers may take (`forReader`); null: they are not kept apart. */
  readonly reads?: ReadLimits | null
}

/** How long a statement of batch work may take, in milliseconds. */
export const batchStatementTimeout = 60_000

const retriesAfterConflict = 3

/** Connections for statements that are planned once; while they run, others gather for the next (captureTogether). */
const PLANNED_ONCE_AT_ONCE = 2

/**
 * Opens a pool; the address says whether by TLS (tls.ts). No connection is made before the first statement, so a
 * database that is down does not show here.
 */
export function openDatabase(address: string, options: DatabaseOptions = {}): Database {
  const statementTimeout = options.statementTimeout ?? 5_000
  const clientOptions = {
    max: options.max ?? 10,
    connectTimeout: options.connectTimeout ?? 2_000,
    statementTimeout,
    onError: (error: ErrorAnswer) => watch.note(error),
    ...(options.idleTimeout === undefined ? {} : { idleTimeout: options.idleTimeout }),
    connections:
      options.connectionsPerServer === undefined ? null : connectionsTo(address, options.connectionsPerServer),
    session: {
      application_name: options.applicationName ?? 'tillsync',
      statement_timeout: statementTimeout,
      lock_timeout: options.lockTimeout ?? 2_000,
      idle_in_transaction_session_timeout: options.idleInTransactionTimeout ?? 10_000,
      // Statements over temporary tables without statistics look dear: a server with LLVM (Debian's) would compile them
      // first, for minutes on a busy machine, which no time limit ends.
      jit: 'off',
    },
  }
  const pool = openPool(address, clientOptions)
  const oncePool = openPool(address, {
    ...clientOptions,
    max: Math.min(PLANNED_ONCE_AT_ONCE, clientOptions.max),
    session: { ...clientOptions.session, ...PLANS_ONCE },
  })
  const reads = options.reads ? openReadPool(address, clientOptions, options.reads) : null
  const db = drizzle(pool.client)
  const watch = new StateWatch(address, async () => {
    const [answer] = await db.execute<{ readOnly: boolean }>(
      sql`/* db.isReadOnly */ select pg_is_in_recovery()
        or current_setting('default_transaction_read_only')::boolean as "readOnly"`,
    )
    return answer?.readOnly === true
  })
  const database: Database = Object.assign(db, {
    max: clientOptions.max,
    reads,
    reader: null,
    plannedOnce: Object.assign(drizzle(oncePool.client), { reads: null }),
    forReader(token: string): Database {
      const view: Database = Object.create(database)
      return Object.assign(view, { reader: token })
    },
    forAll: () => database,
    close: async () => {
      await Promise.all([pool.close(), oncePool.close(), reads?.close()])
    },
    state: () => watch.look(),
  })
  return database
}

/** How one transaction differs from the pool's habits. */
export interface TransactionOptions {
  /**
   * Longest time for one statement, in milliseconds. Never by a `set` of your own: the connection must know it, too.
   */
  readonly statementTimeout?: number
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable'
  readonly readOnly?: boolean
}

/**
 * Runs `work` in one transaction. When PostgreSQL aborts it because of another transaction (deadlock 40P01,
 * serialization 40001) it is run again from the start, at most three times; `work` must therefore change nothing but
 * the database. One with a statement timeout of its own is batch work, which no cashier waits for: a lock that it did
 * not get in time is another such reason. When the connection is lost, so is the transaction: further statements of
 * `work` fail, and never run in another session. Only a loss during the commit leaves it open whether the work was
 * kept.
 */
export async function transaction<T>(
  db: Database,
  work: (tx: Transaction) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const { reader } = db
  if (!db.reads || reader === null) return await run(db, work, options)
  const statementTimeout = Math.min(options.statementTimeout ?? Number.POSITIVE_INFINITY, db.reads.statementTimeout)
  return await db.reads.run(reader, (reads) => run(reads, work, { ...options, statementTimeout }))
}

async function run<T>(
  db: PostgresJsDatabase,
  work: (tx: Transaction) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(async (tx) => {
        const { statementTimeout } = options
        if (statementTimeout !== undefined) await tx.execute(sql.raw(setStatementTimeout(statementTimeout)))
        return await work(tx)
      }, drizzleConfig(options))
    } catch (error) {
      const again = isRetryable(error) || (options.statementTimeout !== undefined && waitedForLock(error))
      if (attempt > retriesAfterConflict || !again) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt))
    }
  }
}

function drizzleConfig({ isolation, readOnly }: TransactionOptions) {
  if (isolation === undefined && readOnly === undefined) return undefined
  return {
    ...(isolation === undefined ? {} : { isolationLevel: isolation }),
    ...(readOnly === undefined ? {} : { accessMode: readOnly ? ('read only' as const) : ('read write' as const) }),
  }
}

const dialect = new PgDialect()

/** What is published on `tillsync.rows`: the rows that a statement gave, as the driver has them (with its columns). */
export type RowsGiven = { readonly sql: string; readonly rows: readonly object[] }

/** Diagnostics: each statement of `execute` with what it gave. The tests compare it with the declared type. */
const given = channel('tillsync.rows')

/**
 * Runs raw SQL and gives its rows. The statement is prepared once per connection, which saves a round trip each time.
 *
 * `Row` says what the SQL returns. Write the type beside the statement; the tests compare it with what PostgreSQL
 * answers (test/support/checked-rows.ts):
 * - `text`, `uuid`, `int2/4`, `float8`, `boolean` and `jsonb` come as string, number, boolean and parsed JSON;
 * - `bigint` (also `count(*)`, `sum`), `numeric`, `timestamptz` and `date` come as **strings**: write `count(*)::int`,
 *   or type them `string`. Arrays of those come as strings in an array; arrays of dates and times as PostgreSQL's array
 *   text.
 *
 * Parameters: a list of texts or numbers as `${sql.param(ids)}::uuid[]` (or `::text[]`, `::bigint[]`), JSON as
 * `${JSON.stringify(value)}::jsonb`, a time as `${date.toISOString()}::timestamptz`. A bare array is expanded to `($1,
 * $2)`; an object, a `Date`, or an array of booleans or BigInts is refused or stored wrongly.
 *
 * With `places`, the query is a constant whose parameters are `sql.placeholder('name')`: its text is made once, which
 * for a long statement costs more than to send it. It has no `$` but those of its parameters.
 */
export async function execute<Row extends object>(
  executor: Executor,
  query: SQL,
  places?: Readonly<Record<string, unknown>>,
): Promise<Row[]> {
  if (!('reads' in executor) || executor.reads === null || executor.reader === null)
    return await rowsOf<Row>(executor, query, places)
  return await executor.reads.run(executor.reader, (db) => rowsOf<Row>(db, query, places))
}

const texts = new WeakMap<SQL, Query>()

/** The text of a query, made once for each. What stands in several places is sent once. */
function textOf(query: SQL): Query {
  const known = texts.get(query)
  if (known) return known
  const text = withoutRepeated(dialect.sqlToQuery(query))
  texts.set(query, text)
  return text
}

function withoutRepeated({ sql: text, params, ...rest }: Query): Query {
  const names = params.map((param, nth) => (is(param, Placeholder) ? String(param.name) : nth))
  const once = [...new Set(names)]
  return {
    ...rest,
    sql: text.replace(/\$(\d+)/g, (_, number) => `$${once.indexOf(names[Number(number) - 1] ?? '') + 1}`),
    params: once.map((name) => params[names.indexOf(name)]),
  }
}

async function rowsOf<Row extends object>(
  executor: PostgresJsDatabase | Transaction,
  query: SQL,
  places: Readonly<Record<string, unknown>> | undefined,
): Promise<Row[]> {
  const statement = places ? textOf(query) : dialect.sqlToQuery(query)
  const prepared = executor._.session.prepareQuery<{ execute: Row[]; all: unknown; values: unknown }>(
    statement,
    undefined,
    'named',
    false,
  )
  const rows = await prepared.execute(places)
  if (given.hasSubscribers) given.publish({ sql: statement.sql, rows } satisfies RowsGiven)
  return rows
}
