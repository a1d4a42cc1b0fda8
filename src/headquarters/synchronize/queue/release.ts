import { type SQL, sql } from 'drizzle-orm'
import { type Database, execute, type Transaction, transaction } from '../../../db/client.ts'
import { appendSelected } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import { CUSTOMER_ACCOUNT, giveBack } from '../../customers/number-sequence.ts'
import { withIssueEvents } from '../../issues/issue-events.ts'
import { isLost } from '../../jobs/lease.ts'
import { MESSAGES } from '../evaluate/messages.ts'
import { inChunk } from './chunk-lease.ts'
import { blockLater, operationEvents } from './waiting.ts'

/**
 * Why a chunk is released: BROKEN when it failed or hung, or its process ended (one of its operations may be the
 * cause); TRANSIENT when none of them can be the cause; STOPPED before anything was tried.
 */
export type GivenUp = 'BROKEN' | 'TRANSIENT' | 'STOPPED'

type ReleasedChunk = {
  chunkId: string
  dataAreaId: string
  runId: string | null
  size: number
  first: string | null
  count: number
}

/**
 * Seconds before the next attempt after each transient fault; after the last one a person is needed (docs/domain.md,
 * D-18).
 */
const TRANSIENT_PAUSES = [5, 8, 16, 32, 64]

/**
 * Releases a chunk that this process has claimed; `why` is stored with it and may contain no personal data. False when
 * the chunk was no longer this process's.
 */
export async function releaseChunk(
  db: Database,
  chunkId: string,
  how: GivenUp,
  { actor, why }: { actor: string; why: string },
): Promise<boolean> {
  return (await release(db, sql`chunk_id = ${chunkId}`, how, actor, why)) > 0
}

/** Releases the chunks of a legal entity whose lease has expired. */
export async function releaseExpired(db: Database, dataAreaId: string, actor: string): Promise<number> {
  return await release(
    db,
    sql`data_area_id = ${dataAreaId} and ${isLost('synchronize_chunk')}`,
    'BROKEN',
    actor,
    'Its holder is gone.',
  )
}

async function release(db: Database, which: SQL, how: GivenUp, actor: string, why: string): Promise<number> {
  const released = await transaction(db, async (tx) => {
    const chunks = await execute<ReleasedChunk>(
      tx,
      sql`/* synchronize.release */
      update synchronize_chunk
      set status = 'RELEASED', ended_at = now(), message = ${why}
      where status = 'CLAIMED' and ${which}
      returning chunk_id as "chunkId", data_area_id as "dataAreaId", run_id as "runId", size,
        account_first::text as first, account_count as count`,
    )
    for (const { dataAreaId, first, count } of chunks)
      await giveBack(tx, { dataAreaId, first, count }, CUSTOMER_ACCOUNT, null)
    const moved: string[] = []
    for (const chunk of chunks) moved.push(...(await returnOperations(tx, chunk, how, actor)))
    const ids = sql.param(moved)
    if (moved.length > 0) {
      const blocked = await blockLater(tx, sql`select unnest(${ids}::uuid[])`)
      const changed = sql`select unnest(${sql.param([...moved, ...blocked])}::uuid[])`
      await appendSelected(tx, withIssueEvents(operationEvents(changed)))
    }
    return chunks.length
  })
  if (released > 0) wake(db)
  return released
}

/**
 * Its operations come back in chunks of an eighth of its size. An operation that has failed alone twice becomes FAILED,
 * so that a person looks at it.
 */
async function returnOperations(tx: Transaction, chunk: ReleasedChunk, how: GivenUp, actor: string): Promise<string[]> {
  const tried = how !== 'STOPPED'
  const verdict =
    how === 'BROKEN'
      ? sql`select *, size = 1 and lone_failures >= 1 as given_up, 'POISON' as code, 'PERMANENT' as class from claimed`
      : sql`select *, ${tried}
        and transient_failures >= ${TRANSIENT_PAUSES.length} as given_up, 'TEMPORARY_FAULT' as code,
          'TRANSIENT' as class from claimed`
  const broken = how === 'BROKEN'
  const returned = await execute<{ operationId: string }>(
    tx,
    sql`/* synchronize.returnOperations */
    with claimed as (
      select o.operation_id, o.lone_failures, o.transient_failures, ${chunk.size}::int as size
      from operation o
      where ${inChunk(chunk.chunkId)} and o.status = 'IN_PROGRESS'
      for no key update
    ),
    evaluated as (${verdict}),
    returned as (
      update operation o
      set status = case when given_up then 'FAILED' else 'UPLOADED' end, revision = o.revision + 1,
        chunk_id = case when given_up then o.chunk_id end,
        ever_failed = o.ever_failed or given_up,
        attempts = o.attempts + case when given_up then 1 else 0 end,
        error_class = case when given_up then class end, error_code = case when given_up then code end,
        error_message = case when given_up then ${broken ? MESSAGES.POISON : MESSAGES.TEMPORARY_FAULT} end,
        fingerprint = case when given_up then md5(class || ':' || code) end,
        chunk_limit = case when ${broken} then greatest(1, size / 8) else o.chunk_limit end,
        lone_failures = o.lone_failures + case when ${broken} and size = 1 then 1 else 0 end,
        transient_failures = case when ${broken}
          or not ${tried} then o.transient_failures when given_up then 0 else o.transient_failures + 1 end,
        next_attempt_at = case when ${broken} or given_up or not ${tried} then null
          else now() + (${sql.param(TRANSIENT_PAUSES)}::int[])[o.transient_failures + 1] * interval '1 second' end
      from evaluated
      where o.operation_id = evaluated.operation_id
      returning o.operation_id, o.status, o.error_class, o.error_code, o.error_message
    ),
    attempted as (
      insert into operation_attempt (operation_id, run_id, actor, outcome, error_class, error_code, error_message)
      select operation_id, ${chunk.runId}::uuid, ${actor}, 'FAILED', error_class, error_code, error_message
      from returned
      where status = 'FAILED'
    )
    select operation_id as "operationId"
    from returned`,
  )
  return returned.map(({ operationId }) => operationId)
}
