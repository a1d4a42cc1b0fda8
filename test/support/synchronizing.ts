import { type SQL, sql } from 'drizzle-orm'
import { SYSTEM } from '../../src/access/actor.ts'
import type { HeadquartersDatabase } from '../../src/between/sides.ts'
import { type Database, execute } from '../../src/db/client.ts'
import { type BatchRunRow, underLease } from '../../src/headquarters/jobs/run.ts'
import { countStagingRecords, rowsOfOperations } from '../../src/headquarters/operations/staging/staging-records.ts'
import {
  openSynchronize,
  type SynchronizeOptions,
  synchronize,
} from '../../src/headquarters/synchronize/synchronize.ts'
import { STAGING_TABLES, type StagingTable } from '../../src/model/operation.ts'

/** A complete run over a legal entity; returns the run as it ended. */
export async function synchronizeAll(hq: HeadquartersDatabase, options: SynchronizeOptions = {}): Promise<BatchRunRow> {
  const opened = await openSynchronize(hq, SYSTEM, { legalEntity: 'USRT' })
  if ('alreadyRunning' in opened) throw new Error('A run is going on already.')
  await underLease(hq.db, opened.run, (lease) => synchronize(hq, SYSTEM, opened.run, lease, options))
  const [run] = await execute<BatchRunRow>(
    hq.db,
    sql`select run_id as "runId", status, total, done, failed, waiting, message from batch_run where run_id = ${opened.run.runId}`,
  )
  if (!run) throw new Error('The run is gone.')
  return run
}

/** The columns of an operation that tests check. */
export type OperationRow = {
  status: string
  revision: number
  errorClass: string | null
  errorCode: string | null
  errorField: string | null
  errorMessage: string | null
  waitsFor: string | null
  account: string | null
  applied: { attribute: string; oldValue: string | null; newValue: string | null }[] | null
  warnings: { code: string; field: string; customerKeys: string[] }[]
  fingerprint: string | null
  attempts: number
  chunkLimit: number | null
}

export async function operationRow(db: Database, operationId: string): Promise<OperationRow> {
  const [row] = await execute<OperationRow>(
    db,
    sql`select status, revision, error_class as "errorClass", error_code as "errorCode", error_field as "errorField", error_message as "errorMessage",
      waits_for as "waitsFor", account, applied, warnings, fingerprint, attempts, chunk_limit as "chunkLimit"
    from operation where operation_id = ${operationId}`,
  )
  if (!row) throw new Error('No such operation.')
  return row
}

/** OnlineOperationCompleted of an operation's rows: one value, since all of them have the same. */
export async function completedOf(db: Database, operationId: string): Promise<number[]> {
  const found = await rowsOfOperations(db, [operationId], STAGING_TABLES)
  return [...new Set(found.map(({ onlineOperationCompleted }) => onlineOperationCompleted))]
}

/** How many rows of a staging table have OnlineOperationCompleted = 0, and how many 1. */
export async function completedRows(db: Database, table: StagingTable): Promise<(number | null)[]> {
  const query = { table, channelDatabases: null, channels: null, limit: 1 }
  const counts = [0, 1].map((onlineOperationCompleted) =>
    countStagingRecords(db, { ...query, onlineOperationCompleted }),
  )
  return Promise.all(counts)
}

/** The rows of a raw query. */
export async function rows<Row extends object>(db: Database, query: SQL): Promise<Row[]> {
  return await execute<Row>(db, query)
}

/** Ends the leases of dead holders now, for which a test would otherwise wait 30 seconds. */
export async function expireLeases(db: Database): Promise<void> {
  await db.execute(sql`update synchronize_chunk set lease_until = now() - interval '1 second' where status = 'CLAIMED'`)
  await db.execute(sql`update batch_run set lease_until = now() - interval '1 second' where status = 'EXECUTING'`)
}
