import { setTimeout as pause } from 'node:timers/promises'
import type { Channel, EditedField, History } from '../history.ts'
import type { Known } from './captures.ts'
import { expectOnlyAgain, type Load, send, type UserErrors } from './till.ts'

/** Each channel edits a field of its own of the same customers, so that the last value of each field is known. */
const FIELDS: readonly { channel: Channel; field: EditedField }[] = [
  { channel: 'houston', field: 'phone' },
  { channel: 'online', field: 'cellularPhone' },
  { channel: 'sanfrancisco', field: 'email' },
]
export const EDITING_CHANNELS: ReadonlySet<Channel> = new Set(FIELDS.map(({ channel }) => channel))

/** A customer that its channel has lost for good is given up after so many milliseconds. */
const PATIENCE = 60_000

type Edited = {
  customer: { accountNumber: string | null } | null
  route: 'ASYNC' | 'REALTIME' | null
  operation: { operationId: string } | null
} & UserErrors

/** Tills of all channels that edit the same customers, each value higher than the one before. */
export async function editCustomers(load: Load, history: History, known: Known[], rest: number): Promise<void> {
  await Promise.all(FIELDS.map((each) => editField(load, history, known, { ...each, rest })))
}

async function editField(
  load: Load,
  history: History,
  known: Known[],
  { channel, field, rest }: { channel: Channel; field: EditedField; rest: number },
): Promise<void> {
  const { random } = load
  for (let nth = 0; !load.stopped(); nth++) {
    await pause(rest * random() * 2)
    const customer = known[Math.floor(random() * known.length)]
    if (!customer) continue
    const value = field === 'email' ? `edit${nth}@example.com` : `713 555 ${String(nth).padStart(4, '0')}`
    const key = `edit-${field}-${nth}`
    const input = { channel, customerId: customer.id, idempotencyKey: key, changes: { [field]: value } }
    const until = performance.now() + PATIENCE
    for (;;) {
      const edited = await send<Edited>(
        load,
        'updateCustomer',
        'UpdateCustomerInput',
        'customer { accountNumber } route operation { operationId } userErrors { code }',
        input,
      )
      if (edited?.customer && edited.route) {
        const { customer: shown, route, operation } = edited
        const answer = { customerKey: customer.key, route, operationId: operation?.operationId ?? null }
        history.note({ type: 'edited', key, channel, field, value, account: shown.accountNumber, ...answer })
        break
      }
      expectOnlyAgain(edited?.userErrors ?? [])
      if (performance.now() > until) {
        history.note({ type: 'edit given up', key, customerKey: customer.key, field, value })
        known.splice(known.indexOf(customer), 1)
        break
      }
      await pause(50 + random() * 300)
    }
  }
}
