import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { type Executor, execute, type Transaction, transaction } from '../../db/client.ts'
import { sqlState } from '../../db/errors.ts'
import { isUuid } from '../../db/uuid.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import type { NewEvent } from '../../model/event.ts'
import { eventsOfCards } from '../loyalty/card-events.ts'
import { leadBack } from './lead-on.ts'
import { lockForMerge } from './lock-for-merge.ts'
import { findMerge, type MergeView } from './merge-view.ts'
import type { MergeRefusal } from './refusals.ts'
import * as refusals from './refusals.ts'
import { restoreCustomers } from './stored-customers.ts'

export type UndoMerge = { mergeId: string; reason: string | null }

const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Restores both customers of a merge exactly, each under its next version, while nothing has followed: the kept
 * customer has not changed since, and what was stored is still there. Operations of the merged customer are its own
 * again.
 */
export async function undoMerge(
  hq: HeadquartersDatabase,
  actor: Actor,
  { mergeId, reason }: UndoMerge,
): Promise<MergeView | MergeRefusal> {
  const merge = isUuid(mergeId) ? await findMerge(hq.db, mergeId) : null
  if (!merge) return refusals.unknownMerge('merge')
  const audit = (db: Executor, result: string) =>
    recordAudit(db, actor, { action: 'undoMerge', target: merge.keptKey, result, reason })
  try {
    const outcome = await transaction(hq.db, (tx) => inTransaction(tx, actor, merge, audit))
    if ('code' in outcome) await audit(hq.db, outcome.code)
    else wake(hq.db)
    return outcome
  } catch (error) {
    if (sqlState(error) !== LOCK_NOT_AVAILABLE) throw error
    await audit(hq.db, 'CUSTOMER_IN_PROGRESS')
    return refusals.inProgress('merge')
  }
}

async function inTransaction(
  tx: Transaction,
  actor: Actor,
  { mergeId, mergedKey, keptKey, dataAreaId }: MergeView,
  audit: (tx: Transaction, result: string) => Promise<void>,
): Promise<MergeView | MergeRefusal> {
  const [kept, merged] = await lockForMerge(tx, [keptKey, mergedKey])
  const [state] = await execute<{ isUndone: boolean; isStored: boolean; hasChanged: boolean }>(
    tx,
    sql`/* merge.stateOfMerge */
    select m.undone_at is not null as "isUndone", m.stored is not null as "isStored",
      m.leads_to <> m.kept_key or c.version is distinct from m.kept_version as "hasChanged"
    from customer_merge m
    left join customer c on c.customer_key = m.kept_key
    where m.merge_id = ${mergeId}
    for update of m`,
  )
  if (!state) throw new Error('The merge no longer exists.')
  if (state.isUndone) return refusals.undoneBefore('merge')
  if (!state.isStored) return refusals.forgotten('merge')
  if (state.hasChanged) return refusals.followed('merge')
  if (kept?.inProgress || merged?.inProgress) return refusals.inProgress('merge')
  await restoreCustomers(tx, { mergeId, keepKey: keptKey, mergeKey: mergedKey, source: `hq:${actor.id}` })
  const ledBack = await leadBack(tx, mergeId, mergedKey)
  await execute(
    tx,
    sql`/* merge.undo */
    with awaited as (update customer_account set given_up_at = null where customer_key = ${mergedKey})
    update customer_merge
    set undone_at = now(), undone_by = ${actor.id}, stored = null
    where merge_id = ${mergeId}`,
  )
  await audit(tx, 'OK')
  const undone = await findMerge(tx, mergeId)
  if (!undone) throw new Error('The merge no longer exists.')
  const cards = await eventsOfCards(tx, [keptKey, mergedKey])
  await append(tx, [
    ...[keptKey, mergedKey, ...ledBack].map(
      (customerKey): NewEvent => ({
        kind: 'CUSTOMER',
        entityId: customerKey,
        dataAreaId,
        customerKey,
        // Those that lead to the merged customer again.
        status: ledBack.includes(customerKey) ? 'MERGED' : null,
        downloadJob: '1010',
      }),
    ),
    ...cards,
  ])
  return undone
}
