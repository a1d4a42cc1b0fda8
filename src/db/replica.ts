import { sql } from 'drizzle-orm'
import { type Database, execute } from './client.ts'
import { databaseState, isUnreachable, sqlState } from './errors.ts'
import type { ReadPool } from './read-pool.ts'

/** Milliseconds between two looks at how far the replica is. */
const LOOKED_EVERY = 500
/** How many looks are remembered: a replica that is further behind is too old for every bound. */
const REMEMBERED = 700
/**
 * Milliseconds by which the clocks of a process and of the primary may be compared wrongly: as long as an answer may
 * take. It counts against the replica.
 */
const UNCERTAIN = 250

/** What the primary had written at a moment of its own clock: all transactions that had ended by then. */
type Mark = { readonly at: number; readonly position: bigint }

/** A replica for one request: the database whose reads go there, and what the answer is true of. */
export type ReplicaUse = { readonly db: Database; readonly asOf: number }

/**
 * A PostgreSQL standby of a database, for reads that may be some seconds old. It is used while it has replayed
 * everything that the primary had written so many seconds ago. A read that it cannot carry out is carried out by the
 * primary.
 */
export type Replica = {
  /**
   * The database with the reads of a token at the replica; null when it is away, older than its bound, or older than
   * `readAfter`, a moment of the primary's clock in milliseconds since 1970.
   */
  use(token: string, readAfter: number | null): ReplicaUse | null
  /** The primary's clock now, in milliseconds since 1970, as far as this process knows it; null: not now. */
  now(): number | null
  /** Looks now, and does not wait for the next time. */
  look(): Promise<void>
  close(): Promise<void>
}

type Parts = {
  readonly primary: Database
  /** The pool to the standby, which `close` closes. */
  readonly standby: Database
  /** How old an answer may be, in seconds. */
  readonly seconds: number
  /** Called when it cannot be used, with the reason: an error, or a sentence. */
  readonly onFault: (fault: unknown) => void
}

/** Begins to watch a standby. */
export function openReplica({ primary, standby, seconds, onFault }: Parts): Replica {
  const marks: Mark[] = []
  /** What is to be added to `performance.now()` for the primary's clock, and when it was measured. */
  let clock: { offset: number; measured: number } | null = null
  let asOf: number | null = null
  const now = () => {
    if (clock === null || performance.now() - clock.measured > seconds * 1_000) return null
    return performance.now() + clock.offset
  }

  async function look(): Promise<void> {
    const began = performance.now()
    const wrote = await readPrimary(primary)
    clock = { offset: wrote.at - (began + performance.now()) / 2, measured: performance.now() }
    marks.push(wrote)
    if (marks.length > REMEMBERED) marks.shift()
    const replayed = await readStandby(standby)
    if (replayed.system !== wrote.system) throw new Error('READ_HQ_DATABASE_URL leads to another database cluster.')
    if (replayed.position === null) throw new Error('READ_HQ_DATABASE_URL leads to a server that is no standby.')
    const { position } = replayed
    asOf = marks.findLast((mark) => mark.position <= position)?.at ?? null
  }

  let looking = Promise.resolve()
  const lookInTurn = () => {
    looking = looking.then(look).catch((error: unknown) => {
      asOf = null
      onFault(error)
    })
    return looking
  }
  const timer = setInterval(lookInTurn, LOOKED_EVERY)
  void lookInTurn()

  return {
    now,
    look: lookInTurn,
    use(token, readAfter) {
      const present = now()
      if (present === null || asOf === null || !primary.reads || !standby.reads) return null
      if (present + UNCERTAIN - asOf > seconds * 1_000) return null
      if (readAfter !== null && asOf < readAfter + UNCERTAIN) return null
      const view: Database = Object.create(primary)
      const reads = withFallBack(standby.reads, primary.reads)
      return { db: Object.assign(view, { reader: token, reads }), asOf }
    },
    async close() {
      clearInterval(timer)
      await looking
      await standby.close()
    },
  }
}

type Wrote = Mark & { readonly system: string }

async function readPrimary(db: Database): Promise<Wrote> {
  const [row] = await execute<{ at: number; position: string; system: string }>(
    db,
    sql`/* replica.wrote */
    select (extract(epoch from statement_timestamp()) * 1000)::float8 as at,
      (pg_current_wal_lsn() - '0/0')::text as position,
      (select system_identifier::text from pg_control_system()) as system`,
  )
  if (!row) throw new Error('The primary does not say what it has written.')
  return { ...row, position: BigInt(row.position) }
}

/** `position` null: it is no standby. */
async function readStandby(db: Database): Promise<{ position: bigint | null; system: string }> {
  const [row] = await execute<{ position: string | null; system: string }>(
    db,
    sql`/* replica.replayed */
    select case when pg_is_in_recovery() then (pg_last_wal_replay_lsn() - '0/0')::text end as position,
      (select system_identifier::text from pg_control_system()) as system`,
  )
  if (!row) throw new Error('The standby does not say what it has replayed.')
  return { ...row, position: row.position === null ? null : BigInt(row.position) }
}

/** What a standby cannot do: it is cancelled by what it replays, or the statement needs what only a primary has. */
const NOT_AT_A_STANDBY: ReadonlySet<string> = new Set(['40001', '40P01', '0A000', '25006', '55000'])

function withFallBack(standby: ReadPool, primary: ReadPool): ReadPool {
  return {
    statementTimeout: Math.min(standby.statementTimeout, primary.statementTimeout),
    close: async () => {},
    async run(token, work) {
      try {
        return await standby.run(token, work)
      } catch (error) {
        const isOfStandby = NOT_AT_A_STANDBY.has(sqlState(error) ?? '') || isUnreachable(error) || databaseState(error)
        if (!isOfStandby) throw error
        return await primary.run(token, work)
      }
    },
  }
}
