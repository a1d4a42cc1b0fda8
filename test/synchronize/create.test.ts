import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { headquarters } from '../support/headquarters.ts'
import { make } from '../support/staged.ts'
import { operationRow, rows, synchronizeAll } from '../support/synchronizing.ts'

test('makes a staged create a customer with the next account number and all its parts', async () => {
  const hq = await headquarters()
  const { operationId, customerKey } = await make.operation(hq.db, {
    customer: { name: null, firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com', phone: '(555) 010-0001' },
    addresses: [{ street: '1 Main Street', city: 'Houston', zipCode: '77002', isPrimary: true }],
    contacts: [{ type: 'EMAIL', value: 'second@example.com', marketingOptIn: true }],
    affiliations: ['VIP'],
    attributes: [{ name: 'ShoeSize', value: '38' }],
  })
  const run = await synchronizeAll(hq)
  expect(run).toMatchObject({ status: 'FINISHED', total: 1, done: 1, failed: 0 })
  expect(await operationRow(hq.db, operationId)).toMatchObject({
    status: 'SYNCED',
    account: 'C-000001',
    attempts: 1,
    errorCode: null,
  })
  const [customer] = await rows<{ name: string }>(
    hq.db,
    sql`select account, cust_name as name, relationship_type as type, currency, cust_group as "group", receipt_email as "receiptEmail",
      address_books as books, financial_dimensions as dimensions, version, originating_channel as channel
    from customer where customer_key = ${customerKey}`,
  )
  expect(customer).toEqual({
    account: 'C-000001',
    name: 'Ada Lovelace',
    type: 'PERSON',
    currency: 'USD',
    group: 'Retail',
    receiptEmail: 'receipts@example.com',
    books: ['South'],
    dimensions: { CostCenter: '012' },
    version: 1,
    channel: 'houston',
  })
})
