import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { type Executor, execute, type Transaction, transaction } from '../../db/client.ts'
import { sqlState } from '../../db/errors.ts'
import { rehearse } from '../../db/rehearse.ts'
import { isUuid } from '../../db/uuid.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import { CUSTOMER_FIELDS } from '../../model/customer-fields.ts'
import { wordsOfCustomer } from '../../model/customer-words.ts'
import type { NewEvent } from '../../model/event.ts'
import { customerDocuments } from '../customers/customer-documents.ts'
import { eventsOfCards } from '../loyalty/card-events.ts'
import { type Decided, decideFields, type MergeChoice, type MergedField } from './decide-fields.ts'
import { leadOn } from './lead-on.ts'
import { type Locked, lockForMerge } from './lock-for-merge.ts'
import { findMerge, type MergeView } from './merge-view.ts'
import {
  type Merging,
  type MovedParts,
  moveAddresses,
  moveAffiliations,
  moveAttributes,
  moveContacts,
  moveLoyaltyCards,
} from './move-parts.ts'
import type { MergeRefusal } from './refusals.ts'
import * as refusals from './refusals.ts'
import { storedCustomers } from './stored-customers.ts'

/** The keys of two customers; `choices` by field, see `decideFields`. The audit keeps the reason. */
export type MergeCustomers = {
  keepKey: string
  mergeKey: string
  choices: readonly MergeChoice[]
  reason: string | null
  dryRun: boolean
}

/** The kept customer as it is now, or in a dry run as it would be; `merge` is null in a dry run. */
export type Merged = {
  customer: CustomerDocument
  merge: MergeView | null
  fields: MergedField[]
  parts: MovedParts[]
  /** Operations that are not completed and apply to the kept customer from now on. */
  waitingOperations: number
}

const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Makes one customer of two (docs/domain.md, D-36), in one transaction: what the merged customer has and the kept one
 * does not moves to it, and the merged one becomes a redirect, which 1010 takes to every channel. Its operations, those
 * that come later included, keep their customer's GUID and number, and apply to the kept customer.
 */
export async function mergeCustomers(
  hq: HeadquartersDatabase,
  actor: Actor,
  merge: MergeCustomers,
): Promise<Merged | MergeRefusal> {
  const { keepKey, mergeKey, dryRun } = merge
  if (!isUuid(keepKey)) return refusals.unknown('keep')
  if (!isUuid(mergeKey)) return refusals.unknown('merge')
  const work = (tx: Transaction) => inTransaction(tx, actor, merge)
  try {
    const outcome = dryRun ? await rehearse(hq.db, work) : await transaction(hq.db, work)
    if (!dryRun) wake(hq.db)
    const result = 'code' in outcome ? outcome.code : dryRun ? 'DRY_RUN' : null
    if (result !== null) await audit(hq.db, actor, merge, result)
    return outcome
  } catch (error) {
    if (sqlState(error) !== LOCK_NOT_AVAILABLE) throw error
    await audit(hq.db, actor, merge, 'CUSTOMER_IN_PROGRESS')
    return refusals.inProgress('merge')
  }
}

const audit = (db: Executor, actor: Actor, { keepKey, reason }: MergeCustomers, result: string) =>
  recordAudit(db, actor, { action: 'mergeCustomers', target: keepKey, result, reason })

async function inTransaction(tx: Transaction, actor: Actor, merge: MergeCustomers): Promise<Merged | MergeRefusal> {
  const { keepKey, mergeKey, choices, dryRun } = merge
  if (keepKey === mergeKey) return refusals.sameCustomer('merge')
  const [ofKeep, ofMerge] = await lockForMerge(tx, [keepKey, mergeKey])
  const refusal = refuse(ofKeep, 'keep') ?? refuse(ofMerge, 'merge')
  if (refusal) return refusal
  const documents = await customerDocuments(tx, [keepKey, mergeKey])
  const keep = documents.find(({ customerKey }) => customerKey === keepKey)
  const merged = documents.find(({ customerKey }) => customerKey === mergeKey)
  if (!keep || !merged) throw new Error('A locked customer no longer exists.')
  if (keep.dataAreaId !== merged.dataAreaId) return refusals.otherLegalEntity('merge')
  const decided = decideFields(keep, merged, choices)
  if (!decided) return refusals.unknownField('choices')
  const mergeId = randomUUID()
  const merging: Merging = { keepKey, mergeKey, v: keep.version + 1, source: `hq:${actor.id}` }
  await storeMerge(tx, actor, mergeId, merging)
  const { parts, sameParts } = await moveParts(tx, merging, merged, decided)
  await removeMerged(tx, mergeKey)
  const customer = await changeKept(tx, merging, decided, [...keep.addressBooks, ...merged.addressBooks])
  const redirected = await leadOn(tx, { mergeId, mergeKey, keepKey, version: merging.v, sameParts })
  const waitingOperations = await countWaiting(tx, mergeKey)
  if (!dryRun) await audit(tx, actor, merge, 'OK')
  const view = dryRun ? null : await findMerge(tx, mergeId)
  const cards = await eventsOfCards(tx, [keepKey])
  await append(tx, [...mergedEvents(keep.dataAreaId, keepKey, [mergeKey, ...redirected]), ...cards])
  return { customer, merge: view, fields: decided.fields, parts, waitingOperations }
}

/** Why a locked customer can be neither kept nor merged. */
export function refuse(locked: Locked | undefined, field: string): MergeRefusal | null {
  if (locked?.erased) return refusals.erased(field)
  if (locked?.merged) return refusals.mergedBefore(field)
  if (!locked?.exists) return refusals.unknown(field)
  if (locked.inProgress) return refusals.inProgress(field)
  return locked.undecided ? refusals.undecided(field) : null
}

async function storeMerge(
  tx: Transaction,
  actor: Actor,
  mergeId: string,
  { keepKey, mergeKey, v }: Merging,
): Promise<void> {
  await execute(
    tx,
    sql`/* merge.storeMerge */
    insert into customer_merge (
      merge_id, merged_key, kept_key, leads_to, leads_to_version, data_area_id, merged_account, kept_version, stored,
      merged_by
    )
    select ${mergeId}, c.customer_key, ${keepKey}, ${keepKey}, ${v}::int, c.data_area_id, c.account, ${v}::int,
      ${storedCustomers(keepKey, mergeKey)}, ${actor.id}
    from customer c
    where c.customer_key = ${mergeKey}`,
  )
}

async function moveParts(tx: Transaction, merging: Merging, merged: CustomerDocument, decided: Decided) {
  const addresses = await moveAddresses(tx, merging)
  const contacts = await moveContacts(tx, merging)
  const affiliations = await moveAffiliations(tx, merging)
  await moveAttributes(tx, merging, decided.attributes, decided.losingIds)
  const cards = await moveLoyaltyCards(tx, merging)
  const equal = (same: object) => Object.keys(same).length
  const parts: MovedParts[] = [
    { part: 'ADDRESSES', moved: addresses.moved, same: equal(addresses.same) },
    { part: 'CONTACTS', moved: contacts.moved, same: equal(contacts.same) },
    { part: 'AFFILIATIONS', ...affiliations },
    {
      part: 'ATTRIBUTES',
      moved: decided.attributes.length,
      same: merged.attributes.length - decided.attributes.length,
    },
    { part: 'LOYALTY_CARDS', moved: cards, same: 0 },
  ]
  return { parts, sameParts: { ...addresses.same, ...contacts.same } }
}

/** A trigger deletes what was not moved. From now on 1010 removes the customer from the channels. */
async function removeMerged(tx: Transaction, mergeKey: string): Promise<void> {
  await execute(
    tx,
    sql`/* merge.removeMerged */
    with gone as (delete from customer_reveal where customer_key = ${mergeKey}),
    compared as (delete from customer_fingerprint where customer_key = ${mergeKey}),
    awaited as (update customer_account set given_up_at = now() where customer_key = ${mergeKey}),
    apart as (delete from dismissed_duplicate where customer_key = ${mergeKey} or other_key = ${mergeKey})
    delete from customer where customer_key = ${mergeKey}`,
  )
}

/** Writes the kept customer: the values that won, its address books, its words, and its version. */
async function changeKept(
  tx: Transaction,
  { keepKey, v, source }: Merging,
  { changed }: Decided,
  addressBooks: readonly string[],
): Promise<CustomerDocument> {
  const columns = new Map<string, string>(CUSTOMER_FIELDS.map(({ field, column }) => [field, column]))
  const assignments = changed.map(
    ({ field, value }) => sql`, ${sql.identifier(columns.get(field) ?? field)} = ${value}::text`,
  )
  // The merge itself counts as a change of the address books, so that a value explains the version.
  const versions = Object.fromEntries(
    ['addressBooks', ...changed.map(({ field }) => field)].map((f) => [f, { v, source }]),
  )
  await execute(
    tx,
    sql`/* merge.changeKept */
    update customer
    set version = ${v}::int, changed_at = now(),
      address_books = ${sql.param([...new Set(addressBooks)].sort())}::text[],
      field_versions = field_versions || ${JSON.stringify(versions)}::jsonb ${sql.join(assignments)}
    where customer_key = ${keepKey}`,
  )
  const [customer] = await customerDocuments(tx, [keepKey])
  if (!customer) throw new Error('The locked customer no longer exists.')
  const { search, sortKey, duplicates } = wordsOfCustomer(customer, undefined)
  await execute(
    tx,
    sql`/* merge.storeWords */
    update customer
    set search = array_to_tsvector(${sql.param(search)}::text[]), sort_key = ${sortKey}
    where customer_key = ${keepKey}`,
  )
  await execute(
    tx,
    sql`/* merge.storeDuplicateKeys */
    with sent as (
      select key, national
      from jsonb_to_recordset(${JSON.stringify(duplicates)}::jsonb) as sent (key text, national text)
    ),
    former as (
      delete from duplicate_key k
      where k.customer_key = ${keepKey}::uuid
        and not exists (select from sent where sent.key = k.key and sent.national = k.national)
    )
    insert into duplicate_key (customer_key, key, national)
    select ${keepKey}::uuid, key, national
    from sent
    order by 2, 3
    on conflict do nothing`,
  )
  return customer
}

async function countWaiting(tx: Transaction, mergeKey: string): Promise<number> {
  const [waiting] = await execute<{ n: number }>(
    tx,
    sql`/* merge.countWaiting */
    select count(*)::int as n from open_operation where customer_key = ${mergeKey}`,
  )
  return waiting?.n ?? 0
}

/** 1010 carries the customers that the log names: the kept one with its row, the others as redirects. */
const mergedEvents = (dataAreaId: string, keepKey: string, redirected: readonly string[]): NewEvent[] =>
  [{ customerKey: keepKey, status: null }, ...redirected.map((customerKey) => ({ customerKey, status: 'MERGED' }))].map(
    ({ customerKey, status }) => ({
      kind: 'CUSTOMER',
      entityId: customerKey,
      dataAreaId,
      customerKey,
      status,
      downloadJob: '1010',
    }),
  )
