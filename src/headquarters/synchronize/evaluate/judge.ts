import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import type { Considered } from './consider.ts'
import { judgeChanges } from './judge-changes.ts'
import { judgeAffiliations, judgeAttributes, judgeContacts } from './judge-parts.ts'
import { judgeAddresses, judgeCustomers } from './judge-rows.ts'

/**
 * Judges every considered row by all that can be foreseen, in sets: what is wrong goes into work_error, and an operation with an error is FAILED as a
 * whole. What existing customers would change is left in work_change, less what a policy decided against.
 */
export async function judge(tx: Transaction, considered: Considered): Promise<void> {
  const { has } = considered
  if (has.has('work_customer')) await judgeCustomers(tx)
  if (has.has('work_address')) await judgeAddresses(tx)
  if (has.has('work_contact')) await judgeContacts(tx)
  if (has.has('work_affiliation')) await judgeAffiliations(tx)
  if (has.has('work_attribute')) await judgeAttributes(tx)
  await judgeOperations(tx)
  await failErroneous(tx)
  if (considered.operations > considered.creates) {
    await judgeChanges(tx, has)
    await failErroneous(tx)
  }
}

/** What concerns an operation as a whole, and so all of its rows. */
async function judgeOperations(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.judgeOperations */
    insert into work_error (operation_id, tbl, counter, code, field)
    select o.operation_id, 0, 0, case when o.is_create then 'REQUIRED' else 'CUSTOMER_NOT_FOUND' end,
      case when o.is_create then 'customer' end
    from work_operation o
    where o.fate = 'OPEN'
      and case
        when o.is_create then not exists (select from work_customer w where w.operation_id = o.operation_id)
        else not exists (select from customer c where c.customer_key = o.customer_key and c.data_area_id = o.data_area_id)
      end`,
  )
}

/** One bad row fails its operation, and nobody else's. */
export async function failErroneous(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.failErroneous */
    update work_operation o
    set fate = 'FAILED'
    where o.fate = 'OPEN' and o.operation_id in (select operation_id from work_error)`,
  )
}
