import type { Actor } from '../../access/actor.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { isUuid } from '../../db/uuid.ts'
import type { CustomerOutcome } from '../../model/customer-outcome.ts'
import type { KeyUse } from '../capture/idempotency.ts'
import { readCustomer } from '../customers/read-customers.ts'
import { alwaysInRealTime } from './always-in-real-time.ts'
import { type CommandContext, type Decision, leaveUnknown, refuse } from './command.ts'
import { runCommand } from './run-command.ts'
import { notFound } from './update.ts'

export type AdoptCustomer = {
  channel: string
  customerKey: string
  idempotencyKey: string
  requestId?: string | null
}

/**
 * Adopts a customer of another store, always in real time (row 15 of the routing table): headquarters adds the
 * channel's address books, and the customer is at the channel at once (docs/domain.md, D-34).
 */
export function adoptCustomer(database: ChannelDatabase, actor: Actor, input: AdoptCustomer): Promise<CustomerOutcome> {
  return runCommand(database, actor, {
    action: 'adoptCustomer',
    input,
    content: [input.customerKey],
    path: [],
    contentPath: [],
    decide: (context, open) => decide(input, context, open),
    decideUnanswered: leaveUnknown,
    show: ({ setting }, { customerKey }) => readCustomer(database.db, setting.channel, customerKey),
  })
}

async function decide(
  { channel: channelId, customerKey }: AdoptCustomer,
  context: CommandContext,
  open: KeyUse | null,
): Promise<Decision> {
  if (!isUuid(customerKey)) return refuse([await notFound(context.database.db, customerKey)])
  return alwaysInRealTime(context, open, {
    routed: 'ADOPT_CUSTOMER',
    customerKey,
    isPending: false,
    send: (operationId, headquarters, contact) =>
      headquarters.adoptCustomer(context.request.actor, { operationId, customerKey, channelId }, contact),
  })
}
