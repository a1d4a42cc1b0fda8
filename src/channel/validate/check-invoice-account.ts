import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { type CustomerChanges, textOrNull } from '../../model/customer-rows/customer-input.ts'
import type { RowRefusal } from '../../model/row-error-codes.ts'
import type { ChannelSetting } from '../cache/setting.ts'

/**
 * The invoice account must be a customer's account number. A channel knows the customers that its database has; an
 * account of another address book is entered at headquarters (docs/domain.md, D-28).
 */
export async function checkInvoiceAccount(
  db: Executor,
  { channel, profile }: ChannelSetting,
  { invoiceAccount }: Pick<CustomerChanges, 'invoiceAccount'>,
): Promise<RowRefusal[]> {
  const account = textOrNull(invoiceAccount)
  if (account === null || profile.captureValidation !== 'STRICT' || UNSTORABLE.test(account)) return []
  const found = await execute<{ n: number }>(
    db,
    sql`/* channel.findInvoiceAccount */
    select 1 as n
    from customer
    where data_area_id = ${channel.dataAreaId} and account = ${account}
    limit 1`,
  )
  if (found.length > 0) return []
  return [
    {
      code: 'UNKNOWN_INVOICE_ACCOUNT',
      field: ['invoiceAccount'],
      message:
        'No customer that this channel knows has this account number. Correct it, leave it out, or let headquarters ' +
        'enter it.',
    },
  ]
}
