import { type SQL, sql } from 'drizzle-orm'
import { type Actor, Forbidden } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { batchStatementTimeout, type Database, execute, type Transaction, transaction } from '../../db/client.ts'
import { isUnreachable } from '../../db/errors.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { isUuid } from '../../db/uuid.ts'
import { append, appendSelected } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import { customerDocuments } from '../customers/customer-documents.ts'
import { storeCustomers } from '../customers/store-customers.ts'
import { eventsOfCards } from '../loyalty/card-events.ts'
import { operationEvents } from '../synchronize/queue/waiting.ts'
import { mergeCopy } from './merge-copy.ts'
import { namedAgain } from './named-again.ts'
import { type ReconcileRefusal, refused } from './refusals.ts'
import { retryEdits } from './retry-edits.ts'

const LONGEST_REASON = 1_000
/** Customers that one call restores, and those of one transaction. */
const MOST = 1_000
const AT_ONCE = 100
/** Up to which the customers still to be decided are counted. */
const MOST_COUNTED = 10_000

/** `differences` null: all that can be restored, at most MOST in one call. */
export type RestoreCustomers = { differences: readonly string[] | null; reason: string }

/**
 * `restored`: customers that headquarters has again, or whose lost changes it has; `left`: those still to be decided,
 * for example because no reachable channel database has a copy, counted up to MOST_COUNTED.
 */
export type RestoredCustomers = { restored: number; left: number; userErrors: ReconcileRefusal[] }

/**
 * Takes customers that headquarters lost, and changes of customers, from the newest copy of the channel databases, as a
 * person has decided (LOST_AT_HEADQUARTERS, NEWER_AT_CHANNEL). A customer keeps its account number. 1010 then brings
 * the same version to every channel, and updates captured meanwhile are synchronized by the next run.
 */
export async function restoreCustomers(
  sides: Sides,
  actor: Actor,
  { differences, reason }: RestoreCustomers,
): Promise<RestoredCustomers> {
  if (actor.channels !== 'ALL')
    throw new Forbidden('A restored customer belongs to all channels. Use a token for all channels.')
  if (reason.trim() === '' || reason.length > LONGEST_REASON || UNSTORABLE.test(reason))
    return {
      restored: 0,
      left: 0,
      userErrors: [
        refused('INVALID_VALUE', 'reason', `Give a reason of 1 to ${LONGEST_REASON} characters that names no person.`),
      ],
    }
  const { db } = headquartersOf(sides)
  const ids = differences?.filter(isUuid) ?? null
  const reported = await findReported(db, ids)
  if (differences !== null && reported.length === 0)
    return { restored: 0, left: 0, userErrors: [refused('NOT_FOUND', 'differences', NOTHING)] }
  let restored = 0
  for (let from = 0; from < reported.length; from += AT_ONCE) {
    const batch = reported.slice(from, from + AT_ONCE)
    const copies = await newestCopies(
      sides,
      batch.map(({ customerKey }) => customerKey),
    )
    restored += await transaction(db, (tx) => restore(tx, actor, reason, batch, copies), {
      statementTimeout: batchStatementTimeout,
    })
    wake(db)
  }
  await recordAudit(db, actor, {
    action: 'restoreCustomers',
    target: differences === null ? null : differences.slice(0, AT_ONCE).join(', '),
    result: restored > 0 ? 'RESTORED' : 'NOTHING_RESTORED',
    reason,
  })
  return { restored, left: await countLeft(db), userErrors: [] }
}

const NOTHING =
  'None of these differences can be restored. Only LOST_AT_HEADQUARTERS and NEWER_AT_CHANNEL with the ' +
  'status REPORTED can.'

type Reported = { customerKey: string; backupVersion: number | null; version: number | null }

const restorable = sql.raw(`kind in ('LOST_AT_HEADQUARTERS', 'NEWER_AT_CHANNEL') and status = 'REPORTED'`)

function findReported(db: Database, ids: readonly string[] | null): Promise<Reported[]> {
  const found = ids
    ? sql`(
      select d.*
      from unnest(${sql.param([...ids])}::uuid[]) as named (id)
      cross join lateral (select * from difference where difference.id = named.id and ${restorable} offset 0) d
    )`
    : firstRestorable(MOST)
  return execute<Reported>(
    db,
    sql`/* reconcile.findRestorable */
    select customer_key as "customerKey", backup_version as "backupVersion",
      headquarters_version as version
    from ${found} d
    order by number
    limit ${MOST}`,
  )
}

async function countLeft(db: Database): Promise<number> {
  const [left] = await execute<{ n: number }>(
    db,
    sql`/* reconcile.countRestorable */
    select least(count(*), ${MOST_COUNTED})::int as n
    from ${firstRestorable(MOST_COUNTED)} d`,
  )
  return left?.n ?? 0
}

/** The first of each kind: a range of `difference_restorable`, in an order that no other index has. */
const firstRestorable = (most: number): SQL => sql`(
      select d.*
      from (values ('LOST_AT_HEADQUARTERS'), ('NEWER_AT_CHANNEL')) as wanted (kind)
      cross join lateral (
        select *
        from difference
        where ${restorable} and (difference.kind, difference.number) > (wanted.kind, 0)
          and (difference.kind, difference.number) <= (wanted.kind, ${LAST}::bigint)
        order by difference.kind, difference.number
        limit ${most}
      ) d
    )`

/** Not below any number of a difference. */
const LAST = '9223372036854775807'

/** Of each customer, the copy with the highest version in the channel databases that can be reached. */
async function newestCopies(sides: Sides, customerKeys: readonly string[]): Promise<Map<string, CustomerDocument>> {
  const newest = new Map<string, CustomerDocument>()
  for (const side of sides.channelSides.values())
    try {
      for (const copy of await side.customers(customerKeys))
        if (copy.version > (newest.get(copy.customerKey)?.version ?? 0)) newest.set(copy.customerKey, copy)
    } catch (error) {
      if (!isUnreachable(error)) throw error
    }
  return newest
}

/**
 * Returns how many customers are resolved, with all their differences. Blocks claims of the legal entities and erasures
 * until the commit.
 */
async function restore(
  tx: Transaction,
  actor: Actor,
  reason: string,
  batch: readonly Reported[],
  copies: ReadonlyMap<string, CustomerDocument>,
): Promise<number> {
  const keys = [...new Set(batch.map(({ customerKey }) => customerKey))]
  const allowed = await lockCustomers(tx, keys, [...copies.values()])
  const own = new Map((await customerDocuments(tx, keys)).map((document) => [document.customerKey, document]))
  const documents: CustomerDocument[] = []
  const resolved: string[] = []
  for (const { customerKey, backupVersion, version } of batch) {
    const copy = copies.get(customerKey)
    if (!copy || !allowed.has(customerKey)) continue
    const known = own.get(customerKey)
    resolved.push(customerKey)
    if (!known) documents.push(copy)
    else if (backupVersion !== null) {
      const merged = mergeCopy(known, copy, { backupVersion, headquartersVersion: version ?? backupVersion })
      if (merged) documents.push(merged)
    }
  }
  await storeCustomers(tx, documents)
  const ended = await execute<{ customerKey: string; dataAreaId: string | null }>(
    tx,
    sql`/* reconcile.endRestored */
    update difference d
    set status = 'RESTORED', ended_at = now(), reason = ${reason}, resolved_by = ${actor.id}
    where ${restorable} and d.customer_key = any(${sql.param(resolved)}::uuid[])
    returning d.customer_key as "customerKey", d.data_area_id as "dataAreaId"`,
  )
  const retried = await retryEdits(tx, resolved, { actor: actor.id, runId: null })
  const cards = await eventsOfCards(tx, resolved)
  await append(tx, [...ended.map((each) => namedAgain(each)), ...cards])
  await appendSelected(tx, operationEvents(sql`select unnest(${sql.param(retried)}::uuid[])`))
  return new Set(ended.map(({ customerKey }) => customerKey)).size
}

/**
 * Locks what the restored customers depend on, and returns those that may be restored: not erased, of a legal entity
 * that exists, and with an account number that is theirs.
 */
async function lockCustomers(
  tx: Transaction,
  customerKeys: readonly string[],
  copies: readonly CustomerDocument[],
): Promise<Set<string>> {
  const wanted = copies.map(({ customerKey, dataAreaId, account }) => ({ customerKey, dataAreaId, account }))
  await execute(
    tx,
    sql`/* reconcile.lockRestored */
    select 1
    from legal_entity
    where data_area_id = any(${sql.param([...new Set(wanted.map(({ dataAreaId }) => dataAreaId))])}::text[])
    order by data_area_id
    for no key update`,
  )
  await execute(
    tx,
    sql`/* reconcile.lockRestoredCustomers */
    select 1
    from customer
    where customer_key = any(${sql.param([...customerKeys])}::uuid[])
    order by customer_key
    for no key update`,
  )
  const allowed = await execute<{ customerKey: string }>(
    tx,
    sql`/* reconcile.mayBeRestored */
    select wanted."customerKey"
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as wanted ("customerKey" uuid, "dataAreaId" text, account text)
    join customer_account a on a.customer_key = wanted."customerKey" and a.data_area_id = wanted."dataAreaId"
      and a.account = wanted.account
    where not exists (select from erasure e where e.customer_key = wanted."customerKey")`,
  )
  return new Set(allowed.map(({ customerKey }) => customerKey))
}
