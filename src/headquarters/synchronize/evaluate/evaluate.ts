import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { evaluateChanges } from './evaluate-changes.ts'
import {
  evaluateAffiliations,
  evaluateAttributes,
  evaluateContacts,
  evaluateRequiredAttributes,
} from './evaluate-parts.ts'
import { evaluateAddresses, evaluateCustomers } from './evaluate-rows.ts'
import type { LoadedOperations } from './load-chunk.ts'
import { measureLengths } from './measure-lengths.ts'

/**
 * Evaluates all loaded rows by all rules that can be checked in advance, in sets. Errors are stored in work_error, and
 * an operation with an error is FAILED as a whole. Changes of existing customers are stored in work_change, except
 * those that a policy decided against.
 */
export async function evaluate(tx: Transaction, loaded: LoadedOperations): Promise<void> {
  const { has } = loaded
  await measureLengths(tx, has)
  if (has.has('work_customer')) await evaluateCustomers(tx)
  if (has.has('work_address')) await evaluateAddresses(tx)
  if (has.has('work_contact')) await evaluateContacts(tx)
  if (has.has('work_affiliation')) await evaluateAffiliations(tx)
  if (has.has('work_attribute')) await evaluateAttributes(tx)
  if (loaded.creates > 0 && loaded.setUp.requiredAttributes) await evaluateRequiredAttributes(tx)
  await evaluateOperations(tx)
  await failErroneous(tx)
  if (loaded.operations > loaded.creates) {
    await evaluateChanges(tx, has)
    await failErroneous(tx)
  }
}

/** Evaluates the rules that concern an operation as a whole, and so all of its rows. */
async function evaluateOperations(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.evaluateOperations */
    insert into work_error (operation_id, tbl, counter, code, field)
    select o.operation_id, 0, 0, case when o.is_create then 'REQUIRED' else 'CUSTOMER_NOT_FOUND' end,
      case when o.is_create then 'customer' end
    from work_operation o
    where o.outcome = 'OPEN'
      and case
        when o.is_create then not exists (select from work_customer w where w.operation_id = o.operation_id)
        else not exists (select from customer c
          where c.customer_key = o.customer_key and c.data_area_id = o.data_area_id)
      end`,
  )
}

/** One row with an error fails its operation, and no other. */
export async function failErroneous(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.failErroneous */
    update work_operation o
    set outcome = 'FAILED'
    where o.outcome = 'OPEN' and o.operation_id in (select operation_id from work_error)`,
  )
}
