import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { isErased } from '../../between/erased.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { type Executor, execute, type Transaction, transaction } from '../../db/client.ts'
import { isUuid } from '../../db/uuid.ts'
import { currentKey } from '../customers/redirects.ts'
import { type DuplicateView, readDuplicate } from './duplicate-view.ts'
import type { MergeRefusal } from './refusals.ts'
import * as refusals from './refusals.ts'

/** The keys of two customers. The audit keeps the reason. */
export type NamedPair = { customerKeys: readonly string[]; reason: string | null }

type Pair = { customerKey: string; otherKey: string; dataAreaId: string }

/**
 * Records that two customers are not the same person, so that they are listed as possible duplicates no more, until it
 * is undone or one of them is merged into another customer or erased. The same pair again changes nothing.
 */
export function dismissDuplicate(
  hq: HeadquartersDatabase,
  actor: Actor,
  named: NamedPair,
): Promise<DuplicateView | MergeRefusal> {
  return change(hq, actor, 'dismissPossibleDuplicate', named, async (tx, { customerKey, otherKey, dataAreaId }) => {
    await execute(
      tx,
      sql`/* duplicates.dismiss */
      insert into dismissed_duplicate (customer_key, other_key, data_area_id, dismissed_by)
      values (${customerKey}, ${otherKey}, ${dataAreaId}, ${actor.id})
      on conflict do nothing`,
    )
  })
}

/** Undoes `dismissDuplicate`. A pair that was not dismissed stays as it is. */
export function restoreDuplicate(
  hq: HeadquartersDatabase,
  actor: Actor,
  named: NamedPair,
): Promise<DuplicateView | MergeRefusal> {
  return change(hq, actor, 'restorePossibleDuplicate', named, async (tx, { customerKey, otherKey }) => {
    await execute(
      tx,
      sql`/* duplicates.restore */
      delete from dismissed_duplicate where customer_key = ${customerKey} and other_key = ${otherKey}`,
    )
  })
}

async function change(
  hq: HeadquartersDatabase,
  actor: Actor,
  action: string,
  { customerKeys, reason }: NamedPair,
  apply: (tx: Transaction, pair: Pair) => Promise<void>,
): Promise<DuplicateView | MergeRefusal> {
  const audit = async (db: Executor, result: string, targets: readonly string[]) => {
    // Under the key of each, so that an erasure of either one finds the reason.
    for (const target of targets) await recordAudit(db, actor, { action, target, result, reason })
  }
  const outcome = await transaction(hq.db, async (tx) => {
    const pair = await lockPair(tx, customerKeys)
    if ('code' in pair) return pair
    await apply(tx, pair)
    await audit(tx, 'OK', [pair.customerKey, pair.otherKey])
    return readDuplicate(tx, pair.customerKey, pair.otherKey)
  })
  if ('code' in outcome && customerKeys.length === 2) await audit(hq.db, outcome.code, customerKeys.filter(isUuid))
  return outcome
}

/** Locks both customers, lower key first: a merge or an erasure of one waits, and then deletes what is written here. */
async function lockPair(tx: Transaction, customerKeys: readonly string[]): Promise<Pair | MergeRefusal> {
  if (customerKeys.length !== 2) return refusals.twoCustomers('customers')
  for (const key of customerKeys) if (!isUuid(key)) return refusals.unknown('customers')
  if (new Set(customerKeys).size === 1) return refusals.sameCustomer('customers')
  const [one, other] = await execute<{ customerKey: string; dataAreaId: string }>(
    tx,
    sql`/* duplicates.lockPair */
    select customer_key as "customerKey", data_area_id as "dataAreaId"
    from customer
    where customer_key = any(${sql.param([...customerKeys])}::uuid[])
    order by customer_key
    for share`,
  )
  if (!one || !other) {
    for (const key of customerKeys) {
      if (await isErased(tx, key)) return refusals.erased('customers')
      if ((await currentKey(tx, key)) !== key) return refusals.mergedBefore('customers')
    }
    return refusals.unknown('customers')
  }
  if (one.dataAreaId !== other.dataAreaId) return refusals.otherLegalEntity('customers')
  return { customerKey: one.customerKey, otherKey: other.customerKey, dataAreaId: one.dataAreaId }
}
