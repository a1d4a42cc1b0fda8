import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { inChannels } from '../../../access/scope-sql.ts'
import { type Executor, execute } from '../../../db/client.ts'
import { utcText } from '../../../db/utc-text.ts'
import { isUuid } from '../../../db/uuid.ts'

/** A bulk correction and how far its operations have come; of the actor's channels. */
export type BulkCorrectionView = {
  correctionId: string
  fingerprint: string | null
  correctedAt: string
  correctedBy: string
  reason: string
  corrected: number
  /** Not synchronized, and not saved again since. */
  undoable: number
  synchronized: number
  undoneAt: string | null
  undoneBy: string | null
  undone: number
}

/** The correction, if it has corrected an operation of the actor's channels. */
export async function findBulkCorrection(
  hq: Executor,
  actor: Actor,
  correctionId: string,
): Promise<BulkCorrectionView | null> {
  if (!isUuid(correctionId)) return null
  const [found] = await read(hq, actor, sql`where c.correction_id = ${correctionId}::uuid`)
  return found ?? null
}

/** The newest correction of a cause. */
export async function lastCorrectionOf(
  hq: Executor,
  actor: Actor,
  fingerprint: string,
): Promise<BulkCorrectionView | null> {
  const newest = sql`where c.fingerprint = ${fingerprint} order by c.corrected_at desc limit 1`
  const [found] = await read(hq, actor, newest)
  return found ?? null
}

/** In SQL: the operation `o` still has the correction of `item`, and is not synchronized. */
export const isUndoable = sql`o.status in ('UPLOADED', 'WAITING_ON', 'FAILED') and not exists (
        select from operation_attempt a
        where a.operation_id = item.operation_id and a.outcome in ('SAVED', 'RESOLVED', 'UNDONE')
          and a.revision > item.revision
        offset 0
      )`

async function read(hq: Executor, { channels }: Actor, which: SQL): Promise<BulkCorrectionView[]> {
  return execute<BulkCorrectionView>(
    hq,
    sql`/* operations.readBulkCorrections */
    select c.correction_id as "correctionId", c.fingerprint, ${utcText('c.corrected_at')} as "correctedAt",
      c.corrected_by as "correctedBy", c.reason, c.corrected, ${utcText('c.undone_at')} as "undoneAt",
      c.undone_by as "undoneBy", c.undone, now.undoable, now.synchronized
    from (select * from bulk_correction c ${which}) c
    cross join lateral (
      select (count(*) filter (where ${isUndoable}))::int as undoable,
        (count(*) filter (where o.status in ('SYNCED', 'DISTRIBUTED', 'SUPERSEDED')))::int as synchronized,
        count(*) as seen
      from bulk_correction_item item
      cross join lateral (
        select operation.status
        from operation
        where operation.operation_id = item.operation_id and ${inChannels(sql`operation.channel_id`, channels)}
        offset 0
      ) o
      where item.correction_id = c.correction_id
    ) now
    where now.seen > 0`,
  )
}
