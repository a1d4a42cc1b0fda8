import { sql } from 'drizzle-orm'
import { type Database, execute, type Transaction } from '../../db/client.ts'
import { fillChangedWords, fillCustomerWords } from '../../db/fill-customer-words.ts'
import { FILLED_AT_ONCE, type FilledBatch, fillInOrder } from '../../db/fill-in-order.ts'
import { wordsOfRows } from '../../model/customer-words.ts'
import { customerDocuments } from './customer-documents.ts'

/**
 * Fills the words of customers and captured rows that a former version stored, then words of customers that are others
 * by the rules of now; each call fills a batch.
 */
export const fillWords = (db: Database): (() => Promise<number>) =>
  fillInOrder(db, [fillCustomerWords(customerDocuments), fillCaptured, fillChangedWords(customerDocuments)])

type Captured = {
  operationId: string
  fields: { [field: string]: string | null }
}

/** The parts of an operation stay without words, as they were. */
async function fillCaptured(tx: Transaction, after: string): Promise<FilledBatch | null> {
  const found = await execute<Captured>(
    tx,
    sql`/* customers.capturedToFill */
    select operation_id as "operationId", jsonb_build_object(
        'name', cust_name, 'firstName', first_name, 'middleName', middle_name, 'lastName', last_name, 'email', email,
        'receiptEmail', receipt_email, 'phone', phone, 'cellularPhone', cellular_phone
      ) as fields
    from retail_async_customer_v2
    where search is null and operation_id > ${after}::uuid
    order by operation_id
    limit ${FILLED_AT_ONCE}
    for no key update skip locked`,
  )
  const last = found.at(-1)
  if (!last) return null
  const filled = found.map(({ operationId, fields }) => {
    const rows = { customer: [{ operation: 'CREATE', ...fields }], addresses: [], contacts: [] }
    return { operationId, search: wordsOfRows(rows, { account: null, region: undefined }).search }
  })
  await execute(
    tx,
    sql`/* customers.fillCaptured */
    update retail_async_customer_v2 s
    set search = array_to_tsvector(made.search)
    from json_to_recordset(${JSON.stringify(filled)}::json) as made ("operationId" uuid, search text[])
    where s.operation_id = made."operationId"`,
  )
  return { filled: filled.length, last: last.operationId }
}
